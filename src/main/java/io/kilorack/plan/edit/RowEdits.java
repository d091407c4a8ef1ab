package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Change.NewIds;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.Snap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Many racks at once: repeat a rack or a pattern along its row, spread feeds, number names.
public final class RowEdits {
    private static final int MOST = 100_000;

    private final PartSizes sizes;

    RowEdits(PartSizes sizes) {
        this.sizes = sizes;
    }

    /// Repeats a rack with everything in it `copies` times along its row, each beside the one before. The
    /// row runs to the right or downwards, across the side the front looks to. Copies join the original's
    /// pools.
    ///
    /// @param gapM free space between neighbours [m]
    public Edit fillRow(Plan plan, String rackId, int copies, double gapM) {
        return repeat(plan, Set.of(rackId), copies, gapM);
    }

    /// Repeats a group of racks of one hall as a pattern along the row: the pattern's length, then the gap,
    /// then again.
    public Edit repeat(Plan plan, Set<String> rackIds, int copies, double gapM) {
        List<Change.InHall> found = Change.byHall(plan, rackIds);
        List<String> missing = Change.missing(rackIds, found);
        if (rackIds.isEmpty() || !missing.isEmpty()) {
            return rackIds.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        if (copies < 1 || copies * (long) rackIds.size() > MOST || !(gapM >= 0 && gapM <= 1000)) {
            return Edit.refused(
                    "%d copies with a gap of %s m cannot be made.".formatted(copies, gapM),
                    "Give 1 or more copies and a gap of 0 to 1000 m.");
        }
        if (found.size() > 1) {
            return Edit.refused("The racks stand in different halls.", "Choose racks of one hall.");
        }
        Hall hall = found.getFirst().hall();
        List<Rack> pattern = found.getFirst().racks();
        boolean alongX = pattern.getFirst().orientation().widthAlongX();
        double step = length(pattern, alongX) + gapM;
        var rackNumbers = NewIds.forRacks(plan);
        var deviceNumbers = NewIds.forDevices(plan);
        var made = new ArrayList<Rack>();
        Plan next = plan;
        for (int i = 1; i <= copies; i++) {
            Map<String, String> copyOf = new LinkedHashMap<>();
            for (Rack rack : pattern) {
                Rack copy = RackEdits.copy(rack, rackNumbers, deviceNumbers)
                        .at(
                                Snap.millimetres(rack.xM() + (alongX ? i * step : 0)),
                                Snap.millimetres(rack.yM() + (alongX ? 0 : i * step)));
                copyOf.put(rack.id(), copy.id());
                made.add(copy);
            }
            next = RackEdits.joinPools(next, copyOf);
        }
        Edit.Refused refused = new GroupPlacement(hall, sizes).refusal(made, Set.of());
        if (refused != null) {
            return refused;
        }
        next = Change.hall(next, hall.id(), _ -> hall.withRacks(Change.plus(hall.racks(), made)));
        String name = pattern.size() == 1
                ? "Repeat rack %s %d times".formatted(Words.rack(pattern.getFirst()), copies)
                : "Repeat %d racks %d times".formatted(pattern.size(), copies);
        return new Edit.Made(name, next, made.stream().map(Rack::id).toList());
    }

    private double length(List<Rack> racks, boolean alongX) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Rack rack : racks) {
            Box box = Box.of(rack, sizes);
            low = Math.min(low, alongX ? box.x() : box.y());
            high = Math.max(high, alongX ? box.right() : box.bottom());
        }
        return high - low;
    }

    /// Gives racks their feeds in turn: the first rack the first group of nodes, the second the next, and
    /// so on, in floor order.
    ///
    /// @param groups feeds of one rack each, such as `[[bw-a1, bw-b1], [bw-a2, bw-b2]]`
    public Edit alternateFeeds(Plan plan, Set<String> rackIds, List<List<String>> groups) {
        List<Change.InHall> found = Change.byHall(plan, rackIds);
        Edit wrong = wrong(plan, rackIds, found, groups);
        if (wrong != null) {
            return wrong;
        }
        Map<String, List<String>> feeds = new HashMap<>();
        int turn = 0;
        for (Rack rack : inFloorOrder(Change.all(found))) {
            feeds.put(rack.id(), groups.get(turn++ % groups.size()));
        }
        return assign(plan, found, feeds, "Alternate feeds of ");
    }

    /// Gives racks their feeds so that every group carries about the same load: the heaviest rack first,
    /// each to the least loaded group (ties to the first). Rule E12, longest processing time.
    ///
    /// @param kilowatts load per rack id; a rack without one counts as the mean of the others, or 1
    public Edit balanceFeeds(Plan plan, Set<String> rackIds, List<List<String>> groups, Map<String, Double> kilowatts) {
        List<Change.InHall> found = Change.byHall(plan, rackIds);
        Edit wrong = wrong(plan, rackIds, found, groups);
        if (wrong != null) {
            return wrong;
        }
        double mean = rackIds.stream()
                .map(kilowatts::get)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(kw -> kw)
                .average()
                .orElse(1);
        var racks = new ArrayList<>(inFloorOrder(Change.all(found)));
        racks.sort(Comparator.comparingDouble((Rack rack) -> -kilowatts.getOrDefault(rack.id(), mean)));
        var load = new double[groups.size()];
        Map<String, List<String>> feeds = new HashMap<>();
        for (Rack rack : racks) {
            int least = 0;
            for (int i = 1; i < load.length; i++) {
                least = load[i] < load[least] ? i : least;
            }
            load[least] += kilowatts.getOrDefault(rack.id(), mean);
            feeds.put(rack.id(), groups.get(least));
        }
        return assign(plan, found, feeds, "Balance feeds of ");
    }

    private static Edit assign(Plan plan, List<Change.InHall> found, Map<String, List<String>> feeds, String verb) {
        Plan next = Change.racks(plan, rack -> {
            List<String> own = feeds.get(rack.id());
            return own == null || own.equals(rack.feeds()) ? rack : rack.withFeeds(own);
        });
        List<Rack> racks = Change.all(found);
        return new Edit.Made(
                verb + Words.racks(racks), next, racks.stream().map(Rack::id).toList());
    }

    private static @org.jspecify.annotations.Nullable Edit wrong(
            Plan plan, Set<String> rackIds, List<Change.InHall> found, List<List<String>> groups) {
        List<String> missing = Change.missing(rackIds, found);
        if (rackIds.isEmpty() || !missing.isEmpty()) {
            return rackIds.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        Set<String> nodes = new HashSet<>();
        for (Site site : plan.sites()) {
            site.chain().forEach(node -> nodes.add(node.id()));
        }
        for (List<String> group : groups) {
            for (String feed : group) {
                if (!nodes.contains(feed)) {
                    return Words.noSuch("power node", feed);
                }
            }
        }
        return groups.isEmpty() ? Words.nothing("feed") : null;
    }

    /// Names racks in floor order with a running number: `A-01`, `A-02`, …; the number has as many digits
    /// as the last one needs.
    public Edit number(Plan plan, Set<String> rackIds, String prefix, int first) {
        List<Change.InHall> found = Change.byHall(plan, rackIds);
        List<String> missing = Change.missing(rackIds, found);
        if (rackIds.isEmpty() || !missing.isEmpty()) {
            return rackIds.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        if (first < 0) {
            return Edit.refused("Numbers cannot start at %d.".formatted(first), "Give a first number of 0 or more.");
        }
        List<Rack> racks = inFloorOrder(Change.all(found));
        int digits = Math.max(2, String.valueOf(first + racks.size() - 1).length());
        Map<String, String> names = new HashMap<>();
        int number = first;
        for (Rack rack : racks) {
            names.put(rack.id(), prefix + ("%0" + digits + "d").formatted(number++));
        }
        Plan next = Change.racks(plan, rack -> {
            String name = names.get(rack.id());
            return name == null || name.equals(rack.name()) ? rack : rack.renamed(rack.id(), name);
        });
        return new Edit.Made(
                "Number " + Words.racks(racks),
                next,
                racks.stream().map(Rack::id).toList());
    }

    /// As people read a floor plan: row by row from the top, each from the left. Rows that differ by less
    /// than half a metre are one.
    private static List<Rack> inFloorOrder(List<Rack> racks) {
        return racks.stream()
                .sorted(Comparator.comparing(Rack::row)
                        .thenComparingLong(rack -> Math.round(rack.yM() * 2))
                        .thenComparingDouble(Rack::xM)
                        .thenComparing(Rack::id))
                .toList();
    }
}
