package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Branch and bound over a [TrainingSpace].
///
/// Tiles (tensor, context and its exchange) run in waves that double in size; each starts from what the
/// waves before it found and keeps its own incumbents, so that what is evaluated and what is found do not
/// depend on threads. Bounds and dominance never change best, runner-up, or the fastest layout with
/// headroom: what is left unlooked at is slower than all three.
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
    /// @param roomy fastest that leaves [#HEADROOM] of the memory free, or null when none up to
    /// [#REACH] does
    /// @param smallest where nothing fits: the layout that needs least memory, or null when there is none
    /// @param front layouts that no other beats in time, free memory and power at once, fastest first,
    /// none slower than [#FRONT_REACH]; memory and power that differ by less than a hundredth are taken as
    /// equal
    /// @param looked points of the space, not counted where only the best is asked for
    /// @param evaluated points that were timed in full
    /// @param complete false when the search was stopped before its end
    public record Outcome(
            @Nullable Found best,
            @Nullable Found runnerUp,
            @Nullable Found roomy,
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

    /// Share of the memory that a layout with headroom leaves free: more than twice the mean error of the
    /// memory model on measured runs (2 %).
    public static final double HEADROOM = 0.05;

    /// A layout with headroom is at most this much slower than the best, as a factor: what full
    /// recomputation may cost.
    public static final double REACH = 1.5;

    /// Layouts of the front are at most this much slower than the best, as a factor. Beyond it mean power
    /// falls only as devices idle, and three in four members of the front are of that kind.
    public static final double FRONT_REACH = 1.2;

    private static final int FIRST_WAVE = 1;

    /// How much of a space is evaluated; best and runner-up are the same for each.
    public enum Depth {
        /// What may be the best, the runner-up or the fastest with headroom; no front.
        BEST,
        /// And the front up to [#FRONT_REACH].
        FRONT,
        /// Everything that fits, and the whole front.
        ALL
    }

    private TrainingSearch() {}

    /// Best of all legal layouts in the calling thread.
    public static Outcome best(Chip chip, Fabric fabric, TrainingTask task, int devices) {
        return search(chip, fabric, task, devices, TrainingSpace.exhaustive(), Runner.inPlace(), Depth.BEST);
    }

    /// Searches a space on the threads of `runner`; what is found and how much is evaluated do not
    /// depend on their number.
    public static Outcome search(
            Chip chip, Fabric fabric, TrainingTask task, int devices, TrainingSpace space, Runner runner, Depth depth) {
        List<List<TrainingSpace.Split>> splits = space.tiles(task, fabric.domain, devices);
        var found = new Incumbents();
        var front = new Front(chip);
        long evaluated = 0;
        double roomy = roomyMemory(chip);
        int size = FIRST_WAVE;
        for (int from = 0; from < splits.size() && !runner.cancelled(); from += size, size = Math.min(8, 2 * size)) {
            // a wave starts from what those before it found; its size does not depend on threads
            Incumbents seed = found.copy();
            var wave = new ArrayList<Callable<TrainingTile>>();
            for (List<TrainingSpace.Split> split : splits.subList(from, Math.min(splits.size(), from + size))) {
                wave.add(() -> new TrainingTile(chip, fabric, task, devices, space, split, depth, seed).run(runner));
            }
            for (TrainingTile tile : runner.part(from, splits.size()).all(wave)) {
                evaluated += tile.evaluated;
                found.merge(tile.found, roomy);
                front.add(tile.front);
            }
        }
        boolean complete = !runner.cancelled();
        Found best = found.best;
        double reach = depth == Depth.ALL ? Double.POSITIVE_INFINITY : FRONT_REACH * seconds(best);
        return new Outcome(
                best,
                found.second,
                seconds(found.roomy) <= REACH * seconds(best) ? found.roomy : null,
                best == null && complete ? smallest(chip, fabric, task, devices, space) : null,
                front.sorted(reach),
                depth == Depth.BEST ? 0 : space.count(task, fabric.domain, devices),
                evaluated,
                complete);
    }

    /// The layout that needs least memory; null where the space is empty.
    private static @Nullable Found smallest(
            Chip chip, Fabric fabric, TrainingTask task, int devices, TrainingSpace space) {
        TrainingLayout least = null;
        double memory = Double.POSITIVE_INFINITY;
        for (TrainingSpace.Split split : space.splits(task, fabric.domain, devices)) {
            for (int e : space.experts(task.model(), devices)) {
                List<TrainingSpace.Row> rows = space.rows(task, devices, split, e);
                // memory grows with the micro-batch
                int mb = 1;
                for (TrainingSpace.Row row : rows) {
                    if (!space.fits(task, split, row, mb)) {
                        continue;
                    }
                    int m = TrainingSpace.ceil(task.batch(), row.data());
                    for (TrainingSpace.Way way : space.ways(task, row.pipeline(), m)) {
                        for (int zero : space.zeros(row.pipeline(), row.data() * split.context())) {
                            TrainingLayout l = new TrainingLayout(
                                            split.tensor(),
                                            row.pipeline(),
                                            row.data(),
                                            split.context(),
                                            e,
                                            1,
                                            way.interleave(),
                                            mb,
                                            split.sequenceParallel(),
                                            Recompute.FULL,
                                            zero,
                                            way.schedule())
                                    .withContextBy(split.by());
                            double needed = TrainingMemory.total(task, l);
                            if (needed < memory) {
                                memory = needed;
                                least = l;
                            }
                        }
                    }
                }
            }
        }
        if (least == null) {
            return null;
        }
        var cost = new LayerCost(
                chip,
                fabric,
                task,
                least.tensor(),
                least.context(),
                least.expert(),
                least.microBatch(),
                least.sequenceParallel(),
                least.contextBy());
        StepTime time = StepModel.time(chip, fabric, task, least, cost);
        return new Found(least, time, memory, Found.watts(chip, time));
    }

    static double seconds(@Nullable Found f) {
        return f == null ? Double.POSITIVE_INFINITY : f.time.total();
    }

    /// Most memory of a layout with headroom [B].
    static double roomyMemory(Chip chip) {
        return chip.memory * (1 - HEADROOM);
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
