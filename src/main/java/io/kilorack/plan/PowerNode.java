package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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
/// @param phases conductors of its source that it hangs on; empty: those of its system kind
/// @param position first pole position of its breaker in the panel that feeds it, counted from 1
/// @param positions pole positions that it offers as a panel (42, 84)
/// @param rampKwPerS change of load that it tolerates [kW/s], for a utility or generator; empty when
/// not stated
/// @param vectorGroup how the windings of a transformer are connected; empty: not stated
/// @param startSeconds from loss of the mains until a generator carries load [s]; empty: not stated
@RecordBuilder
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
        OptionalDouble policyLimit,
        Optional<Phases> phases,
        OptionalInt position,
        OptionalInt positions,
        OptionalDouble rampKwPerS,
        Optional<VectorGroup> vectorGroup,
        OptionalDouble startSeconds)
        implements PowerNodeBuilder.With {

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

    /// Vector group of a three-phase transformer by IEC 60076-1: high-voltage winding, low-voltage winding,
    /// clock number (the low voltage lags by 30° times it). Written as people do: `Dyn11`.
    public enum VectorGroup {
        DYN1,
        DYN5,
        DYN7,
        DYN11,
        YYN0,
        YNYN0,
        DD0,
        YD1,
        YD5,
        YD11;

        /// As people write it: `Dyn11`.
        public String text() {
            return switch (this) {
                case YNYN0 -> "YNyn0";
                case YYN0 -> "Yyn0";
                default -> name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
            };
        }
    }

    public PowerNode {
        sources = List.copyOf(sources);
    }

    /// A node without a place in a panel, and without positions of its own.
    public PowerNode(
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
        this(
                id,
                name,
                kind,
                sources,
                side,
                partId,
                wiring,
                voltage,
                ratedKw,
                ratedKva,
                ratedAmps,
                efficiency,
                policyLimit,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }
}
