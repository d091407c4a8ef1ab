package io.kilorack.plan.layout;

import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.PartSizes.DeviceSize;
import io.kilorack.plan.layout.PartSizes.RackSize;
import io.kilorack.quantity.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How devices fit into a rack, in half units from the bottom of U1.
public final class RackFit {
    /// Clearance before a device for cables and doors [mm]. Rule S08.
    public static final double FRONT_CLEARANCE_MM = 50;

    /// Clearance behind a device for cables and rack PDUs [mm]. Rule S08.
    public static final double REAR_CLEARANCE_MM = 150;

    private RackFit() {}

    /// The side a device takes.
    public enum Side {
        FRONT,
        REAR,
        BOTH
    }

    /// Space a device takes.
    ///
    /// @param bottomHalfU lower edge
    /// @param halfUnits height
    /// @param fullDepth it reaches so far that nothing fits behind it
    public record Slot(int bottomHalfU, int halfUnits, Side side, boolean fullDepth) {
        int top() {
            return bottomHalfU + halfUnits;
        }

        /// Rule S02: half-open intervals overlap, and same side or either takes both or is full depth.
        public boolean collides(Slot other) {
            boolean heights = bottomHalfU < other.top() && other.bottomHalfU < top();
            boolean sides =
                    side == other.side || side == Side.BOTH || other.side == Side.BOTH || fullDepth || other.fullDepth;
            return heights && sides;
        }
    }

    /// Rule S08: depth left over [mm] when a device stands with its clearances; negative when it does not
    /// fit.
    public static double depthMargin(double deviceMm, double frontMm, double rearMm, double usableMm) {
        return usableMm - (deviceMm + frontMm + rearMm);
    }

    /// The space a device takes in a rack, or empty when its height is unknown. A device of unknown depth
    /// counts as full depth, as does one that reaches beyond the middle: two such cannot stand back to
    /// back.
    public static Optional<Slot> slot(Device device, RackSize rack, PartSizes sizes) {
        return slot(device.modelId(), device.bottomHalfU(), device.face(), rack, sizes);
    }

    public static Optional<Slot> slot(
            String modelId, int bottomHalfU, Device.Face face, RackSize rack, PartSizes sizes) {
        DeviceSize size = sizes.device(modelId).orElse(null);
        if (size == null || size.heightHalfU().isEmpty()) {
            return Optional.empty();
        }
        boolean shallow = size.depthMm().isPresent()
                && rack.usableDepthMm().isPresent()
                && size.depthMm().getAsDouble() <= rack.usableDepthMm().getAsDouble() / 2;
        return Optional.of(new Slot(
                bottomHalfU,
                size.heightHalfU().getAsInt(),
                face == Device.Face.FRONT ? Side.FRONT : Side.REAR,
                !shallow));
    }

    /// Why a model cannot stand at a position of a rack, or empty when it can.
    ///
    /// @param except id of the device that is being moved, or empty
    public static Optional<String> refusal(
            Rack rack, String modelId, int bottomHalfU, Device.Face face, String except, PartSizes sizes) {
        RackSize size = sizes.rack(rack.modelId()).orElse(null);
        if (size == null) {
            return Optional.of("The catalog has no rack " + rack.modelId() + ", so nothing can be put into it.");
        }
        if (size.integrated()) {
            return Optional.of(sizes.name(rack.modelId()) + " is a complete system; nothing is put into it.");
        }
        DeviceSize device = sizes.device(modelId).orElse(null);
        if (device == null) {
            return Optional.of(
                    sizes.knows(modelId)
                            ? sizes.name(modelId) + " does not stand in racks."
                            : "The catalog has no part " + modelId + ".");
        }
        Slot slot = slot(modelId, bottomHalfU, face, size, sizes).orElse(null);
        if (slot == null) {
            return Optional.of("The catalog has no height for " + sizes.name(modelId) + "; state it there first.");
        }
        Optional<String> tooDeep = tooDeep(modelId, device, size, sizes);
        if (tooDeep.isPresent()) {
            return tooDeep;
        }
        if (bottomHalfU < 0) {
            return Optional.of("Below U1.");
        }
        if (size.heightU().isPresent() && slot.top() > size.heightU().getAsDouble() * 2) {
            return Optional.of(
                    "Reaches above U%s.".formatted(units(size.heightU().getAsDouble())));
        }
        return collision(rack, slot, except, size, sizes)
                .map(other ->
                        "%s is in U%s.".formatted(sizes.name(other.modelId()), units(other.bottomHalfU() / 2.0 + 1)));
    }

