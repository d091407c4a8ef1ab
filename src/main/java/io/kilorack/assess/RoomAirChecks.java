package io.kilorack.assess;

import io.kilorack.catalog.Entry;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.power.thermal.AirClass;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The air of a hall: whether its containment fits its aisles and units, and whether it enters the machines
/// cool enough for what their makers allow.
final class RoomAirChecks {
    /// Air heat of one rack from which open aisles mix too much [W]: a planning convention of ours.
    private static final double OPEN_AISLE_WATTS = 15_000;

    private static final Source CONTAINMENT =
            Source.of("containment and cooling units must suit each other (ASHRAE TC 9.9)");
    private static final Source INLET =
            Source.of("rule T13: highest inlet the maker allows, less 1 K per 300 m above 900 m");

    private RoomAirChecks() {}

    /// @param from first hall of the site, `to` one past its last
    static List<Check> of(Site site, Roster roster, Cards cards, Parts parts, int from, int to) {
        var checks = new ArrayList<Check>();
        for (int h = from; h < to; h++) {
            Hall hall = roster.halls.get(h);
            containment(site, hall, parts, checks);
            if (hall.containment() == Hall.Containment.NONE) {
                open(hall, roster, cards, h, checks);
            }
            inlets(site, hall, roster, cards, h, checks);
        }
        return checks;
    }

    private static void containment(Site site, Hall hall, Parts parts, List<Check> checks) {
        Hall.AisleKind wanted = switch (hall.containment()) {
            case COLD_AISLE -> Hall.AisleKind.COLD;
            case HOT_AISLE -> Hall.AisleKind.HOT;
            case NONE, UNSTATED -> null;
        };
        if (wanted == null || hall.racks().isEmpty()) {
            return;
        }
        String kind = wanted == Hall.AisleKind.COLD ? "cold" : "hot";
        if (hall.aisles().stream().noneMatch(a -> a.kind() == wanted)) {
            checks.add(check(
                    "cooling.containment.aisle",
                    Check.Severity.WARNING,
                    List.of(hall.id()),
                    "%s encloses its %s aisles, but none is drawn.".formatted(name(hall), kind),
                    "Draw the aisles, or change the hall's containment.",
                    CONTAINMENT));
        }
        List<String> flooding = site.cooling().stream()
                .filter(u -> u.medium() == CoolingUnit.Medium.AIR && u.group().equals(hall.airGroup()))
                .filter(u -> floods(u, parts))
                .map(CoolingUnit::id)
                .toList();
        boolean outside = site.plant().kind() == CoolingPlant.Kind.DIRECT_EVAPORATIVE;
        if (wanted == Hall.AisleKind.COLD && (!flooding.isEmpty() || outside)) {
            checks.add(check(
                    "cooling.containment.units",
                    Check.Severity.WARNING,
                    flooding.isEmpty() ? List.of(hall.id()) : flooding,
                    "%s encloses its cold aisles, but %s with cold air: the enclosed aisles get none of it."
                            .formatted(
                                    name(hall),
                                    outside ? "its outside air floods the room" : "its fan walls flood the room"),
                    "Enclose the hot aisles instead.",
                    CONTAINMENT));
        }
    }

    private static boolean floods(CoolingUnit unit, Parts parts) {
        var part = unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
        return part != null && part.kind().equals("fan_wall");
    }

    private static void open(Hall hall, Roster roster, Cards cards, int h, List<Check> checks) {
        var racks = new ArrayList<String>();
        double most = 0;
        for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
            double air = cards.of[i].design().heatToAir().value().orElse(0);
            if (air > OPEN_AISLE_WATTS) {
                racks.add(roster.racks[i].id());
                most = Math.max(most, air);
            }
        }
        if (!racks.isEmpty()) {
            checks.add(check(
                    "cooling.containment.open",
                    Check.Severity.WARNING,
                    racks,
                    "In the open aisles of %2$s %1$s up to %3$s to air; above %4$s a rack cold and warm air mix too much."
                            .formatted(
                                    NumberText.count(racks.size(), "rack") + (racks.size() == 1 ? " gives" : " give"),
                                    name(hall),
                                    NumberText.withUnit(most, "W"),
                                    NumberText.withUnit(OPEN_AISLE_WATTS, "W")),
                    "Enclose the cold or the hot aisles.",
                    CONTAINMENT));
        }
    }

    private static void inlets(Site site, Hall hall, Roster roster, Cards cards, int h, List<Check> checks) {
        OptionalDouble supply = site.cooling().stream()
                .filter(u -> u.medium() == CoolingUnit.Medium.AIR && u.group().equals(hall.airGroup()))
                .filter(u -> u.supplyCelsius().isPresent())
                .mapToDouble(u -> u.supplyCelsius().getAsDouble())
                .max();
        if (supply.isEmpty()) {
            supply = site.plant().airSupplyCelsius();
        }
        if (supply.isEmpty()) {
            return;
        }
        double inlet = supply.getAsDouble();
        double derating = AirClass.A2.maximumAt(0)
                - AirClass.A2.maximumAt(site.altitudeM().orElse(0));
        Map<Part, List<String>> over = new LinkedHashMap<>();
        RackCard last = null;
        List<Part> hot = List.of();
        for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
            if (cards.of[i] != last) {
                last = cards.of[i];
                hot = last.pieces().stream()
                        .map(RackCard.Piece::part)
                        .filter(part -> inlet > inletMaximum(part).orElse(Double.POSITIVE_INFINITY) - derating)
                        .toList();
            }
            for (Part part : hot) {
                over.computeIfAbsent(part, _ -> new ArrayList<>()).add(roster.racks[i].id());
            }
        }
        over.forEach((part, racks) -> checks.add(check(
                "cooling.air.inlet",
                Check.Severity.ERROR,
                racks,
                "%s supplies %s °C; %s allows %s °C at its inlet%s."
                        .formatted(
                                name(hall),
                                NumberText.plain(inlet),
                                part.name(),
                                NumberText.plain(inletMaximum(part).orElse(0) - derating),
                                derating > 0
                                        ? " at %s m"
                                                .formatted(NumberText.plain(
                                                        site.altitudeM().orElse(0)))
                                        : ""),
                "Supply cooler air to this hall, or choose machines for warmer air.",
                INLET)));
    }

    private static OptionalDouble inletMaximum(Part part) {
        Entry entry = part.system() != null
                ? part.system().entry()
                : part.infrastructure() != null ? part.infrastructure().entry() : null;
        return entry == null ? OptionalDouble.empty() : entry.number("inlet_max_c");
    }

    private static String name(Hall hall) {
        return hall.name().isEmpty() ? hall.id() : hall.name();
    }

    private static Check check(
            String code, Check.Severity severity, List<String> subjects, String message, String next, Source rule) {
        return new Check(
                code,
                severity,
                Check.Room.COOLING,
                List.copyOf(subjects),
                message,
                next,
                Optional.of(rule),
                Optional.empty());
    }
}
