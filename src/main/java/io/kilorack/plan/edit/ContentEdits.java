package io.kilorack.plan.edit;

import io.kilorack.plan.Owner;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.StockLot;
import io.kilorack.plan.Waiver;
import io.kilorack.plan.Workload;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Edits of what the plan says beside the floor: title, dates, owner, stock, pools, workloads, waivers.
public final class ContentEdits {
    ContentEdits() {}

    public Edit rename(Plan plan, String name) {
        return Edit.made("Rename plan", name.equals(plan.name()) ? plan : plan.withName(name));
    }

    public Edit setTexts(Plan plan, String author, String notes) {
        return Edit.made("Change notes", plan.withTexts(author, notes));
    }

    public Edit setAsOf(Plan plan, LocalDate asOf) {
        return Edit.made("Set date to " + asOf, asOf.equals(plan.asOf()) ? plan : plan.withAsOf(asOf));
    }

    public Edit setOwner(Plan plan, Owner owner) {
        return Edit.made("Change owner", owner.equals(plan.owner()) ? plan : plan.withOwner(owner));
    }

    /// Adds a stock lot, or replaces the one with the same id.
    public Edit putStock(Plan plan, StockLot lot) {
        if (lot.quantity() < 0) {
            return Edit.refused(
                    "A stock lot cannot hold %d pieces.".formatted(lot.quantity()),
                    "Give a number of 0 or more.",
                    lot.id());
        }
        boolean known = Change.find(plan.stock(), StockLot::id, lot.id()).isPresent();
        List<StockLot> stock = known
                ? Change.map(plan.stock(), each -> each.id().equals(lot.id()) ? lot : each)
                : Change.plus(plan.stock(), List.of(lot));
        return Edit.made(
                (known ? "Change" : "Add") + " stock lot " + Words.label(lot.id(), lot.name()),
                plan.withStock(stock),
                lot.id());
    }

    /// Removes a stock lot; what came from it counts as bought on the plan's date.
    public Edit removeStock(Plan plan, String lotId) {
        StockLot lot = Change.find(plan.stock(), StockLot::id, lotId).orElse(null);
        if (lot == null) {
            return Words.noSuch("stock lot", lotId);
        }
        Plan next = Change.racks(plan, rack -> {
            var devices = Change.map(
                    rack.devices(), device -> device.stockId().equals(lotId) ? device.withStockId("") : device);
            var kept = devices == rack.devices() ? rack : rack.withDevices(devices);
            return kept.stockId().equals(lotId) ? kept.withStockId("") : kept;
        });
        return Edit.made(
                "Remove stock lot " + Words.label(lot.id(), lot.name()),
                next.withStock(Change.without(plan.stock(), each -> each == lot)));
    }

    /// Adds a pool, or replaces the one with the same id. Its racks leave other pools: a rack works in one
    /// pool.
    public Edit putPool(Plan plan, Pool pool) {
        var wanted = new LinkedHashSet<>(pool.rackIds());
        List<String> missing = Change.missing(wanted, Change.byHall(plan, wanted));
        if (!missing.isEmpty()) {
            return Words.noSuch("rack", missing);
        }
        var once = pool.withRackIds(List.copyOf(wanted));
        boolean known = Change.find(plan.pools(), Pool::id, pool.id()).isPresent();
        List<Pool> pools = Change.map(plan.pools(), each -> {
            if (each.id().equals(pool.id())) {
                return once;
            }
            List<String> kept = Change.without(each.rackIds(), wanted::contains);
            return kept == each.rackIds() ? each : each.withRackIds(kept);
        });
        return Edit.made(
                (known ? "Change" : "Add") + " pool " + Words.label(pool.id(), pool.name()),
                plan.withPools(known ? pools : Change.plus(pools, List.of(once))),
                pool.id());
    }

    /// Puts racks into a pool and takes them out of others.
    public Edit assign(Plan plan, Set<String> rackIds, String poolId) {
        Pool pool = Change.find(plan.pools(), Pool::id, poolId).orElse(null);
        if (pool == null) {
            return Words.noSuch("pool", poolId);
        }
        var all = new LinkedHashSet<>(pool.rackIds());
        all.addAll(rackIds);
        return switch (putPool(plan, pool.withRackIds(List.copyOf(all)))) {
            case Edit.Made(var _, var next, var _) ->
                new Edit.Made(
                        "Assign %s to %s"
                                .formatted(
                                        rackIds.size() == 1
                                                ? "rack " + rackIds.iterator().next()
                                                : rackIds.size() + " racks",
                                        Words.label(pool.id(), pool.name())),
                        next,
                        List.copyOf(rackIds));
            case Edit.Refused refused -> refused;
        };
    }

