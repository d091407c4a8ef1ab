package io.kilorack.plan;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a pool is for.
public sealed interface Workload {
    String id();

    String name();

    /// Catalog id of the language model.
    String modelId();

    /// The pool that runs it, or empty when not assigned.
    String poolId();

    /// Train a model on a number of tokens by a date.
    ///
    /// @param sequenceLength tokens per sequence
    /// @param globalBatch sequences per step
    /// @param precision `bf16`, `fp8` …; empty: the best the chips offer
    record Training(
            String id,
            String name,
            String modelId,
            String poolId,
            double tokens,
            int sequenceLength,
            int globalBatch,
            String precision,
            @Nullable LocalDate start,
            @Nullable LocalDate due)
            implements Workload {}

    /// Serve a model at a request rate within latency targets.
    ///
    /// @param requestsPerSecond demanded rate; empty: as many as the pool can within the targets
    /// @param inputTokens mean prompt length, `outputTokens` mean answer length
    /// @param ttftMs target for the time to first token [ms] at the 90th percentile
    /// @param tpotMs target for the time per output token [ms] at the 90th percentile
    /// @param prefixHit share of prompt tokens found in the prefix cache, 0..1
    record Serving(
            String id,
            String name,
            String modelId,
            String poolId,
            OptionalDouble requestsPerSecond,
            int inputTokens,
            int outputTokens,
            OptionalDouble ttftMs,
            OptionalDouble tpotMs,
            double prefixHit,
            String precision)
            implements Workload {}
}
