package io.kilorack.plan.layout;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The racks of one hall in a grid of cells, to ask quickly what stands where. Built once per version of a
/// hall in linear time; a query looks only at the cells it touches. Immutable.
public final class Floor {
    private static final double CELL_M = 3;

    private record Item(int order, Rack rack, Box box) {}

    private final Hall hall;
    private final PartSizes sizes;
    private final Map<Long, List<Item>> cells = new HashMap<>();
    private final List<Item> large = new ArrayList<>();
    private final Map<String, Box> boxes;

    public Floor(Hall hall, PartSizes sizes) {
        this.hall = hall;
        this.sizes = sizes;
        this.boxes = HashMap.newHashMap(hall.racks().size());
        int order = 0;
        for (Rack rack : hall.racks()) {
            var item = new Item(order++, rack, Box.of(rack, sizes));
            boxes.put(rack.id(), item.box);
            if ((item.box.width() + CELL_M) * (item.box.depth() + CELL_M) > 200 * CELL_M * CELL_M) {
                large.add(item);
            } else {
                forCells(
                        item.box,
                        key -> cells.computeIfAbsent(key, _ -> new ArrayList<>(4))
                                .add(item));
            }
        }
    }

    public Hall hall() {
        return hall;
    }

    public PartSizes sizes() {
        return sizes;
    }

    /// Footprint of a rack of this hall.
    public Optional<Box> box(String rackId) {
        return Optional.ofNullable(boxes.get(rackId));
    }

    /// The rack under a point; where two overlap, the one that is drawn last.
    public Optional<Rack> rackAt(double x, double y) {
        return racksIn(new Box(x, y, 0, 0)).reversed().stream()
                .filter(rack -> Box.of(rack, sizes).contains(x, y))
                .findFirst();
    }

    /// Racks whose footprint meets the box, in plan order.
    public List<Rack> racksIn(Box box) {
        var found = new ArrayList<Item>();
        var seen = new java.util.HashSet<Integer>();
        forCells(box, key -> {
            for (Item item : cells.getOrDefault(key, List.of())) {
                if (meets(item.box, box) && seen.add(item.order)) {
                    found.add(item);
                }
            }
        });
        for (Item item : large) {
            if (meets(item.box, box)) {
                found.add(item);
            }
        }
        found.sort(java.util.Comparator.comparingInt(Item::order));
        return found.stream().map(Item::rack).toList();
    }

    private static boolean meets(Box a, Box b) {
        return a.x() <= b.right() && b.x() <= a.right() && a.y() <= b.bottom() && b.y() <= a.bottom();
    }

    /// Racks that a box would overlap, except those that move with it.
    public List<Rack> overlapped(Box box, Set<String> except) {
        return racksIn(box).stream()
                .filter(rack -> !except.contains(rack.id())
                        && boxes.getOrDefault(rack.id(), box).overlaps(box))
                .toList();
    }

    private void forCells(Box box, Consumer<Long> action) {
        long left = cell(box.x());
        long right = cell(box.right());
        long top = cell(box.y());
        long bottom = cell(box.bottom());
        if ((right - left + 1) * (bottom - top + 1) > cells.size() + 1000L) {
            // a query larger than all that is there: cheaper to look at the cells in use
            List.copyOf(cells.keySet()).forEach(action);
            return;
        }
        for (long cy = top; cy <= bottom; cy++) {
            for (long cx = left; cx <= right; cx++) {
                action.accept((cy << 32) ^ (cx & 0xffffffffL));
            }
        }
    }

    private static long cell(double metres) {
        return (long) Math.floor(metres / CELL_M);
    }
}
