package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/// The practical space of training layouts: what an engineer would try, searched whole.
///
/// Tensor parallelism a power of two that divides heads, at most the scale-up domain; pipeline any divisor of the device
/// count at most the layers; context parallelism for long sequences; expert parallelism a divisor of the experts;
/// micro-batch 1 to 8; recomputation none or full; optimiser sharded, or FSDP where there is no pipeline.
public final class TrainingSearch {
    /// A layout with its time.
    public record Found(TrainingLayout layout, StepTime time, double memory) {}

    /// What was searched.
    ///
    /// @param best fastest layout that fits, or null when none fits
    /// @param smallest layout that needs the least memory, whether it fits or not, or null when the space is empty
    public record Outcome(@Nullable Found best, @Nullable Found smallest, long looked, long evaluated) {}

    private TrainingSearch() {}

    public static Outcome best(Chip chip, Fabric fabric, TrainingTask task, int devices) {
        Transformer x = task.model();
        Found best = null;
        Found smallest = null;
        long looked = 0;
        long evaluated = 0;
        int mostTensor = Math.min(Math.min(16, fabric.domain), devices);
        for (int t = 1; t <= mostTensor; t *= 2) {
            if (x.heads() % t != 0 || devices % t != 0) {
                continue;
            }
            for (int c = 1; c <= (task.sequence() >= 16384 ? 16 : 1) && devices % (t * c) == 0; c *= 2) {
                for (int e : expertChoices(x, devices / c)) {
                    for (int mb = 1; mb <= 8; mb *= 2) {
                        LayerCost cost = null;
                        for (int p = 1; p <= Math.min(x.layers(), devices / (t * c)); p++) {
                            if ((devices / (t * c)) % p != 0 || (x.layers() % p != 0 && p > 16)) {
                                continue;
                            }
                            int d = devices / (t * c * p);
                            if ((long) d * mb > task.batch() || (task.batch() / d) % mb != 0 || e > t * c * d) {
                                continue;
                            }
                            int v = interleave(x, p, task.batch() / (d * mb));
                            for (int option = 0; option < 4; option++) {
                                boolean full = (option & 1) == 1;
                                boolean sharded = (option & 2) == 2;
                                if (sharded && (p > 1 || d * c == 1)) {
                                    continue;
                                }
                                looked++;
                                var layout = new TrainingLayout(t, p, d, c, e, 1, v, mb, t > 1, full ? Recompute.FULL : Recompute.NONE,
                                        sharded ? 3 : d * c > 1 ? 1 : 0, Schedule.ONE_F_ONE_B);
                                if (full) {
                                    layout = Completion.fewestRecomputed(chip, task, layout);
                                }
                                double memory = TrainingMemory.of(task, layout).total();
                                boolean fits = memory <= chip.memory;
                                if (!fits && smallest != null && memory >= smallest.memory) {
                                    continue;
                                }
                                if (cost == null) {
                                    cost = new LayerCost(chip, fabric, task, t, c, e, mb, t > 1);
                                }
                                evaluated++;
                                var found = new Found(layout, StepModel.time(chip, fabric, task, layout, cost), memory);
                                if (smallest == null || memory < smallest.memory) {
                                    smallest = found;
                                }
                                if (fits && (best == null || found.time.total() < best.time.total())) {
                                    best = found;
                                }
                            }
                        }
                    }
                }
            }
        }
        return new Outcome(best, smallest, looked, evaluated);
    }

    /// Largest number of chunks up to 8 that divides a stage and that the micro-batches can fill.
    public static int interleave(Transformer x, int p, int microBatches) {
        if (p == 1 || x.layers() % p != 0 || microBatches % p != 0) {
            return 1;
        }
        int stage = x.layers() / p;
        for (int v = Math.min(8, stage); v > 1; v--) {
            if (stage % v == 0) {
                return v;
            }
        }
        return 1;
    }

    private static int[] expertChoices(Transformer x, int devices) {
        if (x.experts() == 0) {
            return new int[] {1};
        }
        return java.util.stream.IntStream.iterate(1, e -> e <= Math.min(x.experts(), devices), e -> e * 2)
                .filter(e -> x.experts() % e == 0)
                .toArray();
    }
}
