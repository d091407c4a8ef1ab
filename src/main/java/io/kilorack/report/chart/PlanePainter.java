package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Dot;
import io.kilorack.report.chart.Chart.Roof;
import io.kilorack.report.chart.Chart.Zone;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import io.kilorack.report.draw.Surface.Type;
import java.util.ArrayList;
import java.util.List;

/// Points in a plane: scatter with zones, and the roofline.
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
        dots(box, plane, chart.dots());
    }

    static void roofline(Box box, Chart.Roofline chart) {
        double most = 1;
        double lowX = 1;
        double highX = 1000;
        for (Roof roof : chart.roofs()) {
            most = Math.max(most, roof.flops());
            highX = Math.max(highX, roof.flops() / roof.bandwidth() * 10);
        }
        for (Dot dot : chart.dots()) {
            lowX = Math.min(lowX, dot.x() / 2);
            highX = Math.max(highX, dot.x() * 2);
        }
        lowX = Math.max(lowX, 0.01);
        var plane = new Plane(
                box,
                new Chart.Axis("arithmetic intensity, FLOP per byte", lowX, highX, true),
                new Chart.Axis("attainable rate", most / 10_000, most * 2, true),
                NumberText::plain,
                v -> NumberText.withUnit(v, "FLOP/s"));
        plane.axes();
        Surface s = box.s();
        double unit = box.unit();
        double low = lowX;
        double high = highX;
        for (Roof roof : chart.roofs()) {
            double ridge = roof.flops() / roof.bandwidth();
            s.clipped(
                    plane.left,
                    plane.top,
                    plane.right - plane.left,
                    plane.bottom - plane.top,
                    () -> s.polyline(
                            List.of(
                                    new Point(plane.x.at(low), plane.y.at(low * roof.bandwidth())),
                                    new Point(plane.x.at(ridge), plane.y.at(roof.flops())),
                                    new Point(plane.x.at(high), plane.y.at(roof.flops()))),
                            roof.ink(),
                            1.8 * unit,
                            Dash.SOLID));
            double left = plane.right - 4 * unit - box.smallWidth(roof.label());
            plane.write(roof.label(), left, plane.y.at(roof.flops()) - 5 * unit, Ink.TEXT);
        }
        dots(box, plane, chart.dots());
    }

    /// Dots with their names beside them; a name that would cover an earlier one goes below, above, or is
    /// left to the hover.
    private static void dots(Box box, Plane plane, List<Dot> dots) {
        Surface s = box.s();
        double unit = box.unit();
        for (Dot dot : dots) {
            double x = plane.x.clamped(dot.x());
            double y = plane.y.clamped(dot.y());
            double r = 4 * unit;
            s.fillOval(x - r - unit, y - r - unit, 2 * (r + unit), 2 * (r + unit), Ink.PAPER);
            s.fillOval(x - r, y - r, 2 * r, 2 * r, dot.ink());
            s.region(x - 2 * r, y - 2 * r, 4 * r, 4 * r, dot.target());
            double width = box.smallWidth(dot.label());
            boolean leftwards = x + r + 4 * unit + width > box.right();
            for (double place : new double[] {3.5, 14, -8}) {
                double left = leftwards ? x - r - 4 * unit - width : x + r + 4 * unit;
                if (left >= plane.left && plane.write(dot.label(), left, y + place * unit, Ink.TEXT)) {
                    break;
                }
            }
        }
    }

    private static boolean free(List<double[]> taken, double[] a) {
        for (double[] b : taken) {
            if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) {
                return false;
            }
        }
        return true;
    }

    private interface Text {
        String of(double value);
    }

    /// Two axes with their plot area.
    private static final class Plane {
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
