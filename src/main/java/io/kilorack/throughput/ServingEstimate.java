package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.serving.ServingLayout;
import java.util.List;
import java.util.Optional;

/// What serving yields. Figures without a value name the input that is missing.
///
/// @param problem what is missing, impossible, does not fit or misses its target, where, and what to do
/// @param fits whether the model fits into the memory of an instance
/// @param meetsTargets whether some load above zero meets the targets
/// @param bound what binds; empty when the inputs allow no answer
/// @param instances equal instances that the accelerators hold
/// @param rate output tokens per second of all instances at the largest load within the targets
/// @param requestRate requests per second of all instances at that load
/// @param ttft 90th percentile of the time to first token at that load [ms]
/// @param memory per accelerator: weights, cache at that load, reserve
/// @param tpot mean over requests of the time per output token [ms], `tpot90` its 90th percentile,
/// which the
///     target is for
/// @param concurrency sequences in flight per instance at that load
/// @param tokensPerDollar output tokens per USD of accelerator time; unknown without a price
/// @param asked the question with the layout, by which the estimate can be opened; empty without one
public record ServingEstimate(
        String problem,
        boolean fits,
        boolean meetsTargets,
        Optional<ServingLayout> layout,
        String layoutText,
        int instances,
        String bound,
        Figure rate,
        Figure requestRate,
        Figure ttft,
        Figure tpot,
        Figure tpot90,
        Figure memory,
        Figure concurrency,
        Figure tokensPerJoule,
        Figure tokensPerDollar,
        Optional<Asked> asked) {

    /// All figures in their order, for a breakdown.
    public List<Figure> figures() {
        return List.of(rate, requestRate, ttft, tpot, tpot90, memory, concurrency, tokensPerJoule, tokensPerDollar);
    }
}
