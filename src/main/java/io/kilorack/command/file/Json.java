package io.kilorack.command.file;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Lenient reading of members of measured cases: sources differ in what they state.
final class Json {
    /// Largest count that a case may state.
    private static final double MOST = 1e9;

    private Json() {}

    static OptionalDouble number(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        if (at.isString()) {
            // some sources write numbers as text
            try {
                return OptionalDouble.of(Double.parseDouble(at.stringValue().strip()));
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }
        return at.isNumber() ? OptionalDouble.of(at.doubleValue()) : OptionalDouble.empty();
    }

    static OptionalInt whole(JsonNode node, String... path) {
        OptionalDouble value = number(node, path);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!(Math.abs(value.getAsDouble()) <= MOST)) {
            throw new IllegalArgumentException("%s is %s; a whole number up to %.0e is needed"
                    .formatted(String.join(".", path), value.getAsDouble(), MOST));
        }
        return OptionalInt.of((int) Math.round(value.getAsDouble()));
    }

    static String text(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isString() ? at.stringValue() : "";
    }

    static boolean flag(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isBoolean() && at.booleanValue();
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at;
    }
}
