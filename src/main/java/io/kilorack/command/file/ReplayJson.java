package io.kilorack.command.file;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.replay.Replay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A replay as JSON: every change of every part with the rules that caused it and their citations.
public final class ReplayJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReplayJson() {}

    public static String text(
            Assessment assessment, Catalog catalog, List<FleetLaw.PartReplay> replays, LocalDate from, LocalDate to) {
        Map<String, ControlRule> rules = new HashMap<>();
        catalog.rules().forEach(r -> rules.put(r.id(), r));
        ObjectNode root = MAPPER.createObjectNode();
        root.put("plan", assessment.plan().name());
        root.put("from", from.toString());
        root.put("to", to.toString());
        root.put("catalog", assessment.catalogVersion());
        root.put("notice", assessment.exposure().notice());
        ArrayNode parts = root.putArray("parts");
        for (FleetLaw.PartReplay replay : replays) {
            ObjectNode part = parts.addObject();
            part.put("accelerator", replay.part().acceleratorId());
            part.put("name", replay.part().name());
            part.put("site", replay.part().siteId());
            part.put("lot", replay.part().stockId());
            part.put("in_store", replay.part().stored());
            part.put("accelerators", replay.part().accelerators());
            changes(part.putArray("changes"), replay.changes(), rules);
            changes(part.putArray("buying"), replay.buying(), rules);
        }
        return MAPPER.writeValueAsString(root);
    }

    private static void changes(ArrayNode into, List<Replay.Change> changes, Map<String, ControlRule> rules) {
        for (Replay.Change change : changes) {
            ObjectNode node = into.addObject();
            node.put("date", change.date().toString());
            node.put("severity", change.severity().name().toLowerCase(Locale.ROOT));
            node.put("eccn", change.eccn());
            node.put("outcome", change.outcome().word());
            node.put("policy", change.policy());
            node.put("sentence", change.sentence());
            ArrayNode causes = node.putArray("causes");
            for (String id : change.causes()) {
                ObjectNode cause = causes.addObject();
                cause.put("rule", id);
                ControlRule rule = rules.get(id);
                if (rule != null) {
                    cause.put("title", rule.title());
                    cause.put("citation", rule.instrument());
                    cause.put("binding", rule.binding());
                    if (!rule.sources().isEmpty()) {
                        cause.put("url", rule.sources().getFirst().url());
                    }
                }
            }
        }
    }
}
