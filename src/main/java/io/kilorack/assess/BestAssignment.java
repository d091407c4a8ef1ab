package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.fleet.Assignment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Which pool each workload of a plan would run in best, against where it runs now.
///
/// Best is the largest sum of what is met of the workloads' demands (rate or date; where nothing is
/// demanded, the rate over that of the best whole pool). The search starts from the plan and from the exact
/// one-to-one assignment ([Assignment]), and moves or swaps workloads, which then share pools, as long as
/// that helps. Workloads that two pools work on stay where they are. The same plan gives the same proposal.
///
/// Keeps what it has computed; one per catalog. May be called from any thread, one call after another.
public final class BestAssignment {
    /// Workloads times pools beyond which the search would take minutes.
    private static final int MOST_PLACES = 150;

    private static final int MOST_LOOKS = 300;

    /// A proposal that gains less than this is none.
    private static final double LEAST_GAIN = 0.01;

    /// Between places that meet a demand equally well, the faster one.
    private static final double PREFERENCE = 1e-3;

    private final Catalog catalog;
    private final ThroughputRoom room;

    public BestAssignment(Catalog catalog) {
        this.catalog = catalog;
        this.room = new ThroughputRoom(catalog);
    }

    /// What the search found.
    public sealed interface Outcome {
        /// @param plan the plan with the workloads in their new pools
        record Better(List<Effect> effects, double metBefore, double metAfter, Plan plan) implements Outcome {
            public Better {
                effects = List.copyOf(effects);
            }
        }

        /// @param reason why there is no proposal, in a sentence
        record Nothing(String reason) implements Outcome {}
    }

    /// What the proposal does to one workload.
    ///
    /// @param fromPool name of its pool now, empty for none; `toPool` the one proposed, the same where it
    ///     stays
    /// @param before its rate now [tokens/s], unknown where it does not run; `after` as proposed
    /// @param metBefore share of its demand that is met, 0..1; empty where nothing is demanded
    public record Effect(
            String workloadId,
            String name,
            String fromPool,
            String toPool,
            Figure before,
            Figure after,
            OptionalDouble metBefore,
            OptionalDouble metAfter) {
        public boolean moves() {
            return !fromPool.equals(toPool);
        }
    }

    /// How one workload fares.
    ///
    /// @param met share of the demand, NaN where nothing is demanded
    private record Fare(double rate, double met, double served) {
        static final Fare NONE = new Fare(0, 0, 0);
    }

    public Outcome of(Plan plan, LocalDate asOf) {
        return of(plan, asOf, () -> false);
    }

    /// @param cancelled asked between looks; the best found by then is answered
    public synchronized Outcome of(Plan plan, LocalDate asOf, BooleanSupplier cancelled) {
        var search = new Search(plan, asOf, cancelled);
        if (search.movable.isEmpty()) {
            return new Outcome.Nothing(
                    "No workload of the plan can move: each works on two pools, or its model is unknown.");
        }
        if (search.pools.size() < 2
                && search.movable.stream().allMatch(w -> !w.poolId().isEmpty())) {
            return new Outcome.Nothing("The plan has one pool with accelerators, so there is nothing to choose.");
        }
        if (search.movable.size() * search.pools.size() > MOST_PLACES) {
            return new Outcome.Nothing("%d workloads on %d pools are too many to try; state their pools yourself."
                    .formatted(search.movable.size(), search.pools.size()));
        }
        return search.run();
    }

    private final class Search {
        private final Plan plan;
        private final LocalDate asOf;
        private final BooleanSupplier cancelled;
        private final List<List<ThroughputRoom.Group>> groups;
        private final List<Workload> movable;
        private final List<Pool> pools = new ArrayList<>();
        private final Map<String, Double> fastest = new HashMap<>();
        private int looks;

        Search(Plan plan, LocalDate asOf, BooleanSupplier cancelled) {
            this.plan = plan;
            this.asOf = asOf;
            this.cancelled = cancelled;
            var parts = new Parts(catalog);
            var designer = new RackDesigner(catalog, parts, new PieceDraw(catalog));
            Roster roster = Roster.of(plan, null);
            groups = ThroughputRoom.groups(roster, PoolMap.of(roster, null), Census.of(roster, designer, parts, null));
            for (int p = 0; p < groups.size(); p++) {
                if (!groups.get(p).isEmpty()) {
                    pools.add(plan.pools().get(p));
                }
            }
            movable = plan.workloads().stream()
                    .filter(w -> !w.placement().paired() && catalog.models().containsKey(w.modelId()))
                    .toList();
        }

