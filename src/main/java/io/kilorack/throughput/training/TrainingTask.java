package io.kilorack.throughput.training;

import io.kilorack.quantity.Guard;
import io.kilorack.throughput.architecture.Transformer;
import io.soabase.recordbuilder.core.RecordBuilder;

/// What one optimiser step must do.
///
/// @param sequence tokens per sequence
/// @param batch sequences per step
/// @param bits width of the matrix products: 16, 8 or 4
/// @param frozen the base weights are frozen (LoRA): no weight gradients, no optimiser state for them
@RecordBuilder
public record TrainingTask(Transformer model, int sequence, int batch, int bits, boolean frozen, Stack stack)
        implements TrainingTaskBuilder.With {
    public TrainingTask {
        Guard.atLeast("sequence", sequence, 1);
        Guard.atLeast("batch", batch, 1);
    }
}
