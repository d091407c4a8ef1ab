package io.kilorack.report;

import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/// A table that breaks across pages, with its head repeated. Columns take their natural width; the
/// elastic ones share the rest.
final class Table {
    private static final double SIZE = 8;
    private static final double LEADING = 10.6;
    private static final double PAD = 4.2;
    private static final double GAP = 9;
    private static final double MARK = 12;

    /// @param elastic share of the width left over; 0 for a column as wide as its widest text
    record Column(String title, Align align, double elastic) {
        static Column text(String title) {
            return new Column(title, Align.LEFT, 0);
        }

        static Column number(String title) {
            return new Column(title, Align.RIGHT, 0);
        }

        static Column wide(String title, double elastic) {
            return new Column(title, Align.LEFT, elastic);
        }
    }

    /// @param detail second, muted part below the text
    /// @param mark colour sample before the text, or null
    @RecordBuilder
    record Cell(
            String text,
            String detail,
            Type type,
            Ink ink,
            @Nullable Ink mark,
            boolean hatched) implements TableCellBuilder.With {
        static Cell of(String text) {
            return new Cell(text, "", Type.REGULAR, Ink.TEXT, null, false);
        }

        static Cell of(String text, String detail) {
            return new Cell(text, detail, Type.REGULAR, Ink.TEXT, null, false);
        }

        static Cell strong(String text) {
            return new Cell(text, "", Type.SEMIBOLD, Ink.TEXT, null, false);
        }

        static Cell muted(String text) {
            return new Cell(text, "", Type.REGULAR, Ink.TEXT_MUTED, null, false);
        }

        /// A share of a limit, in the ink of what is over it.
        static Cell share(OptionalDouble share) {
            Cell cell = of(Words.percent(share));
            return share.isPresent() && share.getAsDouble() > 1 ? cell.withInk(Ink.OVER_LIMIT) : cell;
        }

        Cell marked(Ink ink, boolean hatch) {
            return with().mark(ink).hatched(hatch).build();
        }
    }

    /// A line of a laid-out cell.
    private record Line(String text, Type type, Ink ink) {}

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private int totals;
    private double tail;

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row of %d cells in a table of %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /// A last row under a rule.
    Table total(Cell... cells) {
        row(cells);
        totals++;
        return this;
    }

    /// Room that the notes below the table need, so that they stay with its last rows.
    Table tail(double points) {
        tail = points;
        return this;
    }

    void write(Flow flow) throws IOException {
        write(flow, "");
    }

