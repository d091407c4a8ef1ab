package io.kilorack.command.file;

import io.kilorack.catalog.RuleField;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.FieldIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Worked cases of export control: `classification_cases.json` (a part, a day, a destination) and
/// `exposure_cases.json`
/// (an act by an owner at a site, with the rules that must and must not fire). What a case leaves out is
/// filled as
/// `case_defaults` of `rules_schema.json` says.
public final class CaseFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String BASIS = "case default";
    /// Notes that cases carry beside the fields of the rule language.
    private static final Set<String> REMARKS = Set.of(
            "tpp_basis", "io_basis", "tpp_note", "note", "notes", "kind", "date", "ship_from", "pd_basis", "die_note");

    /// Words people use for acts beside those of the rule language.
    private static final Map<String, String> ALSO_CALLED = Map.of(
            "installation", "operate",
            "continued_use", "operate",
            "use", "operate",
            "move", "transfer_in_country",
            "resale", "resell",
            "support", "service");

    private CaseFile() {}

    /// One case, ready to be judged.
    ///
    /// @param expected classification expected, or null when the case asks for none
    /// @param expectedBoard of a board or system with the part, or null
    /// @param licence outcome, policy and rules expected, or null
    /// @param other further findings expected: rule id → first word of its outcome
    /// @param mustFire rules that must be among the findings
    /// @param mustNotFire rules that must not apply
    /// @param ignored members of the case that are not fields of the rule language
    public record Case(
            String id,
            Facts facts,
            Act act,
            LocalDate asOf,
            @Nullable String expected,
            @Nullable String expectedBoard,
            @Nullable ExpectedLicence licence,
            Map<String, String> other,
            List<String> mustFire,
            List<String> mustNotFire,
            List<String> ignored,
            String note) {}

    public record ExpectedLicence(String outcome, String policy, List<String> rules) {}

    /// A case file that cannot be read, with file, case and what is wrong.
    public static final class BadCase extends Exception {
        private static final long serialVersionUID = 1;

        BadCase(String message) {
            super(message);
        }
    }

    /// Reads a case file of either shape.
    ///
    /// @param knowledge the day of the rule base: what classification cases may know
    public static List<Case> read(Path file, LocalDate knowledge) throws IOException, BadCase {
        String name = file.getFileName().toString();
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new BadCase("%s: is not valid JSON: %s. Mend the file".formatted(name, e.getOriginalMessage()));
        }
        JsonNode list = root.isObject() && root.has("cases") ? root.get("cases") : root;
        if (!list.isArray()) {
            throw new BadCase(name + ": should be a list of cases. Write it as [ … ]");
        }
        var cases = new ArrayList<Case>();
        for (JsonNode node : list) {
            String id = node.path("id").isString() ? node.get("id").stringValue() : "number " + (cases.size() + 1);
            try {
                cases.add(one(id, node, knowledge));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new BadCase("%s: case %s: %s. Correct the case".formatted(name, id, e.getMessage()));
            }
        }
        return cases;
    }

    private static Case one(String id, JsonNode node, LocalDate knowledge) {
        Facts.Builder facts = Facts.builder();
        String part = text(node, "part");
        if (!part.isEmpty()) {
            facts.put("part.name", part);
        }
        JsonNode specs = node.path("specs");
        if (specs.path("kind").isString()) {
            facts.put("part.kind", specs.get("kind").stringValue());
        }
        var ignored = new ArrayList<String>();
        take(facts, "part", specs, ignored);
        for (String group : List.of("owner", "site", "system", "use", "event", "plan", "derived")) {
            take(facts, group, node.path(group), ignored);
        }
        String destination = text(node, "destination");
        if (!destination.isEmpty()) {
            facts.putDefault("site.country", destination, "");
        }
        JsonNode event = node.path("event");
        LocalDate stated = LocalDate.parse(required(node, "as_of"));
        // In a classification case `as_of` is the day of the act and the rule base's own day the knowledge.
        boolean dated = event.path("date").isString();
        LocalDate date = dated ? LocalDate.parse(event.get("date").stringValue()) : stated;
        LocalDate asOf = dated ? stated : knowledge;
        String kind = required(event, "kind");
        var act = new Act(ALSO_CALLED.getOrDefault(kind, kind), date, text(event, "ship_from"));
        return new Case(
                id,
                Assumptions.complete(facts.build(), BASIS),
                act,
                asOf,
                node.path("expected").isString() ? node.get("expected").stringValue() : null,
                node.path("expected_board_or_system").isString()
                        ? node.get("expected_board_or_system").stringValue()
                        : null,
                licence(node.path("expected_licence")),
                words(node.path("expected_other")),
                texts(node.path("expected_outcomes")),
                texts(node.path("must_not_fire")),
                List.copyOf(ignored),
                text(node, "note"));
    }

    private static void take(Facts.Builder facts, String group, JsonNode object, List<String> ignored) {
        if (!object.isObject()) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String field = group + "." + entry.getKey();
            JsonNode value = entry.getValue();
            boolean remark = REMARKS.contains(entry.getKey()) && (group.equals("part") || group.equals("event"));
            if (remark || entry.getKey().endsWith("note") || value.isNull()) {
                continue;
            }
            if (!FieldIndex.has(field)) {
                ignored.add(field);
                continue;
            }
            try {
                facts.put(field, value(FieldIndex.type(FieldIndex.slot(field)), field, value));
            } catch (IllegalArgumentException e) {
                // A value of the wrong type stays unknown, and the reader is told; the other cases still count.
                ignored.add(e.getMessage());
            }
        }
    }

    private static Object value(RuleField.Type type, String field, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isArray()) {
            return texts(value);
        }
        if (value.isString()) {
            return type == RuleField.Type.TEXTS ? List.of(value.stringValue()) : value.stringValue();
        }
        throw new IllegalArgumentException("\"" + field + "\" should be a plain value; have " + value);
    }

    private static @Nullable ExpectedLicence licence(JsonNode node) {
        return node.isObject() && node.path("outcome").isString()
                ? new ExpectedLicence(
                        node.get("outcome").stringValue(), text(node, "policy"), texts(node.path("rules")))
                : null;
    }

    private static Map<String, String> words(JsonNode node) {
        var words = new LinkedHashMap<String, String>();
        if (node.isObject()) {
            node.properties().forEach(e -> words.put(e.getKey(), e.getValue().asString()));
        }
        return words;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            for (JsonNode item : node) {
                texts.add(item.asString());
            }
        }
        return List.copyOf(texts);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.get(name).stringValue() : "";
    }

    private static String required(JsonNode node, String name) {
        String text = text(node, name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("lacks \"" + name + "\"");
        }
        return text;
    }
}
