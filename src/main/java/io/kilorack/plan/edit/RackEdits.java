package io.kilorack.plan.edit;

import io.kilorack.plan.Circuit;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Change.InHall;
import io.kilorack.plan.edit.Change.NewIds;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.RackFit;
import io.kilorack.plan.layout.Snap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Edits of racks on the floor. A step of many racks costs one pass over the plan and a look around each
/// moved rack.
public final class RackEdits {
    /// What new racks are called: `R1`, `R2`, …
    static final String PREFIX = "R";

    private final PartSizes sizes;

    RackEdits(PartSizes sizes) {
        this.sizes = sizes;
    }

    /// Stands a new rack (or integrated system) at a position; its id is the edit's only subject.
    public Edit add(
            Plan plan, String hallId, String modelId, String row, double xM, double yM, Rack.Orientation orientation) {
        Hall hall = Change.hall(plan, hallId).orElse(null);
        if (hall == null) {
            return Words.noSuch("hall", hallId);
        }
        if (sizes.rack(modelId).isEmpty()) {
            return Edit.refused(
                    sizes.knows(modelId)
                            ? sizes.name(modelId) + " does not stand on the floor."
                            : "The catalog has no part " + modelId + ".",
                    "Choose a rack or an integrated system.");
        }
        String id = NewIds.forRacks(plan).next(PREFIX);
        var rack = new Rack(
                id,
                id,
                modelId,
                row,
                Snap.millimetres(xM),
                Snap.millimetres(yM),
                orientation,
                List.of(),
                "",
                "",
                List.of());
        return place(
                plan,
                hall,
                "Add rack " + id,
                List.of(rack),
                Set.of(),
                _ -> hall.withRacks(Change.plus(hall.racks(), List.of(rack))));
    }

    /// Moves racks together by a distance [m]. All of them move, or none.
    public Edit move(Plan plan, Set<String> ids, double dxM, double dyM) {
        return transform(
                plan,
                ids,
                "Move ",
                rack -> rack.at(Snap.millimetres(rack.xM() + dxM), Snap.millimetres(rack.yM() + dyM)));
    }

    /// Moves one rack to a position [m].
    public Edit moveTo(Plan plan, String id, double xM, double yM) {
        return transform(plan, Set.of(id), "Move ", rack -> rack.at(Snap.millimetres(xM), Snap.millimetres(yM)));
    }

    /// Turns each rack a quarter turn clockwise about its own centre.
    public Edit rotate(Plan plan, Set<String> ids) {
        return transform(
                plan,
                ids,
                "Rotate ",
                rack -> turned(
                        rack, Rack.Orientation.values()[(rack.orientation().ordinal() + 1) % 4]));
    }

    /// Turns each rack so that its front looks to a side.
    public Edit orient(Plan plan, Set<String> ids, Rack.Orientation orientation) {
        return transform(plan, ids, "Turn ", rack -> turned(rack, orientation));
    }

    private Rack turned(Rack rack, Rack.Orientation orientation) {
        if (orientation == rack.orientation()) {
            return rack;
        }
        Box before = Box.of(rack, sizes);
        Box after = Box.of(rack.modelId(), 0, 0, orientation, sizes);
        double x = before.x() + (before.width() - after.width()) / 2;
        double y = before.y() + (before.depth() - after.depth()) / 2;
        return rack.withOrientation(orientation).at(Snap.millimetres(x), Snap.millimetres(y));
    }

    private Edit transform(Plan plan, Set<String> ids, String verb, UnaryOperator<Rack> change) {
        List<InHall> found = Change.byHall(plan, ids);
        if (ids.isEmpty()) {
            return Words.nothing("rack");
        }
        List<String> missing = Change.missing(ids, found);
        if (!missing.isEmpty()) {
            return Words.noSuch("rack", missing);
        }
        Plan next = plan;
        var all = new ArrayList<Rack>();
        for (InHall part : found) {
            Hall hall = part.hall();
            List<Rack> moved = part.racks().stream().map(change).toList();
            all.addAll(part.racks());
            Edit.Refused refused = refusal(hall, moved, ids);
            if (refused != null) {
                return refused;
            }
            Map<String, Rack> byId = HashMap.newHashMap(moved.size());
            moved.forEach(rack -> byId.put(rack.id(), rack));
            next = Change.hall(
                    next,
                    hall.id(),
                    _ -> hall.withRacks(Change.map(hall.racks(), rack -> byId.getOrDefault(rack.id(), rack))));
        }
        return new Edit.Made(
                verb + Words.racks(all), next, all.stream().map(Rack::id).toList());
    }