    /// Removes a pool; its workloads are then assigned to none.
    public Edit removePool(Plan plan, String poolId) {
        Pool pool = Change.find(plan.pools(), Pool::id, poolId).orElse(null);
        if (pool == null) {
            return Words.noSuch("pool", poolId);
        }
        List<Workload> workloads = Change.map(plan.workloads(), workload -> without(poolId, workload));
        return Edit.made(
                "Remove pool " + Words.label(pool.id(), pool.name()),
                plan.withPools(Change.without(plan.pools(), each -> each == pool))
                        .withWorkloads(workloads));
    }

    private static Workload without(String poolId, Workload workload) {
        if (workload.poolId().equals(poolId)) {
            return workload.withPoolId("").withPlacement(Workload.Placement.ALONE);
        }
        return workload.placement().secondPoolId().equals(poolId)
                ? workload.withPlacement(
                        Workload.Placement.ALONE.withShare(workload.placement().share()))
                : workload;
    }

    /// Adds a workload, or replaces the one with the same id.
    public Edit putWorkload(Plan plan, Workload workload) {
        String second = workload.placement().secondPoolId();
        for (String pool : List.of(workload.poolId(), second)) {
            if (!pool.isEmpty() && Change.find(plan.pools(), Pool::id, pool).isEmpty()) {
                return Words.noSuch("pool", pool);
            }
        }
        if (!second.isEmpty() && second.equals(workload.poolId())) {
            return Edit.refused(
                    "A workload cannot pair pool %s with itself.".formatted(second),
                    "Choose two different pools, or none as the second.",
                    workload.id());
        }
        boolean known =
                Change.find(plan.workloads(), Workload::id, workload.id()).isPresent();
        List<Workload> workloads = known
                ? Change.map(plan.workloads(), each -> each.id().equals(workload.id()) ? workload : each)
                : Change.plus(plan.workloads(), List.of(workload));
        return Edit.made(
                (known ? "Change" : "Add") + " workload " + Words.label(workload.id(), workload.name()),
                plan.withWorkloads(workloads),
                workload.id());
    }

    /// Takes the pools of all workloads from another plan, as one step.
    ///
    /// @param proposed the same plan with workloads in other pools
    public Edit assignWorkloads(Plan plan, Plan proposed) {
        List<Workload> workloads = Change.map(plan.workloads(), each -> {
            Workload other =
                    Change.find(proposed.workloads(), Workload::id, each.id()).orElse(each);
            return other.poolId().equals(each.poolId())
                    ? each
                    : each.withPoolId(other.poolId()).withPlacement(other.placement());
        });
        long moved = java.util.stream.IntStream.range(0, workloads.size())
                .filter(i -> workloads.get(i) != plan.workloads().get(i))
                .count();
        return Edit.made(
                moved == 1
                        ? "Assign a workload to another pool"
                        : "Assign %d workloads to other pools".formatted(moved),
                workloads == plan.workloads() ? plan : plan.withWorkloads(workloads));
    }

    public Edit removeWorkload(Plan plan, String workloadId) {
        Workload workload =
                Change.find(plan.workloads(), Workload::id, workloadId).orElse(null);
        return workload == null
                ? Words.noSuch("workload", workloadId)
                : Edit.made(
                        "Remove workload " + Words.label(workload.id(), workload.name()),
                        plan.withWorkloads(Change.without(plan.workloads(), each -> each == workload)));
    }

    /// Accepts a check about all its subjects at once (an empty list: about nothing in particular).
    public Edit waive(Plan plan, String checkId, List<String> subjects, String by, LocalDate on, String reason) {
        if (by.isBlank() || reason.isBlank()) {
            return Edit.refused("A waiver needs a name and a reason.", "Say who accepts this and why.");
        }
        List<String> all = subjects.isEmpty() ? List.of("") : subjects;
        Set<String> ids = Set.copyOf(all);
        List<Waiver> others =
                Change.without(plan.waivers(), each -> each.checkId().equals(checkId) && ids.contains(each.subject()));
        List<Waiver> added = all.stream()
                .distinct()
                .map(id -> new Waiver(checkId, id, by.strip(), on, reason.strip()))
                .toList();
        return Edit.made("Accept " + checkId, plan.withWaivers(Change.plus(others, added)));
    }

    /// Takes back what [#waive] accepted about these subjects.
    public Edit withdraw(Plan plan, String checkId, List<String> subjects) {
        Set<String> ids = Set.copyOf(subjects.isEmpty() ? List.of("") : subjects);
        List<Waiver> kept =
                Change.without(plan.waivers(), each -> each.checkId().equals(checkId) && ids.contains(each.subject()));
        return kept == plan.waivers()
                ? Words.noSuch("waiver of", checkId)
                : Edit.made("Withdraw waiver of " + checkId, plan.withWaivers(kept));
    }

    static Plan withoutRacks(Plan plan, Set<String> ids) {
        List<Pool> pools = Change.map(plan.pools(), pool -> {
            List<String> kept = Change.without(pool.rackIds(), ids::contains);
            return kept == pool.rackIds() ? pool : pool.withRackIds(kept);
        });
        return pools == plan.pools() ? plan : plan.withPools(pools);
    }
}
