package io.kilorack.assess;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.PumpLoss;
import io.kilorack.assess.RackCard.Piece;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import io.kilorack.power.thermal.PumpRedundancy;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Cooling groups against the heat they must carry, with all units and after the loss of the largest. Heat
/// is that of the declared maximum: all electrical power of a device becomes heat.
final class CoolingRoom {
    private static final Source REDUNDANCY =
            Source.of("N+1: the group without its largest unit carries the heat (ANSI/TIA-942, Uptime Tier III)");

    private static final Source PUMPS =
            Source.of("heat follows flow at the same rise (rule T04); a spare pump keeps the flow");

    private CoolingRoom() {}

    /// @param loads one for each cooling group, in plan order
    record Result(List<CoolingLoad> loads, List<Check> checks) {}

    private static final class Group {
        final List<CoolingUnit> units = new ArrayList<>();
        long milliwatts;
        int unknown;

        CoolingUnit.Medium medium() {
            return units.getFirst().medium();
        }
    }

    static Result of(Roster roster, Cards cards, Parts parts) {
        var loads = new ArrayList<CoolingLoad>();
        var checks = new ArrayList<Check>();
        int hall = 0;
        for (int s = 0; s < roster.plan.sites().size(); s++) {
            Site site = roster.plan.sites().get(s);
            int halls = site.halls().size();
            site(site, roster, cards, parts, hall, hall + halls, loads, checks);
            checks.addAll(LoopChecks.of(site));
            checks.addAll(RoomAirChecks.of(site, roster, cards, parts, hall, hall + halls));
            hall += halls;
        }
        checks.addAll(AirflowChecks.of(roster, cards, parts));
        return new Result(List.copyOf(loads), checks);
    }

