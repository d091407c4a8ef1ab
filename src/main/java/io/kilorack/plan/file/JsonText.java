package io.kilorack.plan.file;

import java.math.BigDecimal;

/// Writes JSON for people and for git: two spaces, a fixed order, one line for small things, whole numbers
/// without `.0`.
final class JsonText {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private int indent;
    private boolean first = true;
    private int inlineFrom = Integer.MAX_VALUE;
    private int depth;

    void startObject(boolean inline) {
        start('{', inline);
    }

    void endObject() {
        end('}');
    }

    void startArray(boolean inline) {
        start('[', inline);
    }

    void endArray() {
        end(']');
    }

    private void start(char bracket, boolean inline) {
        out.append(bracket);
        depth++;
        if (inline && depth < inlineFrom) {
            inlineFrom = depth;
        }
        if (!isInline()) {
            indent++;
        }
        first = true;
    }

    private void end(char bracket) {
        boolean inline = isInline();
        if (!inline) {
            indent--;
            if (!first) {
                newline();
            }
        }
        if (depth == inlineFrom) {
            inlineFrom = Integer.MAX_VALUE;
        }
        depth--;
        out.append(bracket);
        first = false;
    }

    private boolean isInline() {
        return depth >= inlineFrom;
    }

    void element() {
        if (!first) {
            out.append(isInline() ? ", " : ",");
        }
        if (!isInline()) {
            newline();
        }
        first = false;
    }

    void name(String name) {
        element();
        text(name);
        out.append(": ");
    }

    private void newline() {
        out.append('\n');
        out.repeat(' ', 2 * indent);
    }

    void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // lone surrogates cannot be encoded in UTF-8; as an escape they survive
                    if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || isLoneSurrogate(value, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    /// The shortest decimal that reads back as the same double; plain digits in the range people use.
    void number(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < 1e15 && value == Math.rint(value)) {
            out.append((long) value);
        } else if (magnitude >= 1e-6 && magnitude < 1e18) {
            out.append(
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
        } else {
            out.append(value);
        }
    }

    /// Text that is JSON already.
    void raw(String json) {
        out.append(json);
    }

    void bool(boolean value) {
        out.append(value);
    }

    String finish() {
        return out.append('\n').toString();
    }
}
