package io.kilorack.report.draw;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.DeliveryRoute;
import io.kilorack.plan.layout.PartSizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One hall made ready for painting and hit testing: footprints as plain arrays. Build it when the hall
/// changes, not per frame.
public final class FloorScene {
    final Hall hall;
    final Catalog catalog;
    final Rack[] racks;
    final double[] x;
    final double[] y;
    final double[] w;
    final double[] d;
    /// Only where a footprint holds several cabinets, else null.
    final @Nullable Footprint[] pods;

    final boolean anyPods;
    private final Map<String, Integer> indexOf;
    private final PartSizes sizes;
    private @Nullable DeliveryRoute route;
    private String wayOf = "";
    private List<DeliveryRoute.Point> way = List.of();

    private FloorScene(Hall hall, Catalog catalog) {
        this.hall = hall;
        this.catalog = catalog;
        List<Rack> list = hall.racks();
        int n = list.size();
        racks = list.toArray(new Rack[0]);
        x = new double[n];
        y = new double[n];
        w = new double[n];
        d = new double[n];
        indexOf = HashMap.newHashMap(n);
        pods = new Footprint[n];
        boolean several = false;
        sizes = PartSizes.of(catalog);
        var footprints = new HashMap<String, Footprint>();
        for (int i = 0; i < n; i++) {
            Rack rack = racks[i];
            Footprint f = footprints.computeIfAbsent(rack.modelId(), id -> Footprint.of(id, sizes));
            x[i] = rack.xM();
            y[i] = rack.yM();
            w[i] = f.alongX(rack.orientation());
            d[i] = f.alongY(rack.orientation());
            if (f.cabinets() > 1) {
                pods[i] = f;
                several = true;
            }
            indexOf.put(rack.id(), i);
        }
        anyPods = several;
    }

    public static FloorScene of(Hall hall, Catalog catalog) {
        return new FloorScene(hall, catalog);
    }

    public Hall hall() {
        return hall;
    }

    public int size() {
        return racks.length;
    }

    public Rack rack(int index) {
        return racks[index];
    }

    /// Index of a rack by id, or −1.
    public int indexOf(String rackId) {
        return indexOf.getOrDefault(rackId, -1);
    }

    /// The way of a rack from the door of the hall to its place; empty when the door is not placed or
    /// nothing gets there. The way asked for last is kept.
    List<DeliveryRoute.Point> way(String rackId) {
        int i = indexOf(rackId);
        if (i < 0 || !hall.delivery().placed() || !DeliveryRoute.canWalk(hall)) {
            return List.of();
        }
        if (!wayOf.equals(rackId)) {
            DeliveryRoute all = route == null ? DeliveryRoute.of(hall, sizes) : route;
            route = all;
            Footprint pod = pods[i];
            double width = pod == null
                    ? Math.min(w[i], d[i])
                    : Math.min(pod.widthM() / Math.min(pod.cabinets(), PartSizes.CABINETS_PER_ROW), pod.depthM());
            way = all.way(racks[i], width);
            wayOf = rackId;
        }
        return way;
    }

    /// Index of the topmost rack that covers the point [m], or −1.
    public int rackAt(double xM, double yM) {
        for (int i = racks.length - 1; i >= 0; i--) {
            if (xM >= x[i] && yM >= y[i] && xM < x[i] + w[i] && yM < y[i] + d[i]) {
                return i;
            }
        }
        return -1;
    }

    /// Indexes of the racks that touch the rectangle [m], in plan order: what a rubber band selects.
    public int[] racksIn(double left, double top, double right, double bottom) {
        int[] hits = new int[racks.length];
        int n = 0;
        for (int i = 0; i < racks.length; i++) {
            if (x[i] < right && x[i] + w[i] > left && y[i] < bottom && y[i] + d[i] > top) {
                hits[n++] = i;
            }
        }
        return java.util.Arrays.copyOf(hits, n);
    }

    /// Left edge of a rack's footprint [m]; the other three follow.
    public double x(int index) {
        return x[index];
    }

    public double y(int index) {
        return y[index];
    }

    public double width(int index) {
        return w[index];
    }

    public double depth(int index) {
        return d[index];
    }
}