        Outcome run() {
            int[] now = new int[movable.size()];
            for (int i = 0; i < now.length; i++) {
                now[i] = index(movable.get(i).poolId());
            }
            double[][] values = alone();
            int[] best = now;
            double bestValue = value(now);
            double start = bestValue;
            int[] exact = exact(values, now);
            for (int[] from : List.of(now, exact)) {
                int[] climbed = climb(from);
                double v = value(climbed);
                if (v > bestValue + 1e-9) {
                    best = climbed;
                    bestValue = v;
                }
            }
            best = spare(best, now, bestValue);
            return bestValue - start < LEAST_GAIN || Arrays.equals(best, now)
                    ? new Outcome.Nothing("No other assignment of workloads to pools does better than the plan's.")
                    : answer(now, best);
        }

        private int index(String poolId) {
            for (int p = 0; p < pools.size(); p++) {
                if (pools.get(p).id().equals(poolId)) {
                    return p;
                }
            }
            return -1;
        }

        /// Value of every workload on every whole pool; NaN where it cannot run.
        private double[][] alone() {
            var fares = new Fare[movable.size()][pools.size()];
            double[][] values = new double[movable.size()][pools.size()];
            for (int i = 0; i < movable.size(); i++) {
                Workload w = movable.get(i);
                double most = 0;
                for (int p = 0; p < pools.size(); p++) {
                    Plan one = plan.withWorkloads(
                            List.of(w.withPoolId(pools.get(p).id()).withPlacement(Workload.Placement.ALONE)));
                    fares[i][p] = cancelled.getAsBoolean() ? Fare.NONE : fare(w, results(one));
                    most = Math.max(most, fares[i][p].rate);
                }
                fastest.put(w.id(), most);
                for (int p = 0; p < pools.size(); p++) {
                    values[i][p] = fares[i][p].rate > 0 ? worth(w, fares[i][p]) : Double.NaN;
                }
            }
            return values;
        }

        /// Each workload on the pool of the one-to-one assignment; those left over stay.
        private int[] exact(double[][] values, int[] now) {
            if (pools.size() > 12) {
                return now;
            }
            int[] placed = Assignment.best(values).pools();
            int[] result = now.clone();
            for (int i = 0; i < placed.length; i++) {
                if (placed[i] >= 0) {
                    result[i] = placed[i];
                }
            }
            return result;
        }

        /// Moves one workload or swaps two as long as that helps; the best step each time.
        private int[] climb(int[] from) {
            int[] at = from;
            double value = value(at);
            while (true) {
                int[] best = null;
                double bestValue = value + 1e-6;
                for (int[] next : steps(at)) {
                    if (looks > MOST_LOOKS || cancelled.getAsBoolean()) {
                        return best == null ? at : best;
                    }
                    double v = value(next);
                    if (v > bestValue) {
                        best = next;
                        bestValue = v;
                    }
                }
                if (best == null) {
                    return at;
                }
                at = best;
                value = bestValue;
            }
        }

        private List<int[]> steps(int[] at) {
            var steps = new ArrayList<int[]>();
            for (int i = 0; i < at.length; i++) {
                for (int p = 0; p < pools.size(); p++) {
                    if (p != at[i]) {
                        steps.add(with(at, i, p));
                    }
                }
                for (int j = i + 1; j < at.length; j++) {
                    if (at[i] != at[j] && at[i] >= 0 && at[j] >= 0) {
                        steps.add(with(with(at, i, at[j]), j, at[i]));
                    }
                }
            }
            return steps;
        }

        private static int[] with(int[] at, int i, int p) {
            int[] next = at.clone();
            next[i] = p;
            return next;
        }

        /// Takes back every move that does not help.
        private int[] spare(int[] best, int[] now, double value) {
            int[] kept = best;
            for (int i = 0; i < now.length; i++) {
                if (kept[i] != now[i] && now[i] >= 0) {
                    int[] back = with(kept, i, now[i]);
                    if (value(back) >= value - 1e-9) {
                        kept = back;
                    }
                }
            }
            return kept;
        }

        private double value(int[] at) {
            looks++;
            List<WorkloadResult> results = results(placed(at));
            double sum = 0;
            for (Workload w : plan.workloads()) {
                Fare fare = fare(w, results);
                sum += fare.rate > 0 ? worth(w, fare) : 0;
            }
            return sum;
        }

