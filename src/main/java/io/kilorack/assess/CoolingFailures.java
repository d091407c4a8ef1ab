package io.kilorack.assess;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.RackCard.Piece;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.power.thermal.AirClass;
import io.kilorack.power.thermal.CoolingGroup;
import io.kilorack.power.thermal.PumpRedundancy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Single failures of cooling: every CDU, room unit and pump. A group that carries less than its heat warms
/// up; the seconds until its machines leave their range follow from what is stored in air or coolant.
final class CoolingFailures {
    /// Class of general servers, as in the checks of supply temperatures.
    private static final AirClass CLASS = AirClass.A2;
    /// Room air that a unit supplies when it states nothing: the upper end of what is recommended.
    private static final double SUPPLY_CELSIUS = 27;

    private CoolingFailures() {}

    /// @param loads of the groups, in plan order, as [CoolingRoom] lists them
    static List<Failure> of(Roster roster, Cards cards, Parts parts, List<CoolingLoad> loads) {
        var failures = new ArrayList<Failure>();
        int next = 0;
        for (int s = 0; s < roster.plan.sites().size(); s++) {
            Site site = roster.plan.sites().get(s);
            Map<String, List<CoolingUnit>> groups = new LinkedHashMap<>();
            site.cooling()
                    .forEach(unit -> groups.computeIfAbsent(unit.group(), _ -> new ArrayList<>())
                            .add(unit));
            for (Map.Entry<String, List<CoolingUnit>> group : groups.entrySet()) {
                CoolingLoad load = loads.get(next++);
                new OfGroup(roster, cards, parts, site, s, group.getKey(), group.getValue(), load).into(failures);
            }
        }
        return failures;
    }

    private record OfGroup(
            Roster roster,
            Cards cards,
            Parts parts,
            Site site,
            int index,
            String group,
            List<CoolingUnit> units,
            CoolingLoad load) {
        void into(List<Failure> failures) {
            List<String> racks = racks();
            boolean liquid = units.getFirst().medium() == CoolingUnit.Medium.LIQUID;
            for (CoolingUnit unit : units) {
                failures.add(failure(
                        unit,
                        unit.id(),
                        name(unit),
                        liquid ? "cdu" : kind(unit),
                        OptionalDouble.of(1),
                        racks,
                        "capacity of a unit of " + load.name()));
                if (liquid) {
                    OptionalDouble left = PumpRedundancy.of(CoolingRoom.redundancy(unit, parts))
                            .shareAfterLoss();
                    failures.add(failure(
                            unit,
                            "pump:" + unit.id(),
                            "Pump of " + name(unit),
                            "pump",
                            left.isPresent() ? OptionalDouble.of(1 - left.getAsDouble()) : left,
                            racks,
                            "pump redundancy of " + name(unit)));
                }
            }
        }

        private static String name(CoolingUnit unit) {
            return unit.name().isEmpty() ? unit.id() : unit.name();
        }

        private String kind(CoolingUnit unit) {
            var part = unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
            return part == null ? "crah" : part.kind().replace('_', ' ').replace('-', ' ');
        }

        /// @param lostShare of the unit's capacity that goes with it; empty when unknown
        private Failure failure(
                CoolingUnit unit,
                String id,
                String name,
                String kind,
                OptionalDouble lostShare,
                List<String> racks,
                String missing) {
            OptionalDouble own = CoolingRoom.capacity(unit, parts);
            OptionalDouble total = load.capacityWatts();
            String unknown = "";
            OptionalDouble left = OptionalDouble.empty();
            if (units.size() == 1 && lostShare.orElse(0) == 1) {
                left = OptionalDouble.of(0);
            } else if (total.isPresent() && own.isPresent()) {
                double least = total.getAsDouble() - own.getAsDouble();
                if (lostShare.isPresent()) {
                    left = OptionalDouble.of(total.getAsDouble() - own.getAsDouble() * lostShare.getAsDouble());
                } else if (load.heatWatts() <= least && load.unknownDevices() == 0) {
                    // Survived even if the whole unit stops with its pump.
                    left = OptionalDouble.of(least);
                } else {
                    unknown = missing;
                }
            } else {
                unknown = "capacity of the units of " + load.name();
            }
            Optional<Overheat> heat =
                    left.isPresent() ? Optional.of(overheat(left.getAsDouble(), racks)) : Optional.empty();
            return new Failure(
                    site.id(),
                    id,
                    name,
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    left.isPresent() ? Failures.share(load.heatWatts(), left.getAsDouble()) : OptionalDouble.empty(),
                    load.name(),
                    new SingleFailure(kind, List.of(), heat, Optional.empty(), load.unknownDevices(), unknown));
        }

        private Overheat overheat(double left, List<String> racks) {
            double shortfall = load.heatWatts() - left;
            return new Overheat(
                    racks, load.heatWatts(), left, shortfall > 0 ? seconds(shortfall) : OptionalDouble.empty());
        }

        /// Seconds until what is stored in coolant or room air has taken up the heat that is not carried:
        /// `V·ρ·c_p·ΔT / (Q − Q_left)`. Coolant: 60 L of PG25 for 115 kW, 10 K (rule T25). Air: the
        /// volume of the halls, from the warmest supply to the limit of class A2 at the site's
        /// altitude; machines, walls and ducts take up more, so it lasts longer. Source: heat balance,
        /// rules T24 and T25.
        private OptionalDouble seconds(double shortfall) {
            OptionalDouble loop = load.secondsWithoutFlow();
            if (loop.isPresent()) {
                return OptionalDouble.of(loop.getAsDouble() * load.heatWatts() / shortfall);
            }
            double volume = 0;
            for (Hall hall : site.halls()) {
                if (hall.airGroup().equals(group)) {
                    volume += hall.widthM() * hall.depthM() * hall.heightM();
                }
            }
            double supply = units.stream()
                    .mapToDouble(unit -> unit.supplyCelsius().orElse(SUPPLY_CELSIUS))
                    .max()
                    .orElse(SUPPLY_CELSIUS);
            double rise = CLASS.maximumAt(site.altitudeM().orElse(0)) - supply;
            if (!(volume > 0)) {
                return OptionalDouble.empty();
            }
            var air = CoolingGroup.Medium.AIR;
            return OptionalDouble.of(Math.max(0, volume * air.density() * air.specificHeat() * rise / shortfall));
        }

        /// Racks whose heat the group carries.
        private List<String> racks() {
            boolean liquid = units.getFirst().medium() == CoolingUnit.Medium.LIQUID;
            int[] found = new int[roster.size()];
            int n = 0;
            for (int h = 0; h < roster.halls.size(); h++) {
                if (roster.siteOfHall[h] != index
                        || (!liquid && !roster.halls.get(h).airGroup().equals(group))) {
                    continue;
                }
                for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                    boolean on = liquid
                            ? roster.racks[i].loop().equals(group) && givesLiquid(cards.of[i])
                            : !cards.of[i].pieces().isEmpty();
                    if (on) {
                        found[n++] = i;
                    }
                }
            }
            return new Positions(roster.racks, Arrays.copyOf(found, n));
        }

        private static boolean givesLiquid(RackCard card) {
            return card.pieces().stream().anyMatch(OfGroup::givesLiquid);
        }

        private static boolean givesLiquid(Piece piece) {
            return piece.liquidShare() > 0;
        }
    }
}
