package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One training job over two families, by pipeline only: the collective libraries of two vendors share
/// no group, so the families meet at one stage boundary over host Ethernet. Every replica of the
/// pipeline runs through both; layers are shared out so that stages take about equally long.
///
/// Each side is timed by [StepModel] as a pipeline of its own layers, which gives the time `u` of one
/// micro-batch on its slowest stage. Then `T = m max(u1, u2, hop) + (p1 - 1) u1 + (p2 - 1) u2 +
/// min(u1, u2) + 2 hop + gradients + optimiser + waiting` with `m` micro-batches: 1F1B (arXiv 2104.04473)
/// with stages of two kinds. The last stage carries head and loss; the first stages hold activations of as
/// many micro-batches as there are stages after them.
public final class SpannedTraining {
    private static final int MOST_TENSOR = 16;
    private static final int MOST_MICRO_BATCH = 4;

    private SpannedTraining() {}

    /// The layers of one side, rounded up so that every stage holds as many as its fullest.
    public static Transformer slice(Transformer x, int stages, int layers, int before) {
        int whole = (layers + stages - 1) / stages * stages;
        int dense = Math.clamp(x.denseLayers() - before, 0, whole);
        return x.withLayers(whole, x.experts() > 0 ? dense : whole);
    }

    /// One family's part.
    ///
    /// @param layers layers it holds, `stages` over how many stages
    /// @param microBatch time of one micro-batch on its slowest stage, both directions [s]
    /// @param busy share of the step in which its devices work on micro-batches, 0..1
    /// @param bits width of its products
    public record Part(
            TrainingLayout layout, int layers, double microBatch, double busy, int bits, TrainingMemory memory) {

        String text(String chip) {
            return String.format(
                    Locale.ROOT,
                    "%s: %d layers, TP %d · PP %d%s%s",
                    chip,
                    layers,
                    layout.tensor(),
                    layout.pipeline(),
                    layout.expert() > 1 ? " · EP " + layout.expert() : "",
                    layout.recompute() == Recompute.FULL ? " · full recompute" : "");
        }
    }

    /// One step over both families [s].
    ///
    /// @param steady the slowest stage over all micro-batches
    /// @param fill fill and drain of the pipeline
    /// @param hop one micro-batch over the boundary, one way
    /// @param boundary what the boundary adds to the step
    /// @param rest gradients, optimiser, host and waiting of the slower side
    public record Step(double steady, double fill, double hop, double boundary, double rest) {
        public double total() {
            return steady + fill + boundary + rest;
        }
    }

    /// A pipeline over both.
    ///
    /// @param rate tokens per second
    public record Pipeline(
            double rate, Step step, Part first, Part second, int replicas, int microBatches, String text) {}

    /// Either a pipeline over both, or why there is none and what to do.
    public sealed interface Outcome {
        record Works(Pipeline pipeline) implements Outcome {}

        record Not(String problem) implements Outcome {}
    }

    /// Tokens per second of both sides together with a job of their own each.
    public static double separate(SplitServing.Side a, SplitServing.Side b, TrainingTask task) {
        return alone(a, task) + alone(b, task);
    }

    private static double alone(SplitServing.Side side, TrainingTask task) {
        TrainingSearch.Found found = TrainingSearch.best(side.chip(), side.fabric(), onto(side, task), side.devices())
                .best();
        return found == null
                ? 0
                : (double) task.batch() * task.sequence() / found.time().total();
    }

    /// Share of the two jobs' rate that one job over both loses; negative where it wins because a side
    /// alone cannot hold the model.
    public static double penalty(double rate, double separate) {
        return separate > 0 ? 1 - rate / separate : Double.NEGATIVE_INFINITY;
    }

    /// @param link host bandwidth at the boundary per accelerator, one way [B/s]
    public static Outcome of(SplitServing.Side a, SplitServing.Side b, TrainingTask task, double link) {
        if (!(link > 0)) {
            return new Outcome.Not(
                    "bandwidth between the families unknown or zero; enter the network between the pools");
        }
        Transformer x = task.model();
        if (x.layers() < 2) {
            return new Outcome.Not("a model of one layer cannot be cut into a pipeline; run two jobs");
        }
        var search = new Search(a, b, task, link);
        Pipeline best = search.best();
        return best == null
                ? new Outcome.Not(
                        "no pipeline over both families fits into memory with a batch of %d; use more accelerators, a larger batch, or two jobs"
                                .formatted(task.batch()))
                : new Outcome.Works(best);
    }

