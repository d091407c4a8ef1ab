package io.kilorack.catalog.load;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.RuleField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads condition trees: `{all:[…]}`, `{any:[…]}`, `{not:…}` or a leaf `{field, op, value | value_field}`.
final class ConditionFacts {
    private static final Map<String, Condition.Operator> OPERATORS = Arrays.stream(Condition.Operator.values())
            .collect(Collectors.toUnmodifiableMap(Condition.Operator::spelling, Function.identity()));

    private ConditionFacts() {}

    static Condition read(JsonRow row) throws BadFacts {
        JsonNode node = row.node();
        if (!node.isObject()) {
            throw row.bad(
                    "a condition should be an object; have " + node,
                    "Write all, any, not, or a leaf with field and op");
        }
        if (node.has("field")) {
            return leaf(row);
        }
        if (node.size() != 1) {
            throw row.bad("a condition should have one of all, any, not; have " + node.propertyNames(), "Split it");
        }
        String word = node.propertyNames().iterator().next();
        return switch (word) {
            case "all" -> new Condition.All(children(row, word));
            case "any" -> new Condition.Any(children(row, word));
            case "not" -> new Condition.Not(read(row.row(node.get(word), inside(row, "not"))));
            default -> throw row.bad("has the unknown condition \"" + word + "\"", "Known: all, any, not, field");
        };
    }

    private static List<Condition> children(JsonRow row, String word) throws BadFacts {
        var children = new ArrayList<Condition>();
        for (JsonNode child : row.list(word)) {
            children.add(read(row.row(child, inside(row, word + "[" + children.size() + "]"))));
        }
        if (children.isEmpty()) {
            throw row.bad(
                    "\"" + word + "\" is empty", "An empty list would make the rule always or never true; remove it");
        }
        return List.copyOf(children);
    }

    /// Place of a part of a condition: `rule X: all[1] › any[0]`.
    private static String inside(JsonRow row, String step) {
        return row.place() + (row.place().contains(": ") ? " › " : ": ") + step;
    }

    private static Condition leaf(JsonRow row) throws BadFacts {
        row.only(Set.of("field", "op", "value", "value_field"));
        String field = row.words("field");
        RuleField.Type type = RuleField.type(field)
                .orElseThrow(
                        () -> row.bad("names the unknown field \"" + field + "\"", "Use a field of rules_schema.json"));
        String spelling = row.words("op");
        Condition.Operator op = OPERATORS.get(spelling);
        if (op == null) {
            throw row.bad(
                    "field " + field + " has the bad operator \"" + spelling + "\"",
                    "Use an operator of rules_schema.json");
        }
        String otherField = row.optionalText("value_field");
        if (op == Condition.Operator.EXISTS || op == Condition.Operator.UNKNOWN) {
            if (row.has("value") || otherField != null) {
                throw row.bad("field " + field + ": " + spelling + " takes no value", "Remove the value");
            }
            return new Condition.Leaf(field, op, null, null);
        }
        if (otherField != null) {
            RuleField.Type other = RuleField.type(otherField).orElse(null);
            if (other != type || type == RuleField.Type.TEXTS || row.has("value")) {
                throw row.bad(
                        "field " + field + " cannot be compared with \"" + otherField + "\"",
                        "Compare fields of one type");
            }
            return new Condition.Leaf(field, op, null, otherField);
        }
        JsonNode value = row.node().get("value");
        if (value == null || value.isNull()) {
            throw row.bad("field " + field + " has no value to compare with", "Add value or value_field");
        }
        return new Condition.Leaf(field, op, checked(row, field, type, op, value), null);
    }

    private static Object checked(JsonRow row, String field, RuleField.Type type, Condition.Operator op, JsonNode value)
            throws BadFacts {
        boolean listField = type == RuleField.Type.TEXTS;
        boolean fits = switch (op) {
            case EQ, NE -> !listField && !value.isArray();
            case GE, LE, GT, LT -> (type == RuleField.Type.NUMBER || type == RuleField.Type.DATE) && !value.isArray();
            case IN, NOT_IN -> !listField && value.isArray();
            case CONTAINS_ANY, CONTAINS_ALL, INTERSECTS, DISJOINT -> listField && value.isArray();
            case MATCHES_ANY -> (listField || type == RuleField.Type.TEXT) && value.isArray();
            case EXISTS, UNKNOWN -> false;
        };
        if (!fits) {
            throw row.bad(
                    "field %s (%s) cannot be compared by %s with %s".formatted(field, type, op.spelling(), value),
                    "Choose an operator for this type");
        }
        if (!value.isArray()) {
            return scalar(row, field, type, value);
        }
        var items = new ArrayList<Object>();
        for (JsonNode item : value) {
            items.add(scalar(row, field, listField ? RuleField.Type.TEXT : type, item));
        }
        if (items.isEmpty()) {
            throw row.bad("field " + field + " is compared with an empty list", "Fill the list or remove the leaf");
        }
        return List.copyOf(items);
    }

    private static Object scalar(JsonRow row, String field, RuleField.Type type, JsonNode value) throws BadFacts {
        @Nullable
        Object read = switch (type) {
            case TEXT, TEXTS -> value.isString() ? value.stringValue() : null;
            case NUMBER -> value.isNumber() ? (Object) value.doubleValue() : null;
            case FLAG -> value.isBoolean() ? (Object) value.booleanValue() : null;
            case DATE -> value.isString() ? (Object) date(row, field, value.stringValue()) : null;
        };
        if (read == null) {
            throw row.bad("field " + field + " is a " + type + "; have " + value, "Write a value of that type");
        }
        List<String> words = RuleField.words(field);
        if (!words.isEmpty() && !words.contains(read)) {
            throw row.bad("field " + field + " has the unknown word " + value, "Use one of " + words);
        }
        return read;
    }

    private static LocalDate date(JsonRow row, String field, String value) throws BadFacts {
        return row.day(field, value);
    }
}
