package io.kilorack.plan.edit;

import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Change.NewIds;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.RackFit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Edits of devices in racks.
public final class DeviceEdits {
    /// What new devices are called: `d1`, `d2`, …
    static final String PREFIX = "d";

    private final PartSizes sizes;

    DeviceEdits(PartSizes sizes) {
        this.sizes = sizes;
    }

    /// Puts one or more equal devices into a rack, the first at a position, the others each at the next
    /// free place above.
    public Edit add(Plan plan, String rackId, String modelId, int bottomHalfU, Device.Face face, int count) {
        Rack rack = Change.rack(plan, rackId).orElse(null);
        if (rack == null) {
            return Words.noSuch("rack", rackId);
        }
        Optional<String> refusal = RackFit.refusal(rack, modelId, bottomHalfU, face, "", sizes);
        return refusal.isPresent()
                ? refusedIn(rack, refusal.get())
                : fill(plan, List.of(rack), modelId, bottomHalfU, face, count);
    }

    /// Puts `count` equal devices into each of the racks, at the lowest free places.
    public Edit addLowest(Plan plan, Set<String> rackIds, String modelId, Device.Face face, int count) {
        List<Change.InHall> found = Change.byHall(plan, rackIds);
        List<String> missing = Change.missing(rackIds, found);
        if (rackIds.isEmpty() || !missing.isEmpty()) {
            return rackIds.isEmpty() ? Words.nothing("rack") : Words.noSuch("rack", missing);
        }
        return fill(plan, Change.all(found), modelId, 0, face, count);
    }

    private Edit fill(Plan plan, List<Rack> racks, String modelId, int fromHalfU, Device.Face face, int count) {
        if (count < 1) {
            return Edit.refused("At least one device must be put in.", "Give a number of 1 or more.");
        }
        var ids = NewIds.forDevices(plan);
        var added = new ArrayList<String>();
        var changed = new java.util.HashMap<String, Rack>();
        for (Rack rack : racks) {
            Rack filled = rack;
            int from = fromHalfU;
            for (int i = 0; i < count; i++) {
                OptionalInt at = i == 0 && fromHalfU > 0
                        ? OptionalInt.of(fromHalfU)
                        : RackFit.lowestFree(filled, modelId, face, from, sizes);
                if (at.isEmpty()) {
                    String why = RackFit.refusal(filled, modelId, from, face, "", sizes)
                            .orElse("There is no room.");
                    return refusedIn(rack, i == 0 ? why : "There is room for only %d of %d.".formatted(i, count));
                }
                var device = new Device(ids.next(PREFIX), "", modelId, at.getAsInt(), face, "");
                filled = filled.withDevices(Change.plus(filled.devices(), List.of(device)));
                added.add(device.id());
                from = at.getAsInt();
            }
            changed.put(rack.id(), filled);
        }
        Plan next = Change.racks(plan, rack -> changed.getOrDefault(rack.id(), rack));
        String what = (count == 1 ? "" : count + " × ") + sizes.name(modelId);
        String where = racks.size() == 1 ? Words.rack(racks.getFirst()) : "each of " + racks.size() + " racks";
        return new Edit.Made("Put " + what + " into " + where, next, added);
    }

    /// Moves a device to a position of the same or another rack.
    public Edit move(Plan plan, String deviceId, String rackId, int bottomHalfU, Device.Face face) {
        Place place = find(plan, deviceId).orElse(null);
        Rack target = Change.rack(plan, rackId).orElse(null);
        if (place == null || target == null) {
            return place == null ? Words.noSuch("device", deviceId) : Words.noSuch("rack", rackId);
        }
        Device device = place.device;
        Optional<String> refusal = RackFit.refusal(target, device.modelId(), bottomHalfU, face, deviceId, sizes);
        if (refusal.isPresent()) {
            return refusedIn(target, refusal.get());
        }
        Device moved = device.at(bottomHalfU, face);
        boolean same = place.rack.id().equals(rackId);
        Plan next = moved.equals(device) && same
                ? plan
                : Change.racks(plan, new HashSet<>(List.of(place.rack.id(), rackId)), rack -> {
                    List<Device> devices = rack.devices();
                    if (same) {
                        return rack.withDevices(Change.map(devices, each -> each == device ? moved : each));
                    }
                    return rack.id().equals(rackId)
                            ? rack.withDevices(Change.plus(devices, List.of(moved)))
                            : rack.withDevices(Change.without(devices, each -> each == device));
                });
        return Edit.made("Move " + name(device) + (same ? "" : " to " + Words.rack(target)), next, deviceId);
    }