    /// The task as a side computes it: a chip without the format widens it.
    private static TrainingTask onto(SplitServing.Side side, TrainingTask task) {
        return task.withBits(side.chip().trainingBits(task.bits()));
    }

    /// How a side may run: everything but the number of layers.
    private record Way(TrainingLayout layout, LayerCost cost, double layer) {
        /// Layers a second that its stages do together.
        double speed() {
            return layout.pipeline() / layer;
        }
    }

    private static final class Search {
        private final SplitServing.Side a;
        private final SplitServing.Side b;
        private final TrainingTask taskA;
        private final TrainingTask taskB;
        private final double link;
        private final Map<List<Integer>, LayerCost> costs = new HashMap<>();
        private @Nullable Pipeline best;

        Search(SplitServing.Side a, SplitServing.Side b, TrainingTask task, double link) {
            this.a = a;
            this.b = b;
            this.taskA = onto(a, task);
            this.taskB = onto(b, task);
            this.link = link;
        }

        @Nullable
        Pipeline best() {
            int most = Math.min(taskA.batch(), Math.min(a.devices(), b.devices()));
            for (int d : replicas(most)) {
                for (int mb = 1; mb <= MOST_MICRO_BATCH && d * mb <= taskA.batch(); mb *= 2) {
                    List<Way> first = ways(a, taskA, d, mb, 0);
                    List<Way> second = ways(b, taskB, d, mb, 1);
                    for (Way f : first) {
                        for (Way s : second) {
                            join(f, s);
                        }
                    }
                }
            }
            return best;
        }

        /// Powers of two, three and nine times one: what 8 and 72 divide by.
        private static int[] replicas(int most) {
            var counts = java.util.stream.IntStream.builder();
            for (long odd : new long[] {1, 3, 9}) {
                for (long d = odd; d <= most; d *= 2) {
                    counts.add((int) d);
                }
            }
            return counts.build().sorted().toArray();
        }

        private List<Way> ways(SplitServing.Side side, TrainingTask task, int d, int mb, int which) {
            Transformer x = task.model();
            var ways = new ArrayList<Way>();
            for (int t = 1; t <= Math.min(MOST_TENSOR, Math.min(side.fabric().domain, side.devices() / d)); t *= 2) {
                int stages = Math.min(x.layers() / 2, side.devices() / t / d);
                if (x.heads() % t != 0 || stages < 1) {
                    continue;
                }
                for (int e = 1; e <= Math.max(1, Math.min(x.experts(), t * d)); e *= 2) {
                    if (e > 1 && x.experts() % e != 0) {
                        continue;
                    }
                    int tensor = t;
                    int expert = e;
                    LayerCost cost = costs.computeIfAbsent(
                            List.of(which, t, e, mb),
                            k -> new LayerCost(side.chip(), side.fabric(), task, tensor, 1, expert, mb, tensor > 1));
                    for (Recompute r : List.of(Recompute.NONE, Recompute.FULL)) {
                        var layout = new TrainingLayout(
                                t, stages, d, 1, e, 1, 1, mb, t > 1, r, d > 1 ? 1 : 0, Schedule.ONE_F_ONE_B);
                        ways.add(new Way(layout, cost, layer(cost, x, r)));
                    }
                }
            }
            return ways;
        }

        /// Both directions of one layer of one micro-batch, communication before overlap left out: a
        /// lower bound.
        private static double layer(LayerCost c, Transformer x, Recompute r) {
            double mixed = x.mixtureLayers() / (double) x.layers();
            double again = r == Recompute.FULL ? 2 : 1;
            return (1 - mixed) * (again * c.denseForward + c.denseBackward)
                    + mixed * (again * c.mixtureForward + c.mixtureBackward);
        }

