package io.kilorack.report.chart;

import io.kilorack.report.chart.Chart.Dot;
import io.kilorack.report.chart.ChartPainter.Box;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Dash;
import java.util.List;

/// Dots with their names near them. A name goes to the nearest place where it covers neither a dot nor an
/// earlier name, tied to its dot by a hairline where it stands apart; without any such place it is left to
/// the hover.
final class DotLabels {
    private static final double USUAL = 4;
    private static final double LEAST = 2.5;
    private static final double MOST = 9;
    /// Distances from the rim of the dot to its name [design pixels].
    private static final double[] AWAY = {4, 12, 22, 34, 48};
    /// Directions as unit steps, right first: as one reads.
    private static final double[][] WAYS = {
        {1, 0}, {1, -0.7}, {1, 0.7}, {-1, 0}, {-1, -0.7}, {-1, 0.7}, {0, -1}, {0, 1}, {0.5, -1}, {0.5, 1}
    };

    private DotLabels() {}

    /// Keeps the dots free of texts that are written before them.
    static void reserve(Box box, PlanePainter.Plane plane, List<Dot> dots) {
        for (Dot dot : dots) {
            double x = plane.x.clamped(dot.x());
            double y = plane.y.clamped(dot.y());
            double r = radius(dot) * box.unit();
            plane.take(x - r, y - r, x + r, y + r);
        }
    }

    /// After [#reserve].
    static void paint(Box box, PlanePainter.Plane plane, List<Dot> dots) {
        Surface s = box.s();
        double unit = box.unit();
        for (Dot dot : dots) {
            label(box, plane, dot);
        }
        for (Dot dot : dots) {
            double x = plane.x.clamped(dot.x());
            double y = plane.y.clamped(dot.y());
            double r = radius(dot) * unit;
            s.fillOval(x - r - unit, y - r - unit, 2 * (r + unit), 2 * (r + unit), Ink.PAPER);
            s.fillOval(x - r, y - r, 2 * r, 2 * r, dot.ink());
            double reach = Math.max(2 * r, 8 * unit);
            s.region(x - reach, y - reach, 2 * reach, 2 * reach, dot.target());
        }
    }

    /// The area shows the share; small ones stay visible.
    private static double radius(Dot dot) {
        return Double.isNaN(dot.share()) ? USUAL : Math.clamp(MOST * Math.sqrt(dot.share() * 2), LEAST, MOST);
    }

    private static void label(Box box, PlanePainter.Plane plane, Dot dot) {
        double unit = box.unit();
        double x = plane.x.clamped(dot.x());
        double y = plane.y.clamped(dot.y());
        double r = radius(dot) * unit;
        double width = box.smallWidth(dot.label());
        for (double away : AWAY) {
            for (double[] way : WAYS) {
                double gap = r + away * unit;
                double at =
                        way[0] > 0.5 ? x + gap * way[0] : way[0] < 0 ? x - gap - width : x + gap * way[0] - width / 2;
                double base = y + 3.5 * unit + (gap + (way[0] == 0 ? 4 * unit : 0)) * way[1];
                boolean inside = at >= plane.left + 2 * unit
                        && at + width <= box.right()
                        && base - 9 * unit >= plane.top - 2 * unit
                        && base + 2 * unit <= plane.bottom;
                if (inside && plane.write(dot.label(), at, base, Ink.TEXT)) {
                    if (away > AWAY[0]) {
                        box.s()
                                .line(
                                        x,
                                        y,
                                        Math.clamp(x, at - unit, at + width + unit),
                                        Math.clamp(y, base - 9 * unit, base + 2 * unit),
                                        Ink.TEXT_FAINT,
                                        0.7 * unit,
                                        Dash.SOLID);
                    }
                    return;
                }
            }
        }
    }
}
