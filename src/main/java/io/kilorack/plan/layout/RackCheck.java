package io.kilorack.plan.layout;

import static io.kilorack.plan.layout.PlanProblem.error;

import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.PartSizes.DeviceSize;
import io.kilorack.plan.layout.PartSizes.RackSize;
import io.kilorack.plan.layout.RackFit.Side;
import io.kilorack.plan.layout.RackFit.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Problems inside one rack: what collides, does not fit, or may not be there. Parts the catalog does not
/// have are named elsewhere.
final class RackCheck {
    private RackCheck() {}

    private record Placed(Device device, Slot slot) {}

    static List<PlanProblem> of(Rack rack, PartSizes sizes) {
        RackSize size = sizes.rack(rack.modelId()).orElse(null);
        if (size == null || rack.devices().isEmpty()) {
            return List.of();
        }
        if (size.integrated()) {
            return List.of(error(
                    "plan.device.in_integrated",
                    rack.devices().stream().map(Device::id).toList(),
                    "%s is a complete system, but %d devices are put into rack %s."
                            .formatted(
                                    sizes.name(rack.modelId()), rack.devices().size(), Placement.label(rack)),
                    "Remove them, or choose an empty cabinet."));
        }
        var problems = new ArrayList<PlanProblem>();
        var placed = new ArrayList<Placed>();
        for (Device device : rack.devices()) {
            DeviceSize part = sizes.device(device.modelId()).orElse(null);
            if (part == null) {
                continue;
            }
            RackFit.tooDeep(device.modelId(), part, size, sizes)
                    .ifPresent(why -> problems.add(error(
                            "plan.device.too_deep",
                            List.of(device.id(), rack.id()),
                            "Rack " + Placement.label(rack) + ": " + why,
                            "Use a deeper rack.")));
            RackFit.slot(device, size, sizes).ifPresent(slot -> placed.add(new Placed(device, slot)));
        }
        outside(rack, size, placed, sizes, problems);
        collisions(rack, placed, sizes, problems);
        return problems;
    }

    private static void outside(
            Rack rack, RackSize size, List<Placed> placed, PartSizes sizes, List<PlanProblem> problems) {
        double top = size.heightU().isPresent() ? size.heightU().getAsDouble() * 2 : Double.POSITIVE_INFINITY;
        for (Placed each : placed) {
            if (each.slot.bottomHalfU() < 0 || each.slot.top() > top) {
                problems.add(error(
                        "plan.device.outside",
                        List.of(each.device.id(), rack.id()),
                        "%s in U%s of rack %s does not fit between U1 and U%s."
                                .formatted(
                                        sizes.name(each.device.modelId()),
                                        RackFit.units(each.slot.bottomHalfU() / 2.0 + 1),
                                        Placement.label(rack),
                                        RackFit.units(top / 2)),
                        "Move it to a free place."));
            }
        }
    }

    /// A sweep from the bottom up: on each side, a device collides when it starts below the highest top met
    /// so far.
    private static void collisions(Rack rack, List<Placed> placed, PartSizes sizes, List<PlanProblem> problems) {
        placed.sort(Comparator.comparingInt((Placed each) -> each.slot.bottomHalfU()));
        Placed front = null;
        Placed rear = null;
        for (Placed each : placed) {
            boolean takesFront = each.slot.side() != Side.REAR || each.slot.fullDepth();
            boolean takesRear = each.slot.side() != Side.FRONT || each.slot.fullDepth();
            Placed hit = takesFront && front != null && each.slot.bottomHalfU() < front.slot.top()
                    ? front
                    : takesRear && rear != null && each.slot.bottomHalfU() < rear.slot.top() ? rear : null;
            if (hit != null) {
                problems.add(error(
                        "plan.device.overlap",
                        List.of(hit.device.id(), each.device.id(), rack.id()),
                        "%s in U%s and %s in U%s of rack %s take the same space."
                                .formatted(
                                        sizes.name(hit.device.modelId()),
                                        RackFit.units(hit.slot.bottomHalfU() / 2.0 + 1),
                                        sizes.name(each.device.modelId()),
                                        RackFit.units(each.slot.bottomHalfU() / 2.0 + 1),
                                        Placement.label(rack)),
                        "Move one of them."));
            }
            if (takesFront && (front == null || each.slot.top() > front.slot.top())) {
                front = each;
            }
            if (takesRear && (rear == null || each.slot.top() > rear.slot.top())) {
                rear = each;
            }
        }
    }
}
