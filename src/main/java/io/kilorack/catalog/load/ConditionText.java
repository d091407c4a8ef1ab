package io.kilorack.catalog.load;

import io.kilorack.catalog.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/// A single condition of the rule language as text, for people who write one by hand.
public final class ConditionText {
    private ConditionText() {}

    /// Reads a condition.
    ///
    /// @param source what the user knows it as ("scenario tariff")
    /// @throws BadFacts naming the place inside the condition (`affects › all[1]`) or line and column
    public static Condition parse(String source, String json) throws BadFacts {
        return ConditionFacts.read(new JsonRow(source, "affects", tree(source, json)));
    }

    private static JsonNode tree(String source, String json) throws BadFacts {
        try {
            JsonNode node = JsonTree.of(json);
            if (node.isMissingNode()) {
                throw new BadFacts(
                        source,
                        "affects",
                        "is empty",
                        "Write a condition such as {\"field\": \"site.country\", \"op\": \"==\", \"value\": \"CN\"}");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "affects" : "affects, line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new BadFacts(source, place, "is not valid JSON: " + e.getOriginalMessage(), "Mend it there");
        }
    }

    /// Writes a condition on one line, in the spelling that plan files use.
    public static String line(Condition condition) {
        var out = new StringBuilder();
        write(condition, out, -1);
        return out.toString();
    }

    /// Writes a condition over several lines, to be read and edited.
    public static String block(Condition condition) {
        var out = new StringBuilder();
        write(condition, out, 0);
        return out.toString();
    }

    private static void write(Condition condition, StringBuilder out, int indent) {
        switch (condition) {
            case Condition.All all -> children("all", all.of(), out, indent);
            case Condition.Any any -> children("any", any.of(), out, indent);
            case Condition.Not not -> {
                out.append("{\"not\": ");
                write(not.of(), out, indent);
                out.append('}');
            }
            case Condition.Leaf leaf -> leaf(leaf, out);
        }
    }

    private static void children(String word, List<Condition> of, StringBuilder out, int indent) {
        out.append("{\"").append(word).append("\": [");
        boolean first = true;
        for (Condition child : of) {
            out.append(first ? "" : indent < 0 ? ", " : ",");
            first = false;
            if (indent >= 0) {
                out.append('\n').repeat(' ', indent + 2);
            }
            write(child, out, indent < 0 ? -1 : indent + 2);
        }
        if (indent >= 0) {
            out.append('\n').repeat(' ', indent);
        }
        out.append("]}");
    }

    private static void leaf(Condition.Leaf leaf, StringBuilder out) {
        out.append("{\"field\": ").append(quoted(leaf.field()));
        out.append(", \"op\": ").append(quoted(leaf.op().spelling()));
        if (leaf.valueField() != null) {
            out.append(", \"value_field\": ").append(quoted(leaf.valueField()));
        } else if (leaf.value() != null) {
            out.append(", \"value\": ");
            value(leaf.value(), out);
        }
        out.append('}');
    }

    private static void value(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    value(list.get(i), out);
                }
                out.append(']');
            }
            case Double number -> {
                boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
                out.append(whole ? Long.toString(number.longValue()) : number.toString());
            }
            case Boolean flag -> out.append(flag);
            case null -> out.append("null");
            default -> out.append(quoted(value.toString()));
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