    /// Puts a copy of a device at the next free place above it, else at the lowest one.
    public Edit duplicate(Plan plan, String deviceId) {
        Place place = find(plan, deviceId).orElse(null);
        if (place == null) {
            return Words.noSuch("device", deviceId);
        }
        Device device = place.device;
        OptionalInt at = RackFit.lowestFree(place.rack, device.modelId(), device.face(), device.bottomHalfU(), sizes);
        if (at.isEmpty()) {
            at = RackFit.lowestFree(place.rack, device.modelId(), device.face(), 0, sizes);
        }
        if (at.isEmpty()) {
            return refusedIn(place.rack, "There is no room for another " + sizes.name(device.modelId()) + ".");
        }
        Device copy = device.with()
                .id(NewIds.forDevices(plan).next(PREFIX))
                .name("")
                .bottomHalfU(at.getAsInt())
                .build();
        Plan next = Change.racks(
                plan, Set.of(place.rack.id()), rack -> rack.withDevices(Change.plus(rack.devices(), List.of(copy))));
        return Edit.made("Duplicate " + name(device), next, copy.id());
    }

    public Edit remove(Plan plan, Set<String> deviceIds) {
        if (deviceIds.isEmpty()) {
            return Words.nothing("device");
        }
        var removed = new ArrayList<Device>();
        Plan next = Change.racks(plan, rack -> {
            List<Device> kept =
                    Change.without(rack.devices(), device -> deviceIds.contains(device.id()) && removed.add(device));
            return kept == rack.devices() ? rack : rack.withDevices(kept);
        });
        if (removed.size() < deviceIds.size()) {
            var left = new ArrayList<>(deviceIds);
            removed.forEach(device -> left.remove(device.id()));
            return Words.noSuch("device", left);
        }
        return new Edit.Made(
                "Remove " + (removed.size() == 1 ? name(removed.getFirst()) : removed.size() + " devices"),
                next,
                List.of());
    }

    public Edit rename(Plan plan, String deviceId, String name) {
        return change(plan, Set.of(deviceId), "Rename ", device -> device.withName(name.strip()));
    }

    /// Sets the stock lot devices come from; empty for none (then bought on the plan's date).
    public Edit setStock(Plan plan, Set<String> deviceIds, String lotId) {
        return lotId.isEmpty() || plan.stock().stream().anyMatch(lot -> lot.id().equals(lotId))
                ? change(plan, deviceIds, "Set stock lot of ", device -> device.withStockId(lotId))
                : Words.noSuch("stock lot", lotId);
    }

    private Edit change(Plan plan, Set<String> ids, String verb, UnaryOperator<Device> change) {
        if (ids.isEmpty()) {
            return Words.nothing("device");
        }
        var met = new ArrayList<Device>();
        Plan next = Change.racks(plan, rack -> {
            List<Device> devices = Change.map(rack.devices(), device -> {
                if (!ids.contains(device.id())) {
                    return device;
                }
                met.add(device);
                Device after = change.apply(device);
                return after.equals(device) ? device : after;
            });
            return devices == rack.devices() ? rack : rack.withDevices(devices);
        });
        if (met.size() < ids.size()) {
            var left = new ArrayList<>(ids);
            met.forEach(device -> left.remove(device.id()));
            return Words.noSuch("device", left);
        }
        String what = met.size() == 1 ? name(met.getFirst()) : met.size() + " devices";
        return new Edit.Made(verb + what, next, met.stream().map(Device::id).toList());
    }

    private record Place(Rack rack, Device device) {}

    private static Optional<Place> find(Plan plan, String deviceId) {
        for (Site site : plan.sites()) {
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    Optional<Device> device = Change.find(rack.devices(), Device::id, deviceId);
                    if (device.isPresent()) {
                        return Optional.of(new Place(rack, device.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String name(Device device) {
        return Words.label(sizes.name(device.modelId()), device.name());
    }

    private static Edit refusedIn(Rack rack, String why) {
        return Edit.refused(
                "Rack " + Words.rack(rack) + ": " + why, "Choose another place or another rack.", rack.id());
    }
}
