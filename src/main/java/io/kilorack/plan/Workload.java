package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
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

    /// `bf16`, `fp8` …; empty: what suits the chips.
    String precision();

    /// How much of its pool it gets, and the second pool it works with.
    Placement placement();

    Workload withPoolId(String id);

    Workload withPlacement(Placement placement);

    /// How much of its pool a workload gets, and the second pool it works with.
    ///
    /// A serving workload with a second pool prefills in the first and decodes in the second. A training
    /// job with a second pool runs one pipeline over both.
    ///
    /// @param share share of the pool's accelerators, above 0 and at most 1, of every family alike; empty:
    ///     an equal part of what the stated shares leave
    /// @param secondPoolId the other pool; empty: the workload runs in its pool alone
    /// @param secondShare share of the second pool, as `share`
    /// @param linkGbps network between the pools per accelerator, one direction [Gbit/s]; empty: the
    ///     slower side's scale-out network
    @RecordBuilder
    record Placement(OptionalDouble share, String secondPoolId, OptionalDouble secondShare, OptionalDouble linkGbps)
            implements WorkloadPlacementBuilder.With {
        public static final Placement ALONE =
                new Placement(OptionalDouble.empty(), "", OptionalDouble.empty(), OptionalDouble.empty());

        public Placement {
            share(share);
            share(secondShare);
            if (linkGbps.isPresent() && !(linkGbps.getAsDouble() > 0)) {
                throw new IllegalArgumentException(
                        "the network between pools must be above 0 Gbit/s; have " + linkGbps.getAsDouble());
            }
        }

        private static void share(OptionalDouble share) {
            if (share.isPresent() && !(share.getAsDouble() > 0 && share.getAsDouble() <= 1)) {
                throw new IllegalArgumentException(
                        "a share of a pool must be above 0 and at most 1 (the whole pool); have "
                                + share.getAsDouble());
            }
        }

        /// Whether two pools work on it together.
        public boolean paired() {
            return !secondPoolId.isEmpty();
        }
    }

    /// Train a model on a number of tokens by a date.
    ///
    /// @param sequenceLength tokens per sequence
    /// @param globalBatch sequences per step
    /// @param precision `bf16`, `fp8` …; empty: 16 bit
    /// @param offload whether optimiser and activations may lie in host memory; otherwise that is only
    ///     proposed where nothing fits
    @RecordBuilder
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
            @Nullable LocalDate due,
            Placement placement,
            boolean offload)
            implements Workload, WorkloadTrainingBuilder.With {
        /// A job that keeps everything on its accelerators.
        public Training(
                String id,
                String name,
                String modelId,
                String poolId,
                double tokens,
                int sequenceLength,
                int globalBatch,
                String precision,
                @Nullable LocalDate start,
                @Nullable LocalDate due,
                Placement placement) {
            this(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    placement,
                    false);
        }

        /// A job that has a pool, or an equal part of one, for itself.
        public Training(
                String id,
                String name,
                String modelId,
                String poolId,
                double tokens,
                int sequenceLength,
                int globalBatch,
                String precision,
                @Nullable LocalDate start,
                @Nullable LocalDate due) {
            this(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    Placement.ALONE,
                    false);
        }

        @Override
        public Training withPoolId(String id) {
            return WorkloadTrainingBuilder.With.super.withPoolId(id);
        }

        @Override
        public Training withPlacement(Placement value) {
            return WorkloadTrainingBuilder.With.super.withPlacement(value);
        }
    }

    /// Serve a model at a request rate within latency targets.
    ///
    /// @param requestsPerSecond demanded rate; empty: as many as the pool can within the targets
    /// @param inputTokens mean prompt length, `outputTokens` mean answer length
    /// @param ttftMs target for the time to first token [ms] at the 90th percentile
    /// @param tpotMs target for the time per output token [ms] at the 90th percentile
    /// @param prefixHit share of prompt tokens found in the prefix cache, 0..1
    @RecordBuilder
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
            String precision,
            Placement placement)
            implements Workload, WorkloadServingBuilder.With {
        /// A service that has a pool, or an equal part of one, for itself.
        public Serving(
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
                String precision) {
            this(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    Placement.ALONE);
        }

        @Override
        public Serving withPoolId(String id) {
            return WorkloadServingBuilder.With.super.withPoolId(id);
        }

        @Override
        public Serving withPlacement(Placement value) {
            return WorkloadServingBuilder.With.super.withPlacement(value);
        }
    }
}
