package io.kilorack.throughput.validation;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingFormat;
import java.util.Optional;
import java.util.OptionalDouble;

/// One published serving measurement.
///
/// @param pools workers of both pools of a disaggregated point, where they were published
/// @param concurrency requests in flight over all accelerators; empty with `flood`: as many as memory
///     holds
/// @param input mean prompt length, `output` mean answer length [tokens]; 0 when not published
/// @param accept tokens per decode step and sequence: 1 without speculation
/// @param tensor tensor parallelism, `attentionData` and `expert` as published; 0 when not published
/// @param batchTokens prompt tokens of one prefill batch per device; 0 when not published
/// @param operatingPoint one point of a sweep of an engine, as CSV states it
/// @param equalLengths every request has the same lengths, so that a batch of them finishes together
/// @param measured the measured value in the quantity's unit
public record ServingCase(
        String id,
        String fair,
        String family,
        String acceleratorId,
        Cluster cluster,
        LanguageModel model,
        ServingFormat format,
        Engine engine,
        boolean disaggregated,
        Optional<Pools> pools,
        OptionalDouble concurrency,
        double input,
        double output,
        double accept,
        int tensor,
        int attentionData,
        int expert,
        double batchTokens,
        boolean operatingPoint,
        boolean equalLengths,
        Quantity quantity,
        double measured) {

    /// What a serving report states.
    public enum Quantity {
        /// Mean time per output token at a given number of requests in flight [ms].
        TPOT_MS("decode"),
        /// Median time between tokens at a given number of requests in flight [ms]: of a step without
        /// prompts, as long as fewer than half of the steps carry one.
        ITL_MEDIAN_MS("decode"),
        /// Output tokens per second over all accelerators at a given number of requests in flight.
        OUTPUT_RATE("saturated"),
        /// Output tokens per second of a decode pool.
        DECODE_RATE("decode"),
        /// Prompt tokens per second of a prefill pool.
        PREFILL_RATE("prefill"),
        /// Time to the first token of a single request [ms].
        TTFT_MS("ttft"),
        /// Mean time to the first token at a given number of requests in flight [ms].
        TTFT_LOADED_MS("ttft under load");

        private final String phase;

        Quantity(String phase) {
            this.phase = phase;
        }

        public String phase() {
            return phase;
        }
    }

    public boolean mixture() {
        return model.experts().isPresent();
    }
}
