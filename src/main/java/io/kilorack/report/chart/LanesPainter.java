package io.kilorack.report.chart;

import io.kilorack.report.chart.Chart.Lane;
import io.kilorack.report.chart.Chart.Span;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// One lane for each thing, cut into spans by date; a span says its word where there is room.
final class LanesPainter {
    static final double ROW = 24;
    static final double HEAD = 20;

    private LanesPainter() {}

    static void paint(Box box, Chart.Lanes chart) {
        if (chart.lanes().isEmpty()) {
            box.empty("No accelerators in the plan yet.");
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        double gutter = 0;
        for (Lane lane : chart.lanes()) {
            gutter = Math.max(gutter, box.width(lane.label()));
        }
        double left = box.x() + Math.min(gutter, box.width() * 0.34) + 10 * unit;
        double right = box.right() - 6 * unit;
        double bottom = box.bottom() - 20 * unit;
        double top = box.y() + 4 * unit;
        double pitch = Math.min(ROW * unit, (bottom - top) / chart.lanes().size());
        bottom = Math.min(bottom, top + pitch * chart.lanes().size() + 2 * unit);
        var time = new Scale(0, Math.max(1, ChronoUnit.DAYS.between(chart.start(), chart.end())), left, right, false);
        double y = top;
        for (Lane lane : chart.lanes()) {
            double height = Math.min(17 * unit, pitch - 3 * unit) * (lane.thin() ? 0.62 : 1);
            double at = y + (pitch - height) / 2;
            box.label(
                    lane.label(),
                    box.x(),
                    y + pitch / 2 + 4 * unit,
                    left - box.x() - 8 * unit,
                    lane.thin() ? Ink.TEXT_MUTED : Ink.TEXT);
            for (Span span : lane.spans()) {
                span(box, span, x(time, chart, span.from()), x(time, chart, span.to()), at, height, lane.thin());
            }
            y += pitch;
        }
        s.line(left, bottom, right, bottom, Ink.AXIS, unit, Dash.SOLID);
        StepsPainter.paintDates(box, chart.start(), chart.end(), time, top, bottom);
    }

    private static double x(Scale time, Chart.Lanes chart, LocalDate date) {
        return time.clamped(ChronoUnit.DAYS.between(chart.start(), date));
    }

    private static void span(Box box, Span span, double x1, double x2, double y, double height, boolean thin) {
        if (x2 <= x1) {
            return;
        }
        Surface s = box.s();
        double unit = box.unit();
        s.fillRect(x1, y, x2 - x1, height, span.ink());
        if (span.hatched()) {
            s.hatch(x1, y, x2 - x1, height, Ink.PAPER, 4.5 * unit);
        }
        s.line(x1, y, x1, y + height, Ink.PAPER, 1.6 * unit, Dash.SOLID);
        double room = x2 - x1 - 10 * unit;
        if (!thin && room > 20 * unit) {
            String text = Fit.text(s, span.label(), Type.REGULAR, ChartPainter.SMALL * unit, room);
            if (span.hatched()) {
                s.fillRect(x1 + 3 * unit, y + 2 * unit, box.smallWidth(text) + 4 * unit, height - 4 * unit, Ink.PAPER);
            }
            Ink ink = span.hatched() || !span.dark() ? Ink.TEXT : Ink.TEXT_ON_FILL;
            box.small(text, x1 + 5 * unit, y + height / 2 + 3.5 * unit, ink, Align.LEFT);
        }
        s.region(x1, y, x2 - x1, height, span.target());
    }
}
