package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.power.chain.SupplyTrace.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One mains with a generator behind a transfer switch; a UPS and a board without one below it.
class SupplyTraceTest {
    private static final SupplyTrace TRACE = new SupplyTrace(List.of(
            ChainNode.of("grid", NodeKind.UTILITY, 1e6),
            ChainNode.of("gen", NodeKind.GENERATOR, 1e6),
            ChainNode.of("tr", NodeKind.TRANSFORMER, 1e6, "grid"),
            ChainNode.of("ats", NodeKind.ATS, 1e6, "tr", "gen"),
            ChainNode.of("ups", NodeKind.UPS, 1e6, "ats"),
            ChainNode.of("mech", NodeKind.SWITCHGEAR, 1e6, "ats"),
            ChainNode.of("bare", NodeKind.SWITCHGEAR, 1e6, "tr")));

    @Test
    void aPumpOnTheUpsRunsOnAndAFanBehindTheGeneratorWaits() {
        assertEquals(State.HELD, TRACE.during(List.of("ups"), "grid"));
        assertEquals(State.STARTING, TRACE.during(List.of("mech"), "grid"));
        assertEquals(State.DEAD, TRACE.during(List.of("bare"), "grid"));
        assertEquals(State.STARTING, TRACE.during(List.of("mech"), "tr"));
    }

    @Test
    void aTransferSwitchIsHeldByItsBetterFeed() {
        assertEquals(State.HELD, TRACE.during(List.of("mech", "ups"), "grid"));
        assertEquals(State.HELD, TRACE.during(List.of("ups", "mech"), "ups"));
        assertEquals(State.DEAD, TRACE.during(List.of("ups"), "ups"));
        assertEquals(State.DEAD, TRACE.during(List.of("ups", "mech"), "ats"));
    }

    @Test
    void nothingIsTouchedByWhatIsNotAboveIt() {
        assertEquals(Set.of("ups", "ats", "tr", "gen", "grid"), TRACE.above(List.of("ups")));
        assertEquals(State.HELD, TRACE.during(List.of("mech"), "ups"));
        assertEquals(State.HELD, TRACE.during(List.of("ups"), "gen"));
    }

    @Test
    void aCycleAndAMissingSourceEnd() {
        var odd = new SupplyTrace(List.of(
                ChainNode.of("a", NodeKind.PDU, 1e6, "b", "nowhere"), ChainNode.of("b", NodeKind.PDU, 1e6, "a")));
        assertEquals(State.DEAD, odd.during(List.of("a"), "c"));
        assertEquals(State.DEAD, odd.during(List.of("none"), "c"));
    }
}
