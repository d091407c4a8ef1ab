package io.kilorack.plan.layout;

import io.kilorack.plan.Rack;
import java.util.OptionalDouble;
import java.util.Set;

/// Where a dragged footprint comes to rest: first at the edges of neighbours within reach, else on the
/// hall's grid.
///
/// @param box the footprint after snapping
/// @param guideX x of the edge it aligned to, to draw a guide line; empty when it took the grid
/// @param guideY y of the edge it aligned to
public record Snap(Box box, OptionalDouble guideX, OptionalDouble guideY) {

    /// @param reachM how near an edge must be to attract [m]; 0 snaps to the grid only
    /// @param moving ids of racks that move along and do not attract
    public static Snap of(Floor floor, Box box, double reachM, Set<String> moving) {
        double gridM = floor.hall().gridMm() / 1000;
        double[] x = {Double.NaN, reachM, Double.NaN};
        double[] y = {Double.NaN, reachM, Double.NaN};
        if (reachM > 0) {
            double around = reachM + 2 * Math.max(box.width(), box.depth());
            var near = new Box(box.x() - around, box.y() - around, box.width() + 2 * around, box.depth() + 2 * around);
            for (Rack rack : floor.racksIn(near)) {
                if (!moving.contains(rack.id())) {
                    Box other = Box.of(rack, floor.sizes());
                    attract(x, box.x(), box.width(), other.x(), other.right());
                    attract(y, box.y(), box.depth(), other.y(), other.bottom());
                }
            }
            attract(x, box.x(), box.width(), 0, floor.hall().widthM());
            attract(y, box.y(), box.depth(), 0, floor.hall().depthM());
        }
        double atX = Double.isNaN(x[0]) ? grid(box.x(), gridM) : x[0];
        double atY = Double.isNaN(y[0]) ? grid(box.y(), gridM) : y[0];
        return new Snap(box.at(millimetres(atX), millimetres(atY)), guide(x[2]), guide(y[2]));
    }

    /// Takes the nearest of: my low edge to theirs, my low edge to their high one, my high edge to theirs,
    /// my high edge to their low one.
    private static void attract(double[] best, double at, double length, double low, double high) {
        offer(best, at, low, low);
        offer(best, at, high, high);
        offer(best, at, high - length, high);
        offer(best, at, low - length, low);
    }

    private static void offer(double[] best, double at, double candidate, double edge) {
        double distance = Math.abs(candidate - at);
        if (distance < best[1]) {
            best[0] = candidate;
            best[1] = distance;
            best[2] = edge;
        }
    }

    private static OptionalDouble guide(double edge) {
        return Double.isNaN(edge) ? OptionalDouble.empty() : OptionalDouble.of(edge);
    }

    static double grid(double value, double step) {
        return Math.rint(value / step) * step;
    }

    /// Positions are whole millimetres, so that files stay short and equal moves give equal plans.
    public static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }
}
