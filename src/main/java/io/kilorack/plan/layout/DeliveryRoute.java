package io.kilorack.plan.layout;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The way inside a hall from its door to each rack, round all other racks and obstacles as they stand.
///
/// The floor is cut into cells of a tenth of a metre, a little wider in very large halls; a square as
/// wide as the rolled rack moves over free cells. Limits: the rack turns on the spot or goes sideways,
/// doors of aisles are open, and racks are brought in behind all others, not in the best order.
public final class DeliveryRoute {
    private static final double CELL_M = 0.1;
    private static final int MOST_CELLS = 1_500_000;
    /// Cells wider than this would find ways too narrow that are not [m].
    private static final double COARSEST_M = 0.15;
    private static final double TOUCH_M = 0.001;

    /// A point of a way [m].
    public record Point(double xM, double yM) {}

    private final Hall hall;
    private final PartSizes sizes;
    private final double cell;
    private final int columns;
    private final int rows;
    private final boolean[] taken;
    /// Side of the largest free square whose lower right cell is the cell, in cells.
    private final int[] square;
    /// Cell before each reached one, by width in cells; −1: not reached, itself: the beginning.
    private final Map<Integer, int[]> reached = new HashMap<>();

    private DeliveryRoute(Hall hall, PartSizes sizes) {
        this.hall = hall;
        this.sizes = sizes;
        cell = Math.max(CELL_M, Math.sqrt(hall.widthM() * hall.depthM() / MOST_CELLS));
        columns = Math.max(1, (int) Math.floor(hall.widthM() / cell + 1e-6));
        rows = Math.max(1, (int) Math.floor(hall.depthM() / cell + 1e-6));
        taken = new boolean[columns * rows];
        hall.obstacles().stream().filter(zone -> !atDoor(Box.of(zone))).forEach(zone -> take(Box.of(zone)));
        hall.racks().forEach(rack -> take(Box.of(rack, sizes)));
        square = new int[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                square[i] = taken[i]
                        ? 0
                        : r == 0 || c == 0
                                ? 1
                                : 1 + Math.min(square[i - 1], Math.min(square[i - columns], square[i - columns - 1]));
            }
        }
    }

    /// @param hall one whose delivery path names the place of its door
    public static DeliveryRoute of(Hall hall, PartSizes sizes) {
        return new DeliveryRoute(hall, sizes);
    }

    /// False for a hall so large that its cells are too wide to judge by.
    public static boolean canWalk(Hall hall) {
        return Math.sqrt(hall.widthM() * hall.depthM() / MOST_CELLS) <= COARSEST_M;
    }

    /// The swing of the door itself is no obstacle to what comes through it.
    private boolean atDoor(Box box) {
        double x = hall.delivery().doorXM().orElse(Double.NaN);
        double y = hall.delivery().doorYM().orElse(Double.NaN);
        return x >= box.x() - 0.3 && x <= box.right() + 0.3 && y >= box.y() - 0.3 && y <= box.bottom() + 0.3;
    }

    private void take(Box box) {
        int left = Math.max(0, (int) Math.floor((box.x() + TOUCH_M) / cell));
        int right = Math.min(columns - 1, (int) Math.ceil((box.right() - TOUCH_M) / cell) - 1);
        int top = Math.max(0, (int) Math.floor((box.y() + TOUCH_M) / cell));
        int bottom = Math.min(rows - 1, (int) Math.ceil((box.bottom() - TOUCH_M) / cell) - 1);
        for (int r = top; r <= bottom; r++) {
            for (int c = left; c <= right; c++) {
                taken[r * columns + c] = true;
            }
        }
    }

    /// True when something `widthM` wide gets from the door to the front or the rear of the rack.
    public boolean reaches(Rack rack, double widthM) {
        return end(rack, cells(widthM)) >= 0;
    }

    /// The way of the middle of something `widthM` wide, from the door; empty when there is none.
    public List<Point> way(Rack rack, double widthM) {
        int width = cells(widthM);
        int at = end(rack, width);
        if (at < 0) {
            return List.of();
        }
        int[] before = reached(width);
        var points = new ArrayList<Point>();
        points.add(middle(at, width));
        while (before[at] != at) {
            at = before[at];
            points.add(middle(at, width));
        }
        points.add(new Point(
                hall.delivery().doorXM().orElseThrow(), hall.delivery().doorYM().orElseThrow()));
        return corners(points.reversed());
    }

    /// Free floor before the front or behind the rear of a rack, the larger of both [m]: what it needs
    /// to be turned and pushed into its place.
    public double roomBefore(Rack rack) {
        Box box = Box.of(rack, sizes);
        return switch (rack.orientation()) {
            case NORTH, SOUTH -> Math.max(free(box, 0, -1), free(box, 0, 1));
            case EAST, WEST -> Math.max(free(box, -1, 0), free(box, 1, 0));
        };
    }

    private double free(Box box, int dx, int dy) {
        int left = (int) Math.floor((box.x() + TOUCH_M) / cell);
        int right = (int) Math.ceil((box.right() - TOUCH_M) / cell) - 1;
        int top = (int) Math.floor((box.y() + TOUCH_M) / cell);
        int bottom = (int) Math.ceil((box.bottom() - TOUCH_M) / cell) - 1;
        int steps = 0;
        while (steps < Math.max(columns, rows)) {
            int shift = steps + 1;
            int c0 = dx == 0 ? left : dx < 0 ? left - shift : right + shift;
            int c1 = dx == 0 ? right : c0;
            int r0 = dy == 0 ? top : dy < 0 ? top - shift : bottom + shift;
            int r1 = dy == 0 ? bottom : r0;
            if (!free(c0, c1, r0, r1)) {
                break;
            }
            steps++;
        }
        return steps * cell;
    }

    private boolean free(int c0, int c1, int r0, int r1) {
        if (c0 < 0 || r0 < 0 || c1 >= columns || r1 >= rows) {
            return false;
        }
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                if (taken[r * columns + c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private int cells(double widthM) {
        return Math.max(1, (int) Math.ceil((widthM - TOUCH_M) / cell));
    }

    private Point middle(int at, int width) {
        return new Point((at % columns + 1 - width / 2.0) * cell, (at / columns + 1 - width / 2.0) * cell);
    }

    /// A reached cell whose square stands against the front or the rear of the rack; −1 without one.
    private int end(Rack rack, int width) {
        int[] before = reached(width);
        Box box = Box.of(rack, sizes);
        int left = (int) Math.floor((box.x() + TOUCH_M) / cell);
        int right = (int) Math.ceil((box.right() - TOUCH_M) / cell) - 1;
        int top = (int) Math.floor((box.y() + TOUCH_M) / cell);
        int bottom = (int) Math.ceil((box.bottom() - TOUCH_M) / cell) - 1;
        boolean alongX = rack.orientation().widthAlongX();
        int from = alongX ? left : top;
        int to = (alongX ? right : bottom) + width - 1;
        for (int side :
                new int[] {front(rack, left, right, top, bottom, width), rear(rack, left, right, top, bottom, width)}) {
            for (int k = (from + width - 1 + to) / 2, d = 0; d <= to - from; d++) {
                int at = k + (d % 2 == 0 ? d / 2 : -(d + 1) / 2);
                int c = alongX ? at : side;
                int r = alongX ? side : at;
                if (at >= from
                        && at <= to
                        && c >= 0
                        && r >= 0
                        && c < columns
                        && r < rows
                        && before[r * columns + c] >= 0) {
                    return r * columns + c;
                }
            }
        }
        return -1;
    }

    /// Row or column of the lower right cell of a square that touches the front.
    private static int front(Rack rack, int left, int right, int top, int bottom, int width) {
        return switch (rack.orientation()) {
            case NORTH -> top - 1;
            case SOUTH -> bottom + width;
            case WEST -> left - 1;
            case EAST -> right + width;
        };
    }

    private static int rear(Rack rack, int left, int right, int top, int bottom, int width) {
        return switch (rack.orientation()) {
            case NORTH -> bottom + width;
            case SOUTH -> top - 1;
            case WEST -> right + width;
            case EAST -> left - 1;
        };
    }

    private int[] reached(int width) {
        return reached.computeIfAbsent(width, this::spread);
    }

    /// Breadth first from every square that holds the door's cell.
    private int[] spread(int width) {
        int[] before = new int[columns * rows];
        Arrays.fill(before, -1);
        var queue = new ArrayDeque<Integer>();
        int doorColumn = Math.clamp((int) Math.floor(hall.delivery().doorXM().orElseThrow() / cell), 0, columns - 1);
        int doorRow = Math.clamp((int) Math.floor(hall.delivery().doorYM().orElseThrow() / cell), 0, rows - 1);
        for (int r = doorRow; r < Math.min(rows, doorRow + width); r++) {
            for (int c = doorColumn; c < Math.min(columns, doorColumn + width); c++) {
                int at = r * columns + c;
                if (square[at] >= width) {
                    before[at] = at;
                    queue.add(at);
                }
            }
        }
        while (!queue.isEmpty()) {
            int at = queue.remove();
            int c = at % columns;
            if (c > 0) {
                step(at, at - 1, width, before, queue);
            }
            if (c < columns - 1) {
                step(at, at + 1, width, before, queue);
            }
            if (at >= columns) {
                step(at, at - columns, width, before, queue);
            }
            if (at < columns * (rows - 1)) {
                step(at, at + columns, width, before, queue);
            }
        }
        return before;
    }

    private void step(int from, int to, int width, int[] before, ArrayDeque<Integer> queue) {
        if (before[to] < 0 && square[to] >= width) {
            before[to] = from;
            queue.add(to);
        }
    }

    /// Without the points on straight lines.
    private static List<Point> corners(List<Point> points) {
        var kept = new ArrayList<Point>();
        for (Point p : points) {
            int n = kept.size();
            if (n >= 2 && straight(kept.get(n - 2), kept.get(n - 1), p)) {
                kept.set(n - 1, p);
            } else {
                kept.add(p);
            }
        }
        return kept;
    }

    private static boolean straight(Point a, Point b, Point c) {
        return Math.abs((b.xM() - a.xM()) * (c.yM() - a.yM()) - (b.yM() - a.yM()) * (c.xM() - a.xM())) < 1e-9;
    }
}