    private static void site(
            Site site,
            Roster roster,
            Cards cards,
            Parts parts,
            int fromHall,
            int toHall,
            List<CoolingLoad> loads,
            List<Check> checks) {
        var groups = new LinkedHashMap<String, Group>();
        for (CoolingUnit unit : site.cooling()) {
            groups.computeIfAbsent(unit.group(), k -> new Group()).units.add(unit);
        }
        var unserved = new LinkedHashMap<String, List<String>>();
        for (int h = fromHall; h < toHall; h++) {
            String air = roster.halls.get(h).airGroup();
            RackCard card = null;
            Heat heat = new Heat(0, 0, 0);
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                if (cards.of[i] != card) {
                    card = cards.of[i];
                    heat = heat(card);
                }
                give(
                        groups,
                        unserved,
                        air,
                        heat.air,
                        heat.unknown,
                        roster.halls.get(h).id(),
                        "air");
                if (heat.liquid > 0) {
                    give(groups, unserved, roster.racks[i].loop(), heat.liquid, 0, roster.racks[i].id(), "liquid");
                }
            }
        }
        reject(groups);
        groups.forEach((id, group) -> {
            if (!group.units.isEmpty()) {
                CoolingLoad load = load(id, group, parts);
                loads.add(load);
                check(load, group, checks);
            }
        });
        unserved.forEach((medium, subjects) -> checks.add(new Check(
                "cooling.group.missing",
                Check.Severity.ERROR,
                Check.Room.COOLING,
                subjects.stream().distinct().toList(),
                medium.equals("air")
                        ? "Heat to air in %s of %s names no cooling group that carries it."
                                .formatted(
                                        NumberText.count(
                                                subjects.stream().distinct().count(), "hall"),
                                        site.name())
                        : "Heat to liquid from %s of %s hangs on no loop."
                                .formatted(NumberText.count(subjects.size(), "rack"), site.name()),
                medium.equals("air") ? "Choose the hall's air group." : "Choose the loop of these racks.",
                Optional.empty(),
                Optional.empty())));
    }

    /// Heat of a rack at its declared maximum [mW], and its devices of unknown heat.
    record Heat(long air, long liquid, int unknown) {
        long of(CoolingUnit.Medium medium) {
            return switch (medium) {
                case AIR -> air;
                case LIQUID -> liquid;
                case REJECTION -> air + liquid;
            };
        }

        boolean givesLiquid(RackCard card) {
            return card.pieces().stream().anyMatch(piece -> piece.liquidShare() > 0);
        }
    }

    static Heat heat(RackCard card) {
        long air = 0;
        long liquid = 0;
        int unknown = 0;
        for (Piece piece : card.pieces()) {
            long design = piece.designMilliwatts();
            long toLiquid = piece.liquidOf(design);
            if (toLiquid < 0) {
                unknown += piece.count();
            } else {
                liquid += toLiquid;
                air += design * piece.count() - toLiquid;
            }
        }
        return new Heat(air, liquid, unknown);
    }

    private static void give(
            Map<String, Group> groups,
            Map<String, List<String>> unserved,
            String id,
            long milliwatts,
            int unknown,
            String subject,
            String medium) {
        Group group = groups.get(id);
        if (group != null) {
            group.milliwatts += milliwatts;
            group.unknown += unknown;
        } else if (milliwatts > 0 && id.isEmpty()) {
            // A group that is named and does not exist is said by the plan's own checks.
            List<String> subjects = unserved.computeIfAbsent(medium, k -> new ArrayList<>());
            if (subjects.isEmpty() || !subjects.getLast().equals(subject)) {
                subjects.add(subject);
            }
        }
    }

    /// The plant takes all heat of the site; several groups of it share that equally where nothing tells
    /// them apart.
    private static void reject(Map<String, Group> groups) {
        List<Group> plant = groups.values().stream()
                .filter(g -> !g.units.isEmpty() && g.medium() == CoolingUnit.Medium.REJECTION)
                .toList();
        long all = 0;
        int unknown = 0;
        for (Group group : groups.values()) {
            if (!plant.contains(group)) {
                all += group.milliwatts;
                unknown += group.unknown;
            }
        }
        for (Group group : plant) {
            group.milliwatts += all / plant.size();
            group.unknown += unknown;
        }
    }

    private static CoolingLoad load(String id, Group group, Parts parts) {
        double total = 0;
        double largest = 0;
        boolean known = true;
        for (CoolingUnit unit : group.units) {
            OptionalDouble capacity = capacity(unit, parts);
            known &= capacity.isPresent();
            total += capacity.orElse(0);
            largest = Math.max(largest, capacity.orElse(0));
        }
        return new CoolingLoad(
                id,
                id.isEmpty() ? "without a name" : id,
                group.medium().name().toLowerCase(Locale.ROOT),
                group.milliwatts / 1000.0,
                known ? OptionalDouble.of(total) : OptionalDouble.empty(),
                known ? OptionalDouble.of(total - largest) : OptionalDouble.empty(),
                group.unknown,
                known ? pumps(group, parts, total) : Optional.empty());
    }

    /// The loss of one pump in the worst unit of a loop whose units' capacities are known.
    private static Optional<PumpLoss> pumps(Group group, Parts parts, double total) {
        if (group.units.getFirst().medium() != CoolingUnit.Medium.LIQUID) {
            return Optional.empty();
        }
        double worst = 0;
        int unknown = 0;
        for (CoolingUnit unit : group.units) {
            OptionalDouble left = PumpRedundancy.of(redundancy(unit, parts)).shareAfterLoss();
            unknown += left.isEmpty() ? 1 : 0;
            worst = Math.max(worst, capacity(unit, parts).orElse(0) * (1 - left.orElse(0)));
        }
        return Optional.of(new PumpLoss(total - worst, unknown));
    }

    static String redundancy(CoolingUnit unit, Parts parts) {
        var part = unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
        return part == null ? "" : part.entry().text("redundancy").orElse("");
    }

    /// Told only where a pump makes the difference: a group that lives without a whole unit lives
    /// without a pump.
    private static void pumpCheck(CoolingLoad load, List<String> units, String heat, List<Check> checks) {
        if (load.pumps().isEmpty() || load.heatWatts() <= load.pumps().get().leastWatts()) {
            return;
        }
        PumpLoss loss = load.pumps().get();
        String least = NumberText.withUnit(loss.leastWatts(), "W");
        boolean known = loss.unknownUnits() == 0;
        checks.add(new Check(
                known ? "cooling.pump.redundancy" : "cooling.pump.unknown",
                known ? Check.Severity.WARNING : Check.Severity.INFO,
                Check.Room.COOLING,
                units,
                known
                        ? "Cooling group %s must carry %s; with one pump stopped it carries %s."
                                .formatted(load.name(), heat, least)
                        : "Cooling group %s must carry %s; whether %d of its units run on with one pump less is unknown, and without such a unit %s are left."
                                .formatted(load.name(), heat, loss.unknownUnits(), least),
                known
                        ? "Add a unit to the group or choose units with a spare pump."
                        : "Ask the maker, or choose a catalog part that states its pump redundancy.",
                Optional.of(PUMPS),
                Optional.empty()));
    }

    /// Rated heat of a unit [W]: its own, else its catalog part's; a rating that is not above 0 does not
    /// count.
    static OptionalDouble capacity(CoolingUnit unit, Parts parts) {
        OptionalDouble kw = unit.capacityKw();
        if (kw.isEmpty() && !unit.partId().isEmpty()) {
            var infrastructure = parts.of(unit.partId()).infrastructure();
            kw = infrastructure == null ? kw : infrastructure.capacityKw();
        }
        return kw.isPresent() && kw.getAsDouble() > 0
                ? OptionalDouble.of(kw.getAsDouble() * 1000)
                : OptionalDouble.empty();
    }

    private static void check(CoolingLoad load, Group group, List<Check> checks) {
        List<String> units = group.units.stream().map(CoolingUnit::id).toList();
        String heat = (load.unknownDevices() > 0 ? "at least " : "") + NumberText.withUnit(load.heatWatts(), "W");
        if (load.capacityWatts().isEmpty()) {
            checks.add(new Check(
                    "cooling.capacity.unknown",
                    Check.Severity.INFO,
                    Check.Room.COOLING,
                    units,
                    "Cooling group %s must carry %s; the capacity of its units is not stated."
                            .formatted(load.name(), heat),
                    "Enter the capacity of each unit.",
                    Optional.empty(),
                    Optional.empty()));
            return;
        }
        double capacity = load.capacityWatts().getAsDouble();
        double after = load.capacityAfterLossWatts().orElse(0);
        if (load.heatWatts() <= capacity) {
            pumpCheck(load, units, heat, checks);
        }
        if (load.heatWatts() > capacity) {
            checks.add(new Check(
                    "cooling.group.overload",
                    Check.Severity.ERROR,
                    Check.Room.COOLING,
                    units,
                    "Cooling group %s must carry %s and can carry %s."
                            .formatted(load.name(), heat, NumberText.withUnit(capacity, "W")),
                    "Add units to the group or move racks to another.",
                    Optional.of(REDUNDANCY),
                    Optional.empty()));
        } else if (load.heatWatts() > after) {
            checks.add(new Check(
                    "cooling.group.redundancy",
                    Check.Severity.WARNING,
                    Check.Room.COOLING,
                    units,
                    "Cooling group %s must carry %s; without its largest unit it carries %s."
                            .formatted(load.name(), heat, NumberText.withUnit(after, "W")),
                    "Add a unit to the group.",
                    Optional.of(REDUNDANCY),
                    Optional.empty()));
        }
    }
}
