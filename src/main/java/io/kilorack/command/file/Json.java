package io.kilorack.command.file;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Lenient reading of members of measured cases: sources differ in what they state.
final class Json {
    private Json() {}

    static OptionalDouble number(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isNumber() ? OptionalDouble.of(at.doubleValue()) : OptionalDouble.empty();
    }

    static OptionalInt whole(JsonNode node, String... path) {
        OptionalDouble value = number(node, path);
        return value.isPresent() ? OptionalInt.of((int) Math.round(value.getAsDouble())) : OptionalInt.empty();
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
