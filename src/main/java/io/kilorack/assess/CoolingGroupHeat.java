package io.kilorack.assess;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.CoolingUnit.Medium;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.power.thermal.AirClass;
import io.kilorack.power.thermal.CoolingGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One cooling group with the heat of the racks on it, and what becomes of them when units are lost. A
/// group that carries less than its heat warms up; the seconds until its machines leave their range follow
/// from what is stored in air or coolant.
final class CoolingGroupHeat {
    /// Every rack lives.
    static final Predicate<int[]> NONE_DARK = _ -> false;

    /// Class of general servers, as in the checks of supply temperatures.
    private static final AirClass CLASS = AirClass.A2;
    /// Room air that a unit supplies when it states nothing: the upper end of what is recommended.
    private static final double SUPPLY_CELSIUS = 27;
    /// Rise of stored plant water that room units and CDUs still bear [K], as in the example of rule T24.
    private static final double PLANT_RISE_K = 6;

    private final Roster roster;
    private final Parts parts;
    private final Site site;
    private final List<CoolingUnit> units;
    private final CoolingLoad load;
    private final List<OnFeeds> racks;
    private final Set<String> ids;

    /// Racks of the group on the same feeds.
    private static final class OnFeeds {
        /// True where a feed is stated, `plugs` where those that exist stand in the chain.
        final boolean fed;
        final int[] plugs;
        int[] positions = new int[8];
        int n;
        long milliwatts;

        OnFeeds(List<String> feeds, CoolingSupply supply) {
            fed = !feeds.isEmpty();
            plugs = supply.positions(feeds);
        }

        void add(int position, long heat) {
            if (n == positions.length) {
                positions = Arrays.copyOf(positions, 2 * n);
            }
            positions[n++] = position;
            milliwatts += heat;
        }
    }

    private CoolingGroupHeat(
            Roster roster, Parts parts, Site site, List<CoolingUnit> units, CoolingLoad load, List<OnFeeds> racks) {
        this.roster = roster;
        this.parts = parts;
        this.site = site;
        this.units = units;
        this.load = load;
        this.racks = racks;
        ids = units.stream().map(CoolingUnit::id).collect(Collectors.toSet());
    }

    /// @param onLoop positions of the racks of the site by their coolant loop, in plan order
    static CoolingGroupHeat of(
            Roster roster,
            Cards cards,
            Parts parts,
            int siteIndex,
            List<CoolingUnit> units,
            CoolingLoad load,
            CoolingSupply supply,
            Map<String, List<Integer>> onLoop) {
        String group = units.getFirst().group();
        Medium medium = units.getFirst().medium();
        var byFeeds = new LinkedHashMap<List<String>, OnFeeds>();
        RackCard last = null;
        CoolingRoom.Heat heat = new CoolingRoom.Heat(0, 0, 0);
        if (medium == Medium.LIQUID) {
            for (int i : onLoop.getOrDefault(group, List.of())) {
                if (cards.of[i] != last) {
                    last = cards.of[i];
                    heat = CoolingRoom.heat(last);
                }
                if (heat.givesLiquid(cards.of[i])) {
                    byFeeds.computeIfAbsent(roster.racks[i].feeds(), feeds -> new OnFeeds(feeds, supply))
                            .add(i, heat.of(medium));
                }
            }
        }
        for (int h = 0; h < roster.halls.size() && medium != Medium.LIQUID; h++) {
            if (roster.siteOfHall[h] != siteIndex
                    || (medium == Medium.AIR && !roster.halls.get(h).airGroup().equals(group))) {
                continue;
            }
            for (int i = roster.hallStart[h]; i < roster.hallStart[h + 1]; i++) {
                if (cards.of[i] != last) {
                    last = cards.of[i];
                    heat = CoolingRoom.heat(last);
                }
                if (!cards.of[i].pieces().isEmpty()) {
                    byFeeds.computeIfAbsent(roster.racks[i].feeds(), feeds -> new OnFeeds(feeds, supply))
                            .add(i, heat.of(medium));
                }
            }
        }
        return new CoolingGroupHeat(
                roster, parts, roster.plan.sites().get(siteIndex), units, load, List.copyOf(byFeeds.values()));
    }

    Site site() {
        return site;
    }

    List<CoolingUnit> units() {
        return units;
    }

    CoolingLoad load() {
        return load;
    }

    boolean liquid() {
        return units.getFirst().medium() == Medium.LIQUID;
    }

    /// Those of these units that belong to the group.
    List<CoolingUnit> among(List<CoolingUnit> all) {
        return all.stream().filter(each -> ids.contains(each.id())).toList();
    }

    /// What a group still carries [W]; when that hangs on something not stated, `unknown` names it.
    record Left(OptionalDouble watts, String unknown) {}

