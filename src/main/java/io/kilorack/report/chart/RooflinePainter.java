package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Dot;
import io.kilorack.report.chart.Chart.Layer;
import io.kilorack.report.chart.Chart.Roof;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import java.util.List;

/// Rates reached under the roofs of the number formats in use.
final class RooflinePainter {
    private static final String X_AXIS = "arithmetic intensity, FLOP per byte";

    private RooflinePainter() {}

    static void paint(Box box, Chart.Roofline chart) {
        double most = 1;
        double lowX = 10;
        double highX = 100;
        double least = Double.POSITIVE_INFINITY;
        for (Roof roof : chart.roofs()) {
            most = Math.max(most, roof.flops());
            highX = Math.max(highX, roof.flops() / roof.bandwidth() * 6);
        }
        for (Dot dot : chart.dots()) {
            lowX = Math.min(lowX, dot.x() / 2);
            highX = Math.max(highX, dot.x() * 2);
            least = Math.min(least, dot.y());
        }
        lowX = Math.max(lowX, 0.01);
        // what lies far below the roof still shows, but an idle dot does not flatten the rest
        double lowY = Math.clamp(least / 2, most / 1e5, most / 50);
        var plane = new PlanePainter.Plane(
                box,
                new Chart.Axis(X_AXIS, lowX, highX, true),
                new Chart.Axis("rate of one accelerator", lowY, most * 2, true),
                NumberText::plain,
                v -> NumberText.withUnit(v, "FLOP/s"));
        plane.axes();
        double low = lowX;
        double high = highX;
        DotLabels.reserve(box, plane, chart.dots());
        for (Roof roof : chart.roofs()) {
            roof(box, plane, roof, low, high);
        }
        for (Roof roof : chart.roofs()) {
            keepOff(box, plane, roof, low);
        }
        for (Roof roof : chart.roofs()) {
            name(box, plane, roof);
        }
        DotLabels.paint(box, plane, chart.dots());
        keys(box, plane, chart.keys());
    }

    /// What the colours mean, in the line of the axis title, as far as there is room before it.
    private static void keys(Box box, PlanePainter.Plane plane, List<Layer> keys) {
        double unit = box.unit();
        double at = plane.left;
        double base = plane.bottom + 28 * unit;
        double room = box.right() - box.smallWidth(X_AXIS) - 12 * unit;
        for (Layer key : keys) {
            double need = 16 * unit + box.smallWidth(key.label());
            if (at + need > room) {
                return;
            }
            box.s().fillOval(at, base - 8 * unit, 8 * unit, 8 * unit, key.ink());
            box.small(key.label(), at + 12 * unit, base, Ink.TEXT_MUTED, Align.LEFT);
            at += need + 10 * unit;
        }
    }

    private static void roof(Box box, PlanePainter.Plane plane, Roof roof, double low, double high) {
        Surface s = box.s();
        double unit = box.unit();
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
    }

    private static void name(Box box, PlanePainter.Plane plane, Roof roof) {
        double unit = box.unit();
        double width = box.smallWidth(roof.label());
        double line = plane.y.at(roof.flops());
        // above its line at the right, or below it, or further left where dots lie
        for (double left = plane.right - 4 * unit - width; left > plane.left; left -= 8 * unit) {
            if (plane.write(roof.label(), left, line - 5 * unit, Ink.TEXT)
                    || plane.write(roof.label(), left, line + 12 * unit, Ink.TEXT)) {
                return;
            }
        }
    }

    /// Names keep off the lines.
    private static void keepOff(Box box, PlanePainter.Plane plane, Roof roof, double low) {
        double unit = box.unit();
        double ridge = plane.x.at(roof.flops() / roof.bandwidth());
        double flat = plane.y.at(roof.flops());
        plane.take(ridge, flat - unit, plane.right, flat + unit);
        double from = plane.x.at(low);
        double rise = plane.y.at(low * roof.bandwidth());
        double step = 4 * unit;
        for (double x = from; x < ridge; x += step) {
            double y = rise + (flat - rise) * (x - from) / (ridge - from);
            plane.take(x, y - step / 2, x + step, y + step / 2);
        }
    }
}
