package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.TornadoRow;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.List;

/// Bars to both sides of 0: what a lower input does, and what a higher one does.
final class TornadoPainter {
    static final double ROW = 32;
    private static final String LOWER = "input 10 % lower";
    private static final String HIGHER = "10 % higher";

    private TornadoPainter() {}

    static void paint(Box box, Chart.Tornado chart) {
        if (chart.rows().isEmpty()) {
            box.empty("No input moves this figure by a thousandth.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double most = 0;
        double labelWidth = 0;
        double valueWidth = 0;
        for (TornadoRow row : chart.rows()) {
            most = Math.max(most, Math.max(Math.abs(row.lower()), Math.abs(row.higher())));
            labelWidth = Math.max(labelWidth, Math.max(box.width(row.label()), box.smallWidth(row.remark())));
            valueWidth = Math.max(valueWidth, box.smallWidth(signed(row.lower(), chart.unit())));
            valueWidth = Math.max(valueWidth, box.smallWidth(signed(row.higher(), chart.unit())));
        }
        labelWidth = Math.min(labelWidth + 12 * unit, box.width() * 0.48);
        double left = box.x() + labelWidth + valueWidth + 6 * unit;
        double right = box.right() - valueWidth - 6 * unit;
        double end = Math.max(most, 0.1);
        var scale = new Scale(-end, end, left, Math.max(left + 20 * unit, right), false);
        double foot = 18 * unit;
        int rows = chart.rows().size();
        double pitch = Math.min(ROW * unit, Math.max(16 * unit, (box.height() - foot) / rows));
        int shown = (int) Math.clamp(Math.floor((box.height() - foot) / pitch + 1e-6), 1, rows);
        double bottom = box.y() + shown * pitch;
        for (int i = 0; i < shown; i++) {
            row(box, chart, chart.rows().get(i), scale, box.y() + i * pitch, pitch, labelWidth);
        }
        s.line(scale.at(0), box.y(), scale.at(0), bottom, Ink.AXIS, unit, Dash.SOLID);
        double key = bottom + 13 * unit;
        double first = 26 * unit + box.smallWidth(LOWER);
        double second = 14 * unit + box.smallWidth(HIGHER);
        double at = Math.max(box.x(), Math.min(left, box.right() - first - second));
        key(box, LOWER, at, key, Ink.FAMILY_3);
        key(box, HIGHER, at + first, key, Ink.FAMILY_1);
    }

    private static void key(Box box, String text, double x, double base, Ink ink) {
        double unit = box.unit();
        if (x + 14 * unit + box.smallWidth(text) > box.right()) {
            return;
        }
        box.s().fillRect(x, base - 8 * unit, 10 * unit, 8 * unit, ink);
        box.small(text, x + 14 * unit, base, Ink.TEXT_MUTED, Align.LEFT);
    }

    private static void row(
            Box box, Chart.Tornado chart, TornadoRow row, Scale scale, double y, double pitch, double labelWidth) {
        Surface s = box.s();
        double unit = box.unit();
        double middle = y + pitch / 2;
        double room = labelWidth - 8 * unit;
        List<String> lines = Fit.lines(s, row.label(), Type.REGULAR, ChartPainter.BODY * unit, room);
        boolean two = pitch >= 28 * unit;
        if (two && lines.size() > 1) {
            // the rest of a long name is worth more than the remark, which the hover has too
            box.label(lines.getFirst(), box.x(), middle - 2 * unit, room, Ink.TEXT);
            box.label(String.join(" ", lines.subList(1, lines.size())), box.x(), middle + 11 * unit, room, Ink.TEXT);
        } else if (two && !row.remark().isEmpty()) {
            box.label(row.label(), box.x(), middle - 1 * unit, room, Ink.TEXT);
            String remark = Fit.text(s, row.remark(), Type.REGULAR, ChartPainter.SMALL * unit, room);
            box.small(remark, box.x(), middle + 11 * unit, Ink.TEXT_MUTED, Align.LEFT);
        } else {
            box.label(row.label(), box.x(), middle + 4 * unit, room, Ink.TEXT);
        }
        s.region(box.x(), y, box.width(), pitch, row.target());
        double bar = Math.min(13 * unit, pitch * 0.5);
        bar(s, scale, row.lower(), middle, bar, Ink.FAMILY_3);
        bar(s, scale, row.higher(), middle, bar, Ink.FAMILY_1);
        boolean swapped = row.lower() > row.higher();
        double leftValue = swapped ? row.higher() : row.lower();
        double rightValue = swapped ? row.lower() : row.higher();
        double zero = scale.at(0);
        box.small(
                signed(leftValue, chart.unit()),
                Math.min(zero, scale.at(leftValue)) - 4 * unit,
                middle + 3.5 * unit,
                Ink.TEXT_MUTED,
                Align.RIGHT);
        box.small(
                signed(rightValue, chart.unit()),
                Math.max(zero, scale.at(rightValue)) + 4 * unit,
                middle + 3.5 * unit,
                Ink.TEXT_MUTED,
                Align.LEFT);
    }

    private static void bar(Surface s, Scale scale, double value, double middle, double height, Ink ink) {
        double x1 = Math.min(scale.at(0), scale.at(value));
        double x2 = Math.max(scale.at(0), scale.at(value));
        if (x2 > x1) {
            s.fillRect(x1, middle - height / 2, x2 - x1, height, ink);
        }
    }

    private static String signed(double value, String unit) {
        String text = NumberText.fixed(Math.abs(value), 1) + " " + unit;
        return value >= 0.05 ? "+" + text : value <= -0.05 ? "−" + text : NumberText.fixed(0, 1) + " " + unit;
    }
}
