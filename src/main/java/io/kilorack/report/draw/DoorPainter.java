package io.kilorack.report.draw;

import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Hall;
import io.kilorack.plan.layout.DeliveryRoute;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Point;
import io.kilorack.report.draw.Surface.Type;
import java.util.List;

/// Draws where racks enter a hall: a gap in the nearest wall with its jambs, an arrow inwards, the name of
/// the entry; and the way of a rack from there.
final class DoorPainter {
    /// Width of a door that states none, for drawing only [m].
    private static final double ASSUMED_M = 1.2;

    private static final double NAME = 9.5;

    private DoorPainter() {}

    private enum Wall {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }

    static void paint(Surface s, Hall hall, FloorView view) {
        DeliveryPath path = hall.delivery();
        if (!path.placed()) {
            return;
        }
        double x = Math.clamp(path.doorXM().orElseThrow(), 0, hall.widthM());
        double y = Math.clamp(path.doorYM().orElseThrow(), 0, hall.depthM());
        Wall wall = nearest(hall, x, y);
        double half = path.doorWidthM().orElse(ASSUMED_M) / 2 * view.scale();
        double unit = view.unit();
        double px = view.x(wall == Wall.LEFT ? 0 : wall == Wall.RIGHT ? hall.widthM() : x);
        double py = view.y(wall == Wall.TOP ? 0 : wall == Wall.BOTTOM ? hall.depthM() : y);
        boolean upright = wall == Wall.LEFT || wall == Wall.RIGHT;
        double thick = 5 * unit;
        double out = wall == Wall.LEFT || wall == Wall.TOP ? -4 * unit : -1 * unit;
        if (upright) {
            s.fillRect(px + out, py - half, thick, 2 * half, Ink.PAPER);
            jamb(s, px - 5 * unit, py - half, px + 5 * unit, py - half, unit);
            jamb(s, px - 5 * unit, py + half, px + 5 * unit, py + half, unit);
        } else {
            s.fillRect(px - half, py + out, 2 * half, thick, Ink.PAPER);
            jamb(s, px - half, py - 5 * unit, px - half, py + 5 * unit, unit);
            jamb(s, px + half, py - 5 * unit, px + half, py + 5 * unit, unit);
        }
        arrow(s, wall, px, py, unit);
        name(s, path, wall, px, py, half, view, view.x(hall.widthM()));
    }

    private static void jamb(Surface s, double x1, double y1, double x2, double y2, double unit) {
        s.line(x1, y1, x2, y2, Ink.WALL, 2 * unit, Dash.SOLID);
    }

    private static void arrow(Surface s, Wall wall, double x, double y, double unit) {
        double dx = wall == Wall.LEFT ? 1 : wall == Wall.RIGHT ? -1 : 0;
        double dy = wall == Wall.TOP ? 1 : wall == Wall.BOTTOM ? -1 : 0;
        double tip = 11 * unit;
        double back = 3 * unit;
        double wide = 4.5 * unit;
        s.fillPolygon(
                List.of(
                        new Point(x + dx * tip, y + dy * tip),
                        new Point(x + dx * back - dy * wide, y + dy * back + dx * wide),
                        new Point(x + dx * back + dy * wide, y + dy * back - dx * wide)),
                Ink.ACCENT);
    }

    /// Inside the wall, beside the door or the arrow, where it fits.
    private static void name(
            Surface s, DeliveryPath path, Wall wall, double x, double y, double half, FloorView view, double end) {
        double unit = view.unit();
        double size = NAME * unit;
        if (path.entry().isEmpty() || view.detail() < FloorPainter.MARKS) {
            return;
        }
        String text = Fit.text(s, path.entry(), Type.REGULAR, size, 150 * unit);
        double length = s.textWidth(text, Type.REGULAR, size);
        double left = switch (wall) {
            case LEFT -> x + 15 * unit;
            case RIGHT -> x - 15 * unit - length;
            case TOP, BOTTOM -> x + half + 9 * unit + length < end ? x + half + 9 * unit : x - half - length - 9 * unit;
        };
        double base = switch (wall) {
            case LEFT, RIGHT -> y + size * 0.36;
            case TOP -> y + 14 * unit;
            case BOTTOM -> y - 7 * unit;
        };
        s.fillRect(left - 2 * unit, base - size * 0.95, length + 4 * unit, size * 1.3, Ink.FLOOR);
        s.text(text, left, base, Type.REGULAR, size, Ink.TEXT, Align.LEFT);
    }

    static void way(Surface s, List<DeliveryRoute.Point> way, FloorView view) {
        if (way.size() < 2) {
            return;
        }
        List<Point> points =
                way.stream().map(p -> new Point(view.x(p.xM()), view.y(p.yM()))).toList();
        s.polyline(points, Ink.PAPER, 4 * view.unit(), Dash.SOLID);
        s.polyline(points, Ink.ACCENT, 2 * view.unit(), Dash.DASHED);
        Point end = points.getLast();
        double r = 3.5 * view.unit();
        s.fillOval(end.x() - r, end.y() - r, 2 * r, 2 * r, Ink.ACCENT);
    }

    private static Wall nearest(Hall hall, double x, double y) {
        double least = Math.min(Math.min(x, hall.widthM() - x), Math.min(y, hall.depthM() - y));
        return least == x ? Wall.LEFT : least == hall.widthM() - x ? Wall.RIGHT : least == y ? Wall.TOP : Wall.BOTTOM;
    }
}
