package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.Floor;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.Placement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tests whether a group of racks may stand where they are put: against the hall, the racks that stay, and
/// each other.
final class GroupPlacement {
    /// Below this many, testing by a plain pass over the hall is cheaper than building a floor grid.
    private static final int FEW = 4;

    private final Hall hall;
    private final PartSizes sizes;

    GroupPlacement(Hall hall, PartSizes sizes) {
        this.hall = hall;
        this.sizes = sizes;
    }

    /// @param staying ids are those not in `leaving`
    Edit.@Nullable Refused refusal(List<Rack> racks, Set<String> leaving) {
        Floor floor = racks.size() <= FEW ? around(racks) : new Floor(hall, sizes);
        for (Rack rack : racks) {
            if (Placement.test(floor, Box.of(rack, sizes), leaving) instanceof Placement.Refused refused) {
                String who = racks.size() == 1 ? "" : "Rack " + Words.rack(rack) + ": ";
                return new Edit.Refused(who + refused.reason(), "Choose a free place.", refused.inTheWay());
            }
        }
        if (racks.size() > 1) {
            var among = new Floor(hall.withRacks(racks), sizes);
            for (Rack rack : racks) {
                List<Rack> hits = among.overlapped(Box.of(rack, sizes), Set.of(rack.id()));
                if (!hits.isEmpty()) {
                    return new Edit.Refused(
                            "Racks %s and %s would overlap.".formatted(Words.rack(rack), Words.rack(hits.getFirst())),
                            "Choose places that leave room for each.",
                            List.of(rack.id(), hits.getFirst().id()));
                }
            }
        }
        return null;
    }

    /// The hall with only those racks that could touch one of the few.
    private Floor around(List<Rack> racks) {
        List<Box> boxes = racks.stream().map(rack -> Box.of(rack, sizes)).toList();
        return new Floor(
                hall.withRacks(hall.racks().stream()
                        .filter(other -> {
                            Box box = Box.of(other, sizes);
                            for (Box each : boxes) {
                                if (each.overlaps(box)) {
                                    return true;
                                }
                            }
                            return false;
                        })
                        .toList()),
                sizes);
    }
}
