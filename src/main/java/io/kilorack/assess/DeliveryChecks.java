package io.kilorack.assess;

import io.kilorack.assess.Delivery.Outcome;
import io.kilorack.assess.Delivery.Row;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The checks of delivery paths: what does not pass, and what is not known.
final class DeliveryChecks {
    private DeliveryChecks() {}

    static List<Check> of(List<Delivery> deliveries, Roster roster) {
        var checks = new ArrayList<Check>();
        var silent = new ArrayList<String>();
        for (int h = 0; h < deliveries.size(); h++) {
            Delivery delivery = deliveries.get(h);
            if (roster.halls.get(h).racks().isEmpty()) {
                continue;
            }
            if (!delivery.stated()) {
                silent.add(delivery.hallId());
                continue;
            }
            for (Row row : delivery.rows()) {
                if (row.outcome() == Outcome.FAILS) {
                    checks.add(fails(delivery, row));
                }
            }
            unknown(delivery, checks);
        }
        if (!silent.isEmpty()) {
            checks.add(new Check(
                    "structure.path.unstated",
                    Check.Severity.INFO,
                    Check.Room.STRUCTURE,
                    silent,
                    "The delivery path of %s is not stated: whether the racks get in is unknown."
                            .formatted(silent.size() == 1 ? "hall " + silent.getFirst() : silent.size() + " halls"),
                    "Enter doors, corridors, ramp, lift and floor of the way in the hall's inspector.",
                    Optional.empty(),
                    Optional.empty()));
        }
        return checks;
    }

    private static Check fails(Delivery delivery, Row row) {
        int n = row.failing().size();
        String racks = n == 1 ? "Rack " + row.failing().getFirst() : n + " racks";
        String place = " into " + delivery.hall();
        String message = switch (row.code()) {
            case "route" ->
                "%s cannot be rolled from the door%s to %s place: no way %s m wide is left."
                        .formatted(
                                racks,
                                in(delivery),
                                n == 1 ? "its" : "their",
                                value(row.need().orElse(0)));
            case "aisle" ->
                "%s cannot be pushed into place%s: the aisle before must be as deep as the rack (up to %s m), the narrowest is %s m."
                        .formatted(
                                racks,
                                in(delivery),
                                value(row.need().orElse(0)),
                                value(row.limit().orElse(0)));
            case "ramp" ->
                "The ramp%s is %s° steep, more than 1 : 12 (%s°)%s."
                        .formatted(
                                place,
                                value(row.need().orElse(0)),
                                value(row.limit().orElse(0)),
                                row.remark().isEmpty() ? "" : "; " + row.remark());
            default ->
                "%s cannot come%s: %s %s %s, needed %s %s%s%s."
                        .formatted(
                                racks,
                                place,
                                row.what().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                                        + row.what().substring(1),
                                value(row.limit().orElse(0)),
                                row.unit(),
                                value(row.need().orElse(0)),
                                row.unit(),
                                n == 1 || row.worst().isEmpty() ? "" : " by rack " + row.worst(),
                                row.remark().isEmpty() ? "" : " (" + row.remark() + ")");
        };
        return new Check(
                "structure.path." + row.code(),
                row.code().equals("ramp") ? Check.Severity.WARNING : Check.Severity.ERROR,
                Check.Room.STRUCTURE,
                row.failing(),
                message,
                next(row),
                Optional.of(row.rule()),
                Optional.empty());
    }

    private static String in(Delivery delivery) {
        return " of " + delivery.hall();
    }

    private static String value(double value) {
        return NumberText.plain(value);
    }

    private static String next(Row row) {
        return switch (row.code()) {
            case "door-height", "lift-height" -> "Choose a lower cabinet, another way in, or take out the lintel.";
            case "lift-mass", "floor", "rolling" ->
                "Bring the cabinets in empty, spread the load with plates, or choose another way.";
            case "ramp" -> "Use a lift or a flatter ramp; never push a full rack alone.";
            case "route" ->
                "Move the racks or obstacles that stand in the way, or set these racks first and waive this.";
            case "aisle" -> "Widen the aisle, or set this row before the opposite one and waive this.";
            default -> "Choose another way in, or a smaller cabinet.";
        };
    }

    /// One line for everything on the way, or about the racks, that is not known.
    private static void unknown(Delivery delivery, List<Check> checks) {
        var ways = new ArrayList<String>();
        var racks = new LinkedHashSet<String>();
        for (Row row : delivery.rows()) {
            if (row.limit().isEmpty()
                    && row.outcome() == Outcome.UNKNOWN
                    && row.unknown().isEmpty()) {
                ways.add(row.what().toLowerCase(java.util.Locale.ROOT));
            }
            racks.addAll(row.unknown());
        }
        if (!ways.isEmpty()) {
            checks.add(new Check(
                    "structure.path.unknown",
                    Check.Severity.INFO,
                    Check.Room.STRUCTURE,
                    List.of(delivery.hallId()),
                    "On the delivery path into %s these are not stated: %s."
                            .formatted(delivery.hall(), String.join("; ", ways)),
                    "Enter them in the hall's inspector; a way without a lift says so there.",
                    Optional.empty(),
                    Optional.empty()));
        }
        if (!racks.isEmpty()) {
            checks.add(new Check(
                    "structure.path.rack",
                    Check.Severity.INFO,
                    Check.Room.STRUCTURE,
                    List.copyOf(racks),
                    "Size or mass of %s in %s is unknown, so their delivery was checked in part only."
                            .formatted(NumberText.count(racks.size(), "rack"), delivery.hall()),
                    "Enter width, depth, height and mass of the rack in the catalog.",
                    Optional.empty(),
                    Optional.empty()));
        }
    }
}
