package io.kilorack.plan.layout;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether a footprint may stand somewhere: allowed, perhaps with remarks, or refused with the reason and
/// what is in the way.
public sealed interface Placement {
    /// @param remarks what is allowed but worth saying ("stands in cold aisle 1")
    record Allowed(List<String> remarks) implements Placement {}

    /// @param reason one short sentence, to show beside the pointer
    /// @param inTheWay ids of racks in the way
    record Refused(String reason, List<String> inTheWay) implements Placement {}

    /// Tests a footprint against walls, obstacles and racks.
    ///
    /// @param moving ids of racks that move together with it and so are not in its way
    static Placement test(Floor floor, Box box, Set<String> moving) {
        Hall hall = floor.hall();
        if (!box.inside(hall)) {
            return new Refused(
                    "Outside the hall (" + metres(hall.widthM()) + " × " + metres(hall.depthM()) + " m).", List.of());
        }
        for (Hall.Zone zone : hall.obstacles()) {
            if (Box.of(zone).overlaps(box)) {
                return new Refused(
                        zone.name().isEmpty() ? "An obstacle is here." : zone.name() + " is here.", List.of());
            }
        }
        List<Rack> inTheWay = floor.overlapped(box, moving);
        if (!inTheWay.isEmpty()) {
            String first = label(inTheWay.getFirst());
            String more = inTheWay.size() == 1 ? "" : " and " + (inTheWay.size() - 1) + " more";
            return new Refused(
                    "Overlaps rack " + first + more + ".",
                    inTheWay.stream().map(Rack::id).toList());
        }
        var remarks = new ArrayList<String>();
        for (Hall.Aisle aisle : hall.aisles()) {
            if (Box.of(aisle).overlaps(box)) {
                remarks.add("Stands in " + (aisle.name().isEmpty() ? "aisle " + aisle.id() : aisle.name()) + ".");
            }
        }
        return new Allowed(List.copyOf(remarks));
    }

    static String label(Rack rack) {
        return rack.name().isEmpty() ? rack.id() : rack.name();
    }

    private static String metres(double value) {
        return io.kilorack.quantity.NumberText.plain(value);
    }
}
