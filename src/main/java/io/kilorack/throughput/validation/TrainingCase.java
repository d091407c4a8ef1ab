package io.kilorack.throughput.validation;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import java.util.OptionalInt;

/// One published training measurement. Empty layout fields were not published; the fastest choice that
/// fits is taken.
///
/// @param fair `yes` rows are scored; others are shown beside
/// @param software text that names the software, to tell its age and tuning
/// @param fsdp parameters sharded over the data ranks
/// @param sequences sequences per step
/// @param iteration one iteration of a sweep on one node, as CSV states it
/// @param quantity what was measured
/// @param measured the measured value in the quantity's unit
public record TrainingCase(
        String id,
        String fair,
        String acceleratorId,
        Cluster cluster,
        LanguageModel model,
        int sequence,
        OptionalInt sequences,
        String precision,
        boolean lora,
        String software,
        OptionalInt tensor,
        OptionalInt pipeline,
        OptionalInt data,
        OptionalInt context,
        OptionalInt expert,
        OptionalInt interleave,
        OptionalInt microBatch,
        boolean sequenceParallel,
        boolean fsdp,
        String recompute,
        boolean iteration,
        Quantity quantity,
        double measured) {

    /// What a training report states.
    public enum Quantity {
        STEP_SECONDS,
        TOKENS_PER_SECOND,
        /// Model TFLOP/s per accelerator.
        MODEL_TFLOPS,
        /// TFLOP/s per accelerator with recomputation counted.
        HARDWARE_TFLOPS,
        /// Share of the dense 16-bit peak.
        MFU
    }

    public boolean layoutGiven() {
        return tensor.isPresent() && pipeline.isPresent();
    }

    public boolean mixture() {
        return model.experts().isPresent();
    }
}
