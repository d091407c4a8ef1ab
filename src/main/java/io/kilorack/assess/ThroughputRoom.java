package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.power.device.Activity;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.PairEstimate;
import io.kilorack.throughput.search.Runner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// Who hears of searches from now on and may stop them.
    void watch(Runner by) {
        estimates.watch(by);
    }

    /// What a pool holds of one system with accelerators.
    record Group(Part system, int systems, int accelerators) {}

    /// @param works what the accelerators of each pool do, for their draw
    /// @param open searches that are still to be run, as the answer comes from incumbents; empty when it
    ///     is final
    record Result(ThroughputResult result, List<Work> works, List<Check> checks, List<Estimates.Search> open) {
        boolean provisional() {
            return !open.isEmpty();
        }
    }

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

    /// Without a search: what is not known is answered from the best layout of the same work on another
    /// number of accelerators. Empty when there is work that was never searched.
    Optional<Result> quick(Plan plan, List<List<Group>> groups, LocalDate asOf) {
        var run = new Run(plan, groups, asOf);
        if (!run.ready()) {
            return Optional.empty();
        }
        estimates.quickly();
        Result result = result(plan, groups, asOf);
        return Optional.of(new Result(result.result, result.works, result.checks, estimates.settled()));
    }

    Result result(Plan plan, List<List<Group>> groups, LocalDate asOf) {
        var run = new Run(plan, groups, asOf);
        var idle = new ArrayList<Proposals.Idle>();
        List<Workload> unassigned = plan.workloads().stream()
                .filter(w -> w.poolId().isEmpty() && known(w))
                .toList();
        for (Workload workload : plan.workloads()) {
            LanguageModel model = catalog.models().get(workload.modelId());
            if (model != null) {
                run.checks.addAll(ThroughputChecks.tooLong(workload, model));
            }
        }
        for (int p = 0; p < groups.size(); p++) {
            Pool pool = plan.pools().get(p);
            for (Workload workload : plan.workloads()) {
                if (workload.poolId().equals(pool.id()) && known(workload)) {
                    run.workload(workload, p);
                }
            }
            if (!unassigned.isEmpty()
                    && !run.clusters.get(p).isEmpty()
                    && plan.workloads().stream()
                            .noneMatch(w -> w.poolId().equals(pool.id())
                                    || w.placement().secondPoolId().equals(pool.id()))) {
                idle.add(new Proposals.Idle(pool, run.clusters.get(p)));
            }
        }
        run.checks.addAll(run.shares.checks());
        run.checks.addAll(new Proposals(estimates, asOf).of(unassigned, idle));
        return run.result();
    }

    private boolean known(Workload workload) {
        return catalog.models().containsKey(workload.modelId());
    }

    /// One pass over the workloads of a plan.
    private final class Run {
        private final Plan plan;
        private final LocalDate asOf;
        private final List<PoolResult> pools = new ArrayList<>();
        private final List<Map<Accelerator, Cluster>> clusters = new ArrayList<>();
        private final List<PoolWork> works = new ArrayList<>();
        private final List<WorkloadResult> results = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private final PoolShares shares;

        Run(Plan plan, List<List<Group>> groups, LocalDate asOf) {
            this.plan = plan;
            this.asOf = asOf;
            for (int p = 0; p < groups.size(); p++) {
                pools.add(pool(plan.pools().get(p), groups.get(p)));
                clusters.add(clusters(groups.get(p)));
                works.add(new PoolWork());
            }
            shares = PoolShares.of(plan, clusters, ThroughputRoom.this::known);
        }

        /// Whether every question has an answer or an incumbent.
        boolean ready() {
            for (Workload w : plan.workloads()) {
                if (!known(w)) {
                    continue;
                }
                int p = index(w.poolId());
                int q = w.placement().paired() ? index(w.placement().secondPoolId()) : -1;
                if (p < 0) {
                    if (clusters.stream().anyMatch(c -> !ready(w, c))) {
                        return false;
                    }
                } else if (q >= 0 && q != p) {
                    if (!ready(
                            w,
                            shares.of(w, w.poolId()),
                            shares.of(w, w.placement().secondPoolId()))) {
                        return false;
                    }
                } else if (!ready(w, shares.of(w, w.poolId()).clusters())) {
                    return false;
                }
            }
            return true;
        }

        private boolean ready(Workload w, Map<Accelerator, Cluster> on) {
            return on.entrySet().stream().allMatch(e -> estimates.ready(w, e.getKey(), e.getValue()));
        }

        private boolean ready(Workload w, PoolShares.Part one, PoolShares.Part two) {
            return one.clusters().entrySet().stream()
                    .allMatch(a -> two.clusters().entrySet().stream()
                            .allMatch(b -> estimates.ready(w, a.getKey(), a.getValue(), b.getKey(), b.getValue())));
        }

        void workload(Workload workload, int p) {
            Pool pool = plan.pools().get(p);
            if (clusters.get(p).isEmpty()) {
                checks.add(ThroughputChecks.emptyPool(workload, pool));
                return;
            }
            int second =
                    workload.placement().paired() ? index(workload.placement().secondPoolId()) : -1;
            if (second >= 0 && second != p) {
                pair(workload, p, second);
            } else {
                alone(workload, p);
            }
        }

        private int index(String poolId) {
            for (int p = 0; p < clusters.size(); p++) {
                if (plan.pools().get(p).id().equals(poolId)) {
                    return p;
                }
            }
            return -1;
        }

        private void alone(Workload workload, int p) {
            Pool pool = plan.pools().get(p);
            PoolShares.Part part = shares.of(workload, pool.id());
            var outcomes = new LinkedHashMap<Accelerator, Estimates.Outcome>();
            part.clusters()
                    .forEach((accelerator, cluster) ->
                            outcomes.put(accelerator, estimates.of(workload, accelerator, cluster)));
            var runs = WorkloadResults.of(workload, pool, part.clusters(), outcomes, part, asOf);
            results.addAll(runs);
            outcomes.forEach((accelerator, outcome) -> outcome.activity(workload)
                    .ifPresent(activity -> works.get(p).add(accelerator, count(part, accelerator), activity)));
            checks.addAll(ThroughputChecks.of(workload, pool, runs, outcomes));
        }

        /// On each family of the first pool with each of the second; the best of them counts.
        private void pair(Workload workload, int p, int q) {
            Pool first = plan.pools().get(p);
            Pool second = plan.pools().get(q);
            if (clusters.get(q).isEmpty()) {
                checks.add(ThroughputChecks.emptyPool(workload, second));
                return;
            }
            PoolShares.Part one = shares.of(workload, first.id());
            PoolShares.Part two = shares.of(workload, second.id());
            String apart = workload.placement().linkGbps().isPresent() ? "" : PoolSites.apart(plan, first, second);
            PairEstimate best = null;
            Accelerator front = null;
            Accelerator back = null;
            for (var a : one.clusters().entrySet()) {
                for (var b : two.clusters().entrySet()) {
                    PairEstimate e = apart.isEmpty()
                            ? estimates.pair(workload, a.getKey(), a.getValue(), b.getKey(), b.getValue())
                            : PairEstimate.not(apart, workload instanceof Workload.Training);
                    if (best == null || rate(e) > rate(best)) {
                        best = e;
                        front = a.getKey();
                        back = b.getKey();
                    }
                }
            }
            if (best == null || front == null || back == null) {
                return;
            }
            WorkloadResult result =
                    WorkloadResults.paired(workload, place(first, front, one), place(second, back, two), best, asOf);
            results.add(result);
            checks.addAll(ThroughputChecks.pair(workload, first, second, result));
            if (best.works()) {
                works.get(p).add(front, count(one, front), activity(workload, best, 0));
                works.get(q).add(back, count(two, back), activity(workload, best, 1));
            }
        }

        private static WorkloadResults.Place place(Pool pool, Accelerator accelerator, PoolShares.Part part) {
            return new WorkloadResults.Place(pool, accelerator, count(part, accelerator), part.of(accelerator));
        }

        private static int count(PoolShares.Part part, Accelerator accelerator) {
            Cluster cluster = part.clusters().get(accelerator);
            return cluster == null ? 0 : cluster.accelerators();
        }

        private static double rate(PairEstimate e) {
            return e.works() ? e.rate().value().orElse(0) : -1;
        }

        Result result() {
            // Workloads in the order of the plan, whatever pool they run in.
            var position = new HashMap<String, Integer>();
            plan.workloads().forEach(w -> position.putIfAbsent(w.id(), position.size()));
            results.sort(
                    java.util.Comparator.comparingInt(r -> position.getOrDefault(r.workloadId(), Integer.MAX_VALUE)));
            var done = new ArrayList<Work>(works.size());
            for (int p = 0; p < works.size(); p++) {
                done.add(works.get(p).work(clusters.get(p)));
            }
            return new Result(
                    new ThroughputResult(List.copyOf(pools), List.copyOf(results)),
                    List.copyOf(done),
                    checks,
                    List.of());
        }
    }

    /// What one side's accelerators do; where fewer requests are asked for than the pair could serve, they
    /// idle for the rest.
    private static Activity activity(Workload workload, PairEstimate e, int side) {
        double working = Math.round(100 * e.sides().get(side).working()) / 100.0;
        return switch (workload) {
            case Workload.Training t -> Activity.training(working);
            case Workload.Serving s -> {
                double most = e.requestRate().map(f -> f.value().orElse(0)).orElse(0.0);
                double asked = s.requestsPerSecond().isPresent() && most > 0
                        ? Math.round(100 * Math.min(1, s.requestsPerSecond().getAsDouble() / most)) / 100.0
                        : 1;
                yield side == 0
                        ? Activity.prefill().during(working * asked)
                        : Activity.decode(working).during(asked);
            }
        };
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
                out,
                a.host().weaker(b.host()));
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
