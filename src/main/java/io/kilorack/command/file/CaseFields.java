package io.kilorack.command.file;

import io.kilorack.catalog.RuleField;
import io.kilorack.exposure.facts.CountryCode;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.FieldIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Turns members of a case into fields of the rule language. Every field of the vocabulary is taken, in
/// the group it belongs to or by its full name; what is no field is listed and left out; a value that
/// does not fit its field is an error that names it, since a value dropped in silence would be judged as
/// one that nobody stated.
final class CaseFields {
    /// Notes that cases carry beside the fields of the rule language.
    private static final Set<String> REMARKS = Set.of("tpp_basis", "io_basis", "pd_basis");

    /// Words people write for a value that nobody knows.
    private static final Set<String> NOT_KNOWN =
            Set.of("unknown", "not known", "not stated", "not public", "n/a", "?", "");

    private static final Map<String, String> KINDS_OF_PART = Map.of(
            "chip", "ic",
            "gpu", "ic",
            "module", "ic",
            "card", "board",
            "server", "system",
            "rack", "system",
            "computer", "system");

    private static final Map<String, String> USES = Map.of(
            "inference", "commercial_inference",
            "training", "ai_training",
            "commercial", "commercial_inference",
            "military-intelligence", "military_intelligence");

    private final Facts.Builder facts = Facts.builder();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> statedUnknown = new HashSet<>();

    /// What is wrong with a case.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    Facts.Builder facts() {
        return facts;
    }

    /// Members that are no fields of the rule language, and none of the case.
    List<String> ignored() {
        return List.copyOf(ignored);
    }

    /// A member that means nothing here: a note, or a misspelt one. It is said, so that nobody takes it
    /// to count.
    void ignore(String member) {
        ignored.add(member);
    }

    /// What was read otherwise than it was written.
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// The code of a country as a case writes it. What is no code counts as unknown and is said; empty
    /// where nothing is stated.
    String country(String field, String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("none")) {
            return text.toLowerCase(Locale.ROOT);
        }
        String code = CountryCode.of(text).orElse("");
        if (code.isEmpty()) {
            remarks.add("%s \"%s\" counts as unknown: %s".formatted(field, text, CountryCode.advice(text)));
            statedUnknown.add(field);
        } else if (!code.equalsIgnoreCase(text)) {
            remarks.add("%s \"%s\" is read as %s".formatted(field, text, code));
        }
        return code;
    }

    /// Fields the case states to be unknown (`null`): no default stands in for them.
    Set<String> statedUnknown() {
        return statedUnknown;
    }

    /// Takes the members of one group (`specs` is the group `part`).
    void group(String group, JsonNode object) {
        if (object.isMissingNode() || object.isNull()) {
            return;
        }
        if (!object.isObject()) {
            throw new Wrong("\"" + group + "\" should be an object; have " + object);
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            if (group.equals("event") && (name.equals("kind") || name.equals("date") || name.equals("ship_from"))) {
                continue;
            }
            one(name.contains(".") ? name : group + "." + name(group, name), entry.getValue());
        }
    }

    /// Other spellings of members that cases use.
    private static String name(String group, String name) {
        return switch (group + "." + name) {
            case "owner.name" -> "names";
            case "owner.country", "owner.hq" -> "hq_country";
            case "owner.lists" -> "entity_lists";
            case "use.kind" -> "end_use";
            default -> name;
        };
    }

    /// Takes one field by its full name. An attestation `{"value": …, "by": …}` counts as its value.
    void one(String field, JsonNode stated) {
        JsonNode value = stated.isObject() && stated.has("value") ? stated.get("value") : stated;
        String last = field.substring(field.indexOf('.') + 1);
        if (REMARKS.contains(last) || last.endsWith("note") || last.endsWith("notes")) {
            return;
        }
        if (!FieldIndex.has(field)) {
            ignored.add(field);
            return;
        }
        RuleField.Type type = FieldIndex.type(FieldIndex.slot(field));
        boolean said = value.isString()
                && NOT_KNOWN.contains(value.stringValue().strip().toLowerCase(Locale.ROOT));
        if (said || value.isNull()) {
            // A part's missing figure and one that is null are the same (case_defaults); for the owner, the
            // site and the use a case says null to say that nobody knows, as "unknown" says it for all.
            if (said || !field.startsWith("part.")) {
                statedUnknown.add(field);
            }
            return;
        }
        try {
            Object plain = value(field, type, value);
            if (CountryCode.FIELDS.contains(field)) {
                plain = country(field, String.valueOf(plain));
                if (plain.equals("")) {
                    return;
                }
            }
            facts.put(field, plain);
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Object value(String field, RuleField.Type type, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isArray()) {
            return texts(field, value);
        }
        if (value.isString()) {
            String text = value.stringValue().strip();
            return switch (type) {
                case TEXTS -> List.of(text);
                case NUMBER, FLAG -> Facts.fromText(field, text);
                case DATE -> text;
                case TEXT -> word(field, text);
            };
        }
        throw new Wrong("\"" + field + "\" should be a plain value; have " + value);
    }

    private static String word(String field, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (field) {
            case "part.kind" -> KINDS_OF_PART.getOrDefault(lower, lower);
            case "use.end_use" -> USES.getOrDefault(lower, lower);
            default -> text;
        };
    }

    /// A list of text; one text stands for a list of one.
    ///
    /// @throws Wrong when something else stands there
    static List<String> texts(String name, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.isString()) {
            return List.of(node.stringValue());
        }
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            for (JsonNode item : node) {
                if (!item.isString()) {
                    throw new Wrong("\"" + name + "\" should be a list of text; have " + node);
                }
                texts.add(item.stringValue());
            }
            return List.copyOf(texts);
        }
        throw new Wrong("\"" + name + "\" should be a list of text; have " + node);
    }

    /// Text, or empty when the member is absent or null.
    ///
    /// @throws Wrong when something else stands there
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Wrong("\"" + name + "\" should be text; have " + value);
        }
        return value.stringValue().strip();
    }
}
