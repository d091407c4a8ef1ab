package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Dot;
import io.kilorack.report.chart.Chart.Roof;
import io.kilorack.report.chart.Chart.Zone;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import java.util.ArrayList;
import java.util.List;

/// Points in a plane: scatter with zones, and the roofline.
final class PlanePainter {
    private PlanePainter() {}

    static void scatter(Box box, Chart.Scatter chart) {
        var plane = new Plane(box, chart.x(), chart.y());
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
                box.small(zone.label(), x1 + 5 * unit, y1 + 12 * unit, Ink.TEXT_MUTED, Align.LEFT);
            }
        });
        plane.axes(NumberText::plain, NumberText::plain);
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
                new Chart.Axis("attainable rate", most / 10_000, most * 2, true));
        plane.axes(NumberText::plain, v -> NumberText.withUnit(v, "FLOP/s"));
        Surface s = box.s();
        double unit = box.unit();
        double low = lowX;
        double high = highX;
        for (Roof roof : chart.roofs()) {
            double ridge = roof.flops() / roof.bandwidth();
            s.clipped(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top, () -> s.polyline(
                    List.of(
                            new Point(plane.x.at(low), plane.y.at(low * roof.bandwidth())),
                            new Point(plane.x.at(ridge), plane.y.at(roof.flops())),
                            new Point(plane.x.at(high), plane.y.at(roof.flops()))),
                    roof.ink(),
                    1.8 * unit,
                    Dash.SOLID));
            box.small(roof.label(), plane.right - 4 * unit, plane.y.at(roof.flops()) - 5 * unit, Ink.TEXT, Align.RIGHT);
        }
        dots(box, plane, chart.dots());
    }

    /// Dots with their names beside them; a name that would cover an earlier one goes below, above, or is left to the hover.
    private static void dots(Box box, Plane plane, List<Dot> dots) {
        Surface s = box.s();
        double unit = box.unit();
        var taken = new ArrayList<double[]>();
        for (Dot dot : dots) {
            double x = plane.x.clamped(dot.x());
            double y = plane.y.clamped(dot.y());
            double r = 4 * unit;
            s.fillOval(x - r - unit, y - r - unit, 2 * (r + unit), 2 * (r + unit), Ink.PAPER);
            s.fillOval(x - r, y - r, 2 * r, 2 * r, dot.ink());
            s.region(x - 2 * r, y - 2 * r, 4 * r, 4 * r, dot.target());
            double width = box.smallWidth(dot.label());
            boolean leftwards = x + r + 4 * unit + width > box.right();
            double[][] places = {{0, 3.5}, {0, 14}, {0, -8}};
            for (double[] place : places) {
                double left = leftwards ? x - r - 4 * unit - width : x + r + 4 * unit;
                double base = y + place[1] * unit;
                double[] area = {left, base - 9 * unit, left + width, base + 2 * unit};
                if (free(taken, area)) {
                    taken.add(area);
                    box.small(dot.label(), left, base, Ink.TEXT, Align.LEFT);
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

        Plane(Box box, Chart.Axis xAxis, Chart.Axis yAxis) {
            this.box = box;
            this.xAxis = xAxis;
            this.yAxis = yAxis;
            double unit = box.unit();
            left = box.x() + 62 * unit;
            right = box.right() - 8 * unit;
            top = box.y() + 16 * unit;
            bottom = box.bottom() - 36 * unit;
            x = new Scale(xAxis.low(), xAxis.high(), left, right, xAxis.logarithmic());
            y = new Scale(yAxis.low(), yAxis.high(), bottom, top, yAxis.logarithmic());
        }

        void axes(Text xText, Text yText) {
            Surface s = box.s();
            double unit = box.unit();
            for (double tick : x.ticks(6)) {
                s.line(x.at(tick), top, x.at(tick), bottom, Ink.GRID, 0.7 * unit, Dash.SOLID);
                box.small(xText.of(tick), x.at(tick), bottom + 13 * unit, Ink.TEXT_MUTED, Align.CENTRE);
            }
            for (double tick : y.ticks(5)) {
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
