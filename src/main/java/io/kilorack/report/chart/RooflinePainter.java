package io.kilorack.report.chart;

import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart.Dot;
import io.kilorack.report.chart.Chart.Roof;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import java.util.List;

/// Rates reached under the roofs of the number formats in use.
final class RooflinePainter {
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
                new Chart.Axis("arithmetic intensity, FLOP per byte", lowX, highX, true),
                new Chart.Axis("rate of one accelerator", lowY, most * 2, true),
                NumberText::plain,
                v -> NumberText.withUnit(v, "FLOP/s"));
        plane.axes();
        double low = lowX;
        double high = highX;
        for (Roof roof : chart.roofs()) {
            roof(box, plane, roof, low, high);
        }
        DotLabels.paint(box, plane, chart.dots());
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
        double left = plane.right - 4 * unit - box.smallWidth(roof.label());
        double line = plane.y.at(roof.flops());
        // above its line, or below it where another roof is close above
        if (!plane.write(roof.label(), left, line - 5 * unit, Ink.TEXT)) {
            plane.write(roof.label(), left, line + 12 * unit, Ink.TEXT);
        }
        // names of operators keep off the line
        plane.take(plane.x.at(ridge), line - 2 * unit, plane.right, line + 2 * unit);
    }
}