        private void join(Way f, Way s) {
            Transformer x = taskA.model();
            int layers = x.layers();
            int pf = f.layout.pipeline();
            int ps = s.layout.pipeline();
            int m = f.layout.microBatches(taskA.batch());
            double tokens = (double) taskA.batch() * taskA.sequence();
            double bound = m * layers / (f.speed() + s.speed());
            Pipeline known = best;
            if (pf + ps > layers || (known != null && tokens / bound <= known.rate)) {
                return;
            }
            double even = layers * f.speed() / (f.speed() + s.speed());
            // whole layers, and where it helps the same number on every stage of a side
            int down = (int) even / pf * pf;
            int up = layers - (int) (layers - even) / ps * ps;
            for (int la : new int[] {(int) Math.round(even), down, down + pf, up, up - ps}) {
                if (la >= pf && layers - la >= ps) {
                    candidate(f, s, la, m, tokens);
                }
            }
        }

        private void candidate(Way f, Way s, int la, int m, double tokens) {
            int lb = taskA.model().layers() - la;
            int stages = f.layout.pipeline() + s.layout.pipeline();
            TrainingMemory one = memory(taskA, f, la, 0, stages);
            TrainingMemory two = memory(taskB, s, lb, la, s.layout.pipeline());
            if (one.total() > a.chip().memory || two.total() > b.chip().memory) {
                return;
            }
            StepTime ta = time(a, taskA, f, la, 0);
            StepTime tb = time(b, taskB, s, lb, la);
            // head and loss are on the last stage, which the second side holds
            double ua = stage(ta, m) - f.cost.headForward - f.cost.headBackward;
            double ub = stage(tb, m);
            double state = (double) f.layout.microBatch()
                    * taskA.sequence()
                    * taskA.model().hidden()
                    * 2;
            double hop = state / Math.min(a.perDevice(link) * f.layout.tensor(), b.perDevice(link) * s.layout.tensor());
            double slow = Math.max(ua, ub);
            double steady = m * slow;
            double fill = (f.layout.pipeline() - 1) * ua + (s.layout.pipeline() - 1) * ub + Math.min(ua, ub);
            double boundary = m * Math.max(0, hop - slow) + 2 * hop;
            double rest = Math.max(after(ta), after(tb));
            var step = new Step(steady, fill, hop, boundary, rest);
            double rate = tokens / step.total();
            Pipeline known = best;
            if (known == null || rate > known.rate) {
                var first = new Part(f.layout, la, ua, m * ua / step.total(), taskA.bits(), one);
                var second = new Part(s.layout, lb, ub, m * ub / step.total(), taskB.bits(), two);
                int d = f.layout.data();
                best = new Pipeline(
                        rate,
                        step,
                        first,
                        second,
                        d,
                        m,
                        "%s; %s; DP %d · micro-batch %d"
                                .formatted(
                                        first.text(a.chip().name),
                                        second.text(b.chip().name),
                                        d,
                                        f.layout.microBatch()));
            }
        }

        /// One micro-batch on the slowest stage: what repeats with every micro-batch.
        private static double stage(StepTime t, int m) {
            return (t.compute() + t.recompute() + t.tensor() + t.expert() + t.context() + t.pipeline()) / m;
        }

        private static double after(StepTime t) {
            return t.data() + t.optimizer() + t.overhead();
        }

        private static StepTime time(SplitServing.Side side, TrainingTask task, Way way, int layers, int before) {
            return StepModel.time(
                    side.chip(),
                    side.fabric(),
                    task.withModel(slice(task.model(), way.layout.pipeline(), layers, before)),
                    way.layout,
                    way.cost);
        }

        /// The fullest stage of a side: its first, which holds micro-batches for all stages after it, or
        /// the last of the pipeline.
        private static TrainingMemory memory(TrainingTask task, Way way, int layers, int before, int after) {
            var part = task.withModel(slice(task.model(), way.layout.pipeline(), layers, before));
            TrainingMemory own = TrainingMemory.stage(part, way.layout, 0);
            int m = way.layout.microBatches(task.batch());
            double more = (double) Math.min(m, after) / Math.min(m, way.layout.pipeline());
            var first = new TrainingMemory(
                    own.weights(),
                    own.gradients(),
                    own.optimizer(),
                    own.activations() * more,
                    own.logits(),
                    own.reserve());
            // the scores lie on the last stage of the whole pipeline, which the second side holds
            TrainingMemory last =
                    before > 0 ? TrainingMemory.stage(part, way.layout, way.layout.pipeline() - 1) : first;
            return last.total() > first.total() ? last : first;
        }
    }
}
