package io.kilorack.assess;

import io.kilorack.assess.Estimates.Outcome;
import io.kilorack.assess.ThroughputResult.Kind;
import io.kilorack.assess.ThroughputResult.Share;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.PairEstimate;
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
            PoolShares.Part part,
            LocalDate asOf) {
        var results = new ArrayList<WorkloadResult>(outcomes.size());
        outcomes.forEach((accelerator, outcome) -> {
            Cluster cluster = clusters.get(accelerator);
            int count = cluster == null ? 0 : cluster.accelerators();
            results.add(
                    switch (outcome) {
                        case Outcome.Trained(TrainingEstimate e) ->
                            training(workload, pool, accelerator, count, part.of(accelerator), e, asOf);
                        case Outcome.Served(ServingEstimate e, boolean _) ->
                            serving(
                                    workload,
                                    pool,
                                    accelerator,
                                    count,
                                    part.of(accelerator),
                                    e,
                                    served(workload, outcomes));
                    });
        });
        return results;
    }

    private static WorkloadResult training(
            Workload workload,
            Pool pool,
            Accelerator accelerator,
            int count,
            Share share,
            TrainingEstimate e,
            LocalDate asOf) {
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
                        .toList(),
                e.fits() ? e.problem() : "",
                share,
                Optional.empty(),
                e.asked());
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
            Workload workload,
            Pool pool,
            Accelerator accelerator,
            int count,
            Share share,
            ServingEstimate e,
            double served) {
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
                        .toList(),
                e.fits() ? e.problem() : "",
                share,
                Optional.empty(),
                e.asked());
    }

    /// The pool, family and accelerators of one side of a pairing.
    record Place(Pool pool, Accelerator accelerator, int accelerators, Share share) {}

    /// One result for both pools together.
    static WorkloadResult paired(Workload workload, Place first, Place second, PairEstimate e, LocalDate asOf) {
        boolean training = workload instanceof Workload.Training;
        var sides = new ArrayList<ThroughputResult.Side>();
        for (int i = 0; i < e.sides().size(); i++) {
            PairEstimate.Side side = e.sides().get(i);
            Place place = i == 0 ? first : second;
            sides.add(new ThroughputResult.Side(
                    side.role(),
                    place.pool.id(),
                    place.pool.name(),
                    place.accelerator.id(),
                    place.accelerators,
                    place.share,
                    side.layout(),
                    side.capacity(),
                    side.busy(),
                    side.memory()));
        }
        var figures = new ArrayList<>(e.others());
        e.sides().forEach(side -> figures.addAll(List.of(side.capacity(), side.busy(), side.memory())));
        String layout = String.join(
                "; ", e.sides().stream().map(s -> s.role() + " " + s.layout()).toList());
        return new WorkloadResult(
                workload.id(),
                workload.name(),
                training ? Kind.TRAINING : Kind.SERVING,
                first.pool.id(),
                first.pool.name(),
                first.accelerator.id(),
                first.accelerators,
                e.works(),
                e.problem(),
                e.rate(),
                e.days(),
                e.requestRate(),
                e.works() ? e.sides().getFirst().memory() : Figure.unknown("memory per accelerator", "B", e.problem()),
                layout,
                e.bound(),
                training ? onTime(workload, e.days(), e.works(), asOf) : served((Workload.Serving) workload, e),
                figures,
                e.note(),
                first.share,
                sides.isEmpty() ? Optional.empty() : Optional.of(new ThroughputResult.Pairing(sides)),
                e.asked());
    }

    /// Whether two pools together meet the rate asked for, or, without one, the latency targets.
    private static Optional<Boolean> served(Workload.Serving s, PairEstimate e) {
        if (s.requestsPerSecond().isPresent()) {
            double most = e.requestRate().map(f -> f.value().orElse(0)).orElse(0.0);
            return Optional.of(most >= s.requestsPerSecond().getAsDouble());
        }
        return s.ttftMs().isPresent() || s.tpotMs().isPresent() ? Optional.of(e.works()) : Optional.empty();
    }
}
