package io.kilorack.plan.layout;

import static io.kilorack.plan.layout.PlanProblem.error;
import static io.kilorack.plan.layout.PlanProblem.warning;

import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the checker needs from one hall, computed once per version of the hall: its problems, and
/// what it refers to. Racks that the version before had too are not looked into again.
final class HallCheck {
    private static final double CELL_M = 3;

    final Hall hall;
    final List<PlanProblem> floor = new ArrayList<>();
    final List<PlanProblem> inside = new ArrayList<>();

    /// Racks (ids) by each feed they name.
    final Map<String, List<String>> byFeed = new LinkedHashMap<>();

    /// Racks (ids) by the loop they name.
    final Map<String, List<String>> byLoop = new LinkedHashMap<>();

    /// Racks and devices (ids) by each catalog part that no rack or device can be.
    final Map<String, List<String>> strangers = new LinkedHashMap<>();

    /// Devices (ids) by each part whose height the catalog does not know.
    final Map<String, List<String>> heightless = new LinkedHashMap<>();

    /// Pieces taken from each stock lot, by catalog id.
    final Map<String, Map<String, Integer>> taken = new LinkedHashMap<>();

    /// Ids of the racks, in order. The same object as before when nothing was added, removed or reordered.
    final List<String> ids;

    private final Map<Rack, List<PlanProblem>> byRack = new IdentityHashMap<>();

    HallCheck(Hall hall, PartSizes sizes, @Nullable HallCheck before) {
        this.hall = hall;
        List<String> now = hall.racks().stream().map(Rack::id).toList();
        this.ids = before != null && before.ids.equals(now) ? before.ids : now;
        for (Rack rack : hall.racks()) {
            List<PlanProblem> known = before == null ? null : before.byRack.get(rack);
            List<PlanProblem> problems = known == null ? RackCheck.of(rack, sizes) : known;
            byRack.put(rack, problems);
            inside.addAll(problems);
            collect(rack, sizes);
        }
        standing(sizes);
    }

    private void collect(Rack rack, PartSizes sizes) {
        for (String feed : rack.feeds()) {
            byFeed.computeIfAbsent(feed, _ -> new ArrayList<>()).add(rack.id());
        }
        if (!rack.loop().isEmpty()) {
            byLoop.computeIfAbsent(rack.loop(), _ -> new ArrayList<>()).add(rack.id());
        }
        if (sizes.rack(rack.modelId()).isEmpty()) {
            strangers.computeIfAbsent(rack.modelId(), _ -> new ArrayList<>()).add(rack.id());
        }
        take(rack.stockId(), rack.modelId());
        for (Device device : rack.devices()) {
            take(device.stockId(), device.modelId());
            var size = sizes.device(device.modelId());
            if (size.isEmpty()) {
                strangers
                        .computeIfAbsent(device.modelId(), _ -> new ArrayList<>())
                        .add(device.id());
            } else if (size.get().heightHalfU().isEmpty()) {
                heightless
                        .computeIfAbsent(device.modelId(), _ -> new ArrayList<>())
                        .add(device.id());
            }
        }
    }

    private void take(String lot, String model) {
        if (!lot.isEmpty()) {
            taken.computeIfAbsent(lot, _ -> new HashMap<>()).merge(model, 1, Integer::sum);
        }
    }

    private record Item(Rack rack, Box box) {}

    /// Walls, obstacles, aisles, neighbours and airflow. Each rack is reported against one
    /// neighbour, so a heap of
    /// racks stays readable and the work about linear.
    private void standing(PartSizes sizes) {
        Map<Long, List<Item>> cells = HashMap.newHashMap(hall.racks().size());
        var wide = new ArrayList<Item>();
        for (Rack rack : hall.racks()) {
            var item = new Item(rack, Box.of(rack, sizes));
            around(item);
            Item hit = null;
            List<Long> mine = keys(item.box);
            for (int i = 0; i < mine.size() && hit == null; i++) {
                hit = hit(cells.getOrDefault(mine.get(i), List.of()), item);
            }
            hit = hit == null ? hit(wide, item) : hit;
            if (hit != null) {
                floor.add(error(
                        "plan.rack.overlap",
                        List.of(hit.rack.id(), rack.id()),
                        "Racks %s and %s overlap in %s."
                                .formatted(Placement.label(hit.rack), Placement.label(rack), name(hall)),
                        "Move one of them."));
            }
            if (mine.size() > 400) {
                wide.add(item);
            } else {
                mine.forEach(key ->
                        cells.computeIfAbsent(key, _ -> new ArrayList<>(4)).add(item));
            }
        }
        floor.addAll(Airflow.of(hall, sizes, box -> {
            var near = new ArrayList<Rack>();
            keys(box).forEach(key -> cells.getOrDefault(key, List.of()).forEach(item -> near.add(item.rack)));
            wide.forEach(item -> near.add(item.rack));
            return near;
        }));
    }

    private static @Nullable Item hit(List<Item> items, Item item) {
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).box.overlaps(item.box)) {
                return items.get(i);
            }
        }
        return null;
    }

    private void around(Item item) {
        Rack rack = item.rack;
        if (!item.box.inside(hall)) {
            floor.add(error(
                    "plan.rack.outside",
                    List.of(rack.id()),
                    "Rack %s stands outside %s.".formatted(Placement.label(rack), name(hall)),
                    "Move it inside, or enlarge the hall."));
        }
        for (Hall.Zone zone : hall.obstacles()) {
            if (Box.of(zone).overlaps(item.box)) {
                floor.add(error(
                        "plan.rack.obstacle",
                        List.of(rack.id()),
                        "Rack %s stands where %s is in %s."
                                .formatted(
                                        Placement.label(rack),
                                        zone.name().isEmpty() ? "an obstacle" : zone.name(),
                                        name(hall)),
                        "Move the rack."));
            }
        }
        for (Hall.Aisle aisle : hall.aisles()) {
            if (Box.of(aisle).overlaps(item.box)) {
                floor.add(warning(
                        "plan.rack.in_aisle",
                        List.of(rack.id(), aisle.id()),
                        "Rack %s stands in %s."
                                .formatted(
                                        Placement.label(rack),
                                        aisle.name().isEmpty() ? "aisle " + aisle.id() : aisle.name()),
                        "Move the rack, or narrow the aisle."));
            }
        }
    }

    private static List<Long> keys(Box box) {
        long left = (long) Math.floor(box.x() / CELL_M);
        long right = (long) Math.floor(box.right() / CELL_M);
        long top = (long) Math.floor(box.y() / CELL_M);
        long bottom = (long) Math.floor(box.bottom() / CELL_M);
        var keys = new ArrayList<Long>();
        for (long y = top; y <= bottom; y++) {
            for (long x = left; x <= right; x++) {
                keys.add((y << 32) ^ (x & 0xffffffffL));
            }
        }
        return keys;
    }

    static String name(Hall hall) {
        return hall.name().isEmpty() ? "hall " + hall.id() : hall.name();
    }
}
