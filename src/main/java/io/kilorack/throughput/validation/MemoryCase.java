package io.kilorack.throughput.validation;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.List;

/// Measured memory of the first pipeline stage, vocabulary left out [GiB].
public record MemoryCase(
        String id,
        LanguageModel model,
        int sequence,
        int batch,
        int tensor,
        int pipeline,
        int data,
        int interleave,
        int microBatch,
        boolean sequenceParallel,
        boolean selective,
        double states,
        double activations) {
    private static final double GIB = 1L << 30;

    /// Weights with gradients and optimiser, and activations, measured against the closed forms.
    public List<Outcome> outcomes() {
        switch (Transformer.of(model)) {
            case Transformer.Resolved.Known(Transformer shape) -> {
                var task = new TrainingTask(shape, sequence, batch, 16, false, Stack.EAGER);
                var layout = new TrainingLayout(
                        tensor,
                        pipeline,
                        data,
                        1,
                        1,
                        1,
                        interleave,
                        microBatch,
                        sequenceParallel,
                        selective ? Recompute.SELECTIVE : Recompute.NONE,
                        0,
                        Schedule.ONE_F_ONE_B);
                TrainingMemory memory = TrainingMemory.of(task, layout);
                return List.of(
                        new Outcome(
                                        id,
                                        "weights + gradients + optimiser",
                                        true,
                                        states,
                                        memory.states() / GIB,
                                        "GiB",
                                        "")
                                .of(Target.STATES),
                        new Outcome(id, "activations", true, activations, memory.activations() / GIB, "GiB", "")
                                .of(Target.ACTIVATIONS));
            }
            case Transformer.Resolved.Unusable(String reason) -> {
                return List.of(new Outcome(id, "no answer", true, states, Double.NaN, "GiB", reason));
            }
        }
    }
}
