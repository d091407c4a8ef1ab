package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.power.device.Activity;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What pools hold and what their workloads yield. Every workload runs on each family of its pool by
/// itself; requests of one serving workload add up over the families, a training job runs on one of them.
final class ThroughputRoom {
    private final Catalog catalog;
    private final Map<String, Integer> order = new HashMap<>();
    private final Estimates estimates;

    ThroughputRoom(Catalog catalog) {
        this.catalog = catalog;
        catalog.accelerators().keySet().forEach(id -> order.put(id, order.size()));
        estimates = new Estimates(catalog);
    }

    /// What a pool holds of one system with accelerators.
    record Group(Part system, int systems, int accelerators) {}

    /// @param works what the accelerators of each pool do, for their draw
    record Result(ThroughputResult result, List<Work> works, List<Check> checks) {}

    /// Groups of each pool, in catalog order.
    static List<List<Group>> groups(Roster roster, PoolMap pools, Census census) {
        var counts = new ArrayList<TreeMap<Part, Integer>>();
        for (int p = 0; p < roster.plan.pools().size(); p++) {
            counts.add(new TreeMap<>(Part.BY_CATALOG));
        }
        // Racks of one content lie together mostly: count runs of equal racks, not racks.
        int i = 0;
        int n = roster.size();
        while (i < n) {
            RackContent content = census.contents[i];
            int pool = pools.poolOf[i];
            int from = i;
            while (i < n && census.contents[i] == content && pools.poolOf[i] == pool) {
                i++;
            }
            if (pool >= 0) {
                for (Count piece : content.pieces()) {
                    if (piece.part().accelerators() > 0) {
                        counts.get(pool).merge(piece.part(), piece.count() * (i - from), Integer::sum);
                    }
                }
            }
        }
        var result = new ArrayList<List<Group>>(counts.size());
        for (TreeMap<Part, Integer> parts : counts) {
            var groups = new ArrayList<Group>();
            parts.forEach((part, count) -> groups.add(new Group(part, count, count * part.accelerators())));
            result.add(List.copyOf(groups));
        }
        return List.copyOf(result);
    }

    Result result(Plan plan, List<List<Group>> groups, LocalDate asOf) {
        var pools = new ArrayList<PoolResult>();
        var results = new ArrayList<WorkloadResult>();
        var checks = new ArrayList<Check>();
        var works = new ArrayList<Work>();
        List<Workload> unassigned = plan.workloads().stream()
                .filter(w -> w.poolId().isEmpty() && catalog.models().containsKey(w.modelId()))
                .toList();
        var idle = new ArrayList<Proposals.Idle>();
        for (int p = 0; p < groups.size(); p++) {
            Pool pool = plan.pools().get(p);
            pools.add(pool(pool, groups.get(p)));
            var clusters = clusters(groups.get(p));
            var activities = new HashMap<String, Activity>();
            int workloads = 0;
            for (Workload workload : plan.workloads()) {
                if (workload.poolId().equals(pool.id()) && catalog.models().containsKey(workload.modelId())) {
                    workloads++;
                    run(workload, pool, clusters, asOf, results, activities, checks);
                }
            }
            if (workloads > 1) {
                checks.add(ThroughputChecks.sharedPool(pool, workloads));
            }
            if (!unassigned.isEmpty()
                    && !clusters.isEmpty()
                    && plan.workloads().stream().noneMatch(w -> w.poolId().equals(pool.id()))) {
                idle.add(new Proposals.Idle(pool, clusters));
            }
            works.add(activities.isEmpty() ? Work.NONE : new Work(activities));
        }
        checks.addAll(new Proposals(estimates, asOf).of(unassigned, idle));
        // Workloads in the order of the plan, whatever pool they run in.
        var position = new HashMap<String, Integer>();
        plan.workloads().forEach(w -> position.putIfAbsent(w.id(), position.size()));
        results.sort(java.util.Comparator.comparingInt(r -> position.getOrDefault(r.workloadId(), Integer.MAX_VALUE)));
        return new Result(new ThroughputResult(List.copyOf(pools), List.copyOf(results)), List.copyOf(works), checks);
    }

