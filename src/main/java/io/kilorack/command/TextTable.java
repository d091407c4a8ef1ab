package io.kilorack.command;

import java.util.ArrayList;
import java.util.List;

/// Aligned columns for a terminal.
final class TextTable {
    private final String alignment;
    private final List<String[]> rows = new ArrayList<>();

    /// @param alignment one sign for each column: `<` left, `>` right
    TextTable(String alignment) {
        this.alignment = alignment;
    }

    void row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException(
                    "row of " + cells.length + " cells in " + alignment.length() + " columns");
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The rows as lines, each begun with `indent`; two spaces between columns, nothing at the end of a
    /// line.
    String text(String indent) {
        int columns = alignment.length();
        int[] width = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], row[c].codePointCount(0, row[c].length()));
            }
        }
        var out = new StringBuilder();
        for (String[] row : rows) {
            var line = new StringBuilder(indent);
            for (int c = 0; c < columns; c++) {
                if (width[c] == 0) {
                    continue;
                }
                String pad = " ".repeat(width[c] - row[c].codePointCount(0, row[c].length()));
                line.append(alignment.charAt(c) == '>' ? pad + row[c] : row[c] + pad)
                        .append("  ");
            }
            out.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return out.toString();
    }
}