    /// Without a share of one unit; an unknown share is survived where the group does without the unit.
    Left without(CoolingUnit unit, OptionalDouble lostShare) {
        if (lostShare.orElse(0) == 1) {
            return without(List.of(unit));
        }
        OptionalDouble own = CoolingRoom.capacity(unit, parts);
        if (load.capacityWatts().isEmpty() || own.isEmpty()) {
            return new Left(OptionalDouble.empty(), "capacity of the units of " + load.name());
        }
        double total = load.capacityWatts().getAsDouble();
        double least = total - own.getAsDouble();
        if (lostShare.isPresent()) {
            return new Left(OptionalDouble.of(total - own.getAsDouble() * lostShare.getAsDouble()), "");
        }
        // Survived even if the whole unit stops with its pump.
        return load.heatWatts() <= least && load.unknownDevices() == 0
                ? new Left(OptionalDouble.of(least), "")
                : new Left(OptionalDouble.empty(), "pump redundancy of " + unit.label());
    }

    /// Without these units, all of them of the group.
    Left without(List<CoolingUnit> lost) {
        if (lost.size() == units.size()) {
            return new Left(OptionalDouble.of(0), "");
        }
        if (load.capacityWatts().isEmpty()) {
            return new Left(OptionalDouble.empty(), "capacity of the units of " + load.name());
        }
        double left = load.capacityWatts().getAsDouble();
        for (CoolingUnit unit : lost) {
            left -= CoolingRoom.capacity(unit, parts).orElse(0);
        }
        return new Left(OptionalDouble.of(Math.max(0, left)), "");
    }

    /// What `left` watts of capacity mean for the racks that live; a rack whose feeds are all dark gives
    /// off no heat.
    Overheat overheat(double left, Predicate<int[]> dark) {
        boolean all = true;
        long milliwatts = 0;
        var alive = new ArrayList<OnFeeds>(racks.size());
        for (OnFeeds each : racks) {
            if (each.fed && dark.test(each.plugs)) {
                all = false;
            } else {
                alive.add(each);
                milliwatts += each.milliwatts;
            }
        }
        double heat = all ? load.heatWatts() : Math.min(load.heatWatts(), milliwatts / 1000.0);
        double shortfall = heat - left;
        return new Overheat(
                load.group(),
                load.medium(),
                new Lazy<>(() -> ids(alive)),
                heat,
                left,
                shortfall > 0 ? seconds(heat, shortfall) : OptionalDouble.empty());
    }

    private List<String> ids(List<OnFeeds> alive) {
        int[] positions = alive.stream()
                .flatMapToInt(each -> Arrays.stream(each.positions, 0, each.n))
                .sorted()
                .toArray();
        return new Positions(roster.racks, positions);
    }

    /// Seconds until what is stored in coolant, room air or plant water has taken up the heat that is not
    /// carried: `V·ρ·c_p·ΔT / (Q − Q_left)`. Coolant: 60 L of PG25 for 115 kW, 10 K (rule T25). Air: the
    /// volume of the halls, from the warmest supply to the limit of class A2 at the site's
    /// altitude; machines, walls and ducts take up more, so it lasts longer. Plant: the water that the site
    /// states, 6 K (rule T24). Source: heat balance, rules T24 and T25.
    private OptionalDouble seconds(double heat, double shortfall) {
        return switch (units.getFirst().medium()) {
            case LIQUID -> {
                OptionalDouble loop = load.secondsWithoutFlow();
                // What the racks hold goes with their heat: the ratio is that of the whole group.
                yield loop.isPresent()
                        ? OptionalDouble.of(loop.getAsDouble() * heat / shortfall)
                        : OptionalDouble.empty();
            }
            case AIR -> air(shortfall);
            case REJECTION -> plant(shortfall);
        };
    }

    private OptionalDouble air(double shortfall) {
        double volume = 0;
        for (Hall hall : site.halls()) {
            if (hall.airGroup().equals(load.group())) {
                volume += hall.widthM() * hall.depthM() * hall.heightM();
            }
        }
        double supply = units.stream()
                .mapToDouble(unit -> unit.supplyCelsius().orElse(SUPPLY_CELSIUS))
                .max()
                .orElse(SUPPLY_CELSIUS);
        double rise = CLASS.maximumAt(site.altitudeM().orElse(0)) - supply;
        return volume > 0
                ? stored(CoolingGroup.Medium.AIR, volume, Math.max(0, rise), shortfall)
                : OptionalDouble.empty();
    }

    private OptionalDouble plant(double shortfall) {
        double water = site.plant().waterM3().orElse(0);
        return water > 0 ? stored(CoolingGroup.Medium.WATER, water, PLANT_RISE_K, shortfall) : OptionalDouble.empty();
    }

    private static OptionalDouble stored(
            CoolingGroup.Medium medium, double cubicMetres, double riseK, double shortfall) {
        return OptionalDouble.of(cubicMetres * medium.density() * medium.specificHeat() * riseK / shortfall);
    }
}
