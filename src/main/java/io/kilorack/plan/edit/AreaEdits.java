package io.kilorack.plan.edit;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.plan.edit.Change.NewIds;
import io.kilorack.plan.layout.Box;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.plan.layout.Snap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Edits of aisles and obstacles: areas of a hall's floor that keep free of racks.
public final class AreaEdits {
    private final PartSizes sizes;

    AreaEdits(PartSizes sizes) {
        this.sizes = sizes;
    }

    /// Adds an aisle [m]; its id is the edit's subject.
    public Edit addAisle(Plan plan, String hallId, String name, Hall.AisleKind kind, Box area) {
        var ids = NewIds.of(plan.sites().stream()
                .flatMap(site -> site.halls().stream())
                .flatMap(hall -> hall.aisles().stream())
                .map(Hall.Aisle::id)
                .toList());
        Hall.Aisle aisle = aisle(ids.next("aisle-"), name.strip(), kind, area);
        return change(
                plan,
                hallId,
                "Add " + label(aisle),
                area,
                hall -> hall.withAisles(Change.plus(hall.aisles(), List.of(aisle))),
                aisle.id());
    }

    /// Adds an area where no rack may stand [m].
    public Edit addObstacle(Plan plan, String hallId, String name, Box area) {
        Hall.Zone zone = zone(name.strip(), area);
        return change(
                plan,
                hallId,
                "Add " + label(zone),
                area,
                hall -> hall.withObstacles(Change.plus(hall.obstacles(), List.of(zone))),
                hallId);
    }

    /// Gives an aisle another place and size [m].
    public Edit placeAisle(Plan plan, String hallId, String aisleId, Box area) {
        Hall.Aisle old = aisleOf(plan, hallId, aisleId);
        if (old == null) {
            return Words.noSuch("aisle", aisleId);
        }
        Hall.Aisle next = aisle(old.id(), old.name(), old.kind(), area);
        return change(
                plan,
                hallId,
                "Change " + label(old),
                area,
                hall -> hall.withAisles(Change.map(hall.aisles(), each -> each == old ? next : each)),
                aisleId);
    }

    /// Gives an obstacle another place and size [m].
    ///
    /// @param index position in the hall's list of obstacles
    public Edit placeObstacle(Plan plan, String hallId, int index, Box area) {
        Hall.Zone old = zoneOf(plan, hallId, index);
        if (old == null) {
            return Words.noSuch("obstacle", String.valueOf(index + 1));
        }
        var next =
                new ArrayList<>(Change.hall(plan, hallId).map(Hall::obstacles).orElseThrow());
        next.set(index, zone(old.name(), area));
        return change(plan, hallId, "Change " + label(old), area, hall -> hall.withObstacles(next), hallId);
    }

    public Edit removeAisle(Plan plan, String hallId, String aisleId) {
        Hall.Aisle old = aisleOf(plan, hallId, aisleId);
        return old == null
                ? Words.noSuch("aisle", aisleId)
                : Edit.made(
                        "Remove " + label(old),
                        Change.hall(
                                plan,
                                hallId,
                                hall -> hall.withAisles(Change.without(hall.aisles(), each -> each == old))));
    }

    /// @param index position in the hall's list of obstacles
    public Edit removeObstacle(Plan plan, String hallId, int index) {
        Hall.Zone old = zoneOf(plan, hallId, index);
        return old == null
                ? Words.noSuch("obstacle", String.valueOf(index + 1))
                : Edit.made(
                        "Remove " + label(old),
                        Change.hall(
                                plan,
                                hallId,
                                hall -> hall.withObstacles(Change.without(hall.obstacles(), each -> each == old))));
    }

    private Edit change(Plan plan, String hallId, String name, Box area, UnaryOperator<Hall> change, String subject) {
        Hall hall = Change.hall(plan, hallId).orElse(null);
        if (hall == null) {
            return Words.noSuch("hall", hallId);
        }
        if (!(area.width() > 0 && area.depth() > 0)) {
            return Edit.refused("Width and depth must be above 0 m.", "Give a size in metres.");
        }
        boolean inside = area.x() >= -Box.TOUCH_M
                && area.y() >= -Box.TOUCH_M
                && area.right() <= hall.widthM() + Box.TOUCH_M
                && area.bottom() <= hall.depthM() + Box.TOUCH_M;
        if (!inside) {
            return Edit.refused(
                    "It would reach beyond the hall of %s × %s m.".formatted(hall.widthM(), hall.depthM()),
                    "Give a smaller size or another place.");
        }
        for (Rack rack : hall.racks()) {
            if (Box.of(rack, sizes).overlaps(area)) {
                return Edit.refused(
                        "Rack %s stands there.".formatted(Words.rack(rack)),
                        "Choose another place, or move the rack first.",
                        rack.id());
            }
        }
        return Edit.made(name, Change.hall(plan, hallId, change), subject);
    }

    private static Hall.@Nullable Aisle aisleOf(Plan plan, String hallId, String aisleId) {
        return Change.hall(plan, hallId)
                .flatMap(hall -> Change.find(hall.aisles(), Hall.Aisle::id, aisleId))
                .orElse(null);
    }

    private static Hall.@Nullable Zone zoneOf(Plan plan, String hallId, int index) {
        return Change.hall(plan, hallId)
                .filter(hall -> index >= 0 && index < hall.obstacles().size())
                .map(hall -> hall.obstacles().get(index))
                .orElse(null);
    }

    private static Hall.Aisle aisle(String id, String name, Hall.AisleKind kind, Box a) {
        return new Hall.Aisle(
                id,
                name,
                kind,
                Snap.millimetres(a.x()),
                Snap.millimetres(a.y()),
                Snap.millimetres(a.width()),
                Snap.millimetres(a.depth()));
    }

    private static Hall.Zone zone(String name, Box a) {
        return new Hall.Zone(
                name,
                Snap.millimetres(a.x()),
                Snap.millimetres(a.y()),
                Snap.millimetres(a.width()),
                Snap.millimetres(a.depth()));
    }

    private static String label(Hall.Aisle aisle) {
        return aisle.name().isEmpty() ? "aisle " + aisle.id() : aisle.name();
    }

    private static String label(Hall.Zone zone) {
        return zone.name().isEmpty() ? "obstacle" : zone.name();
    }
}
