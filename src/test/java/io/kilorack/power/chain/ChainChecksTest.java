package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChainChecksTest {
    private static List<String> codes(List<ChainNode> nodes, ChainLoad... loads) {
        PowerChain chain = PowerChain.of(nodes, List.of(loads), WiringRules.IEC, ChainLoad.Basis.MAXIMUM);
        chain.analyze();
        return chain.issues().stream().map(ChainIssue::code).toList();
    }

    private static ChainNode at(String id, NodeKind kind, Wiring wiring, double volts, String... sources) {
        return new ChainNode(
                id,
                id,
                kind,
                List.of(sources),
                "",
                wiring,
                OptionalDouble.of(volts),
                OptionalDouble.of(1e6),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    @Test
    void aSoundChainRaisesNothing() {
        assertEquals(List.of(), Chains.twoSides(20, 1e4).issues());
    }

    @Test
    void aCycleIsACheckAndTheRestIsStillComputed() {
        var nodes = List.of(
                ChainNode.of("a", NodeKind.SWITCHGEAR, 1e6, "c"),
                ChainNode.of("b", NodeKind.SWITCHGEAR, 1e6, "a"),
                ChainNode.of("c", NodeKind.SWITCHGEAR, 1e6, "b"),
                ChainNode.of("u", NodeKind.UTILITY, 1e6),
                ChainNode.of("p", NodeKind.PDU, 1e6, "u"));
        assertTrue(codes(nodes, ChainLoad.of("r", 1000, "p")).contains("power.chain.cyclic"));
        assertEquals(
                1000,
                PowerChain.of(nodes, List.of(ChainLoad.of("r", 1000, "p")), WiringRules.IEC, ChainLoad.Basis.MAXIMUM)
                        .analyze()
                        .node("p")
                        .orElseThrow()
                        .normalWatts());
    }

    @Test
    void danglingSourceFeedAndMissingRoot() {
        assertEquals(
                List.of(
                        "power.chain.dangling",
                        "power.chain.no-source",
                        "power.load.dangling-feed",
                        "power.load.no-feed"),
                codes(List.of(ChainNode.of("p", NodeKind.PDU, 1e6, "nowhere")), ChainLoad.of("r", 1, "gone")));
    }

    @Test
    void negativeAndAbsurdRatingsAreNamedButTenMegawattDevicesAndGigawattSitesAreNot() {
        assertEquals(List.of("power.node.rating"), codes(List.of(ChainNode.of("u", NodeKind.UTILITY, -5))));
        assertEquals(List.of("power.node.rating"), codes(List.of(ChainNode.of("u", NodeKind.UTILITY, 1e13))));
        assertEquals(
                List.of(), codes(List.of(ChainNode.of("u", NodeKind.UTILITY, 1.2e9)), ChainLoad.of("d", 10e6, "u")));
        assertEquals(
                List.of("power.load.rating"),
                codes(List.of(ChainNode.of("u", NodeKind.UTILITY, 1e6)), ChainLoad.of("d", -1, "u")));
    }

    @Test
    void mixedVoltageMissingPhaseAndDirectCurrent() {
        ChainNode grid = at("u", NodeKind.UTILITY, Wiring.THREE_PHASE_WYE, 400);
        ChainNode delta = at("d", NodeKind.UTILITY, Wiring.THREE_PHASE_DELTA, 400);
        ChainNode single = at("s", NodeKind.UTILITY, Wiring.SINGLE_PHASE, 230);
        assertEquals(List.of(), codes(List.of(grid, at("p", NodeKind.RACK_PDU, Wiring.SINGLE_PHASE, 230, "u"))));
        assertEquals(
                List.of("power.chain.mixed-voltage"),
                codes(List.of(grid, at("p", NodeKind.RACK_PDU, Wiring.THREE_PHASE_WYE, 208, "u"))));
        assertEquals(List.of(), codes(List.of(grid, at("p", NodeKind.TRANSFORMER, Wiring.THREE_PHASE_WYE, 208, "u"))));
        assertEquals(
                List.of("power.chain.phase-missing"),
                codes(List.of(delta, at("p", NodeKind.RACK_PDU, Wiring.SINGLE_PHASE, 230, "d"))));
        assertEquals(
                List.of("power.chain.phase-missing"),
                codes(List.of(single, at("p", NodeKind.RACK_PDU, Wiring.THREE_PHASE_WYE, 400, "s"))));
        assertEquals(
                List.of("power.chain.mixed-system"),
                codes(List.of(grid, at("p", NodeKind.DC_BUS, Wiring.DC, 50, "u"))));
        assertEquals(List.of(), codes(List.of(grid, at("p", NodeKind.POWER_SHELF, Wiring.DC, 50, "u"))));
    }

    @Test
    void oneSupplyOnTwoFeedsAndOneFeedBesideTwoSides() {
        var nodes = List.of(
                ChainNode.of("a", NodeKind.UTILITY, 1e6).withSide("A"),
                ChainNode.of("b", NodeKind.UTILITY, 1e6).withSide("B"));
        assertEquals(
                List.of("power.load.single-supply"),
                codes(nodes, ChainLoad.of("r", 1, "a", "b").withSupplies(1, 1, 3000)));
        assertEquals(List.of("power.load.single-feed"), codes(nodes, ChainLoad.of("r", 1, "a")));
        assertEquals(
                List.of("power.load.degraded-on-feed-loss"),
                codes(nodes, ChainLoad.of("r", 10200, "a", "b").withSupplies(6, 4, 3300)));
    }

    @Test
    void aCheckCallsANodeByItsNameAndWritesNumbersForPeople() {
        ChainNode ups = new ChainNode(
                "ups-a1",
                "UPS A1",
                NodeKind.UPS,
                List.of(),
                "A",
                Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(400),
                OptionalDouble.empty(),
                OptionalDouble.of(-1.5e6),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty());
        PowerChain chain = PowerChain.of(List.of(ups), List.of(), WiringRules.IEC, ChainLoad.Basis.MAXIMUM);
        chain.analyze();
        assertEquals(
                List.of(
                        "UPS A1 has a rated apparent power of −1.50 MVA; it must be above 0 and below 100 GVA",
                        "UPS A1 (UPS) has no source; it is computed as if it were live"),
                chain.issues().stream().map(ChainIssue::message).toList());
        assertEquals(List.of("ups-a1"), chain.issues().getFirst().subjects());
    }
}
