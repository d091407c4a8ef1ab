package io.kilorack.assess;

import io.kilorack.assess.Estimates.Outcome;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.ServingEstimate;
import io.kilorack.throughput.TrainingEstimate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the engine's answers into results, with what the plan asked for.
final class WorkloadResults {
    private WorkloadResults() {}

    /// One result for each family of the pool.
    static List<WorkloadResult> of(
            Workload workload,
            Pool pool,
            Map<Accelerator, Cluster> clusters,
            Map<Accelerator, Outcome> outcomes,
            LocalDate asOf) {
        var results = new ArrayList<WorkloadResult>(outcomes.size());
        outcomes.forEach((accelerator, outcome) -> {
            Cluster cluster = clusters.get(accelerator);
            int count = cluster == null ? 0 : cluster.accelerators();
            results.add(
                    switch (outcome) {
                        case Outcome.Trained(TrainingEstimate e) ->
                            training(workload, pool, accelerator, count, e, asOf);
                        case Outcome.Served(ServingEstimate e, boolean _) ->
                            serving(workload, pool, accelerator, count, e, served(workload, outcomes));
                    });
        });
        return results;
    }

    private static WorkloadResult training(
            Workload workload, Pool pool, Accelerator accelerator, int count, TrainingEstimate e, LocalDate asOf) {
        Optional<Figure> days = e.days();
        return new WorkloadResult(
                workload.id(),
                workload.name(),
                Kind.TRAINING,
                pool.id(),
                pool.name(),
                accelerator.id(),
                count,
                e.fits(),
                e.fits() ? "" : e.problem(),
                e.rate(),
                days,
                Optional.empty(),
                e.memory(),
                e.layoutText(),
                e.bound(),
                onTime(workload, days, e.fits(), asOf),
                e.figures().stream()
                        .filter(f -> f != e.rate() && f != e.memory() && (days.isEmpty() || f != days.get()))
                        .toList());
    }

    /// Whether a job that starts on its date (or on the as-of date when none is stated) ends by its due
    /// date.
    private static Optional<Boolean> onTime(Workload workload, Optional<Figure> days, boolean fits, LocalDate asOf) {
        if (!(workload instanceof Workload.Training t) || t.due() == null) {
            return Optional.empty();
        }
        if (!fits) {
            return Optional.of(false);
        }
        if (days.isEmpty() || days.get().value().isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = t.start() == null ? asOf : t.start();
        return Optional.of(days.get().value().getAsDouble() <= ChronoUnit.DAYS.between(start, t.due()));
    }

    /// Requests that all families together serve per second.
    static double served(Workload workload, Map<Accelerator, Outcome> outcomes) {
        double sum = 0;
        for (Outcome outcome : outcomes.values()) {
            if (outcome instanceof Outcome.Served(ServingEstimate e, boolean _) && e.fits() && e.meetsTargets()) {
                sum += e.requestRate().value().orElse(0);
            }
        }
        return sum;
    }

    private static WorkloadResult serving(
            Workload workload, Pool pool, Accelerator accelerator, int count, ServingEstimate e, double served) {
        Optional<Boolean> meets = Optional.empty();
        if (workload instanceof Workload.Serving s) {
            if (s.requestsPerSecond().isPresent()) {
                meets = Optional.of(served >= s.requestsPerSecond().getAsDouble());
            } else if (s.ttftMs().isPresent() || s.tpotMs().isPresent()) {
                meets = Optional.of(e.fits() && e.meetsTargets());
            }
        }
        return new WorkloadResult(
                workload.id(),
                workload.name(),
                Kind.SERVING,
                pool.id(),
                pool.name(),
                accelerator.id(),
                count,
                e.fits(),
                e.fits() ? "" : e.problem(),
                e.rate(),
                Optional.empty(),
                Optional.of(e.requestRate()),
                e.memory(),
                e.layoutText(),
                e.bound(),
                meets,
                e.figures().stream()
                        .filter(f -> f != e.rate() && f != e.memory() && f != e.requestRate())
                        .toList());
    }
}
