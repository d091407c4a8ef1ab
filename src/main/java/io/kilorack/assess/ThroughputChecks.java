package io.kilorack.assess;

import io.kilorack.assess.Estimates.Outcome;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.plan.Pool;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.ContextLimit;
import io.kilorack.throughput.TrainingEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong with workloads on their pools.
final class ThroughputChecks {
    /// Below this a job over two pools is worth its loss [%].
    private static final double LEAST_PENALTY = 5;

    private ThroughputChecks() {}

    static List<Check> of(Workload workload, Pool pool, List<WorkloadResult> runs, Map<Accelerator, Outcome> outcomes) {
        var checks = new ArrayList<Check>();
        outcomes.forEach((accelerator, outcome) -> {
            String where = "%s on the %s of %s".formatted(workload.name(), accelerator.name(), pool.name());
            if (!outcome.fits()) {
                checks.add(check(
                        "throughput.norun",
                        Check.Severity.ERROR,
                        workload,
                        "%s: %s.".formatted(where, outcome.problem()),
                        "Change the workload or the pool as said; without that nothing runs there."));
            } else if (!outcome.problem().isEmpty()) {
                checks.add(check(
                        "throughput.note",
                        Check.Severity.INFO,
                        workload,
                        "%s: %s.".formatted(where, outcome.problem()),
                        "Nothing to do if that is intended."));
            }
        });
        outcomes.forEach((accelerator, outcome) -> {
            if (outcome instanceof Outcome.Trained(TrainingEstimate e)
                    && !e.tight().isEmpty()) {
                checks.add(check(
                        "throughput.memory.tight",
                        Check.Severity.WARNING,
                        workload,
                        "%s on the %s of %s: %s."
                                .formatted(workload.name(), accelerator.name(), pool.name(), e.tight()),
                        "Plan with the roomier layout, or measure the memory of a step before the date is promised."));
            }
        });
        boolean anyFits = runs.stream().anyMatch(WorkloadResult::fits);
        boolean missed =
                !runs.isEmpty() && runs.stream().noneMatch(r -> r.meetsTarget().orElse(true));
        if (missed && anyFits) {
            checks.add(missed(workload, pool, runs));
        }
        return checks;
    }

    private static Check missed(Workload workload, Pool pool, List<WorkloadResult> runs) {
        return switch (workload) {
            case Workload.Training t -> {
                Figure days = runs.stream()
                        .filter(r -> r.fits()
                                && r.days().isPresent()
                                && r.days().get().value().isPresent())
                        .map(r -> r.days().orElseThrow())
                        .min(java.util.Comparator.comparingDouble(d -> d.value().orElseThrow()))
                        .orElse(Figure.unknown("days", "days", "days"));
                yield check(
                        "throughput.target.missed",
                        Check.Severity.WARNING,
                        workload,
                        "%s takes %s on %s; it is due on %s."
                                .formatted(t.name(), NumberText.of(days), pool.name(), t.due()),
                        "Add accelerators to the pool, start earlier, or move the date.");
            }
            case Workload.Serving s -> {
                double served = 0;
                for (WorkloadResult run : runs) {
                    served += run.fits()
                            ? run.requestRate().map(f -> f.value().orElse(0)).orElse(0.0)
                            : 0;
                }
                yield check(
                        "throughput.target.missed",
                        Check.Severity.WARNING,
                        workload,
                        s.requestsPerSecond().isPresent()
                                ? "%s reaches %s requests/s of the %s requests/s asked for on %s."
                                        .formatted(
                                                s.name(),
                                                NumberText.plain(served),
                                                NumberText.plain(
                                                        s.requestsPerSecond().getAsDouble()),
                                                pool.name())
                                : "%s misses its latency targets on %s even at a low rate."
                                        .formatted(s.name(), pool.name()),
                        "Add accelerators to the pool or relax the latency targets.");
            }
        };
    }

    /// Why two pools do not work on a workload together, or what they convert on the way.
    static List<Check> pair(Workload workload, Pool first, Pool second, WorkloadResult run) {
        String where = "%s on %s with %s".formatted(workload.name(), first.name(), second.name());
        if (!run.fits()) {
            return List.of(check(
                    "throughput.pair.norun",
                    Check.Severity.ERROR,
                    workload,
                    "%s: %s.".formatted(where, run.remedy()),
                    "Change the workload or one of the pools as said, or run it in one pool alone."));
        }
        var checks = new ArrayList<Check>();
        if (!run.note().isEmpty()) {
            checks.add(check(
                    "throughput.note",
                    Check.Severity.INFO,
                    workload,
                    "%s: %s.".formatted(where, run.note()),
                    "Nothing to do if that is intended."));
        }
        if (!run.meetsTarget().orElse(true)) {
            checks.add(missed(workload, first, List.of(run)));
        }
        penalty(run)
                .ifPresent(penalty -> checks.add(check(
                        "throughput.pair.penalty",
                        Check.Severity.WARNING,
                        workload,
                        "%s: one job over both pools trains %s %% slower than two jobs, one on each, would together."
                                .formatted(
                                        where, NumberText.plain(penalty.value().orElse(0))),
                        "Run two jobs unless the model needs both pools or one result is wanted sooner.")));
        return checks;
    }

    private static Optional<Figure> penalty(WorkloadResult run) {
        return run.figures().stream()
                .filter(f -> f.label().equals("penalty against two jobs"))
                .filter(f -> f.value().orElse(0) > LEAST_PENALTY)
                .findFirst();
    }

    /// Sequences longer than the model takes: an engine refuses such requests, training makes another
    /// model of it.
    static List<Check> tooLong(Workload workload, LanguageModel model) {
        Optional<ContextLimit.Excess> excess = switch (workload) {
            case Workload.Training t -> ContextLimit.training(model, t.sequenceLength());
            case Workload.Serving s -> ContextLimit.serving(model, s.inputTokens(), s.outputTokens());
        };
        return excess
                .map(e -> check(
                        "throughput.context.exceeded",
                        e.refused() ? Check.Severity.ERROR : Check.Severity.WARNING,
                        workload,
                        "%s %s.".formatted(workload.name(), e.message()),
                        e.next()))
                .stream()
                .toList();
    }

    static Check emptyPool(Workload workload, Pool pool) {
        return check(
                "throughput.pool.empty",
                Check.Severity.ERROR,
                workload,
                "%s runs in pool %s, which holds no accelerators.".formatted(workload.name(), pool.name()),
                "Put racks with accelerators into the pool.");
    }

    private static Check check(String code, Check.Severity severity, Workload workload, String message, String next) {
        return new Check(
                code,
                severity,
                Check.Room.THROUGHPUT,
                List.of(workload.id(), workload.poolId()),
                message,
                next,
                Optional.empty(),
                Optional.empty());
    }
}
