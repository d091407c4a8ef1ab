package io.kilorack.plan.file;

import io.kilorack.plan.file.FileProblem.Code;
import tools.jackson.core.JsonToken;

/// An object that the plan carries without understanding it (a condition of the rule language), kept as
/// JSON text in one fixed spelling.
final class JsonCopy {
    private static final int DEEPEST = 40;
    private static final int LONGEST = 100_000;

    private JsonCopy() {}

    static final Kind<String> OBJECT = Kind.of(
            in -> {
                if (in.token() != JsonToken.START_OBJECT) {
                    throw in.wrongType("an object in braces");
                }
                var out = new JsonText();
                copy(in, out, 0);
                String text = out.finish().strip();
                if (text.length() > LONGEST) {
                    throw in.refuse(Code.BAD_VALUE, "The object has more than %d characters.".formatted(LONGEST));
                }
                return text;
            },
            JsonText::raw);

    private static void copy(Json in, JsonText out, int depth) {
        if (depth > DEEPEST) {
            throw in.refuse(Code.BAD_VALUE, "The object is nested deeper than %d levels.".formatted(DEEPEST));
        }
        switch (in.token()) {
            case START_OBJECT -> {
                out.startObject(true);
                while (in.next() != JsonToken.END_OBJECT) {
                    out.name(in.text());
                    in.next();
                    copy(in, out, depth + 1);
                }
                out.endObject();
            }
            case START_ARRAY -> {
                out.startArray(true);
                while (in.next() != JsonToken.END_ARRAY) {
                    out.element();
                    copy(in, out, depth + 1);
                }
                out.endArray();
            }
            case VALUE_STRING -> out.text(in.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> out.raw(in.text());
            default -> throw in.wrongType("a value");
        }
    }
}
