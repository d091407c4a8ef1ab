package io.kilorack.assess;

import io.kilorack.assess.Estimates.Outcome;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.fleet.Assignment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where workloads without a pool would run best: on the pools that nothing runs on, one each, so
/// that the sum of
/// what is met of their demands is largest ([Assignment]). A proposal only; the figures of the plan
/// stay as drawn.
final class Proposals {
    /// With more idle pools the exact search would take longer than an edit may.
    private static final int MOST_POOLS = 12;

    /// Between pools that meet a demand equally well, the faster one.
    private static final double PREFERENCE = 1e-3;

    private final Estimates estimates;
    private final LocalDate asOf;

    Proposals(Estimates estimates, LocalDate asOf) {
        this.estimates = estimates;
        this.asOf = asOf;
    }

    /// A pool that nothing runs on.
    record Idle(Pool pool, Map<Accelerator, Cluster> clusters) {}

    /// @param met share of the demand that is met, 0..1; NaN when nothing is demanded
    /// @param rate in the unit of `figure`
    private record Run(double met, double rate, Figure figure) {}

    List<Check> of(List<Workload> workloads, List<Idle> pools) {
        if (workloads.isEmpty() || pools.isEmpty() || pools.size() > MOST_POOLS) {
            return List.of();
        }
        var runs = new @Nullable Run[workloads.size()][pools.size()];
        var values = new double[workloads.size()][pools.size()];
        for (int i = 0; i < workloads.size(); i++) {
            double fastest = 0;
            for (int p = 0; p < pools.size(); p++) {
                Run run = run(workloads.get(i), pools.get(p));
                runs[i][p] = run;
                fastest = Math.max(fastest, run == null ? 0 : run.rate);
            }
            for (int p = 0; p < pools.size(); p++) {
                values[i][p] = value(runs[i][p], fastest);
            }
        }
        int[] placed = Assignment.best(values).pools();
        var checks = new ArrayList<Check>();
        for (int i = 0; i < placed.length; i++) {
            Run run = placed[i] < 0 ? null : runs[i][placed[i]];
            if (run != null) {
                checks.add(check(workloads.get(i), pools.get(placed[i]).pool, run));
            }
        }
        return checks;
    }

    /// Share of the demand met, or of the fastest pool's rate where nothing is demanded; NaN: cannot run.
    private static double value(@Nullable Run run, double fastest) {
        if (run == null || !(run.rate > 0)) {
            return Double.NaN;
        }
        double pace = run.rate / fastest;
        return (Double.isNaN(run.met) ? pace : run.met) + PREFERENCE * pace;
    }

    private @Nullable Run run(Workload workload, Idle idle) {
        var outcomes = new LinkedHashMap<Accelerator, Outcome>();
        idle.clusters.forEach(
                (accelerator, cluster) -> outcomes.put(accelerator, estimates.of(workload, accelerator, cluster)));
        List<WorkloadResult> results =
                WorkloadResults.of(workload, idle.pool, idle.clusters, outcomes, PoolShares.Part.NOTHING, asOf);
        return switch (workload) {
            case Workload.Training training -> training(training, results);
            case Workload.Serving serving -> serving(serving, WorkloadResults.served(serving, outcomes));
        };
    }

    /// A training job runs on one family: the fastest.
    private @Nullable Run training(Workload.Training workload, List<WorkloadResult> results) {
        Run best = null;
        for (WorkloadResult result : results) {
            double rate = result.fits() ? result.rate().value().orElse(0) : 0;
            if (rate > 0 && (best == null || rate > best.rate)) {
                best = new Run(met(workload, result.days()), rate, result.rate());
            }
        }
        return best;
    }

    private double met(Workload.Training workload, Optional<Figure> days) {
        LocalDate due = workload.due();
        if (due == null || days.isEmpty() || !(days.get().value().orElse(0) > 0)) {
            return Double.NaN;
        }
        LocalDate start = workload.start() == null ? asOf : workload.start();
        return Math.clamp(
                ChronoUnit.DAYS.between(start, due) / days.get().value().orElseThrow(), 0, 1);
    }

    /// Requests add up over the families of a pool.
    private static @Nullable Run serving(Workload.Serving workload, double served) {
        if (!(served > 0)) {
            return null;
        }
        double asked = workload.requestsPerSecond().orElse(Double.NaN);
        double met = asked > 0 ? Math.min(1, served / asked) : Double.NaN;
        return new Run(met, served, Figure.known("requests", served, "requests/s"));
    }

    private static Check check(Workload workload, Pool pool, Run run) {
        String met =
                Double.isNaN(run.met) ? "" : ", %s %% of what is asked for".formatted(NumberText.plain(100 * run.met));
        return new Check(
                "throughput.assignment.proposal",
                Check.Severity.INFO,
                Check.Room.THROUGHPUT,
                List.of(workload.id(), pool.id()),
                "%s has no pool; of the pools that nothing runs on, %s suits it best: %s%s."
                        .formatted(workload.name(), pool.name(), NumberText.of(run.figure), met),
                "Assign it to that pool; the Throughput tab proposes the best assignment of all workloads.",
                Optional.empty(),
                Optional.empty());
    }
}
