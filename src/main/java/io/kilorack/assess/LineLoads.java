package io.kilorack.assess;

import io.kilorack.power.chain.ChainNode;
import io.kilorack.power.chain.NodeState;
import io.kilorack.power.chain.PhaseLoad;
import io.kilorack.power.electrical.Harmonics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the conductors of one node carry. Volt-amperes are current × line-neutral voltage, so three of them
/// add up to the node's apparent power; currents need the node's voltage.
///
/// @param normalVa of each line, everything alive: three, or one for a single phase
/// @param neutralVa of the neutral at the fundamental; 0 without one
/// @param lineNeutralVa of the loads between line and neutral, summed over the lines: their third harmonics
/// add in the neutral
/// @param third third harmonic over the fundamental of these loads; empty when not stated
/// @param unstatedVa of circuits whose conductors are not stated, in none of the lines
/// @param imbalance `max|I_p − Ī| / Ī` (rule E10)
/// @param worstVa of the fullest line over the normal state and every single failure, `worstLine` which
/// it is (`L2`) and `worstFailure` the name of what fails (empty: no failure loads it more)
/// @param limitVa what one line may carry; empty when no limit is set
/// @param lineVolts line-neutral [V]; empty when the node states no voltage
public record LineLoads(
        List<Double> normalVa,
        double neutralVa,
        double lineNeutralVa,
        OptionalDouble third,
        double unstatedVa,
        double imbalance,
        double worstVa,
        String worstLine,
        Optional<String> worstFailure,
        OptionalDouble limitVa,
        OptionalDouble lineVolts) {
    static LineLoads of(
            NodeState.Phases phases,
            ChainNode node,
            double lineNeutralVa,
            OptionalDouble third,
            Optional<String> failureName) {
        PhaseLoad normal = phases.normal();
        return new LineLoads(
                normal.lines(),
                normal.neutral(),
                lineNeutralVa,
                third,
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

    /// The neutral with the third harmonics of the loads on it [VA]; where those are not stated, the
    /// fundamental alone, a lower bound. Source: [Harmonics#neutral].
    public double neutralTotalVa() {
        return Harmonics.neutral(neutralVa, lineNeutralVa, third.orElse(0));
    }

    /// True when third harmonics that nobody states come on top.
    public boolean neutralLeast() {
        return third.isEmpty() && lineNeutralVa > 0;
    }

    /// K factor of what the node delivers, for sizing a transformer (IEEE C57.110): third harmonic alone;
    /// empty where that is not stated.
    public OptionalDouble kFactor() {
        double all = normalVa.stream().mapToDouble(Double::doubleValue).sum();
        return third.isPresent() && all > 0
                ? OptionalDouble.of(Harmonics.kFactor(Math.min(1, third.getAsDouble() * lineNeutralVa / all)))
                : OptionalDouble.empty();
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
