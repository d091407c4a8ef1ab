package io.kilorack.assess;

import io.kilorack.power.chain.ChainNode;
import io.kilorack.power.chain.NodeState;
import io.kilorack.power.chain.PhaseLoad;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the conductors of one node carry. Volt-amperes are current × line-neutral voltage, so three of them
/// add up to the node's apparent power; currents need the node's voltage.
///
/// @param normalVa of each line, everything alive: three, or one for a single phase
/// @param neutralVa of the neutral; 0 without one
/// @param unstatedVa of circuits whose conductors are not stated, in none of the lines
/// @param imbalance `max|I_p − Ī| / Ī` (rule E10)
/// @param worstVa of the fullest line over the normal state and every single failure, `worstLine` which
/// it is (`L2`) and `worstFailure` the name of what fails (empty: no failure loads it more)
/// @param limitVa what one line may carry; empty when no limit is set
/// @param lineVolts line-neutral [V]; empty when the node states no voltage
public record LineLoads(
        List<Double> normalVa,
        double neutralVa,
        double unstatedVa,
        double imbalance,
        double worstVa,
        String worstLine,
        Optional<String> worstFailure,
        OptionalDouble limitVa,
        OptionalDouble lineVolts) {
    static LineLoads of(NodeState.Phases phases, ChainNode node, Optional<String> failureName) {
        PhaseLoad normal = phases.normal();
        return new LineLoads(
                normal.lines(),
                normal.neutral(),
                normal.unstated(),
                normal.imbalance(),
                phases.worstVa(),
                normal.lines().size() == 3 ? "L" + (phases.worstLine() + 1) : "L",
                failureName,
                phases.lineVa(),
                node.volts().orElse(0) > 0
                        ? OptionalDouble.of(
                                node.volts().getAsDouble() / (node.wiring().threePhase() ? Math.sqrt(3) : 1))
                        : OptionalDouble.empty());
    }

    public boolean threePhase() {
        return normalVa.size() == 3;
    }

    /// As a current [A].
    public OptionalDouble amps(double va) {
        return lineVolts.isPresent() ? OptionalDouble.of(va / lineVolts.getAsDouble()) : OptionalDouble.empty();
    }

    /// The fullest line in its worst failure over what it may carry, 1 = full.
    public OptionalDouble worstShare() {
        return limitVa.isPresent() ? OptionalDouble.of(worstVa / limitVa.getAsDouble()) : OptionalDouble.empty();
    }

    /// The fullest line with everything alive over what it may carry.
    public OptionalDouble normalShare() {
        double highest =
                normalVa.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return limitVa.isPresent() ? OptionalDouble.of(highest / limitVa.getAsDouble()) : OptionalDouble.empty();
    }

    /// True when the lines differ by more than rounding.
    public boolean uneven() {
        return imbalance > 5e-4 || unstatedVa > 0;
    }
}
