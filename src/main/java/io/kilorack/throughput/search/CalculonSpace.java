package io.kilorack.throughput.search;

import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The search space of Calculon (Isaev et al., SC 2023), point for point, so that speed can be compared
/// on equal terms.
///
/// Tensor parallelism divides accelerators, hidden size and heads; pipeline the layers; data is the
/// rest. Interleave divides a stage; micro-batch the batch of a data rank; recomputation full,
/// attention or none; optimiser sharded or not; tensor communication all-reduce, point-to-point, or
/// reduce-scatter with all-gather, the last with the gather kept or redone; tensor overlap none, ring
/// or pipe; data overlap; each axis on the inner (8) or outer (65,536) network. GPT-3 175B on 4,096
/// accelerators and 4,096 sequences counts 1,031,448 points.
public final class CalculonSpace {
    /// Accelerators of the inner network tier.
    public static final int INNER = 8;

    private final Chip chip;
    private final TrainingTask task;
    private final int accelerators;
    private final Fabric inner;
    private final Fabric outer;

    /// @param task `batch` is the most sequences per step
    /// @param up inner bandwidth one way per accelerator [B/s], `out` that of the outer network
    public CalculonSpace(Chip chip, TrainingTask task, int accelerators, double up, double out) {
        this.chip = chip;
        this.task = task;
        this.accelerators = accelerators;
        this.inner = new Fabric(chip, INNER, INNER, up, out);
        this.outer = new Fabric(chip, 1, 1, up, out);
    }

    /// One point of the space.
    ///
    /// @param communication 0 all-reduce, 1 point-to-point reduce-scatter and all-gather, 2
    ///     reduce-scatter and all-gather
    /// @param overlap 0 none, 1 ring, 2 pipe
    /// @param recompute 0 full, 1 attention, 2 none
    public record Point(
            int tensor,
            int pipeline,
            int data,
            int interleave,
            int microBatch,
            int recompute,
            boolean sharded,
            int communication,
            boolean gatherRedone,
            int overlap,
            boolean dataOverlap,
            boolean tensorInner,
            boolean pipelineInner,
            boolean dataInner) {

        public String text() {
            String[] recomputed = {"full", "attention", "none"};
            String[] sent = {"all-reduce", "p2p RS+AG", "RS+AG"};
            String[] hidden = {"none", "ring", "pipe"};
            return "TP %d (%s) · PP %d (%s) · DP %d (%s) · interleave %d · micro-batch %d · recompute %s · %s%s · overlap %s%s%s"
                    .formatted(
                            tensor,
                            tier(tensorInner),
                            pipeline,
                            tier(pipelineInner),
                            data,
                            tier(dataInner),
                            interleave,
                            microBatch,
                            recomputed[recompute],
                            sent[communication],
                            gatherRedone ? " redone" : "",
                            hidden[overlap],
                            sharded ? " · sharded optimiser" : "",
                            dataOverlap ? " · DP overlap" : "");
        }

        private static String tier(boolean in) {
            return in ? "inner" : "outer";
        }
    }

    /// @param count points of the space
    /// @param legal points whose inner tier holds them
    /// @param fitting legal points that fit into memory
    /// @param evaluated points whose step was timed in full
    /// @param best fastest point per sequence, or null when none fits
    public record Outcome(
            long count,
            long legal,
            long fitting,
            long evaluated,
            @Nullable Point best,
            double seconds,
            int batch,
            double memory) {
        /// Sequences per second.
        public double rate() {
            return batch / seconds;
        }
    }

    /// Searches the whole space.
    ///
    /// @param bounded skip points whose lower bound is above the best so far of their tile; the answer
    ///     is the same
    public Outcome search(Runner runner, boolean bounded) {
        List<Callable<CalculonTile>> tiles = new ArrayList<>();
        var x = task.model();
        for (int t = 1; t <= accelerators; t++) {
            if (accelerators % t != 0 || x.hidden() % t != 0 || x.heads() % t != 0) {
                continue;
            }
            for (int p = 1; p <= accelerators / t; p++) {
                if (accelerators / t % p != 0 || x.layers() % p != 0) {
                    continue;
                }
                int d = accelerators / t / p;
                if (d > task.batch()) {
                    continue;
                }
                int tensor = t;
                int pipeline = p;
                tiles.add(() -> new CalculonTile(chip, task, inner, outer, tensor, pipeline, d, bounded).run(runner));
            }
        }
        long count = 0;
        long legal = 0;
        long fitting = 0;
        long evaluated = 0;
        CalculonTile best = null;
        for (CalculonTile tile : runner.all(tiles)) {
            count += tile.count;
            legal += tile.legal;
            fitting += tile.fitting;
            evaluated += tile.evaluated;
            // strictly better only: equal points keep the first in the order of the space
            if (tile.best != null && (best == null || tile.bestPerSequence() < best.bestPerSequence())) {
                best = tile;
            }
        }
        return best == null
                ? new Outcome(count, legal, fitting, evaluated, null, Double.POSITIVE_INFINITY, 0, 0)
                : new Outcome(
                        count, legal, fitting, evaluated, best.best, best.bestSeconds, best.batch, best.bestMemory);
    }
}