    /// Stands racks into a hall after all were tested.
    private Edit place(
            Plan plan, Hall hall, String name, List<Rack> racks, Set<String> moving, UnaryOperator<Hall> change) {
        Edit.Refused refused = refusal(hall, racks, moving);
        return refused != null
                ? refused
                : new Edit.Made(
                        name,
                        Change.hall(plan, hall.id(), change),
                        racks.stream().map(Rack::id).toList());
    }

    private Edit.@org.jspecify.annotations.Nullable Refused refusal(Hall hall, List<Rack> racks, Set<String> moving) {
        return new GroupPlacement(hall, sizes).refusal(racks, moving);
    }

    /// Copies racks with everything in them, shifted by a distance [m]. Copies join the pools of their
    /// originals.
    public Edit duplicate(Plan plan, Set<String> ids, double dxM, double dyM) {
        List<InHall> found = Change.byHall(plan, ids);
        List<String> missing = Change.missing(ids, found);
        if (ids.isEmpty() || !missing.isEmpty()) {
            return ids.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        var rackIds = NewIds.forRacks(plan);
        var deviceIds = NewIds.forDevices(plan);
        Map<String, String> copyOf = new LinkedHashMap<>();
        Plan next = plan;
        var originals = new ArrayList<Rack>();
        for (InHall part : found) {
            Hall hall = part.hall();
            var copies = new ArrayList<Rack>();
            for (Rack rack : part.racks()) {
                Rack copy = copy(rack, rackIds, deviceIds)
                        .at(Snap.millimetres(rack.xM() + dxM), Snap.millimetres(rack.yM() + dyM));
                copyOf.put(rack.id(), copy.id());
                copies.add(copy);
                originals.add(rack);
            }
            Edit.Refused refused = refusal(hall, copies, Set.of());
            if (refused != null) {
                return refused;
            }
            next = Change.hall(next, hall.id(), _ -> hall.withRacks(Change.plus(hall.racks(), copies)));
        }
        next = joinPools(next, copyOf);
        return new Edit.Made("Duplicate " + Words.racks(originals), next, List.copyOf(copyOf.values()));
    }

    static Rack copy(Rack rack, NewIds rackIds, NewIds deviceIds) {
        List<Device> devices = rack.devices().stream()
                .map(device -> device.withId(deviceIds.next(DeviceEdits.PREFIX)))
                .toList();
        String id = rackIds.next(PREFIX);
        // two breakers cannot sit in one position
        List<Circuit> circuits = rack.circuits().stream()
                .map(each -> each.withPosition(OptionalInt.empty()))
                .toList();
        return rack.renamed(id, id).withDevices(devices).withCircuits(circuits);
    }

    static Plan joinPools(Plan plan, Map<String, String> copyOf) {
        List<Pool> pools = Change.map(plan.pools(), pool -> {
            List<String> joined = pool.rackIds().stream()
                    .filter(copyOf::containsKey)
                    .map(copyOf::get)
                    .toList();
            return joined.isEmpty() ? pool : pool.withRackIds(Change.plus(pool.rackIds(), joined));
        });
        return pools == plan.pools() ? plan : plan.withPools(pools);
    }

    /// Takes racks away, with what is in them; pools forget them.
    public Edit remove(Plan plan, Set<String> ids) {
        List<InHall> found = Change.byHall(plan, ids);
        List<String> missing = Change.missing(ids, found);
        if (ids.isEmpty() || !missing.isEmpty()) {
            return ids.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        Plan next = Change.halls(plan, hall -> {
            List<Rack> kept = Change.without(hall.racks(), rack -> ids.contains(rack.id()));
            return kept == hall.racks() ? hall : hall.withRacks(kept);
        });
        List<Pool> pools = Change.map(next.pools(), pool -> {
            List<String> kept = Change.without(pool.rackIds(), ids::contains);
            return kept == pool.rackIds() ? pool : pool.withRackIds(kept);
        });
        var removed = Change.all(found);
        return new Edit.Made(
                "Remove " + Words.racks(removed), pools == next.pools() ? next : next.withPools(pools), List.of());
    }

    /// Names a rack for people; the id stays. A blank name is the id.
    public Edit rename(Plan plan, String id, String name) {
        return change(plan, Set.of(id), "Rename ", rack -> rack.renamed(rack.id(), name.isBlank() ? id : name.strip()));
    }

    /// Sets the power-chain nodes that feed racks, one per side.
    public Edit setFeeds(Plan plan, Set<String> ids, List<String> feeds) {
        Set<String> known = new HashSet<>();
        plan.sites().forEach(site -> site.chain().forEach(node -> known.add(node.id())));
        for (String feed : feeds) {
            if (!known.contains(feed)) {
                return Words.noSuch("power node", feed);
            }
        }
        if (new HashSet<>(feeds).size() < feeds.size()) {
            return Edit.refused("A feed is named twice.", "Name each feed once.");
        }
        return change(plan, ids, "Set feeds of ", rack -> rack.withFeeds(feeds));
    }

    /// Sets the coolant loop of racks; empty for none.
    public Edit setLoop(Plan plan, Set<String> ids, String loop) {
        boolean known = loop.isEmpty()
                || plan.sites().stream()
                        .flatMap(site -> site.cooling().stream())
                        .anyMatch(unit -> unit.group().equals(loop));
        return known
                ? change(plan, ids, "Set loop of ", rack -> rack.withLoop(loop))
                : Words.noSuch("cooling group", loop);
    }

    public Edit setRow(Plan plan, Set<String> ids, String row) {
        return change(plan, ids, "Set row of ", rack -> rack.withRow(row.strip()));
    }

    /// Sets the stock lot an integrated system comes from; empty for none.
    public Edit setStock(Plan plan, Set<String> ids, String lotId) {
        return lotId.isEmpty() || plan.stock().stream().anyMatch(lot -> lot.id().equals(lotId))
                ? change(plan, ids, "Set stock lot of ", rack -> rack.withStockId(lotId))
                : Words.noSuch("stock lot", lotId);
    }

    /// Replaces the cabinet and keeps what is in it; refused where a device would not fit.
    public Edit setModel(Plan plan, Set<String> ids, String modelId) {
        if (sizes.rack(modelId).isEmpty()) {
            return Words.noSuch("rack model", modelId);
        }
        for (Rack rack : Change.all(Change.byHall(plan, ids))) {
            Rack other = rack.withModelId(modelId);
            for (Device device : rack.devices()) {
                Optional<String> refusal = RackFit.refusal(
                        other, device.modelId(), device.bottomHalfU(), device.face(), device.id(), sizes);
                if (refusal.isPresent()) {
                    return Edit.refused(
                            "Rack %s: %s".formatted(Words.rack(rack), refusal.get()),
                            "Move the device first, or choose another cabinet.",
                            device.id());
                }
            }
        }
        return transform(plan, ids, "Change model of ", rack -> rack.withModelId(modelId));
    }

    private static Edit change(Plan plan, Set<String> ids, String verb, UnaryOperator<Rack> change) {
        List<InHall> found = Change.byHall(plan, ids);
        List<String> missing = Change.missing(ids, found);
        if (ids.isEmpty() || !missing.isEmpty()) {
            return ids.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        var racks = Change.all(found);
        Plan next = Change.racks(plan, ids, rack -> {
            Rack after = change.apply(rack);
            return after.equals(rack) ? rack : after;
        });
        return new Edit.Made(
                verb + Words.racks(racks), next, racks.stream().map(Rack::id).toList());
    }
}
