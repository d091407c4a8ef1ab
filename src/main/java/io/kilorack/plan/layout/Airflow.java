package io.kilorack.plan.layout;

import static io.kilorack.plan.layout.PlanProblem.warning;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Racks that would breathe air which another rack, or they themselves, have warmed.
///
/// Servers take air in at the front and blow it out at the rear, so fronts belong to cold aisles and rears
/// to hot ones (hot-aisle/cold-aisle layout of ANSI/TIA-942 and ASHRAE TC 9.9). Looked at along the middle
/// line of each rack. Limits: containment is not in the plan and not judged; empty cabinets and superpods
/// of several rows are left out; the catalog does not say which devices blow the other way.
final class Airflow {
    /// An aisle belongs to a rack when it is within this distance of its front or rear [m]: half a
    /// tile of 600 mm, so a small gap in the drawing does not hide it.
    private static final double REACH_M = 0.3;

    /// A rear further away than this from a front mixes with the room's air first [m]: the wider of the
    /// usual aisles, four tiles. A planning convention of ours.
    private static final double THROW_M = 2.4;

    private final Hall hall;
    private final PartSizes sizes;
    private final Function<Box, List<Rack>> racksIn;

    private final Set<String> frontsToHot = new LinkedHashSet<>();
    private final Set<String> rearsToCold = new LinkedHashSet<>();
    private final Set<String> frontsToRear = new LinkedHashSet<>();
    private String hotExample = "";
    private String coldExample = "";
    private String rearExample = "";

    private Airflow(Hall hall, PartSizes sizes, Function<Box, List<Rack>> racksIn) {
        this.hall = hall;
        this.sizes = sizes;
        this.racksIn = racksIn;
    }

    /// @param racksIn racks of the hall near a box; more than those inside it are allowed
    static List<PlanProblem> of(Hall hall, PartSizes sizes, Function<Box, List<Rack>> racksIn) {
        var airflow = new Airflow(hall, sizes, racksIn);
        for (Rack rack : hall.racks()) {
            if (airflow.breathes(rack)) {
                airflow.look(rack);
            }
        }
        return airflow.problems();
    }

    private boolean breathes(Rack rack) {
        var size = sizes.rack(rack.modelId());
        return size.isPresent()
                && size.get().cabinets() <= PartSizes.CABINETS_PER_ROW
                && (size.get().integrated() || !rack.devices().isEmpty());
    }

    private void look(Rack rack) {
        Box box = Box.of(rack, sizes);
        Hall.Aisle front = aisle(box, ahead(box, rack.orientation(), REACH_M));
        Hall.Aisle rear = aisle(box, ahead(box, opposite(rack.orientation()), REACH_M));
        if (front != null && front.kind() == Hall.AisleKind.HOT) {
            hotExample = frontsToHot.isEmpty() ? example(rack, front) : hotExample;
            frontsToHot.add(rack.id());
        }
        if (rear != null && rear.kind() == Hall.AisleKind.COLD) {
            coldExample = rearsToCold.isEmpty() ? example(rack, rear) : coldExample;
            rearsToCold.add(rack.id());
        }
        // With an aisle between, the two lines above say it already, of one rack or of the other.
        if (front == null || front.kind() == Hall.AisleKind.SERVICE) {
            Rack other = blower(rack, box);
            if (other != null) {
                rearExample = frontsToRear.isEmpty()
                        ? "%s at %s".formatted(Placement.label(rack), Placement.label(other))
                        : rearExample;
                frontsToRear.add(rack.id());
            }
        }
    }

    /// The point `distance` ahead of the middle of the side that looks to `side`, as a box without size.
    private static Box ahead(Box box, Rack.Orientation side, double distance) {
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.depth() / 2;
        return switch (side) {
            case NORTH -> new Box(x, box.y() - distance, 0, 0);
            case SOUTH -> new Box(x, box.bottom() + distance, 0, 0);
            case WEST -> new Box(box.x() - distance, y, 0, 0);
            case EAST -> new Box(box.right() + distance, y, 0, 0);
        };
    }

    private static Rack.Orientation opposite(Rack.Orientation side) {
        return switch (side) {
            case NORTH -> Rack.Orientation.SOUTH;
            case SOUTH -> Rack.Orientation.NORTH;
            case WEST -> Rack.Orientation.EAST;
            case EAST -> Rack.Orientation.WEST;
        };
    }

    /// The aisle at a point; one that the rack itself stands in is another problem and does not count.
    private Hall.@Nullable Aisle aisle(Box rack, Box point) {
        for (Hall.Aisle aisle : hall.aisles()) {
            Box box = Box.of(aisle);
            if (box.contains(point.x(), point.y()) && !box.overlaps(rack)) {
                return aisle;
            }
        }
        return null;
    }

    /// The nearest rack straight ahead, when it is near enough and turns its rear to this one.
    private @Nullable Rack blower(Rack rack, Box box) {
        Box near = ahead(box, rack.orientation(), 0);
        Box far = ahead(box, rack.orientation(), THROW_M);
        var line = new Box(
                Math.min(near.x(), far.x()),
                Math.min(near.y(), far.y()),
                Math.abs(near.x() - far.x()),
                Math.abs(near.y() - far.y()));
        Rack nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Rack other : racksIn.apply(line)) {
            Box theirs = Box.of(other, sizes);
            if (other == rack || theirs.overlaps(box) || !crosses(theirs, line)) {
                continue;
            }
            double gap = Math.max(
                    Math.max(theirs.x() - near.x(), near.x() - theirs.right()),
                    Math.max(theirs.y() - near.y(), near.y() - theirs.bottom()));
            if (gap < least) {
                least = gap;
                nearest = other;
            }
        }
        return nearest != null && nearest.orientation() == rack.orientation() && breathes(nearest) ? nearest : null;
    }

    private static boolean crosses(Box box, Box line) {
        return box.x() <= line.right()
                && line.x() <= box.right()
                && box.y() <= line.bottom()
                && line.y() <= box.bottom();
    }

    private static String example(Rack rack, Hall.Aisle aisle) {
        return "%s at %s"
                .formatted(Placement.label(rack), aisle.name().isEmpty() ? "aisle " + aisle.id() : aisle.name());
    }

    private List<PlanProblem> problems() {
        var found = new ArrayList<PlanProblem>();
        add(found, "cooling.airflow.front_to_hot", frontsToHot, "take their air from a hot aisle", hotExample);
        add(found, "cooling.airflow.rear_to_cold", rearsToCold, "blow their warm air into a cold aisle", coldExample);
        add(
                found,
                "cooling.airflow.front_to_rear",
                frontsToRear,
                "take in what the rack in front blows out within %s m".formatted(THROW_M),
                rearExample);
        return found;
    }

    private void add(List<PlanProblem> found, String code, Set<String> racks, String what, String example) {
        if (!racks.isEmpty()) {
            found.add(warning(
                    code,
                    List.copyOf(racks),
                    "%s in %s %s: %s%s."
                            .formatted(
                                    NumberText.count(racks.size(), "rack"),
                                    HallCheck.name(hall),
                                    what,
                                    example,
                                    racks.size() > 1 ? " and others" : ""),
                    "Turn them so that fronts look at cold aisles and rears at hot ones, or change the aisle's kind."));
        }
    }
}
