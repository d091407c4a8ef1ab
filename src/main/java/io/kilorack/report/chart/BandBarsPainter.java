package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.BandRow;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;

/// Bars with error whiskers, labelled directly; what has no value says why instead.
final class BandBarsPainter {
    private static final double NARROW = 420;
    /// Least room for the bars beside names and values, in design pixels.
    private static final double SHORT_BARS = 80;

    static final double ROW = 34;

    private BandBarsPainter() {}

    static void paint(Box box, Chart.BandBars chart) {
        if (chart.rows().isEmpty()) {
            box.empty("No workload yet: add one to see what the hall yields.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double labelWidth = 0;
        double valueWidth = 0;
        double most = 0;
        boolean narrow = box.width() < NARROW * unit;
        for (BandRow row : chart.rows()) {
            labelWidth = Math.max(labelWidth, Math.max(box.width(row.label()), box.smallWidth(row.detail())));
            if (row.value().isPresent()) {
                most = Math.max(most, Math.max(row.value().getAsDouble(), row.high()));
                valueWidth =
                        Math.max(valueWidth, box.width(narrow ? plain(row, chart.unit()) : value(row, chart.unit())));
            }
        }
        double share = box.width() * (narrow ? 0.3 : 0.38);
        // names matter more than long bars: they may take what values and short bars leave
        labelWidth = Math.min(labelWidth + 12 * unit, Math.max(share, box.width() - valueWidth - SHORT_BARS * unit));
        double left = box.x() + labelWidth;
        // values stand behind their bars; where they would leave no room for bars they are shortened
        double right = Math.max(left + Math.min(60 * unit, box.width() * 0.2), box.right() - valueWidth - 8 * unit);
        var scale = new Scale(0, most > 0 ? most : 1, left, right, false);
        int rows = chart.rows().size();
        double foot = 22 * unit;
        double pitch = Math.min(ROW * unit, Math.max(17 * unit, (box.height() - foot) / rows));
        int shown = (int) Math.max(1, Math.min(rows, Math.floor((box.height() - foot) / pitch + 1e-6)));
        double bottom = box.y() + shown * pitch;
        String hidden = shown < rows ? (rows - shown) + " more" : "";
        double first = hidden.isEmpty() ? box.x() : Math.min(left, box.x() + box.smallWidth(hidden) + 8 * unit);
        s.line(left, box.y(), left, bottom, Ink.AXIS, 0.7 * unit, Dash.SOLID);
        for (Scale.Tick tick : scale.labelled(
                box,
                Math.max(first, left - 20 * unit),
                box.right(),
                (value, step) -> Scale.tick(value, scale.high(), chart.unit(), step))) {
            double x = scale.at(tick.value());
            s.line(x, box.y(), x, bottom, tick.value() == 0 ? Ink.AXIS : Ink.GRID, 0.7 * unit, Dash.SOLID);
            box.small(tick.text(), tick.at(), bottom + 12 * unit, Ink.TEXT_MUTED, Align.CENTRE);
        }
        for (int i = 0; i < shown; i++) {
            paintRow(box, chart, chart.rows().get(i), scale, box.y() + i * pitch, pitch, labelWidth);
        }
        if (!hidden.isEmpty()) {
            box.small(hidden, box.x(), bottom + 12 * unit, Ink.TEXT_MUTED, Align.LEFT);
        }
    }

    private static void paintRow(
            Box box, Chart.BandBars chart, BandRow row, Scale scale, double y, double pitch, double labelWidth) {
        Surface s = box.s();
        double unit = box.unit();
        boolean two = pitch >= 28 * unit && !row.detail().isEmpty();
        double middle = y + pitch / 2;
        box.label(row.label(), box.x(), two ? middle - 2 * unit : middle + 4 * unit, labelWidth - 8 * unit, Ink.TEXT);
        if (two) {
            s.text(
                    Fit.text(s, row.detail(), Type.REGULAR, ChartPainter.SMALL * unit, labelWidth - 8 * unit),
                    box.x(),
                    middle + 10 * unit,
                    Type.REGULAR,
                    ChartPainter.SMALL * unit,
                    Ink.TEXT_MUTED,
                    Align.LEFT);
        }
        s.region(box.x(), y, box.width(), pitch, row.target());
        if (row.value().isEmpty()) {
            box.label(
                    row.remark().isEmpty() ? "unknown" : row.remark(),
                    scale.from() + 4 * unit,
                    middle + 4 * unit,
                    box.right() - scale.from() - 4 * unit,
                    Ink.OVER_LIMIT);
            return;
        }
        double bar = Math.min(14 * unit, pitch * 0.5);
        double value = row.value().getAsDouble();
        s.fillRect(scale.from(), middle - bar / 2, Math.max(unit, scale.at(value) - scale.from()), bar, row.ink());
        double end = scale.at(value);
        if (row.high() > row.low()) {
            double low = scale.clamped(row.low());
            double high = scale.clamped(row.high());
            s.line(low, middle, high, middle, Ink.TEXT, 1.1 * unit, Dash.SOLID);
            s.line(low, middle - 3.5 * unit, low, middle + 3.5 * unit, Ink.TEXT, 1.1 * unit, Dash.SOLID);
            s.line(high, middle - 3.5 * unit, high, middle + 3.5 * unit, Ink.TEXT, 1.1 * unit, Dash.SOLID);
            end = Math.max(end, high);
        }
        double room = box.right() - end - 6 * unit;
        String whole = value(row, chart.unit());
        if (box.width(whole) <= room) {
            box.label(whole, end + 6 * unit, middle + 4 * unit, room, Ink.TEXT);
            return;
        }
        // a remark that would be cut stands below its value, or is left to the hover
        boolean below = two && !row.remark().isEmpty() && box.smallWidth(row.remark()) <= room;
        box.label(
                plain(row, chart.unit()),
                end + 6 * unit,
                below ? middle - 2 * unit : middle + 4 * unit,
                room,
                Ink.TEXT);
        if (below) {
            box.small(row.remark(), end + 6 * unit, middle + 10 * unit, Ink.TEXT_MUTED, Align.LEFT);
        }
    }

    private static String value(BandRow row, String unit) {
        return row.remark().isEmpty() ? plain(row, unit) : plain(row, unit) + " · " + row.remark();
    }

    private static String plain(BandRow row, String unit) {
        double v = row.value().orElse(0);
        String text = (row.lowerBound() ? "≥ " : "") + NumberText.withUnit(v, unit);
        String band = "";
        if (row.high() > row.low() && v > 0) {
            long up = Math.round((row.high() - v) / v * 100);
            long down = Math.round((v - row.low()) / v * 100);
            band = up == down ? " ±" + up + " %" : " +" + up + "/−" + down + " %";
        }
        return text + band;
    }
}
