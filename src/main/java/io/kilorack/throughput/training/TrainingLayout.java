package io.kilorack.throughput.training;

import io.kilorack.quantity.Guard;
import io.soabase.recordbuilder.core.RecordBuilder;

/// How one training job is spread over devices. Expert groups lie inside the tensor, context and data
/// ranks.
///
/// @param interleave chunks of layers per pipeline stage (v)
/// @param expertTensor tensor parallelism inside an expert
/// @param recomputedLayers layers of a stage that are recomputed in full; the rest keeps its
///     activations, or with light recomputation what that leaves
/// @param zero optimiser sharding: 0 none, 1 states, 2 and gradients, 3 and parameters (FSDP)
/// @param contextBy how context ranks exchange what attention needs
/// @param offload what lies in host memory
@RecordBuilder
public record TrainingLayout(
        int tensor,
        int pipeline,
        int data,
        int context,
        int expert,
        int expertTensor,
        int interleave,
        int microBatch,
        boolean sequenceParallel,
        Recompute recompute,
        int recomputedLayers,
        int zero,
        Schedule schedule,
        ContextParallel contextBy,
        Offload offload)
        implements TrainingLayoutBuilder.With {

    /// Every layer is recomputed where `recompute` is full.
    public TrainingLayout(
            int tensor,
            int pipeline,
            int data,
            int context,
            int expert,
            int expertTensor,
            int interleave,
            int microBatch,
            boolean sequenceParallel,
            Recompute recompute,
            int zero,
            Schedule schedule) {
        this(
                tensor,
                pipeline,
                data,
                context,
                expert,
                expertTensor,
                interleave,
                microBatch,
                sequenceParallel,
                recompute,
                recompute == Recompute.FULL ? Integer.MAX_VALUE : 0,
                zero,
                schedule,
                ContextParallel.RING,
                Offload.NONE);
    }

    public TrainingLayout {
        Guard.atLeast("tensor", tensor, 1);
        Guard.atLeast("pipeline", pipeline, 1);
        Guard.atLeast("data", data, 1);
        Guard.atLeast("context", context, 1);
        Guard.atLeast("expert", expert, 1);
        Guard.atLeast("expertTensor", expertTensor, 1);
        Guard.atLeast("interleave", interleave, 1);
        Guard.atLeast("microBatch", microBatch, 1);
        Guard.atLeast("recomputedLayers", recomputedLayers, 0);
    }

    /// Whether some layers are recomputed in full.
    public boolean recomputesLayers() {
        return recomputedLayers > 0;
    }

    /// Stages whose parameters a device holds: under DualPipe one of either
    /// direction. Source: arXiv 2412.19437 table 2.
    int copies() {
        return schedule == Schedule.DUAL_PIPE ? 2 : 1;
    }

    public int devices() {
        return tensor * pipeline * data * context;
    }

    /// Micro-batches per pipeline and step, the last one possibly short.
    public int microBatches(int batch) {
        long width = (long) data * microBatch;
        return (int) ((batch + width - 1) / width);
    }

    /// Share of a stage's layers that is recomputed in full, 0..1.
    public double recomputedShare(double stageLayers) {
        return recomputedLayers > 0 ? Math.min(1, recomputedLayers / stageLayers) : 0;
    }

    /// The same with another optimiser sharding.
    public TrainingLayout withZero(int stage) {
        return stage == zero ? this : with().zero(stage).build();
    }

    /// The same with `what` recomputed, `count` layers of a stage in full.
    public TrainingLayout recomputing(Recompute what, int count) {
        // written out: the inner loop of the search makes millions, and a builder for each is most of its time
        return new TrainingLayout(
                tensor,
                pipeline,
                data,
                context,
                expert,
                expertTensor,
                interleave,
                microBatch,
                sequenceParallel,
                what,
                count,
                zero,
                schedule,
                contextBy,
                offload);
    }

    /// The same with `count` layers of a stage recomputed in full.
    public TrainingLayout recomputing(int count) {
        return recomputing(
                recompute == Recompute.LIGHT ? Recompute.LIGHT : count > 0 ? Recompute.FULL : Recompute.NONE, count);
    }

    /// `TP 8 · PP 4 · DP 16`, with what differs from plain.
    public String text() {
        var s = new StringBuilder("TP %d · PP %d · DP %d".formatted(tensor, pipeline, data));
        if (context > 1) {
            s.append(" · CP ").append(context);
            if (contextBy != ContextParallel.RING) {
                s.append(" (").append(contextBy.text()).append(')');
            }
        }
        if (expert > 1) {
            s.append(" · EP ").append(expert);
        }
        if (interleave > 1) {
            s.append(" · interleave ").append(interleave);
        }
        s.append(" · micro-batch ").append(microBatch);
        if (recompute != Recompute.NONE) {
            s.append(" · ").append(recompute.text()).append(" recompute");
            if (recomputedLayers > 0 && recomputedLayers < Integer.MAX_VALUE) {
                s.append(recompute == Recompute.FULL ? " of " : ", full of ")
                        .append(recomputedLayers)
                        .append(recomputedLayers == 1 ? " layer" : " layers");
            }
        }
        if (zero > 0) {
            s.append(" · ZeRO-").append(zero);
        }
        if (schedule != Schedule.ONE_F_ONE_B) {
            s.append(" · ").append(schedule.text());
        }
        if (offload != Offload.NONE) {
            s.append(" · ").append(offload.text()).append(" on the host");
        }
        return s.toString();
    }
}
