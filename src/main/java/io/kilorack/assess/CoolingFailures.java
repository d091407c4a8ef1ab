package io.kilorack.assess;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.SingleFailure.Overheat;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import io.kilorack.power.chain.SupplyTrace;
import io.kilorack.power.thermal.PumpRedundancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Single failures as the cooling feels them: the loss of every CDU, room unit, pump and plant unit itself,
/// and the loss of a node of the power chain that stops the units hanging on it.
final class CoolingFailures {
    private final List<CoolingGroupHeat> groups;
    private final List<ChainRoom> chains;
    private final Parts parts;

    private CoolingFailures(List<CoolingGroupHeat> groups, List<ChainRoom> chains, Parts parts) {
        this.groups = groups;
        this.chains = chains;
        this.parts = parts;
    }

    /// @param loads of the groups, in plan order, as [CoolingRoom] lists them
    static CoolingFailures of(
            Roster roster, Cards cards, Parts parts, List<ChainRoom> chains, List<CoolingLoad> loads) {
        var all = new ArrayList<CoolingGroupHeat>();
        int next = 0;
        for (int s = 0; s < roster.plan.sites().size(); s++) {
            Site site = roster.plan.sites().get(s);
            Map<String, List<CoolingUnit>> groups = new LinkedHashMap<>();
            site.cooling()
                    .forEach(unit -> groups.computeIfAbsent(unit.group(), _ -> new ArrayList<>())
                            .add(unit));
            Map<String, List<Integer>> onLoop = onLoop(roster, s);
            for (List<CoolingUnit> units : groups.values()) {
                all.add(CoolingGroupHeat.of(
                        roster,
                        cards,
                        parts,
                        s,
                        units,
                        loads.get(next++),
                        chains.get(s).cooling(),
                        onLoop));
            }
        }
        return new CoolingFailures(List.copyOf(all), chains, parts);
    }

