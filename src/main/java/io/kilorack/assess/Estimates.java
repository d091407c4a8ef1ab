package io.kilorack.assess;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.plan.Workload;
import io.kilorack.power.device.Activity;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.PairEstimate;
import io.kilorack.throughput.ServingEstimate;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingEstimate;
import io.kilorack.throughput.TrainingSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Asks the throughput engine, once for each question. A question is a value: the same job on the same
/// cluster has one answer, whatever plan, pool or name it comes from.
final class Estimates {
    private static final int MOST_ANSWERS = 2_000;
    private static final int MOST_PAIRS = 500;
    private static final Set<String> COMPUTING = Set.of("compute", "recomputation", "optimiser");
    private static final double SMALL_MODEL = 10e9;

    private final Catalog catalog;
    private final Map<Question, Outcome> answers = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Outcome> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    private record Question(String acceleratorId, Cluster cluster, Job job) {}

    private record PairQuestion(Question first, Question second, OptionalDouble linkGbps) {}

    private final Map<PairQuestion, PairEstimate> pairs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PairQuestion, PairEstimate> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    /// What of a workload the answer depends on.
    private sealed interface Job {
        record Train(String modelId, double tokens, int sequence, int batch, String precision) implements Job {}

        record Serve(
                String modelId,
                int input,
                int output,
                double prefixHit,
                OptionalDouble ttftMs,
                OptionalDouble tpotMs,
                String precision)
                implements Job {}
    }

    /// The engine's answer, with what power needs of it.
    sealed interface Outcome {
        boolean fits();

        String problem();

        /// What the accelerators do while the workload runs; empty when it cannot run.
        Optional<Activity> activity(Workload workload);

        record Trained(TrainingEstimate estimate) implements Outcome {
            @Override
            public boolean fits() {
                return estimate.fits();
            }

            @Override
            public String problem() {
                return estimate.problem();
            }

            @Override
            public Optional<Activity> activity(Workload workload) {
                return fits()
                        ? Optional.of(Activity.training(hundredths(busy(estimate.stepTime()))))
                        : Optional.empty();
            }
        }

        /// @param smallModel units idle between short kernels
        record Served(ServingEstimate estimate, boolean smallModel) implements Outcome {
            @Override
            public boolean fits() {
                return estimate.fits();
            }

            @Override
            public String problem() {
                return estimate.problem();
            }

            @Override
            public Optional<Activity> activity(Workload workload) {
                if (!fits()) {
                    return Optional.empty();
                }
                Activity full = Activity.server(smallModel);
                OptionalDouble asked =
                        workload instanceof Workload.Serving s ? s.requestsPerSecond() : OptionalDouble.empty();
                double most = estimate.requestRate().value().orElse(0);
                if (asked.isEmpty() || !(most > 0) || !(asked.getAsDouble() >= 0)) {
                    return Optional.of(full);
                }
                return Optional.of(full.during(hundredths(Math.min(1, asked.getAsDouble() / most))));
            }
        }
    }

    Estimates(Catalog catalog) {
        this.catalog = catalog;
    }

    private static Job job(Workload workload) {
        return switch (workload) {
            case Workload.Training t ->
                new Job.Train(t.modelId(), t.tokens(), t.sequenceLength(), t.globalBatch(), t.precision());
            case Workload.Serving s ->
                new Job.Serve(
                        s.modelId(),
                        s.inputTokens(),
                        s.outputTokens(),
                        s.prefixHit(),
                        s.ttftMs(),
                        s.tpotMs(),
                        s.precision());
        };
    }

    /// The estimate for a workload whose model the catalog has.
    Outcome of(Workload workload, Accelerator accelerator, Cluster cluster) {
        Job job = job(workload);
        var question = new Question(accelerator.id(), cluster, job);
        Outcome known = answers.get(question);
        if (known == null) {
            known = ask(job, accelerator, cluster);
            answers.put(question, known);
        }
        return known;
    }

    /// Two pools on one workload: prefill and decode, or one training pipeline.
    PairEstimate pair(Workload workload, Accelerator a, Cluster x, Accelerator b, Cluster y) {
        Job job = job(workload);
        OptionalDouble link = workload.placement().linkGbps();
        var question = new PairQuestion(new Question(a.id(), x, job), new Question(b.id(), y, job), link);
        PairEstimate known = pairs.get(question);
        if (known == null) {
            known = switch (job) {
                case Job.Train t -> Throughput.span(setup(t, a, x), setup(t, b, y), link);
                case Job.Serve s -> Throughput.split(setup(s, a, x), setup(s, b, y), link);
            };
            pairs.put(question, known);
        }
        return known;
    }

    private Outcome ask(Job job, Accelerator accelerator, Cluster cluster) {
        return switch (job) {
            case Job.Train t -> new Outcome.Trained(Throughput.training(setup(t, accelerator, cluster)));
            case Job.Serve s ->
                new Outcome.Served(
                        Throughput.serving(setup(s, accelerator, cluster)),
                        model(s.modelId).parametersTotal().orElse(Long.MAX_VALUE) <= SMALL_MODEL);
        };
    }

    private TrainingSetup setup(Job.Train t, Accelerator accelerator, Cluster cluster) {
        return TrainingSetup.of(accelerator, cluster, model(t.modelId), t.tokens, t.sequence, t.batch, t.precision);
    }

    private ServingSetup setup(Job.Serve s, Accelerator accelerator, Cluster cluster) {
        return ServingSetup.of(
                accelerator,
                cluster,
                model(s.modelId),
                s.input,
                s.output,
                s.prefixHit,
                s.ttftMs,
                s.tpotMs,
                s.precision);
    }

    private LanguageModel model(String id) {
        LanguageModel model = catalog.models().get(id);
        if (model == null) {
            throw new IllegalStateException("model " + id + " is asked for and not in the catalog");
        }
        return model;
    }

    /// Share of a training step in which the accelerators compute; the rest they wait for others.
    private static double busy(Figure step) {
        List<Figure> parts = step.parts();
        double total = step.value().orElse(0);
        if (parts.isEmpty() || !(total > 0)) {
            return 1;
        }
        double computing = 0;
        for (Figure part : parts) {
            computing += COMPUTING.contains(part.label()) ? part.value().orElse(0) : 0;
        }
        return Math.clamp(computing / total, 0, 1);
    }

    /// Two places: finer steps would make new rack designs for nothing that the power model could tell
    /// apart.
    private static double hundredths(double share) {
        return Math.round(share * 100) / 100.0;
    }
}
