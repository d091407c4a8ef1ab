package io.kilorack.power.chain;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One node of the chain as the engine sees it. Empty values are "not stated", never 0.
///
/// @param sources ids of the nodes upstream, in the order of preference for an STS or ATS
/// @param side feed tag (`A`, `B`), empty above the split
/// @param volts line-line for AC, pole-pole for DC [V]
/// @param ratedWatts limit in active power [W], `ratedVa` in apparent power [VA], `ratedAmps` of breaker
/// or busbar [A]; all that are stated bind
/// @param loss its own curve; empty: the kind's default
/// @param policyShare share of the limit that company policy allows (0.8); empty for none
/// @param conductors of its source that it hangs on; empty: not stated, which for three phases means in
/// order
/// @param vectorGroup of a transformer; empty: Dyn11 for a wye output, Dd0 for a delta
@RecordBuilder
public record ChainNode(
        String id,
        String name,
        NodeKind kind,
        List<String> sources,
        String side,
        Wiring wiring,
        OptionalDouble volts,
        OptionalDouble ratedWatts,
        OptionalDouble ratedVa,
        OptionalDouble ratedAmps,
        Optional<LossCurve> loss,
        OptionalDouble policyShare,
        Optional<Conductors> conductors,
        Optional<VectorGroup> vectorGroup)
        implements ChainNodeBuilder.With {
    public ChainNode {
        sources = List.copyOf(sources);
    }

    /// A node whose conductors are not stated.
    public ChainNode(
            String id,
            String name,
            NodeKind kind,
            List<String> sources,
            String side,
            Wiring wiring,
            OptionalDouble volts,
            OptionalDouble ratedWatts,
            OptionalDouble ratedVa,
            OptionalDouble ratedAmps,
            Optional<LossCurve> loss,
            OptionalDouble policyShare) {
        this(
                id,
                name,
                kind,
                sources,
                side,
                wiring,
                volts,
                ratedWatts,
                ratedVa,
                ratedAmps,
                loss,
                policyShare,
                Optional.empty(),
                Optional.empty());
    }

    /// A three-phase 400 V node with a limit in active power; for small chains and tests.
    public static ChainNode of(String id, NodeKind kind, double ratedWatts, String... sources) {
        return new ChainNode(
                id,
                id,
                kind,
                List.of(sources),
                "",
                Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(400),
                OptionalDouble.of(ratedWatts),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    public ChainNode withLoss(LossCurve value) {
        return withLoss(Optional.of(value));
    }

    /// The same node on another system: wiring, voltage, and the conductors of its source that it hangs on.
    public ChainNode wired(Wiring system, double voltage, Optional<Conductors> on) {
        return with().wiring(system)
                .volts(OptionalDouble.of(voltage))
                .conductors(on)
                .build();
    }
}
