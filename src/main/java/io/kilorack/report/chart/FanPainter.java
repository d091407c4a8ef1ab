package io.kilorack.report.chart;

import io.kilorack.report.chart.Chart.FanPoint;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A value over time with its 5–95 % and 25–75 % bands.
final class FanPainter {
    private FanPainter() {}

    static void paint(Box box, Chart.Fan chart) {
        if (chart.points().size() < 2) {
            box.empty("Not enough dates to draw.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double most = chart.reference().orElse(0);
        for (FanPoint p : chart.points()) {
            most = Math.max(most, p.p95());
        }
        double top = box.y() + 8 * unit;
        double bottom = box.bottom() - 20 * unit;
        double high = Scale.roundUp(most, 4);
        var value = new Scale(0, high, bottom, top, false);
        double step = value.step(4);
        double gutter = 0;
        for (double tick : value.ticks(4)) {
            gutter = Math.max(gutter, box.smallWidth(Scale.tick(tick, high, chart.unit(), step)));
        }
        LocalDate start = chart.points().getFirst().date();
        LocalDate end = chart.points().getLast().date();
        double left = box.x() + gutter + 8 * unit;
        double right = box.right() - 56 * unit;
        var time = new Scale(0, Math.max(1, ChronoUnit.DAYS.between(start, end)), left, right, false);
        for (double tick : value.ticks(4)) {
            double y = value.at(tick);
            s.line(left, y, right, y, Ink.GRID, 0.7 * unit, Dash.SOLID);
            box.small(
                    Scale.tick(tick, high, chart.unit(), step),
                    left - 5 * unit,
                    y + 3.5 * unit,
                    Ink.TEXT_MUTED,
                    Align.RIGHT);
        }
        s.fillPolygon(band(chart, start, time, value, FanPoint::p5, FanPoint::p95), Ink.ACCENT_SOFT);
        s.fillPolygon(band(chart, start, time, value, FanPoint::p25, FanPoint::p75), Ink.ACCENT_MID);
        s.polyline(line(chart, start, time, value, FanPoint::p50), Ink.ACCENT, 1.8 * unit, Dash.SOLID);
        s.polyline(line(chart, start, time, value, FanPoint::mean), Ink.TEXT, 1.2 * unit, Dash.DASHED);
        FanPoint last = chart.points().getLast();
        if (Math.abs(value.at(last.mean()) - value.at(last.p50())) > 11 * unit
                && Math.abs(value.at(last.mean()) - value.at(last.p95())) > 11 * unit) {
            box.small("mean", right + 5 * unit, value.at(last.mean()) + 3.5 * unit, Ink.TEXT, Align.LEFT);
        }
        box.small("median", right + 5 * unit, value.at(last.p50()) + 3.5 * unit, Ink.TEXT, Align.LEFT);
        if (value.at(last.p5()) - value.at(last.p50()) > 12 * unit) {
            box.small("5 %", right + 5 * unit, value.at(last.p5()) + 3.5 * unit, Ink.TEXT_MUTED, Align.LEFT);
        }
        if (value.at(last.p50()) - value.at(last.p95()) > 12 * unit) {
            box.small("95 %", right + 5 * unit, value.at(last.p95()) + 3.5 * unit, Ink.TEXT_MUTED, Align.LEFT);
        }
        if (chart.reference().isPresent()) {
            double y = value.at(chart.reference().getAsDouble());
            s.line(left, y, right, y, Ink.LIMIT, 1.2 * unit, Dash.DASHED);
            box.small(chart.referenceLabel(), left + 4 * unit, y - 4 * unit, Ink.TEXT, Align.LEFT);
        }
        s.line(left, bottom, right, bottom, Ink.AXIS, unit, Dash.SOLID);
        StepsPainter.paintDates(box, start, end, time, top, bottom);
    }

    private static List<Point> line(
            Chart.Fan chart, LocalDate start, Scale time, Scale value, ToDoubleFunction<FanPoint> of) {
        var points = new ArrayList<Point>();
        for (FanPoint p : chart.points()) {
            points.add(new Point(time.at(ChronoUnit.DAYS.between(start, p.date())), value.at(of.applyAsDouble(p))));
        }
        return points;
    }

    private static List<Point> band(
            Chart.Fan chart,
            LocalDate start,
            Scale time,
            Scale value,
            ToDoubleFunction<FanPoint> low,
            ToDoubleFunction<FanPoint> high) {
        var points = new ArrayList<>(line(chart, start, time, value, low));
        points.addAll(line(chart, start, time, value, high).reversed());
        return points;
    }
}
