package io.kilorack.catalog.load;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.RuleField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `rules.json`. A rule base is taken whole or not at all: an unknown member, field or operator, an
/// inverted or overlapping
/// date, or a missing citation refuses the file, so the rule base in force stays in force.
public final class RuleFacts {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "jurisdiction",
            "authority",
            "title",
            "instrument",
            "published",
            "known_from",
            "effective_from",
            "effective_to",
            "compliance_from",
            "suspended_intervals",
            "status_2026_11_23",
            "binding",
            "stage",
            "applies_to",
            "triggering_events",
            "outcome",
            "licence_policy",
            "priority",
            "effect",
            "residual_risks",
            "explanation",
            "notes",
            "supersedes",
            "superseded_by",
            "sources",
            "confidence",
            "provenance");
    private static final Set<String> JURISDICTIONS = Set.of("US", "CN", "NL", "JP", "TW", "KR", "MY", "EU", "*");
    private static final Set<String> STATUSES =
            Set.of("in_force", "ended", "suspended", "not_enforced", "uncertain", "proposed", "withdrawn", "announced");
    private static final Set<String> BINDINGS = Set.of(
            "statute",
            "regulation",
            "order",
            "individual_notice",
            "statutory_list",
            "guidance",
            "policy_statement",
            "official_notice",
            "announced_policy",
            "reported_unpublished",
            "bill",
            "proposed_rule",
            "withdrawn_draft",
            "derived");
    private static final Set<String> STAGES = Set.of(
            "classification",
            "jurisdiction",
            "licence_requirement",
            "individual_notice",
            "entity",
            "end_use",
            "licence_policy",
            "licence_exception",
            "guidance",
            "tariff",
            "supply",
            "finance",
            "procurement",
            "domestic",
            "materials",
            "conflict_of_laws",
            "pending",
            "residual",
            "reference");
    private static final Set<String> OUTCOMES = Set.of(
            "classified",
            "prohibited",
            "licence_required",
            "licence_exception",
            "notification",
            "allowed",
            "discouraged",
            "due_diligence",
            "tariff",
            "watch",
            "not_enforced");
    private static final Set<String> RISKS = Set.of(
            "support_warranty_cut",
            "spares",
            "software_update",
            "resale",
            "secondary_sanctions",
            "seizure",
            "foreign_policy_reversal",
            "funding",
            "reputational",
            "tariff");
    private static final Set<String> EVENTS = Set.copyOf(RuleField.words("event.kind"));
    /// What follows from rules; every other field is a fact or derived by the engine itself.
    private static final List<String> SETTABLE = List.of("part.subject_to_ear", "derived.is_supercomputer");
    private static final Set<String> CONFIDENCES = Set.of("high", "medium", "low");
    private static final Set<String> PROVENANCES = Set.of("stored", "knowledge", "mixed");

    private RuleFacts() {}

    public static List<ControlRule> read(Path file) throws IOException, BadFacts {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    /// Reads the text of a rules file; `file` is its name for messages.
    public static List<ControlRule> parse(String file, String text) throws BadFacts {
        JsonNode root = JsonRow.parse(file, text);
        if (!root.isArray()) {
            throw new BadFacts(file, "whole file", "should be a list of rules", "Write it as [ … ]");
        }
        var rules = new LinkedHashMap<String, ControlRule>();
        int position = 0;
        for (JsonNode node : root) {
            position++;
            JsonNode id = node.get("id");
            String place = id != null && id.isString() ? "rule " + id.stringValue() : "rule number " + position;
            ControlRule rule = rule(new JsonRow(file, place, node));
            if (rules.put(rule.id(), rule) != null) {
                throw new BadFacts(file, place, "the id is used twice", "Give every rule its own id");
            }
        }
        RuleDates.checkSuccession(file, rules);
        codes(file, rules.values());
        return List.copyOf(rules.values());
    }

    /// The engine keeps control-list entries in a bit set of this size.
    private static final int MOST_CODES = 31;

    private static void codes(String file, Collection<ControlRule> rules) throws BadFacts {
        var codes = new HashSet<Object>();
        for (ControlRule rule : rules) {
            codes.addAll(rule.effect().addsEccn());
            collect(rule.appliesTo(), codes);
            if (codes.size() > MOST_CODES) {
                throw new BadFacts(
                        file,
                        "rule " + rule.id(),
                        "is the one with which the rules name more than " + MOST_CODES + " entries of the control list",
                        "Use fewer distinct codes in derived.eccn and adds_eccn");
            }
        }
    }

    private static void collect(Condition condition, Set<Object> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> collect(c, into));
            case Condition.Any any -> any.of().forEach(c -> collect(c, into));
            case Condition.Not not -> collect(not.of(), into);
            case Condition.Leaf leaf -> {
                if (leaf.field().equals("derived.eccn") && leaf.value() instanceof List<?> list) {
                    into.addAll(list);
                }
            }
        }
    }

    private static ControlRule rule(JsonRow row) throws BadFacts {
        row.only(MEMBERS);
        JsonNode tree = row.node().get("applies_to");
        if (tree == null) {
            throw row.bad("lacks \"applies_to\"", "Add the condition tree");
        }
        var rule = new ControlRule(
                row.words("id"),
                row.oneOf("jurisdiction", JURISDICTIONS),
                row.words("authority"),
                row.words("title"),
                row.words("instrument"),
                row.date("published"),
                row.date("known_from"),
                row.date("effective_from"),
                row.date("effective_to"),
                row.date("compliance_from"),
                suspensions(row),
                row.oneOf("status_2026_11_23", STATUSES),
                row.oneOf("binding", BINDINGS),
                row.oneOf("stage", STAGES),
                ConditionFacts.read(row.row(tree, row.place())),
                known(row, "triggering_events", EVENTS),
                row.oneOf("outcome", OUTCOMES),
                row.optionalText("licence_policy"),
                row.integer("priority").orElse(0),
                effect(row),
                known(row, "residual_risks", RISKS),
                row.words("explanation"),
                row.textOr("notes", ""),
                row.texts("supersedes"),
                row.texts("superseded_by"),
                citations(row),
                row.oneOf("confidence", CONFIDENCES),
                row.oneOf("provenance", PROVENANCES));
        RuleDates.check(row, rule);
        return rule;
    }

    private static List<String> known(JsonRow row, String name, Set<String> words) throws BadFacts {
        List<String> texts = row.texts(name);
        for (String text : texts) {
            if (!words.contains(text)) {
                throw row.bad(
                        "\"" + name + "\" has the unknown word \"" + text + "\"", "Use a word of rules_schema.json");
            }
        }
        return texts;
    }

    private static List<ControlRule.Suspension> suspensions(JsonRow row) throws BadFacts {
        var intervals = new ArrayList<ControlRule.Suspension>();
        for (JsonNode pair : row.list("suspended_intervals")) {
            if (!pair.isArray() || pair.size() != 2) {
                throw row.bad("a suspended interval should be [from, to]; have " + pair, "Write two dates");
            }
            intervals.add(new ControlRule.Suspension(end(row, pair.get(0)), end(row, pair.get(1))));
        }
        return List.copyOf(intervals);
    }

    private static @Nullable LocalDate end(JsonRow row, JsonNode node) throws BadFacts {
        if (node.isNull()) {
            return null;
        }
        return row.day("suspended_intervals", node.isString() ? node.stringValue() : node.toString());
    }

    private static List<ControlRule.Citation> citations(JsonRow row) throws BadFacts {
        var citations = new ArrayList<ControlRule.Citation>();
        for (JsonNode node : row.list("sources")) {
            JsonRow source = row.row(node, row.place() + ", source " + (citations.size() + 1));
            source.only(Set.of("label", "url"));
            citations.add(new ControlRule.Citation(source.words("label"), source.words("url")));
        }
        if (citations.isEmpty()) {
            throw row.bad("has no citation", "Add at least one source with label and url");
        }
        return List.copyOf(citations);
    }

    private static ControlRule.Effect effect(JsonRow row) throws BadFacts {
        if (!row.has("effect")) {
            return ControlRule.Effect.NONE;
        }
        JsonRow effect = row.row(row.node().get("effect"), row.place());
        effect.only(Set.of("adds_eccn", "eccn_label", "sets", "changes"));
        var sets = new LinkedHashMap<String, Object>();
        if (effect.has("sets")) {
            for (Map.Entry<String, JsonNode> entry : effect.node().get("sets").properties()) {
                String field = entry.getKey();
                if (!SETTABLE.contains(field) || !entry.getValue().isBoolean()) {
                    throw row.bad(
                            "sets \"" + field + "\" to " + entry.getValue(),
                            "A rule may set " + String.join(" or ", SETTABLE) + " to true or false only");
                }
                sets.put(field, entry.getValue().booleanValue());
            }
        }
        return new ControlRule.Effect(
                effect.texts("adds_eccn"),
                effect.textOr("eccn_label", ""),
                Map.copyOf(sets),
                effect.textOr("changes", ""));
    }
}
