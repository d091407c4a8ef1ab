package io.kilorack.report.draw;

import io.kilorack.report.draw.Surface.Type;
import java.util.ArrayList;
import java.util.List;

/// Text that must keep to a width: shortened to one line, or wrapped to several.
public final class Fit {
    private static final String ELLIPSIS = "…";

    private Fit() {}

    /// The text, or its beginning with an ellipsis when it is wider than `width`; empty when nothing fits.
    public static String text(Surface s, String text, Type type, double size, double width) {
        if (s.textWidth(text, type, size) <= width) {
            return text;
        }
        double room = width - s.textWidth(ELLIPSIS, type, size);
        if (room <= 0) {
            return "";
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (s.textWidth(text.substring(0, middle), type, size) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low > 0 && Character.isHighSurrogate(text.charAt(low - 1))) {
            low--;
        }
        return low == 0 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }

    /// Lines no wider than `width`. Breaks at spaces, after hyphens and slashes, between CJK characters,
    /// and inside a word only when the word alone is too wide. Line feeds in the text are kept.
    public static List<String> lines(Surface s, String text, Type type, double size, double width) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(s, paragraph, type, size, width, lines);
        }
        return lines;
    }

    private static void wrap(Surface s, String text, Type type, double size, double width, List<String> lines) {
        int start = 0;
        while (start < text.length() && s.textWidth(text.substring(start), type, size) > width) {
            int fits = start + 1;
            int lastBreak = -1;
            double used = s.textWidth(text.substring(start, fits), type, size);
            while (fits < text.length()) {
                int next = text.offsetByCodePoints(fits, 1);
                used += s.textWidth(text.substring(fits, next), type, size);
                if (used > width && text.charAt(fits) != ' ') {
                    break;
                }
                if (breaksBetween(text, fits)) {
                    lastBreak = fits;
                }
                fits = next;
            }
            if (fits < text.length() && breaksBetween(text, fits)) {
                lastBreak = fits;
            }
            int end = lastBreak > start ? lastBreak : fits;
            lines.add(text.substring(start, end).stripTrailing());
            start = end;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        lines.add(text.substring(start).stripTrailing());
    }

    /// True when a line may end before index `at`.
    private static boolean breaksBetween(String text, int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (before == ' ' || after == ' ') {
            return before == ' ' && after != ' ';
        }
        boolean insideNumber = Character.isDigit(after) && at > 1 && Character.isDigit(text.charAt(at - 2));
        return (before == '-' || before == '/') && !insideNumber
                || before == '_'
                || before == '&'
                || before == '='
                || isIdeograph(before)
                || isIdeograph(after) && !isClosing(after);
    }

    private static boolean isIdeograph(char c) {
        return c >= '\u2e80' && c <= '\u9fff'
                || c >= '\uac00' && c <= '\ud7af'
                || c >= '\uf900' && c <= '\ufaff'
                || c >= '\uff00' && c <= '\uff60';
    }

    private static boolean isClosing(char c) {
        return "，。、；：！？）」』】》".indexOf(c) >= 0;
    }
}