    /// Writes the table under a heading of its own; head and first row stay with it.
    void write(Flow flow, String title) throws IOException {
        double[] widths = widths(flow);
        double headHeight = headHeight(flow, widths);
        if (!title.isEmpty()) {
            double firstRows = 0;
            for (List<Cell> row : rows.subList(0, Math.min(3, rows.size()))) {
                firstRows += height(lay(flow, row, widths));
            }
            flow.section(title, headHeight + Math.min(firstRows, 200) + 4);
        }
        PDStructureElement table = flow.element("Table");
        List<List<Line>> first = rows.isEmpty() ? List.of() : lay(flow, rows.getFirst(), widths);
        flow.need(headHeight + Math.min(height(first), 120) + 4);
        head(flow, table, widths, headHeight);
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> row = rows.get(i);
            List<List<Line>> lines = lay(flow, row, widths);
            double height = height(lines);
            double whole = flow.floor() - Flow.TOP - headHeight;
            boolean lonely = i == rows.size() - 2
                    && i > 0
                    && height <= flow.room()
                    && height + height(lay(flow, rows.getLast(), widths)) + tail > flow.room();
            if (lonely || height > flow.room() && (height < whole * 0.5 || flow.room() < 60)) {
                flow.newPage();
                head(flow, table, widths, headHeight);
            }
            boolean total = i >= rows.size() - totals;
            int from = 0;
            int count = count(lines);
            while (from < count) {
                if (from > 0) {
                    flow.newPage();
                    head(flow, table, widths, headHeight);
                }
                int fits = (int) Math.max(1, Math.floor((flow.room() - 2 * PAD) / LEADING));
                int to = Math.min(count, from + fits);
                paintRow(flow, table, row, lines, widths, from, to, total);
                from = to;
            }
        }
        flow.advance(8);
    }

    private double headHeight(Flow flow, double[] widths) {
        int most = 1;
        for (int c = 0; c < columns.size(); c++) {
            most = Math.max(
                    most,
                    Fit.lines(flow.surface(), columns.get(c).title(), Type.SEMIBOLD, 7.5, widths[c])
                            .size());
        }
        return most * 9.4 + 7;
    }

    private void head(Flow flow, PDStructureElement table, double[] widths, double height) throws IOException {
        PDStructureElement row = flow.pdf().element("TR", table);
        double top = flow.y();
        double x = flow.left();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            List<String> lines = Fit.lines(flow.surface(), column.title(), Type.SEMIBOLD, 7.5, widths[c]);
            double at = anchor(column, x, widths[c]);
            flow.sheet().tagged("TH", row, "", () -> {
                for (int k = 0; k < lines.size(); k++) {
                    double base = top + height - 6.5 - (lines.size() - 1 - k) * 9.4;
                    flow.surface().text(lines.get(k), at, base, Type.SEMIBOLD, 7.5, Ink.TEXT_MUTED, column.align());
                }
            });
            x += widths[c] + GAP;
        }
        flow.sheet()
                .artifact(() -> flow.surface()
                        .line(flow.left(), top + height, flow.right(), top + height, Ink.AXIS, 0.9, Dash.SOLID));
        flow.advance(height);
    }

    private static double anchor(Column column, double x, double width) {
        return switch (column.align()) {
            case LEFT -> x;
            case CENTRE -> x + width / 2;
            case RIGHT -> x + width;
        };
    }

    private void paintRow(
            Flow flow,
            PDStructureElement table,
            List<Cell> row,
            List<List<Line>> lines,
            double[] widths,
            int from,
            int to,
            boolean total)
            throws IOException {
        PDStructureElement element = flow.pdf().element("TR", table);
        double top = flow.y();
        double height = (to - from) * LEADING + 2 * PAD;
        if (total) {
            flow.sheet()
                    .artifact(
                            () -> flow.surface().line(flow.left(), top, flow.right(), top, Ink.AXIS, 0.9, Dash.SOLID));
        }
        double x = flow.left();
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            Cell cell = row.get(c);
            List<Line> own = lines.get(c);
            int end = Math.min(to, own.size());
            if (from < end) {
                double shift = cell.mark() != null ? MARK : 0;
                double at = column.align() == Align.LEFT ? x + shift : anchor(column, x, widths[c]);
                double left = x;
                flow.sheet().tagged("TD", element, "", () -> {
                    Ink mark = cell.mark();
                    if (mark != null && from == 0) {
                        LegendPainter.swatch(flow.surface(), mark, cell.hatched(), left, top + PAD + 1.6, 8, 7, 0.75);
                    }
                    for (int k = from; k < end; k++) {
                        Line line = own.get(k);
                        flow.surface()
                                .text(
                                        line.text(),
                                        at,
                                        top + PAD + (k - from) * LEADING + LEADING * 0.76,
                                        line.type(),
                                        SIZE,
                                        line.ink(),
                                        column.align());
                    }
                });
            }
            x += widths[c] + GAP;
        }
        flow.sheet()
                .artifact(() -> flow.surface()
                        .line(flow.left(), top + height, flow.right(), top + height, Ink.HAIRLINE, 0.5, Dash.SOLID));
        flow.advance(height);
    }

    private static int count(List<List<Line>> lines) {
        int most = 1;
        for (List<Line> cell : lines) {
            most = Math.max(most, cell.size());
        }
        return most;
    }

    private static double height(List<List<Line>> lines) {
        return count(lines) * LEADING + 2 * PAD;
    }

    private static List<List<Line>> lay(Flow flow, List<Cell> row, double[] widths) {
        var cells = new ArrayList<List<Line>>();
        for (int c = 0; c < row.size(); c++) {
            Cell cell = row.get(c);
            double width = widths[c] - (cell.mark() != null ? MARK : 0);
            var lines = new ArrayList<Line>();
            if (!cell.text().isEmpty()) {
                for (String line : Fit.lines(flow.surface(), cell.text(), cell.type(), SIZE, width)) {
                    lines.add(new Line(line, cell.type(), cell.ink()));
                }
            }
            if (!cell.detail().isEmpty()) {
                for (String line : Fit.lines(flow.surface(), cell.detail(), Type.REGULAR, SIZE, width)) {
                    lines.add(new Line(line, Type.REGULAR, Ink.TEXT_MUTED));
                }
            }
            cells.add(lines);
        }
        return cells;
    }

    /// Natural widths for fixed columns (never more than a third of the page each), the rest by elastic
    /// shares.
    private double[] widths(Flow flow) {
        int n = columns.size();
        double[] widths = new double[n];
        double available = flow.width() - GAP * (n - 1);
        double elastic = 0;
        double used = 0;
        for (int c = 0; c < n; c++) {
            Column column = columns.get(c);
            elastic += column.elastic();
            if (column.elastic() == 0) {
                widths[c] = Math.min(natural(flow, c), available / 3);
                used += widths[c];
            }
        }
        if (elastic == 0) {
            double spare = available - used;
            for (int c = 0; c < n; c++) {
                widths[c] = spare > 0 ? widths[c] + spare * widths[c] / used : widths[c] * available / used;
            }
            return widths;
        }
        double least = Math.min(available * 0.3, 70 * elastic);
        double shrink = used > available - least ? (available - least) / used : 1;
        double rest = available - used * shrink;
        for (int c = 0; c < n; c++) {
            double share = columns.get(c).elastic();
            widths[c] = share == 0 ? widths[c] * shrink : rest * share / elastic;
        }
        return widths;
    }

    private double natural(Flow flow, int column) {
        String title = columns.get(column).title();
        double most = Math.min(58, flow.surface().textWidth(title, Type.SEMIBOLD, 7.5));
        for (String word : title.split(" ")) {
            most = Math.max(most, flow.surface().textWidth(word, Type.SEMIBOLD, 7.5));
        }
        for (List<Cell> row : rows) {
            Cell cell = row.get(column);
            double mark = cell.mark() != null ? MARK : 0;
            for (String line : cell.text().split("\n", -1)) {
                most = Math.max(most, mark + flow.surface().textWidth(line, cell.type(), SIZE));
            }
            for (String line : cell.detail().split("\n", -1)) {
                most = Math.max(most, mark + flow.surface().textWidth(line, Type.REGULAR, SIZE));
            }
        }
        return most + 0.5;
    }
}
