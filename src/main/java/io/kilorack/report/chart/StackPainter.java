package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Part;
import io.kilorack.report.chart.Chart.StackRow;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palettes;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.LinkedHashMap;

/// Bars cut into parts, each named inside itself where it fits, and in the legend below.
final class StackPainter {
    static final double ROW = 32;

    private StackPainter() {}

    static void paint(Box box, Chart.Stack chart) {
        if (chart.rows().isEmpty()) {
            box.empty("Nothing to show yet.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double labelWidth = 0;
        double most = chart.limit().orElse(0);
        for (StackRow row : chart.rows()) {
            labelWidth = Math.max(labelWidth, box.width(row.label()));
            most = Math.max(most, total(row));
        }
        labelWidth = Math.min(labelWidth + 12 * unit, box.width() * 0.35);
        double valueWidth = box.width(NumberText.withUnit(most, chart.unit())) + 12 * unit;
        var scale = new Scale(0, most > 0 ? most : 1, box.x() + labelWidth, box.right() - valueWidth, false);
        double top = box.y() + (chart.limit().isPresent() ? 14 * unit : 0);
        double foot = 44 * unit;
        double pitch = Math.min(
                ROW * unit,
                Math.max(18 * unit, (box.bottom() - top - foot) / chart.rows().size()));
        double bottom = top + chart.rows().size() * pitch;
        for (Scale.Tick tick : scale.labelled(
                box, box.x(), box.right(), (value, step) -> Scale.tick(value, scale.high(), chart.unit(), step))) {
            double x = scale.at(tick.value());
            s.line(x, top, x, bottom, Ink.GRID, 0.7 * unit, Dash.SOLID);
            box.small(tick.text(), tick.at(), bottom + 12 * unit, Ink.TEXT_MUTED, Align.CENTRE);
        }
        var legend = new LinkedHashMap<String, Part>();
        for (int i = 0; i < chart.rows().size(); i++) {
            StackRow row = chart.rows().get(i);
            paintRow(box, chart, row, scale, top + i * pitch, pitch, labelWidth);
            for (Part part : row.parts()) {
                legend.putIfAbsent(part.label(), part);
            }
        }
        if (chart.limit().isPresent()) {
            double x = scale.at(chart.limit().getAsDouble());
            s.line(x, top - 3 * unit, x, bottom, Ink.LIMIT, 1.4 * unit, Dash.SOLID);
            double half = box.smallWidth(chart.limitLabel()) / 2;
            box.small(chart.limitLabel(), Math.min(box.right() - half, x), top - 5 * unit, Ink.TEXT, Align.CENTRE);
        }
        double at = box.x() + labelWidth;
        double y = bottom + 28 * unit;
        for (Part part : legend.values()) {
            double need = 26 * unit + box.smallWidth(part.label());
            if (at + need > box.right() && at > box.x() + labelWidth) {
                at = box.x() + labelWidth;
                y += 14 * unit;
            }
            s.fillRect(at, y - 8 * unit, 10 * unit, 8 * unit, part.ink());
            if (part.hatched()) {
                s.hatch(at, y - 8 * unit, 10 * unit, 8 * unit, Ink.PAPER, 3 * unit);
            }
            box.small(part.label(), at + 14 * unit, y, Ink.TEXT_MUTED, Align.LEFT);
            at += need;
        }
    }

    private static double total(StackRow row) {
        double sum = 0;
        for (Part part : row.parts()) {
            sum += part.value();
        }
        return sum;
    }

    private static void paintRow(
            Box box, Chart.Stack chart, StackRow row, Scale scale, double y, double pitch, double labelWidth) {
        Surface s = box.s();
        double unit = box.unit();
        double bar = Math.min(18 * unit, pitch * 0.66);
        double at = y + (pitch - bar) / 2;
        double base = at + bar / 2 + 4 * unit;
        box.label(row.label(), box.x(), base, labelWidth - 8 * unit, Ink.TEXT);
        double sum = 0;
        for (Part part : row.parts()) {
            double left = scale.at(sum);
            double width = scale.at(sum + part.value()) - left;
            sum += part.value();
            if (width <= 0) {
                continue;
            }
            s.fillRect(left, at, width, bar, part.ink());
            if (part.hatched()) {
                s.hatch(left, at, width, bar, Ink.PAPER, 4 * unit);
            } else {
                String text = Fit.text(s, part.label(), Type.REGULAR, ChartPainter.SMALL * unit, width - 8 * unit);
                if (text.equals(part.label())) {
                    s.text(
                            text,
                            left + 4 * unit,
                            at + bar / 2 + 3.6 * unit,
                            Type.REGULAR,
                            ChartPainter.SMALL * unit,
                            Palettes.textOn(s.palette(), part.ink()),
                            Align.LEFT);
                }
            }
            s.line(left + width, at, left + width, at + bar, Ink.PAPER, 0.8 * unit, Dash.SOLID);
            s.region(left, y, width, pitch, part);
        }
        boolean over = chart.limit().isPresent() && sum > chart.limit().getAsDouble();
        String text = NumberText.withUnit(sum, chart.unit());
        double left = scale.at(sum) + 6 * unit;
        double line = chart.limit().isPresent() ? scale.at(chart.limit().getAsDouble()) : box.right() + unit;
        if (left - 2 * unit < line && left + box.width(text) + 2 * unit > line) {
            left = line + 5 * unit;
        }
        box.label(text, left, base, box.right() - left, over ? Ink.OVER_LIMIT : Ink.TEXT);
    }
}