    /// Rule S08 for a part in a rack: why it is too deep, or empty when it fits or a depth is unknown.
    static Optional<String> tooDeep(String modelId, DeviceSize device, RackSize rack, PartSizes sizes) {
        OptionalDouble depth = device.depthMm();
        OptionalDouble usable = rack.usableDepthMm();
        if (depth.isEmpty() || usable.isEmpty()) {
            return Optional.empty();
        }
        double margin = depthMargin(depth.getAsDouble(), FRONT_CLEARANCE_MM, REAR_CLEARANCE_MM, usable.getAsDouble());
        return margin >= 0
                ? Optional.empty()
                : Optional.of("%s is %.0f mm too deep for this rack (with %.0f mm before and %.0f mm behind it)."
                        .formatted(sizes.name(modelId), -margin, FRONT_CLEARANCE_MM, REAR_CLEARANCE_MM));
    }

    private static Optional<Device> collision(Rack rack, Slot slot, String except, RackSize size, PartSizes sizes) {
        return rack.devices().stream()
                .filter(other -> !other.id().equals(except))
                .filter(other -> slot(other, size, sizes).map(slot::collides).orElse(false))
                .findFirst();
    }

    /// The lowest place for a model, at whole units, at or above a height; empty when there is none.
    public static OptionalInt lowestFree(Rack rack, String modelId, Device.Face face, int fromHalfU, PartSizes sizes) {
        RackSize size = sizes.rack(rack.modelId()).orElse(null);
        if (size == null || size.heightU().isEmpty()) {
            return OptionalInt.empty();
        }
        int highest = (int) (size.heightU().getAsDouble() * 2);
        for (int at = Math.max(0, fromHalfU + fromHalfU % 2); at < highest; at += 2) {
            if (refusal(rack, modelId, at, face, "", sizes).isEmpty()) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /// Half units that are free on a side, as pairs of lower edge and length, from the bottom up.
    public static List<int[]> gaps(Rack rack, Device.Face face, PartSizes sizes) {
        RackSize size = sizes.rack(rack.modelId()).orElse(null);
        if (size == null || size.integrated() || size.heightU().isEmpty()) {
            return List.of();
        }
        int height = (int) (size.heightU().getAsDouble() * 2);
        var taken = new boolean[height];
        Side side = face == Device.Face.FRONT ? Side.FRONT : Side.REAR;
        for (Device device : rack.devices()) {
            slot(device, size, sizes)
                    .filter(slot -> slot.side() == side || slot.fullDepth())
                    .ifPresent(slot -> {
                        for (int i = Math.max(0, slot.bottomHalfU()); i < Math.min(height, slot.top()); i++) {
                            taken[i] = true;
                        }
                    });
        }
        var gaps = new java.util.ArrayList<int[]>();
        int start = -1;
        for (int i = 0; i <= height; i++) {
            boolean free = i < height && !taken[i];
            if (free && start < 0) {
                start = i;
            } else if (!free && start >= 0) {
                gaps.add(new int[] {start, i - start});
                start = -1;
            }
        }
        return gaps;
    }

    static String units(double u) {
        return u == Math.rint(u) ? String.valueOf((long) u) : NumberText.fixed(u, 1);
    }
}
