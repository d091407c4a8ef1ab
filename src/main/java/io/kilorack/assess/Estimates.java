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
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

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

    /// What of a question stays when racks come and go.
    private record Standing(String acceleratorId, Job job) {}

    private record Incumbent(Cluster cluster, Outcome outcome) {}

    private record StandingPair(Standing first, Standing second) {}

    private final Map<Standing, Incumbent> incumbents = new HashMap<>();
    private final Map<StandingPair, PairEstimate> standingPairs = new HashMap<>();
    /// What was answered from an incumbent since [#quickly] began.
    private final LinkedHashSet<Search> open = new LinkedHashSet<>();
    private boolean quick;
    private Runner runner = Runner.inPlace();

    /// What of a workload the answer depends on.
    private sealed interface Job {
        record Train(String modelId, double tokens, int sequence, int batch, String precision, boolean offload)
                implements Job {}

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

    /// A search that a quick answer did without.
    interface Search {
        /// @throws CancellationException when `runner` stopped it
        void run(Runner runner);
    }

    /// Who hears of the searches of the calls that follow, one after another, and may stop them.
    void watch(Runner by) {
        runner = by;
    }

    private static Job job(Workload workload) {
        return switch (workload) {
            case Workload.Training t ->
                new Job.Train(t.modelId(), t.tokens(), t.sequenceLength(), t.globalBatch(), t.precision(), t.offload());
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
        Outcome known = known(question);
        if (known != null) {
            return known;
        }
        Outcome adapted = quick ? adapted(question, accelerator) : null;
        if (adapted != null) {
            open.add(by -> keep(question, ask(job, accelerator, cluster, by)));
            return adapted;
        }
        return keep(question, ask(job, accelerator, cluster, runner));
    }

    private synchronized @Nullable Outcome known(Question question) {
        return answers.get(question);
    }

    private synchronized Outcome keep(Question question, Outcome outcome) {
        answers.put(question, outcome);
        if (outcome.fits()) {
            incumbents.put(
                    new Standing(question.acceleratorId, question.job), new Incumbent(question.cluster, outcome));
        }
        return outcome;
    }

    private synchronized @Nullable PairEstimate known(PairQuestion question) {
        return pairs.get(question);
    }

    private synchronized PairEstimate keep(PairQuestion question, PairEstimate estimate) {
        pairs.put(question, estimate);
        standingPairs.put(standing(question), estimate);
        return estimate;
    }

    private static StandingPair standing(PairQuestion q) {
        return new StandingPair(
                new Standing(q.first.acceleratorId, q.first.job), new Standing(q.second.acceleratorId, q.second.job));
    }

    /// From now on what is not known is answered from the best layout of the same work on another number
    /// of accelerators, its replicas scaled; [#settled] says what is still to be searched.
    void quickly() {
        open.clear();
        quick = true;
    }

    /// Ends [#quickly]. What was answered from an incumbent, as searches to be run on any thread; then the
    /// same questions have their answers.
    List<Search> settled() {
        quick = false;
        return List.copyOf(open);
    }

    /// Whether the question has an answer or an incumbent, so that nothing needs to be searched for it now.
    synchronized boolean ready(Workload workload, Accelerator accelerator, Cluster cluster) {
        Job job = job(workload);
        return answers.containsKey(new Question(accelerator.id(), cluster, job))
                || incumbents.containsKey(new Standing(accelerator.id(), job));
    }

    /// The same for two pools together.
    synchronized boolean ready(Workload workload, Accelerator a, Cluster x, Accelerator b, Cluster y) {
        Job job = job(workload);
        var question = new PairQuestion(
                new Question(a.id(), x, job),
                new Question(b.id(), y, job),
                workload.placement().linkGbps());
        return pairs.containsKey(question) || standingPairs.containsKey(standing(question));
    }

    /// The incumbent's layout on this cluster; null where there is none or it does not fit any more.
    private @Nullable Outcome adapted(Question question, Accelerator accelerator) {
        Incumbent incumbent;
        synchronized (this) {
            incumbent = incumbents.get(new Standing(question.acceleratorId, question.job));
        }
        if (incumbent == null) {
            return null;
        }
        Outcome outcome = switch (incumbent.outcome) {
            case Outcome.Trained trained ->
                trained.estimate()
                        .layout()
                        .map(l -> l.withData(replicas(l.data(), incumbent.cluster, question.cluster)))
                        .map(l -> ask(question, accelerator, l))
                        .orElse(null);
            case Outcome.Served served ->
                served.estimate()
                        .layout()
                        .map(l -> ask(question, accelerator, l))
                        .orElse(null);
        };
        return outcome != null && outcome.fits() ? outcome : null;
    }

    private static int replicas(int data, Cluster before, Cluster now) {
        return (int) Math.max(1, (long) data * now.accelerators() / before.accelerators());
    }

    private Outcome ask(Question q, Accelerator accelerator, TrainingLayout layout) {
        var job = (Job.Train) q.job;
        return new Outcome.Trained(
                Throughput.training(setup(job, accelerator, q.cluster).withLayout(layout)));
    }

    private Outcome ask(Question q, Accelerator accelerator, ServingLayout layout) {
        var job = (Job.Serve) q.job;
        return new Outcome.Served(
                Throughput.serving(setup(job, accelerator, q.cluster).withLayout(layout)), small(job));
    }

    /// Two pools on one workload: prefill and decode, or one training pipeline.
    PairEstimate pair(Workload workload, Accelerator a, Cluster x, Accelerator b, Cluster y) {
        Job job = job(workload);
        OptionalDouble link = workload.placement().linkGbps();
        var question = new PairQuestion(new Question(a.id(), x, job), new Question(b.id(), y, job), link);
        PairEstimate known = known(question);
        if (known != null) {
            return known;
        }
        PairEstimate before = quick ? standingPairs.get(standing(question)) : null;
        if (before != null) {
            open.add(_ -> keep(question, ask(job, a, x, b, y, link)));
            return before;
        }
        return keep(question, ask(job, a, x, b, y, link));
    }

    private PairEstimate ask(Job job, Accelerator a, Cluster x, Accelerator b, Cluster y, OptionalDouble link) {
        return switch (job) {
            case Job.Train t -> Throughput.span(setup(t, a, x), setup(t, b, y), link);
            case Job.Serve s -> Throughput.split(setup(s, a, x), setup(s, b, y), link);
        };
    }

    private Outcome ask(Job job, Accelerator accelerator, Cluster cluster, Runner by) {
        return switch (job) {
            case Job.Train t -> new Outcome.Trained(whole(Throughput.training(setup(t, accelerator, cluster), by), by));
            case Job.Serve s ->
                new Outcome.Served(whole(Throughput.serving(setup(s, accelerator, cluster), by), by), small(s));
        };
    }

    /// The answer of a search that was not stopped on the way: a part of one must not be remembered.
    private static <T> T whole(T answer, Runner by) {
        if (by.cancelled()) {
            throw new CancellationException("the search for layouts was stopped");
        }
        return answer;
    }

    private boolean small(Job.Serve job) {
        return model(job.modelId).parametersTotal().orElse(Long.MAX_VALUE) <= SMALL_MODEL;
    }

    private TrainingSetup setup(Job.Train t, Accelerator accelerator, Cluster cluster) {
        return TrainingSetup.of(accelerator, cluster, model(t.modelId), t.tokens, t.sequence, t.batch, t.precision)
                .withOffload(t.offload);
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
