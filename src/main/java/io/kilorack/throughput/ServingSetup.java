package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingLayout;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalDouble;

/// One served model.
///
/// @param input mean prompt length [tokens]
/// @param output mean answer length [tokens]
/// @param prefixHit share of prompt tokens found in the prefix cache, 0..1
/// @param ttftMs target for the time to first token [ms] at the 90th percentile; empty: none
/// @param tpotMs target for the time per output token [ms] at the 90th percentile; empty: none
/// @param precision `bf16`, `fp8`, `nvfp4`, `mxfp4`, `int8`, `int4`; empty: 8 bit where the chip
///     computes it, else 16
/// @param tokensPerStep tokens that one decode step yields per sequence: 1 without speculation
/// @param layout layout of one instance, or empty: the best one is searched
/// @param usdPerHour what one accelerator costs an hour [USD/h]: its share of the system's price,
///     annualised, plus its energy, or a rent; empty: unknown
@RecordBuilder
public record ServingSetup(
        Accelerator accelerator,
        Cluster cluster,
        LanguageModel model,
        int input,
        int output,
        double prefixHit,
        OptionalDouble ttftMs,
        OptionalDouble tpotMs,
        String precision,
        double tokensPerStep,
        Engine engine,
        Optional<ServingLayout> layout,
        OptionalDouble usdPerHour)
        implements ServingSetupBuilder.With {

    /// A load with today's open engines, no speculation and a searched layout.
    public static ServingSetup of(
            Accelerator accelerator,
            Cluster cluster,
            LanguageModel model,
            int input,
            int output,
            double prefixHit,
            OptionalDouble ttftMs,
            OptionalDouble tpotMs,
            String precision) {
        return new ServingSetup(
                accelerator,
                cluster,
                model,
                input,
                output,
                prefixHit,
                ttftMs,
                tpotMs,
                precision,
                1,
                Engine.PYTHON,
                Optional.empty(),
                OptionalDouble.empty());
    }

    public ServingSetup withLayout(ServingLayout chosen) {
        return withLayout(Optional.of(chosen));
    }
}
