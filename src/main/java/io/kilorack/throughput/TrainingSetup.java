package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.goodput.Goodput;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingLayout;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalDouble;

/// One training job.
///
/// @param tokens tokens to train on; empty: no days are given
/// @param sequence tokens per sequence
/// @param batch sequences per step
/// @param precision `bf16`, `fp16`, `fp8`, `fp4`; empty: 16 bit, as most runs still train
/// @param lora the base weights are frozen
/// @param stack what the training software does
/// @param layout the parallel layout, or empty: the best one is searched
/// @param reliability failures and recovery
/// @param offload whether the search may keep the optimiser or activations in host memory; otherwise
///     that is only proposed where nothing fits
/// @param usdPerHour what one accelerator costs an hour [USD/h]: its share of the system's price,
///     annualised, plus its energy, or a rent; empty: unknown
@RecordBuilder
public record TrainingSetup(
        Accelerator accelerator,
        Cluster cluster,
        LanguageModel model,
        OptionalDouble tokens,
        int sequence,
        int batch,
        String precision,
        boolean lora,
        Stack stack,
        Optional<TrainingLayout> layout,
        Goodput.Reliability reliability,
        OptionalDouble usdPerHour,
        boolean offload)
        implements TrainingSetupBuilder.With {

    /// A job with today's software, published failure rates and a searched layout.
    public static TrainingSetup of(
            Accelerator accelerator,
            Cluster cluster,
            LanguageModel model,
            double tokens,
            int sequence,
            int batch,
            String precision) {
        return new TrainingSetup(
                accelerator,
                cluster,
                model,
                OptionalDouble.of(tokens),
                sequence,
                batch,
                precision,
                false,
                Stack.FUSED,
                Optional.empty(),
                Goodput.Reliability.published(Generation.of(accelerator.id()).nvidia()),
                OptionalDouble.empty(),
                false);
    }

    public TrainingSetup withLayout(TrainingLayout chosen) {
        return withLayout(Optional.of(chosen));
    }
}
