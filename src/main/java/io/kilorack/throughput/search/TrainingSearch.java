package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The practical space of training layouts: what an engineer would try, searched whole.
///
/// Tensor parallelism a power of two that divides heads, at most the scale-up domain; pipeline any
/// divisor of the device count at most the layers; context parallelism for long sequences, by ring
/// or Ulysses; expert
/// parallelism a divisor of the experts; micro-batch 1 to 8; recomputation of as few layers as memory
/// allows, or of all; optimiser sharded, or FSDP where there is no pipeline. Each tile (tensor,
/// context and its exchange, expert) keeps its own incumbent, so what is evaluated and what is
/// found do not depend on
/// threads.
public final class TrainingSearch {
    /// A layout with its time.
    ///
    /// @param memory of the fullest device [B]
    /// @param watts mean power per device, of idle share 0.3 and the rest with matrix work; NaN when
    ///     unknown
    public record Found(TrainingLayout layout, StepTime time, double memory, double watts) {
        /// Power at a utilisation: idle 30 % of board power, the rest with work. Source: GenZ's split
        /// (arXiv 2406.01698).
        static double watts(Chip chip, StepTime t) {
            return chip.watts * (0.3 + 0.7 * (t.compute() + t.recompute()) / t.total());
        }
    }

    /// What was searched.
    ///
    /// @param best fastest layout that fits, or null when none fits
    /// @param runnerUp next fastest with another tensor, pipeline, context or expert degree or
    ///     another exchange of context, or null
    /// @param smallest layout that needs the least memory, whether it fits or not, or null when the
    ///     space is empty
    /// @param front layouts that no other beats in time, free memory and power at once, fastest first
    /// @param complete false when the search was stopped before its end
    public record Outcome(
            @Nullable Found best,
            @Nullable Found runnerUp,
            @Nullable Found smallest,
            List<Found> front,
            long looked,
            long evaluated,
            boolean complete) {

        /// Why the runner-up lost, in words: by how much, and to which part of the step.
        public String why() {
            Found first = best;
            Found second = runnerUp;
            if (first == null || second == null) {
                return "";
            }
            double[] a = parts(first.time);
            double[] b = parts(second.time);
            int worst = 0;
            for (int i = 1; i < a.length; i++) {
                if (b[i] - a[i] > b[worst] - a[worst]) {
                    worst = i;
                }
            }
            return String.format(
                    Locale.ROOT,
                    "%s, slower by %.1f %%: %s costs %.3g s more",
                    second.layout.text(),
                    100 * (second.time.total() / first.time.total() - 1),
                    NAMES[worst],
                    b[worst] - a[worst]);
        }

        private static double[] parts(StepTime t) {
            return new double[] {
                t.compute(),
                t.recompute(),
                t.tensor(),
                t.expert(),
                t.context(),
                t.pipeline(),
                t.bubble(),
                t.data(),
                t.optimizer(),
                t.overhead(),
                t.offload()
            };
        }

        private static final String[] NAMES = {
            "compute",
            "recomputation",
            "tensor-parallel communication",
            "expert exchange",
            "context-parallel communication",
            "pipeline transfer",
            "the pipeline bubble",
            "data-parallel communication",
            "the optimiser",
            "waiting",
            "host offload"
        };
    }

    private TrainingSearch() {}

    /// Best layout in the calling thread, bounded.
    public static Outcome best(Chip chip, Fabric fabric, TrainingTask task, int devices) {
        return search(chip, fabric, task, devices, Runner.inPlace(), true);
    }

    /// @param bounded skip layouts whose lower bound is above the tile's best; best and runner-up are
    ///     the same, the front may then miss slower layouts
    public static Outcome search(
            Chip chip, Fabric fabric, TrainingTask task, int devices, Runner runner, boolean bounded) {
        return search(chip, fabric, task, devices, runner, bounded, List.of(Offload.NONE));
    }

    /// The same with layouts that keep something in host memory, each kind of `offloads`.
    public static Outcome search(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int devices,
            Runner runner,
            boolean bounded,
            List<Offload> offloads) {
        Transformer x = task.model();
        List<Callable<TrainingTile>> tiles = new ArrayList<>();
        int mostTensor = Math.min(Math.min(16, fabric.domain), devices);
        for (int t = 1; t <= mostTensor; t *= 2) {
            if (x.heads() % t != 0 || devices % t != 0) {
                continue;
            }
            for (int c = 1; c <= (task.sequence() >= 16384 ? 16 : 1) && devices % (t * c) == 0; c *= 2) {
                for (int e = 1; e <= Math.max(1, Math.min(x.experts(), devices / c)); e *= 2) {
                    if (e > 1 && x.experts() % e != 0) {
                        continue;
                    }
                    int tensor = t;
                    int context = c;
                    int expert = e;
                    for (ContextParallel by : ContextParallel.values()) {
                        if (by == ContextParallel.RING || (c > 1 && by.allows(x, t, c))) {
                            tiles.add(() -> new TrainingTile(
                                            chip, fabric, task, devices, tensor, context, expert, by, bounded, offloads)
                                    .run(runner));
                        }
                    }
                }
            }
        }
        return merge(chip, runner.all(tiles), !runner.cancelled());
    }

    private static Outcome merge(Chip chip, List<TrainingTile> tiles, boolean complete) {
        Found best = null;
        Found smallest = null;
        long looked = 0;
        long evaluated = 0;
        for (TrainingTile tile : tiles) {
            looked += tile.looked;
            evaluated += tile.evaluated;
            Found b = tile.best;
            if (b != null && (best == null || b.time.total() < best.time.total())) {
                best = b;
            }
            Found s = tile.smallest;
            if (s != null && (smallest == null || s.memory < smallest.memory)) {
                smallest = s;
            }
        }
        Found second = null;
        var candidates = new ArrayList<Found>();
        for (TrainingTile tile : tiles) {
            candidates.addAll(tile.front);
            Found b = tile.best;
            if (b != null && b != best && (second == null || b.time.total() < second.time.total())) {
                second = b;
            }
        }
        return new Outcome(best, second, smallest, front(chip, candidates), looked, evaluated, complete);
    }

    /// Layouts that no other beats in time, memory and power at once.
    static List<Found> front(Chip chip, List<Found> candidates) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort((a, b) -> Double.compare(a.time.total(), b.time.total()));
        var front = new ArrayList<Found>();
        for (Found f : sorted) {
            if (f.memory <= chip.memory
                    && front.stream().noneMatch(g -> g.memory <= f.memory && !(g.watts > f.watts))) {
                front.add(f);
            }
        }
        return List.copyOf(front);
    }

    /// Largest number of chunks up to 8 that divides a stage and that the micro-batches can fill. Where the
    /// stages do not divide the layers, embedding and head count as a layer each, as for the 126 layers
    /// on 16 stages of arXiv 2407.21783 section 3.3.2.
    public static int interleave(Transformer x, int p, int microBatches) {
        int uneven = x.layers() % p == 0 ? 0 : 2;
        if (p == 1 || (x.layers() + uneven) % p != 0 || microBatches % p != 0) {
            return 1;
        }
        int stage = (x.layers() + uneven) / p;
        for (int v = Math.min(8, stage); v > 1; v--) {
            if (stage % v == 0) {
                return v;
            }
        }
        return 1;
    }
}