    private static Map<String, List<Integer>> onLoop(Roster roster, int site) {
        var found = new HashMap<String, List<Integer>>();
        for (int h = 0; h < roster.halls.size(); h++) {
            for (int i = roster.hallStart[h]; roster.siteOfHall[h] == site && i < roster.hallStart[h + 1]; i++) {
                if (!roster.racks[i].loop().isEmpty()) {
                    found.computeIfAbsent(roster.racks[i].loop(), _ -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        return found;
    }

    /// Every unit and every pump.
    List<Failure> units() {
        var failures = new ArrayList<Failure>();
        for (CoolingGroupHeat group : groups) {
            boolean liquid = group.liquid();
            for (CoolingUnit unit : group.units()) {
                failures.add(failure(group, unit, unit.id(), unit.label(), kind(unit), OptionalDouble.of(1)));
                if (liquid) {
                    OptionalDouble left = PumpRedundancy.of(CoolingRoom.redundancy(unit, parts))
                            .shareAfterLoss();
                    failures.add(failure(
                            group,
                            unit,
                            "pump:" + unit.id(),
                            "Pump of " + unit.label(),
                            "pump",
                            left.isPresent() ? OptionalDouble.of(1 - left.getAsDouble()) : left));
                }
            }
        }
        return failures;
    }

    private String kind(CoolingUnit unit) {
        if (unit.medium() == CoolingUnit.Medium.LIQUID) {
            return "cdu";
        }
        var part = unit.partId().isEmpty() ? null : parts.of(unit.partId()).infrastructure();
        return part != null
                ? part.kind().replace('_', ' ').replace('-', ' ')
                : unit.medium() == CoolingUnit.Medium.AIR ? "crah" : "heat rejection";
    }

    /// @param lostShare of the unit's capacity that goes with it; empty when unknown
    private static Failure failure(
            CoolingGroupHeat group, CoolingUnit unit, String id, String name, String kind, OptionalDouble lostShare) {
        CoolingGroupHeat.Left left = group.without(unit, lostShare);
        CoolingLoad load = group.load();
        List<Overheat> heat = left.watts().isPresent()
                ? List.of(group.overheat(left.watts().getAsDouble(), CoolingGroupHeat.NONE_DARK))
                : List.of();
        return new Failure(
                group.site().id(),
                id,
                name,
                List.of(),
                List.of(),
                List.of(),
                0,
                left.watts().isPresent()
                        ? Failures.share(load.heatWatts(), left.watts().getAsDouble())
                        : OptionalDouble.empty(),
                load.name(),
                new SingleFailure(
                        kind,
                        List.of(),
                        heat,
                        List.of(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        load.unknownDevices(),
                        left.unknown()));
    }

    /// The loss of a node of the chain, with what it does to the cooling.
    Failure with(Failure f) {
        ChainRoom chain = chains.stream()
                .filter(each -> each.site().id().equals(f.siteId()))
                .findFirst()
                .orElse(null);
        if (chain == null || chain.site().cooling().isEmpty()) {
            return f;
        }
        CoolingSupply supply = chain.cooling();
        int unfed = chain.site().cooling().size() - supply.units().size();
        CoolingSupply.Effect effect = supply.losing(f.nodeId());
        if (effect.none() && unfed == 0) {
            return f;
        }
        Effect hit = effect(chain, f.nodeId(), effect);
        String unknown = f.more().unknown();
        for (String each : hit.unknown) {
            unknown += (unknown.isEmpty() ? "" : ", ") + each;
        }
        SingleFailure more = f.more();
        return new Failure(
                f.siteId(),
                f.nodeId(),
                f.name(),
                f.darkRacks(),
                f.throttledRacks(),
                f.overloadedNodes(),
                f.lostWatts(),
                f.worstShare(),
                f.worstNode(),
                new SingleFailure(
                        more.kind(),
                        more.overloads(),
                        hit.heat,
                        effect.stopped().stream().map(CoolingUnit::label).toList(),
                        hit.start,
                        unfed,
                        more.oneOf(),
                        more.unknownDevices(),
                        unknown));
    }

    /// What the loss of a node does to the groups of its site.
    record Effect(List<Overheat> heat, Optional<SingleFailure.Start> start, List<String> unknown) {}

    Effect effect(ChainRoom chain, String nodeId, CoolingSupply.Effect units) {
        var heat = new ArrayList<Overheat>();
        var meanwhile = new ArrayList<SingleFailure.Wait>();
        var unknown = new ArrayList<String>();
        SupplyTrace.Loss loss = chain.cooling().loss(nodeId);
        Predicate<int[]> dark = feeds -> CoolingSupply.dark(loss, feeds, false);
        Predicate<int[]> darkMeanwhile = feeds -> CoolingSupply.dark(loss, feeds, true);
        for (CoolingGroupHeat group : groups) {
            if (!group.site().id().equals(chain.site().id())) {
                continue;
            }
            List<CoolingUnit> stopped = group.among(units.stopped());
            List<CoolingUnit> starting = group.among(units.starting());
            if (!stopped.isEmpty()) {
                add(group, stopped, dark, heat, unknown);
            }
            if (!starting.isEmpty()) {
                var still = new ArrayList<>(stopped);
                still.addAll(starting);
                var during = new ArrayList<Overheat>();
                add(group, still, darkMeanwhile, during, unknown);
                double restart = starting.stream()
                        .mapToDouble(unit -> unit.restartSeconds().orElse(0))
                        .max()
                        .orElse(0);
                int untold = (int) starting.stream()
                        .filter(unit -> unit.restartSeconds().isEmpty())
                        .count();
                during.stream()
                        .filter(Overheat::tooWarm)
                        .forEach(each -> meanwhile.add(new SingleFailure.Wait(
                                each, chain.cooling().start().seconds() + restart, untold)));
            }
        }
        meanwhile.stream()
                .map(SingleFailure.Wait::heat)
                .filter(each -> each.seconds().isEmpty())
                .forEach(each -> unknown.add("how long " + name(each.group()) + " lasts without its units"));
        Optional<SingleFailure.Start> start = units.starting().isEmpty()
                ? Optional.empty()
                : Optional.of(new SingleFailure.Start(
                        units.starting().stream().map(CoolingUnit::label).toList(),
                        chain.cooling().start().seconds(),
                        chain.cooling().start().assumed(),
                        meanwhile));
        return new Effect(heat, start, unknown.stream().distinct().toList());
    }

    private static String name(String group) {
        return group.isEmpty() ? "the group without a name" : group;
    }

    private static void add(
            CoolingGroupHeat group,
            List<CoolingUnit> lost,
            Predicate<int[]> dark,
            List<Overheat> heat,
            List<String> unknown) {
        CoolingGroupHeat.Left left = group.without(lost);
        if (left.watts().isPresent()) {
            heat.add(group.overheat(left.watts().getAsDouble(), dark));
        } else {
            unknown.add(left.unknown());
        }
    }
}
