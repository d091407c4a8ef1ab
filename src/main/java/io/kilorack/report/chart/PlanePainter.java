package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Zone;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.ArrayList;
import java.util.List;

/// Points in a plane with zones behind them, and the plane itself.
final class PlanePainter {
    private PlanePainter() {}

    static void scatter(Box box, Chart.Scatter chart) {
        var plane = new Plane(box, chart.x(), chart.y(), NumberText::plain, NumberText::plain);
        Surface s = box.s();
        double unit = box.unit();
        s.clipped(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top, () -> {
            for (Zone zone : chart.zones()) {
                double x1 = plane.x.clamped(zone.x1());
                double x2 = plane.x.clamped(zone.x2());
                double y1 = plane.y.clamped(zone.y2());
                double y2 = plane.y.clamped(zone.y1());
                s.fillRect(x1, y1, x2 - x1, y2 - y1, zone.ink());
                if (zone.hatched()) {
                    s.hatch(x1, y1, x2 - x1, y2 - y1, Ink.PAPER, 5 * unit);
                }
                String label = Fit.text(s, zone.label(), Type.REGULAR, ChartPainter.SMALL * unit, x2 - x1 - 8 * unit);
                plane.write(label, x1 + 5 * unit, y1 + 12 * unit, Ink.TEXT_MUTED);
            }
        });
        plane.axes();
        DotLabels.reserve(box, plane, chart.dots());
        DotLabels.paint(box, plane, chart.dots());
    }

    private static boolean free(List<double[]> taken, double[] a) {
        for (double[] b : taken) {
            if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) {
                return false;
            }
        }
        return true;
    }

    interface Text {
        String of(double value);
    }

    /// Two axes with their plot area.
    static final class Plane {
        final Box box;
        final Chart.Axis xAxis;
        final Chart.Axis yAxis;
        final double left;
        final double right;
        final double top;
        final double bottom;
        final Scale x;
        final Scale y;
        private final Text xText;
        private final Text yText;
        private final List<double[]> taken = new ArrayList<>();

        Plane(Box box, Chart.Axis xAxis, Chart.Axis yAxis, Text xText, Text yText) {
            this.box = box;
            this.xAxis = xAxis;
            this.yAxis = yAxis;
            this.xText = xText;
            this.yText = yText;
            double unit = box.unit();
            right = box.right() - 8 * unit;
            top = box.y() + 16 * unit;
            bottom = box.bottom() - 36 * unit;
            y = new Scale(yAxis.low(), yAxis.high(), bottom, top, yAxis.logarithmic());
            double gutter = 0;
            for (double tick : y.ticks(rows())) {
                gutter = Math.max(gutter, box.smallWidth(yText.of(tick)));
            }
            left = box.x() + gutter + 8 * unit;
            x = new Scale(xAxis.low(), xAxis.high(), left, right, xAxis.logarithmic());
        }

        private int rows() {
            return (int) Math.max(1, Math.min(5, (bottom - top) / (20 * box.unit())));
        }

        /// Keeps an area free of texts.
        void take(double x1, double y1, double x2, double y2) {
            taken.add(new double[] {x1, y1, x2, y2});
        }

        /// Writes a text unless it would lie on an earlier one; false when it would.
        boolean write(String text, double at, double base, Ink ink) {
            double unit = box.unit();
            double[] area = {at, base - 9 * unit, at + box.smallWidth(text), base + 2 * unit};
            if (!free(taken, area)) {
                return false;
            }
            taken.add(area);
            box.small(text, at, base, ink, Align.LEFT);
            return true;
        }

        void axes() {
            Surface s = box.s();
            double unit = box.unit();
            for (Scale.Tick tick : x.labelled(
                    box,
                    box.x(),
                    box.right(),
                    (value, step) -> x.logarithmic() ? xText.of(value) : Scale.plainTick(value, step))) {
                s.line(x.at(tick.value()), top, x.at(tick.value()), bottom, Ink.GRID, 0.7 * unit, Dash.SOLID);
                box.small(tick.text(), tick.at(), bottom + 13 * unit, Ink.TEXT_MUTED, Align.CENTRE);
            }
            for (double tick : y.ticks(rows())) {
                s.line(left, y.at(tick), right, y.at(tick), Ink.GRID, 0.7 * unit, Dash.SOLID);
                box.small(yText.of(tick), left - 6 * unit, y.at(tick) + 3.5 * unit, Ink.TEXT_MUTED, Align.RIGHT);
            }
            s.line(left, bottom, right, bottom, Ink.AXIS, unit, Dash.SOLID);
            s.line(left, top, left, bottom, Ink.AXIS, unit, Dash.SOLID);
            box.small(xAxis.label(), right, bottom + 28 * unit, Ink.TEXT_MUTED, Align.RIGHT);
            box.small(yAxis.label(), box.x(), top - 6 * unit, Ink.TEXT_MUTED, Align.LEFT);
        }
    }
}
