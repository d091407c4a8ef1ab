package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.PowerNode;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneLineTest {
    private static PowerNode node(String id, PowerNode.NodeKind kind, String side, String... sources) {
        return new PowerNode(
                id,
                id,
                kind,
                List.of(sources),
                side,
                "",
                PowerNode.Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(400),
                OptionalDouble.of(100),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Map<String, NodeLoad> loads(List<PowerNode> chain) {
        var loads = new HashMap<String, NodeLoad>();
        for (int i = 0; i < chain.size(); i++) {
            PowerNode n = chain.get(i);
            loads.put(
                    n.id(),
                    new NodeLoad(
                            "s",
                            n.id(),
                            n.id(),
                            n.kind().name().toLowerCase(),
                            n.side(),
                            OptionalDouble.of(100e3),
                            10e3,
                            20e3 + i,
                            Optional.empty(),
                            0,
                            Figure.known("x", 1, "W")));
        }
        return loads;
    }

    private static List<PowerNode> twoSides(int feeds) {
        var chain = new ArrayList<PowerNode>();
        chain.add(node("u", PowerNode.NodeKind.UTILITY, ""));
        chain.add(node("g", PowerNode.NodeKind.GENERATOR, ""));
        for (String side : List.of("A", "B")) {
            chain.add(node("ats" + side, PowerNode.NodeKind.ATS, side, "u", "g"));
            chain.add(node("ups" + side, PowerNode.NodeKind.UPS, side, "ats" + side));
            for (int i = 0; i < feeds; i++) {
                chain.add(node("bw" + side + i, PowerNode.NodeKind.BUSWAY, side, "ups" + side));
            }
        }
        return chain;
    }

    @Test
    void everyNodeHasOneBoxBelowItsFirstSource() {
        List<PowerNode> chain = twoSides(3);
        OneLine line = OneLine.of(chain, loads(chain));
        assertEquals(chain.size(), line.boxes().size());
        assertEquals(4, line.rows());
        for (OneLine.Wire wire : line.wires()) {
            assertTrue(wire.spare()
                    || line.boxes().get(wire.from()).row() + 1
                            == line.boxes().get(wire.to()).row());
        }
        // both transfer switches have the generator as their spare source
        assertEquals(2, line.wires().stream().filter(OneLine.Wire::spare).count());
        apart(line);
    }

    @Test
    void manyEqualNodesBecomeOneBoxThatShowsTheWorst() {
        List<PowerNode> chain = twoSides(200);
        OneLine line = OneLine.of(chain, loads(chain));
        assertTrue(line.columns() <= 14, "columns " + line.columns());
        OneLine.Box feeds = line.boxes().stream()
                .filter(b -> b.count() == 200 && b.side().equals("A"))
                .findFirst()
                .orElseThrow();
        assertEquals("bwA199", feeds.id());
        var members = new HashSet<String>();
        line.boxes().forEach(b -> members.addAll(b.members()));
        assertEquals(chain.size(), members.size(), "every node is in some box");
        apart(line);
    }

    @Test
    void ringsAndMissingSourcesAreDrawnAllTheSame() {
        var chain = List.of(
                node("a", PowerNode.NodeKind.SWITCHGEAR, "", "b"),
                node("b", PowerNode.NodeKind.SWITCHGEAR, "", "a"),
                node("c", PowerNode.NodeKind.PDU, "", "gone"));
        assertEquals(3, OneLine.of(chain, loads(chain)).boxes().size());
        assertEquals(0, OneLine.of(List.of(), Map.of()).boxes().size());
    }

    @Test
    void deathStopsWhereAnotherSourceLives() {
        List<PowerNode> chain = twoSides(1);
        assertEquals(Set.of("u"), OneLine.dead(chain, "u"));
        assertEquals(Set.of("atsA", "upsA", "bwA0"), OneLine.dead(chain, "atsA"));
    }

    private static void apart(OneLine line) {
        for (OneLine.Box a : line.boxes()) {
            for (OneLine.Box b : line.boxes()) {
                assertTrue(
                        a == b || a.row() != b.row() || Math.abs(a.column() - b.column()) > 0.99,
                        a.id() + " over " + b.id());
            }
        }
    }
}
