package io.kilorack.command.file;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.TimelinePoint;
import io.kilorack.assess.OpenFacts;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.exposure.classify.Neighbour;
import io.kilorack.exposure.facts.FieldWords;
import io.kilorack.exposure.scenario.RiskResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The exposure of a plan as JSON. A value that is unknown is left out, never written as 0.
public final class ExposureJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ExposureJson() {}

    /// @param scenarios what was sampled, and `risk` what came of it, or null when nothing was
    public static String text(Assessment assessment, @Nullable PlanScenarios scenarios, @Nullable RiskResult risk) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("plan", assessment.plan().name());
        root.put("as_of", assessment.asOf().toString());
        root.put("catalog", assessment.catalogVersion());
        root.put("catalog_hash", assessment.catalogHash());
        root.put("notice", assessment.exposure().notice());
        ArrayNode parts = root.putArray("parts");
        assessment.exposure().parts().forEach(part -> part(part, parts.addObject()));
        ArrayNode store = root.putArray("in_store");
        assessment.exposure().store().forEach(part -> part(part, store.addObject()));
        ObjectNode shares = root.putObject("accelerators_by_severity");
        counts(assessment.exposure().parts(), shares.putObject("in_racks"));
        counts(assessment.exposure().store(), shares.putObject("in_store"));
        ArrayNode timeline = root.putArray("timeline");
        assessment.exposure().timeline().forEach(point -> point(point, timeline.addObject()));
        ArrayNode storeTimeline = root.putArray("timeline_in_store");
        assessment.exposure().storeTimeline().forEach(point -> point(point, storeTimeline.addObject()));
        ArrayNode facts = root.putArray("facts_to_state");
        for (OpenFacts fact : OpenFacts.of(assessment.exposure())) {
            ObjectNode one = facts.addObject();
            one.put("field", fact.field());
            one.put("question", FieldWords.question(fact.field()));
            fact.rules().keySet().forEach(one.putArray("rules_waiting")::add);
            fact.parts().keySet().forEach(one.putArray("parts")::add);
            one.put("about_other_goods_or_makers", fact.aside());
        }
        ArrayNode stated = root.putArray("facts_stated");
        assessment.plan().owner().attestations().forEach((field, a) -> {
            ObjectNode one = stated.addObject();
            one.put("field", field);
            one.put("value", a.value());
            one.put("by", a.by());
            one.put("on", a.on());
            one.put("ground", a.ground());
        });
        if (risk != null && scenarios != null) {
            RiskJson.put(scenarios, risk, root.putObject("capacity_at_risk"));
        }
        return MAPPER.writeValueAsString(root);
    }

    /// Classifications of catalog parts on a day.
    ///
    /// @param parts by catalog id
    public static String classes(LocalDate on, Map<String, Classification> parts, String notice) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("on", on.toString());
        root.put("notice", notice);
        ArrayNode list = root.putArray("parts");
        parts.forEach((id, classification) -> {
            ObjectNode node = list.addObject();
            node.put("accelerator", id);
            number(node, "tpp", classification.tpp());
            number(node, "performance_density", classification.performanceDensity());
            classification(classification, node.putObject("classification"));
        });
        return MAPPER.writeValueAsString(root);
    }

    private static void counts(List<PartExposure> parts, ObjectNode node) {
        ExposureResult.bySeverity(parts).forEach((severity, n) -> node.put(word(severity), n));
    }

    private static void part(PartExposure part, ObjectNode node) {
        node.put("accelerator", part.acceleratorId());
        node.put("name", part.name());
        node.put("site", part.siteId());
        node.put("lot", part.stockId());
        node.put("accelerators", part.accelerators());
        node.put("eccn", part.eccn());
        number(node, "tpp", part.tpp());
        number(node, "performance_density", part.performanceDensity());
        node.put("severity", word(part.severity()));
        node.put("sentence", part.sentence());
        Classification classification = part.classification();
        if (classification != null) {
            classification(classification, node.putObject("classification"));
        }
        ArrayNode acts = node.putArray("acts");
        part.acts().forEach(a -> act(a, acts.addObject()));
        ArrayNode findings = node.putArray("findings");
        part.findings().forEach(f -> finding(f, findings.addObject()));
    }

    private static void classification(Classification c, ObjectNode node) {
        node.put("eccn", c.eccn());
        if (!c.boardOrSystem().isEmpty()) {
            node.put("board_or_system", c.boardOrSystem());
        }
        c.rules().forEach(node.putArray("rules")::add);
        c.missing().forEach(node.putArray("inputs_missing")::add);
        node.put("sensitive", c.sensitive());
        ArrayNode distances = node.putArray("distances");
        for (Distance d : c.distances()) {
            ObjectNode one = distances.addObject();
            one.put("field", d.field());
            one.put("op", d.op());
            one.put("threshold", d.threshold());
            one.put("value", d.value());
            one.put("share", d.share());
            one.put("sensitive", d.sensitive());
            one.put("rule", d.ruleId());
        }
        ArrayNode neighbours = node.putArray("neighbours");
        for (Neighbour n : c.neighbours()) {
            ObjectNode one = neighbours.addObject();
            one.put("eccn", n.eccn());
            one.put("standing", n.standing().word());
            one.put("sentence", n.sentence());
            n.missing().forEach(one.putArray("inputs_missing")::add);
            one.put("citation", n.citation());
        }
    }

    private static void act(ActLaw a, ObjectNode node) {
        node.put("act", a.act());
        node.put("date", a.date().toString());
        node.put("law_of", a.law().toString());
        node.put("us_outcome", a.outcome());
        if (!a.policy().isEmpty()) {
            node.put("licence_policy", a.policy());
        }
        if (!a.relaxed().equals(a.outcome())) {
            node.put("us_outcome_relaxed_reading", a.relaxed());
        }
        a.rules().forEach(node.putArray("rules")::add);
        a.missing().forEach(node.putArray("inputs_missing")::add);
        a.open().forEach(node.putArray("undecided_rules")::add);
        if (!a.provided().isEmpty()) {
            node.put("provided", a.provided());
        }
        node.put("severity", word(a.severity()));
        node.put("sentence", a.sentence());
        if (!a.scheduled().isEmpty()) {
            a.scheduled().forEach(node.putArray("scheduled")::add);
        }
    }

    private static void finding(Finding f, ObjectNode node) {
        node.put("rule", f.ruleId());
        node.put("jurisdiction", f.jurisdiction());
        node.put("title", f.title());
        node.put("outcome", f.outcome());
        node.put("licence_policy", f.licencePolicy());
        node.put("citation", f.citation());
        node.put("url", f.url());
        node.put("binding", f.binding());
        node.put("act", f.act());
        node.put("act_date", f.actDate().toString());
        if (f.knownFrom() != null) {
            node.put("known_from", f.knownFrom().toString());
        }
        if (f.complianceFrom() != null) {
            node.put("compliance_from", f.complianceFrom().toString());
        }
        if (f.effectiveFrom() != null) {
            node.put("effective_from", f.effectiveFrom().toString());
        }
        if (f.effectiveTo() != null) {
            node.put("effective_to", f.effectiveTo().toString());
        }
        node.put("severity", word(f.severity()));
        node.put("branch", f.branch());
        f.inputsUsed().forEach(node.putArray("inputs_used")::add);
        f.inputsMissing().forEach(node.putArray("inputs_missing")::add);
        node.put("confidence", f.confidence());
        node.put("sentence", f.sentence());
    }

    private static void point(TimelinePoint point, ObjectNode node) {
        node.put("date", point.date().toString());
        ObjectNode counts = node.putObject("accelerators");
        point.accelerators().forEach((severity, count) -> counts.put(word(severity), count));
        point.cause().ifPresent(cause -> node.put("cause", cause));
    }

    private static void number(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
