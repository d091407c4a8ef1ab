package io.kilorack.plan.file;

import io.kilorack.plan.file.FileProblem.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/// A strict cursor over JSON tokens that always knows where it is: line, column and field path.
/// It also keeps the ids seen so far, to name both places of a duplicate.
final class Json {
    private static final int DEEPEST = 32;
    private static final int LONGEST_SHOWN = 40;

    private final JsonParser parser;
    private final String file;
    private final String[] names = new String[DEEPEST];
    private final int[] indexes = new int[DEEPEST];
    private int depth;
    private final Map<String, Map<String, Integer>> lineOfId = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();

    Json(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
        Arrays.fill(names, "");
    }

    JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new Refusal(new FileProblem(
                    Code.TRUNCATED,
                    file,
                    "The file ends in the middle; it was cut short.",
                    "Restore it from a copy.",
                    line(),
                    column(),
                    path(),
                    ""));
        }
        return token;
    }

    /// True when nothing but white space is left.
    boolean atEnd() {
        return parser.nextToken() == null;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    String text() {
        return parser.getString();
    }

    double number() {
        return parser.getDoubleValue();
    }

    /// The same text object for equal texts that repeat often (models, feeds), to save memory in large
    /// plans.
    String share(String text) {
        String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    void enter(String name) {
        if (depth == DEEPEST) {
            throw refuse(Code.NOT_A_PLAN, "Values are nested deeper than any plan.");
        }
        names[depth] = name;
        indexes[depth++] = -1;
    }

    void leave() {
        depth--;
    }

    void element(int index) {
        indexes[depth - 1] = index;
    }

    String path() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (i > 0) {
                path.append('.');
            }
            path.append(names[i]);
            if (indexes[i] >= 0) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return path.toString();
    }

    int line() {
        return Math.max(1, place().getLineNr());
    }

    int column() {
        return Math.max(1, place().getColumnNr());
    }

    private TokenStreamLocation place() {
        return parser.currentToken() == null ? parser.currentLocation() : parser.currentTokenLocation();
    }

    /// Notes an id of a kind of thing; a second use is refused with the line of the first.
    void registerId(String kind, String id) {
        Integer first = lineOfId.computeIfAbsent(kind, _ -> new HashMap<>()).putIfAbsent(id, line());
        if (first != null) {
            throw refuse(
                    Code.DUPLICATE_ID,
                    "The %s id \"%s\" is already used in line %d.".formatted(kind, id, first),
                    "Give one of the two another id.");
        }
    }

    Refusal refuse(Code code, String message) {
        return refuse(code, message, "Correct the value there, or go back to an earlier version of the file.");
    }

    Refusal refuse(Code code, String message, String nextStep) {
        return new Refusal(new FileProblem(code, file, message, nextStep, line(), column(), path(), ""));
    }

    Refusal wrongType(String wanted) {
        return refuse(Code.WRONG_TYPE, "Here must stand " + wanted + ", but there is " + shown() + ".");
    }

    /// The current token as people read it, cut to a sensible length.
    String shown() {
        return switch (token()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text \"" + cut(text()) + "\"";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + cut(text());
            default -> "the end";
        };
    }

    static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
