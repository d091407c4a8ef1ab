package io.kilorack.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns for the terminal. Chinese characters take two places each.
final class Columns {
    private final List<String[]> rows = new ArrayList<>();

    void add(String... cells) {
        rows.add(cells);
    }

    void print(PrintWriter out, String indent) {
        var widths = new ArrayList<Integer>();
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                int width = width(row[i]);
                if (i == widths.size()) {
                    widths.add(width);
                } else if (width > widths.get(i)) {
                    widths.set(i, width);
                }
            }
        }
        for (String[] row : rows) {
            var line = new StringBuilder(indent);
            for (int i = 0; i < row.length; i++) {
                line.append(row[i]);
                if (i < row.length - 1) {
                    line.repeat(' ', widths.get(i) - width(row[i]) + 2);
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += Character.isIdeographic(c) || c >= 0xff00 && c < 0xff61 ? 2 : 1;
            i += Character.charCount(c);
        }
        return width;
    }
}