    private void run(
            Workload workload,
            Pool pool,
            Map<Accelerator, Cluster> clusters,
            LocalDate asOf,
            List<WorkloadResult> results,
            Map<String, Activity> activities,
            List<Check> checks) {
        if (clusters.isEmpty()) {
            checks.add(ThroughputChecks.emptyPool(workload, pool));
            return;
        }
        var outcomes = new LinkedHashMap<Accelerator, Estimates.Outcome>();
        clusters.forEach(
                (accelerator, cluster) -> outcomes.put(accelerator, estimates.of(workload, accelerator, cluster)));
        var runs = WorkloadResults.of(workload, pool, clusters, outcomes, asOf);
        results.addAll(runs);
        outcomes.forEach((accelerator, outcome) -> outcome.activity(workload)
                .ifPresent(activity -> activities.merge(accelerator.id(), activity, ThroughputRoom::harder)));
        checks.addAll(ThroughputChecks.of(workload, pool, runs, outcomes));
    }

    /// Of two activities of one family the one that draws more: workloads that share a pool take turns.
    private static Activity harder(Activity a, Activity b) {
        return b.accelerators() > a.accelerators() ? b : a;
    }

    /// One cluster for each family of a pool. Where systems of several kinds hold the same accelerator, the
    /// weakest wiring among them counts for all.
    Map<Accelerator, Cluster> clusters(List<Group> groups) {
        var byId = new TreeMap<String, List<Group>>(this::byCatalog);
        for (Group group : groups) {
            byId.computeIfAbsent(group.system.acceleratorId(), k -> new ArrayList<>())
                    .add(group);
        }
        var clusters = new LinkedHashMap<Accelerator, Cluster>();
        byId.forEach((id, of) -> {
            Accelerator accelerator = catalog.accelerators().get(id);
            if (accelerator == null) {
                return;
            }
            Cluster all = null;
            for (Group group : of) {
                var system = group.system.system();
                if (system != null) {
                    Cluster one = Cluster.of(accelerator, system, group.accelerators);
                    all = all == null ? one : weaker(all, one);
                }
            }
            if (all != null) {
                clusters.put(accelerator, all);
            }
        });
        return clusters;
    }

    private static Cluster weaker(Cluster a, Cluster b) {
        OptionalInt domain = a.scaleUpDomain().isEmpty() || b.scaleUpDomain().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Math.min(a.scaleUpDomain().getAsInt(), b.scaleUpDomain().getAsInt()));
        OptionalDouble out = a.scaleOutGbps().isEmpty() || b.scaleOutGbps().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(
                        a.scaleOutGbps().getAsDouble(), b.scaleOutGbps().getAsDouble()));
        return new Cluster(
                a.accelerators() + b.accelerators(),
                Math.min(a.perNode(), b.perNode()),
                domain,
                OptionalDouble.empty(),
                out);
    }

    private PoolResult pool(Pool pool, List<Group> groups) {
        var counts = new TreeMap<String, Integer>(this::byCatalog);
        for (Group group : groups) {
            counts.merge(group.system.acceleratorId(), group.accelerators, Integer::sum);
        }
        var families = new ArrayList<Family>();
        var peaks = new ArrayList<Figure>();
        var memories = new ArrayList<Figure>();
        counts.forEach((id, count) -> {
            Accelerator accelerator = catalog.accelerators().get(id);
            String name = accelerator == null ? id : accelerator.name();
            families.add(new Family(id, name, count));
            OptionalDouble peak = accelerator == null ? OptionalDouble.empty() : accelerator.peak(NumberFormat.BF16);
            OptionalDouble memory = accelerator == null ? OptionalDouble.empty() : accelerator.memoryGb();
            peaks.add(piece(count, name, "dense BF16 peak", peak, 1e12, "FLOP/s"));
            memories.add(piece(count, name, "memory", memory, 1e9, "B"));
        });
        return new PoolResult(
                pool.id(),
                pool.name(),
                families,
                Figure.sum("dense BF16 peak", "FLOP/s", peaks),
                Figure.sum("accelerator memory", "B", memories));
    }

    private int byCatalog(String a, String b) {
        int first = Integer.compare(order.getOrDefault(a, Integer.MAX_VALUE), order.getOrDefault(b, Integer.MAX_VALUE));
        return first != 0 ? first : a.compareTo(b);
    }

    private static Figure piece(int count, String name, String what, OptionalDouble value, double scale, String unit) {
        Figure one = value.isPresent()
                ? Figure.known(what, value.getAsDouble() * scale, unit)
                : Figure.unknown(what, unit, what + " of " + name);
        return Figures.times(count, name, one);
    }
}
