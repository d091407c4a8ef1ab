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
/// @param phases its conductors; empty for DC and where all of the chain is balanced
public record NodeState(
        ChainNode node,
        OptionalDouble limitWatts,
        OptionalDouble policyWatts,
        double normalWatts,
        double worstWatts,
        Optional<String> worstFailure,
        double lossWatts,
        double powerFactor,
        int unknownDevices,
        Optional<Phases> phases) {

    /// The node's conductors.
    ///
    /// @param normal what they carry with everything alive
    /// @param worstVa highest line over the normal state and every single failure [VA], `worstLine`
    /// which it is (0..2) and `worstFailure` the node whose loss does it (empty: no failure loads it more)
    /// @param lineVa what one line may carry [VA]: a third of the usable limit; empty when none is stated
    public record Phases(
            PhaseLoad normal, double worstVa, int worstLine, Optional<String> worstFailure, OptionalDouble lineVa) {
        /// Highest line over what it may carry, in the worst single failure; 1 = full.
        public OptionalDouble worstShare() {
            return lineVa.isPresent() ? OptionalDouble.of(worstVa / lineVa.getAsDouble()) : OptionalDouble.empty();
        }

        /// Highest line over what it may carry, everything alive.
        public OptionalDouble normalShare() {
            return lineVa.isPresent()
                    ? OptionalDouble.of(normal.highest() / lineVa.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

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

    /// True when the whole, or its fullest line, carries more in its worst single failure than company
    /// policy leaves: a policy in watts leaves the same share of each line.
    public boolean overPolicy() {
        if (policyWatts.isEmpty() || limitWatts.isEmpty()) {
            return false;
        }
        double left = policyWatts.getAsDouble() / limitWatts.getAsDouble();
        double line =
                phases.flatMap(p -> p.worstShare().stream().boxed().findFirst()).orElse(0.0);
        return Math.max(worstShare().orElse(0), line) > left * NodeLimits.FULL;
    }

    public boolean overloaded() {
        return worstShare().orElse(0) > NodeLimits.FULL;
    }
}
