package io.kilorack.power.chain;

import java.util.Optional;
import java.util.OptionalDouble;

/// One node in the normal state and in its worst single failure.
///
/// @param limitWatts usable limit under the wiring rules [W]; empty when none is stated ("no limit set"
/// is not room to spare)
/// @param policyWatts what company policy leaves of it [W]
/// @param normalWatts delivered with everything alive [W], `worstWatts` in the single failure
/// `worstFailure` (a node id; empty: no failure loads it more)
/// @param lossWatts its own loss in the normal state [W]
/// @param powerFactor of what it delivers
/// @param unknownDevices devices below it without a known draw; not 0 makes both loads lower bounds
public record NodeState(
        ChainNode node,
        OptionalDouble limitWatts,
        OptionalDouble policyWatts,
        double normalWatts,
        double worstWatts,
        Optional<String> worstFailure,
        double lossWatts,
        double powerFactor,
        int unknownDevices) {

    /// Load over limit in the normal state, 1 = full.
    public OptionalDouble normalShare() {
        return limitWatts.isPresent()
                ? OptionalDouble.of(normalWatts / limitWatts.getAsDouble())
                : OptionalDouble.empty();
    }

    /// Load over limit in the worst single failure, 1 = full.
    public OptionalDouble worstShare() {
        return limitWatts.isPresent()
                ? OptionalDouble.of(worstWatts / limitWatts.getAsDouble())
                : OptionalDouble.empty();
    }

    public boolean overloaded() {
        return worstShare().orElse(0) > NodeLimits.FULL;
    }
}
