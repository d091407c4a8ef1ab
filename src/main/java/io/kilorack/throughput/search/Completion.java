package io.kilorack.throughput.search;

import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Completes a layout of which only the degrees are known: micro-batch, interleaving and recomputation
/// are chosen as an engineer would, the fastest that fits.
public final class Completion {
    /// What published runs chose from.
    private static final List<Recompute> PUBLISHED = List.of(Recompute.NONE, Recompute.SELECTIVE, Recompute.FULL);

    private Completion() {}

    /// What is known of a layout; empty fields are chosen.
    public record Partial(
            int tensor,
            int pipeline,
            int data,
            int context,
            int expert,
            OptionalInt interleave,
            OptionalInt microBatch,
            boolean sequenceParallel,
            int zero,
            Optional<Recompute> recompute) {}

    /// The fastest completion that fits; where none fits the one that needs least memory, as runs that
    /// were published did fit in some way. Empty when the batch does not divide.
    public static Optional<TrainingSearch.Found> complete(Chip chip, Fabric fabric, TrainingTask task, Partial p) {
        TrainingSearch.@Nullable Found best = null;
        boolean bestFits = false;
        for (int mb = p.microBatch().orElse(1); mb <= p.microBatch().orElse(8); mb *= 2) {
            if ((long) p.data() * mb > task.batch()) {
                continue;
            }
            var cost = new LayerCost(chip, fabric, task, p.tensor(), p.context(), p.expert(), mb, p.sequenceParallel());
            int m = Math.max(1, task.batch() / (p.data() * mb));
            // chunks that were not published are as many as the micro-batches can fill
            int v = p.interleave().orElse(TrainingSearch.interleave(task.model(), p.pipeline(), m));
            for (Recompute recompute : PUBLISHED) {
                if (p.recompute().isPresent() && p.recompute().get() != recompute) {
                    continue;
                }
                var layout = new TrainingLayout(
                        p.tensor(),
                        p.pipeline(),
                        p.data(),
                        p.context(),
                        p.expert(),
                        1,
                        v,
                        mb,
                        p.sequenceParallel(),
                        recompute,
                        p.zero(),
                        Schedule.ONE_F_ONE_B);
                if (recompute == Recompute.FULL && p.recompute().isEmpty()) {
                    layout = fewestRecomputed(chip, task, layout);
                }
                double memory = TrainingMemory.total(task, layout);
                boolean fits = memory <= chip.memory;
                var found = new TrainingSearch.Found(
                        layout, StepModel.time(chip, fabric, task, layout, cost), memory, chip.watts);
                boolean better = best == null
                        || (fits && !bestFits)
                        || (fits == bestFits
                                && (fits ? found.time().total() < best.time().total() : memory < best.memory()));
                if (better) {
                    best = found;
                    bestFits = fits;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// The layout with as few layers recomputed as memory allows.
    static TrainingLayout fewestRecomputed(Chip chip, TrainingTask task, TrainingLayout full) {
        return fewestRecomputed(chip.memory, task, full);
    }

    /// The same within `memory` [B].
    static TrainingLayout fewestRecomputed(double memory, TrainingTask task, TrainingLayout full) {
        int stage = Math.max(1, (int) Math.ceil(task.model().layers() / (double) full.pipeline()));
        int low = 0;
        int high = stage;
        while (low < high) {
            int middle = (low + high) / 2;
            if (TrainingMemory.total(task, full.recomputing(Math.max(1, middle))) <= memory) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return full.recomputing(Math.max(1, low));
    }
}