        private double worth(Workload w, Fare fare) {
            double most = fastest.getOrDefault(w.id(), fare.rate);
            double pace = most > 0 ? fare.rate / most : 0;
            return (Double.isNaN(fare.met) ? pace : fare.met) + PREFERENCE * pace;
        }

        /// A workload that moves has an equal part of its new pool; the others keep their shares.
        private Plan placed(int[] at) {
            var workloads = new ArrayList<Workload>();
            for (Workload w : plan.workloads()) {
                int i = movable.indexOf(w);
                if (i < 0 || at[i] < 0 || pools.get(at[i]).id().equals(w.poolId())) {
                    workloads.add(w);
                } else {
                    workloads.add(w.withPoolId(pools.get(at[i]).id()).withPlacement(Workload.Placement.ALONE));
                }
            }
            return plan.withWorkloads(workloads);
        }

        private List<WorkloadResult> results(Plan candidate) {
            return room.result(candidate, groups, asOf).result().workloads();
        }

        /// Requests add up over the families of a pool; a training job runs on the fastest.
        private Fare fare(Workload w, List<WorkloadResult> results) {
            double rate = 0;
            double served = 0;
            double met = Double.NaN;
            for (WorkloadResult r : results) {
                if (!r.workloadId().equals(w.id()) || !r.fits()) {
                    continue;
                }
                double one = r.rate().value().orElse(0);
                if (w instanceof Workload.Training t) {
                    if (one > rate) {
                        rate = one;
                        met = met(t, r);
                    }
                } else {
                    rate += one;
                    served += r.requestRate().map(f -> f.value().orElse(0)).orElse(0.0);
                }
            }
            if (w instanceof Workload.Serving s && s.requestsPerSecond().orElse(0) > 0) {
                met = Math.min(1, served / s.requestsPerSecond().getAsDouble());
            }
            return new Fare(rate, met, served);
        }

        private double met(Workload.Training t, WorkloadResult r) {
            LocalDate due = t.due();
            double days = r.days().map(f -> f.value().orElse(0)).orElse(0.0);
            if (due == null || !(days > 0)) {
                return Double.NaN;
            }
            LocalDate start = t.start() == null ? asOf : t.start();
            return Math.clamp(ChronoUnit.DAYS.between(start, due) / days, 0, 1);
        }

        private Outcome answer(int[] now, int[] best) {
            Plan next = placed(best);
            List<WorkloadResult> before = results(plan);
            List<WorkloadResult> after = results(next);
            var effects = new ArrayList<Effect>();
            double metBefore = 0;
            double metAfter = 0;
            for (Workload w : plan.workloads()) {
                Workload moved = next.workloads().stream()
                        .filter(x -> x.id().equals(w.id()))
                        .findFirst()
                        .orElse(w);
                Fare a = fare(w, before);
                Fare b = fare(w, after);
                metBefore += a.rate > 0 ? worth(w, a) / (1 + PREFERENCE) : 0;
                metAfter += b.rate > 0 ? worth(w, b) / (1 + PREFERENCE) : 0;
                boolean same = moved.poolId().equals(w.poolId());
                if (!same || Math.abs(a.rate - b.rate) > 1e-9 * Math.max(a.rate, b.rate)) {
                    effects.add(new Effect(
                            w.id(),
                            w.name().isEmpty() ? w.id() : w.name(),
                            name(w.poolId()),
                            name(moved.poolId()),
                            figure(a),
                            figure(b),
                            demand(w, a),
                            demand(w, b)));
                }
            }
            int n = Math.max(1, plan.workloads().size());
            return new Outcome.Better(effects, metBefore / n, metAfter / n, next);
        }

        private static Figure figure(Fare fare) {
            return fare.rate > 0
                    ? Figure.known("rate", fare.rate, "tokens/s")
                    : Figure.unknown("rate", "tokens/s", "does not run there");
        }

        private OptionalDouble demand(Workload w, Fare fare) {
            boolean demands = w instanceof Workload.Serving s
                    ? s.requestsPerSecond().isPresent()
                    : w instanceof Workload.Training t && t.due() != null;
            return !demands || Double.isNaN(fare.met) ? OptionalDouble.empty() : OptionalDouble.of(fare.met);
        }

        private String name(String poolId) {
            @Nullable
            Pool pool = plan.pools().stream()
                    .filter(p -> p.id().equals(poolId))
                    .findFirst()
                    .orElse(null);
            return pool == null ? "" : pool.name().isEmpty() ? pool.id() : pool.name();
        }
    }
}
