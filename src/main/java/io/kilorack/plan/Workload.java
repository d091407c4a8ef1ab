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

    /// `bf16`, `fp8` …; empty: what suits the chips.
    String precision();

    /// How much of its pool it gets, and the second pool it works with.
    Placement placement();

    Workload withPool(String id);

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
    record Placement(OptionalDouble share, String secondPoolId, OptionalDouble secondShare, OptionalDouble linkGbps) {
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

        public Placement withShare(OptionalDouble value) {
            return new Placement(value, secondPoolId, secondShare, linkGbps);
        }

        public Placement withSecondPool(String id) {
            return new Placement(share, id, secondShare, linkGbps);
        }

        public Placement withSecondShare(OptionalDouble value) {
            return new Placement(share, secondPoolId, value, linkGbps);
        }

        public Placement withLink(OptionalDouble gbps) {
            return new Placement(share, secondPoolId, secondShare, gbps);
        }
    }

    /// Train a model on a number of tokens by a date.
    ///
    /// @param sequenceLength tokens per sequence
    /// @param globalBatch sequences per step
    /// @param precision `bf16`, `fp8` …; empty: 16 bit
    /// @param offload whether optimiser and activations may lie in host memory; otherwise that is only
    ///     proposed where nothing fits
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
            implements Workload {
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

        public Training withName(String value) {
            return new Training(
                    id,
                    value,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    placement,
                    offload);
        }

        public Training withModel(String value) {
            return new Training(
                    id,
                    name,
                    value,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    placement,
                    offload);
        }

        @Override
        public Training withPool(String value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    value,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    placement,
                    offload);
        }

        public Training withTokens(double value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    poolId,
                    value,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    due,
                    placement,
                    offload);
        }

        public Training withSequenceLength(int value) {
            return new Training(
                    id, name, modelId, poolId, tokens, value, globalBatch, precision, start, due, placement, offload);
        }

        public Training withGlobalBatch(int value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    value,
                    precision,
                    start,
                    due,
                    placement,
                    offload);
        }

        public Training withPrecision(String value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    value,
                    start,
                    due,
                    placement,
                    offload);
        }

        public Training withStart(@Nullable LocalDate value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    value,
                    due,
                    placement,
                    offload);
        }

        public Training withDue(@Nullable LocalDate value) {
            return new Training(
                    id,
                    name,
                    modelId,
                    poolId,
                    tokens,
                    sequenceLength,
                    globalBatch,
                    precision,
                    start,
                    value,
                    placement,
                    offload);
        }

        @Override
        public Training withPlacement(Placement value) {
            return new Training(
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
                    value,
                    offload);
        }

        public Training withOffload(boolean allowed) {
            return new Training(
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
                    allowed);
        }
    }

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
            String precision,
            Placement placement)
            implements Workload {
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

        public Serving withName(String value) {
            return new Serving(
                    id,
                    value,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withModel(String value) {
            return new Serving(
                    id,
                    name,
                    value,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        @Override
        public Serving withPool(String value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    value,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withRequestsPerSecond(OptionalDouble value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    value,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withInputTokens(int value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    value,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withOutputTokens(int value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    value,
                    ttftMs,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withTtftMs(OptionalDouble value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    value,
                    tpotMs,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withTpotMs(OptionalDouble value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    value,
                    prefixHit,
                    precision,
                    placement);
        }

        public Serving withPrefixHit(double value) {
            return new Serving(
                    id,
                    name,
                    modelId,
                    poolId,
                    requestsPerSecond,
                    inputTokens,
                    outputTokens,
                    ttftMs,
                    tpotMs,
                    value,
                    precision,
                    placement);
        }

        public Serving withPrecision(String value) {
            return new Serving(
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
                    value,
                    placement);
        }

        @Override
        public Serving withPlacement(Placement value) {
            return new Serving(
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
                    value);
        }
    }
}
