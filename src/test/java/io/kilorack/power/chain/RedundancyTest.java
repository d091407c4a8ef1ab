package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Redundancy schemes as chains, worked by hand: usable capacity is that of the worst single failure.
class RedundancyTest {
    private static final LossCurve NONE = new LossCurve(0, 0, 0);

    private static ChainNode node(String id, NodeKind kind, double watts, String... sources) {
        return ChainNode.of(id, kind, watts, sources).withLoss(NONE);
    }

    private static ChainAnalysis analyze(List<ChainNode> nodes, List<ChainLoad> loads) {
        return PowerChain.of(nodes, loads, WiringRules.IEC, ChainLoad.Basis.MAXIMUM)
                .analyze();
    }

    /// N: two UPS of 500 kW on one bus, 800 kW of load. Normally 400 kW each; one lost puts 800 on the
    /// other.
    @Test
    void nLeavesNothingToLose() {
        var a = analyze(
                List.of(
                        node("ups1", NodeKind.UPS, 500e3),
                        node("ups2", NodeKind.UPS, 500e3),
                        node("bus", NodeKind.SWITCHGEAR, 2e6, "ups1", "ups2")),
                List.of(ChainLoad.of("it", 800e3, "bus")));
        assertEquals(400e3, a.node("ups1").orElseThrow().normalWatts(), 1e-6);
        assertEquals(800e3, a.node("ups2").orElseThrow().worstWatts(), 1e-6);
        assertEquals(500e3, a.usableCapacity().value().orElseThrow(), 1e-3);
        // and the bus is a single point of failure
        assertEquals(List.of("it"), a.failure("bus").orElseThrow().darkLoads());
    }

    /// N+1: five UPS of 500 kW on one bus for 2 MW. 400 kW each, 500 kW after the loss of one: full,
    /// not over.
    @Test
    void nPlusOneCarriesTheWholeWithoutAnyUnit() {
        var nodes = new ArrayList<ChainNode>();
        String[] ids = new String[5];
        for (int i = 0; i < 5; i++) {
            ids[i] = "ups" + i;
            nodes.add(node(ids[i], NodeKind.UPS, 500e3));
        }
        nodes.add(node("bus", NodeKind.SWITCHGEAR, 3e6, ids));
        var a = analyze(nodes, List.of(ChainLoad.of("it", 2e6, "bus")));
        for (String id : ids) {
            NodeState ups = a.node(id).orElseThrow();
            assertEquals(400e3, ups.normalWatts(), 1e-6);
            assertEquals(500e3, ups.worstWatts(), 1e-6);
            assertTrue(!ups.overloaded());
        }
        assertEquals(2e6, a.usableCapacity().value().orElseThrow(), 1e-3);
        assertEquals(0.8, 2e6 / (5 * 500e3), 1e-12); // rule E17, N+1 with N = 4
    }

    /// 2(N+1), N = 4: two systems of five UPS of 250 kW for 1 MW. Each UPS carries 100 kW; the loss of
    /// a whole side puts 200 kW on each of the other; one UPS of a side lost puts 125 kW on its four
    /// neighbours.
    @Test
    void twoTimesNPlusOneLivesThroughASideAndWithAUnitLess() {
        var nodes = new ArrayList<ChainNode>();
        for (String side : List.of("a", "b")) {
            String[] ids = new String[5];
            for (int i = 0; i < 5; i++) {
                ids[i] = "ups-" + side + i;
                nodes.add(node(ids[i], NodeKind.UPS, 250e3));
            }
            nodes.add(node("bus-" + side, NodeKind.SWITCHGEAR, 2e6, ids));
        }
        var a = analyze(nodes, List.of(ChainLoad.of("it", 1e6, "bus-a", "bus-b")));
        NodeState ups = a.node("ups-a0").orElseThrow();
        assertEquals(100e3, ups.normalWatts(), 1e-6);
        assertEquals(200e3, ups.worstWatts(), 1e-6);
        assertEquals("bus-b", ups.worstFailure().orElseThrow());
        assertEquals(1.25e6, a.usableCapacity().value().orElseThrow(), 1e-3);
        FailureState one = a.failure("ups-a3").orElseThrow();
        assertTrue(one.survived());
        assertEquals(125e3, a.during("ups-a3")[a.position("ups-a0")], 1e-6);
        assertEquals(100e3, a.during("ups-a3")[a.position("ups-b0")], 1e-6);
        assertEquals(0, a.during("ups-a3")[a.position("ups-a3")]);
    }

    /// 3N2R: three systems of 1 MW, each pair carries a third of 2 MW: 667 kW normally, 1 MW after any
    /// loss.
    @Test
    void distributedThreeForTwo() {
        var nodes = new ArrayList<ChainNode>();
        for (int i = 0; i < 3; i++) {
            nodes.add(node("s" + i, NodeKind.UPS, 1e6));
        }
        var a = analyze(
                nodes,
                List.of(
                        ChainLoad.of("p", 2e6 / 3, "s0", "s1"),
                        ChainLoad.of("q", 2e6 / 3, "s1", "s2"),
                        ChainLoad.of("r", 2e6 / 3, "s2", "s0")));
        for (NodeState node : a.nodes()) {
            assertEquals(2e6 / 3, node.normalWatts(), 1e-6);
            assertEquals(1e6, node.worstWatts(), 1e-6);
        }
        assertEquals(2e6, a.usableCapacity().value().orElseThrow(), 1e-3);
    }
}
