package io.kilorack.plan;

import java.util.List;
import java.util.OptionalDouble;

/// One node of the power chain, from the utility down to the feed a rack plugs into.
///
/// @param sources ids of the nodes upstream; one for a plain branch, two for an ATS/STS, none for a
/// utility or
/// generator
/// @param side feed tag (`A`, `B`, `C`); empty above the split
/// @param partId catalog id of the equipment, or empty
/// @param voltage line-line for AC, pole-pole for DC [V]
/// @param ratedKw limit in active power [kW]; empty when not stated
/// @param ratedKva limit in apparent power [kVA]
/// @param ratedAmps breaker or busbar rating [A]
/// @param efficiency at full load, 0..1; empty: the kind's default curve
/// @param policyLimit share of the rating that company policy allows (0.8), labelled as policy; empty for
/// none
public record PowerNode(
        String id,
        String name,
        NodeKind kind,
        List<String> sources,
        String side,
        String partId,
        Wiring wiring,
        OptionalDouble voltage,
        OptionalDouble ratedKw,
        OptionalDouble ratedKva,
        OptionalDouble ratedAmps,
        OptionalDouble efficiency,
        OptionalDouble policyLimit) {

    /// Equipment kinds in the chain.
    public enum NodeKind {
        UTILITY,
        GENERATOR,
        TRANSFORMER,
        SWITCHGEAR,
        UPS,
        STS,
        ATS,
        PDU,
        RPP,
        BUSWAY,
        TAP,
        RACK_PDU,
        POWER_SHELF,
        DC_BUS
    }

    /// System kind, stored beside the voltage so that nobody has to guess √3.
    public enum Wiring {
        SINGLE_PHASE,
        THREE_PHASE_WYE,
        THREE_PHASE_DELTA,
        DC
    }

    public PowerNode {
        sources = List.copyOf(sources);
    }
}
