package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Column;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;

/// Columns over a named base, each with its value.
final class ColumnsPainter {
    /// A range smaller than this many steps of the last decimal is drawn over that many, so that rounding
    /// noise does not look like a difference.
    private static final double LEAST_STEPS = 5;

    /// Smallest readable figures [design pixels].
    private static final double LEAST_SIZE = 7.5;

    private ColumnsPainter() {}

    static void paint(Box box, Chart.Columns chart) {
        if (chart.columns().isEmpty()) {
            box.empty("Nothing to draw.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double most = chart.base() + LEAST_STEPS * Math.pow(10, -chart.decimals());
        for (Column column : chart.columns()) {
            most = Math.max(most, column.value());
        }
        double top = box.y() + 30 * unit;
        double bottom = box.bottom() - 18 * unit;
        double high = chart.base() + Scale.roundUp(most - chart.base(), 4);
        var value = new Scale(chart.base(), high, bottom, top, false);
        double gutter = 0;
        for (double tick : value.ticks(4)) {
            gutter = Math.max(gutter, box.smallWidth(text(chart, tick)));
        }
        double left = box.x() + gutter + 12 * unit;
        double right = box.right();
        box.small(chart.axis(), box.x(), box.y() + 9 * unit, Ink.TEXT_MUTED, Align.LEFT);
        for (double tick : value.ticks(4)) {
            // Every column carries its value, so ticks suffice and no line crosses a number.
            double y = value.at(tick);
            s.line(left - 4 * unit, y, left, y, Ink.AXIS, 0.7 * unit, Dash.SOLID);
            box.small(text(chart, tick), left - 7 * unit, y + 3.5 * unit, Ink.TEXT_MUTED, Align.RIGHT);
        }
        double pitch = (right - left) / chart.columns().size();
        double width = Math.min(56 * unit, pitch * 0.66);
        // Narrow columns get smaller figures; only where those would touch are there none.
        double size = ChartPainter.SMALL * unit * Math.min(1, (pitch - 5 * unit) / box.smallWidth(text(chart, high)));
        boolean values = size >= LEAST_SIZE * unit;
        for (int i = 0; i < chart.columns().size(); i++) {
            Column column = chart.columns().get(i);
            double middle = left + (i + 0.5) * pitch;
            double y = value.clamped(column.value());
            s.fillRect(middle - width / 2, y, width, Math.max(0.7 * unit, bottom - y), column.ink());
            if (values) {
                s.text(text(chart, column.value()), middle, y - 4 * unit, Type.REGULAR, size, Ink.TEXT, Align.CENTRE);
            }
            String label = box.smallWidth(column.label()) < pitch
                    ? column.label()
                    : column.label().substring(0, Math.min(1, column.label().length()));
            s.text(
                    label,
                    middle,
                    bottom + 13 * unit,
                    Type.REGULAR,
                    ChartPainter.SMALL * unit,
                    Ink.TEXT_MUTED,
                    Align.CENTRE);
            s.region(left + i * pitch, top, pitch, box.bottom() - top, column.target());
        }
        s.line(left, top, left, bottom, Ink.AXIS, 0.7 * unit, Dash.SOLID);
        s.line(left, bottom, right, bottom, Ink.AXIS, unit, Dash.SOLID);
    }

    private static String text(Chart.Columns chart, double value) {
        return NumberText.fixed(value, chart.decimals());
    }
}
