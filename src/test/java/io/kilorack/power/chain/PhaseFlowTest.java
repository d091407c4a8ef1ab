package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Line currents against hand calculations: phasor sums on paper.
class PhaseFlowTest {
    private static final LossCurve NONE = new LossCurve(0, 0, 0);

    private static PhaseSplit on(int kind) {
        double[] weights = new double[PhaseSplit.KINDS];
        weights[kind] = 1;
        return PhaseSplit.of(weights);
    }

    private static ChainLoad load(String id, double va, int kind, String... feeds) {
        var splits = new ArrayList<PhaseSplit>();
        for (int i = 0; i < feeds.length; i++) {
            splits.add(on(kind));
        }
        return ChainLoad.of(id, va, feeds).withSplits(splits);
    }

    private static ChainNode wye(String id, NodeKind kind, double volts, String... sources) {
        return ChainNode.of(id, kind, 1e6, sources)
                .withLoss(NONE)
                .wired(Wiring.THREE_PHASE_WYE, volts, Optional.empty());
    }

    private static ChainAnalysis analyze(List<ChainNode> nodes, ChainLoad... loads) {
        return PowerChain.of(nodes, List.of(loads), WiringRules.IEC, ChainLoad.Basis.MAXIMUM)
                .analyze();
    }

    private static NodeState.Phases phases(ChainAnalysis a, String id) {
        return a.node(id).orElseThrow().phases().orElseThrow();
    }

    private static double amps(ChainAnalysis a, String id, int line) {
        return phases(a, id)
                .normal()
                .amps(line, a.node(id).orElseThrow().node())
                .orElseThrow();
    }

    /// Rule E10: 45, 38 and 52 A at 415 V give 12.124 A in the neutral and 15.56 % imbalance, also two
    /// levels further up.
    @Test
    void lineNeutralLoadsAddUpThroughThePanel() {
        double v = 415 / Math.sqrt(3);
        var a = analyze(
                List.of(
                        wye("grid", NodeKind.UTILITY, 415),
                        wye("board", NodeKind.SWITCHGEAR, 415, "grid"),
                        wye("rpp", NodeKind.RPP, 415, "board")),
                load("a", 45 * v, 0, "rpp"),
                load("b", 38 * v, 1, "rpp"),
                load("c", 52 * v, 2, "rpp"));
        for (String id : List.of("rpp", "board", "grid")) {
            assertEquals(45, amps(a, id, 0), 1e-6);
            assertEquals(38, amps(a, id, 1), 1e-6);
            assertEquals(52, amps(a, id, 2), 1e-6);
            var node = a.node(id).orElseThrow().node();
            assertEquals(
                    12.12435565298214, phases(a, id).normal().neutralAmps(node).orElseThrow(), 1e-6);
            assertEquals(0.15555555555555556, phases(a, id).normal().imbalance(), 1e-9);
        }
    }

    /// Rule E11: 10, 6 and 8 A between the lines of a delta give 15.62, 14.0 and 12.17 A, and no neutral.
    @Test
    void lineLineLoadsAddAsPhasors() {
        var panel = ChainNode.of("rpp", NodeKind.RPP, 1e6).wired(Wiring.THREE_PHASE_DELTA, 208, Optional.empty());
        var a = analyze(
                List.of(panel),
                load("x", 10 * 208, 3, "rpp"),
                load("y", 6 * 208, 4, "rpp"),
                load("z", 8 * 208, 5, "rpp"));
        assertEquals(15.620499351813308, amps(a, "rpp", 0), 1e-9);
        assertEquals(14.0, amps(a, "rpp", 1), 1e-9);
        assertEquals(12.165525060596439, amps(a, "rpp", 2), 1e-9);
        assertEquals(0, phases(a, "rpp").normal().neutral());
    }

    /// A Dyn transformer 480/208 V with 52 A on L3 and 45 A on L1: the primary line A carries
    /// |45∠0 − 52∠120°|/√3 · 208/480 = 84.077/√3 · 0.43333 = 21.035 A; nothing of the neutral is left.
    @Test
    void deltaWyeTransformerKeepsTheNeutralBelowIt() {
        double v = 208 / Math.sqrt(3);
        var a = analyze(
                List.of(wye("board", NodeKind.SWITCHGEAR, 480), wye("pdu", NodeKind.PDU, 208, "board")),
                load("a", 45 * v, 0, "pdu"),
                load("c", 52 * v, 2, "pdu"));
        double expected = Math.sqrt(45 * 45 + 52 * 52 + 45 * 52) / Math.sqrt(3) * 208 / 480;
        assertEquals(21.035, expected, 1e-3);
        assertEquals(expected, amps(a, "board", 0), 1e-9);
        assertEquals(45 / Math.sqrt(3) * 208 / 480, amps(a, "board", 1), 1e-9);
        assertEquals(52 / Math.sqrt(3) * 208 / 480, amps(a, "board", 2), 1e-9);
        assertEquals(0, phases(a, "board").normal().neutral());
        assertTrue(phases(a, "pdu").normal().neutral() > 40 * v);
    }

    /// 30 kVA on L1 of the output. Dyn11: I_A = (I_a − I_c)/√3, I_B = (I_b − I_a)/√3. Dyn1: I_A =
    /// (I_a − I_b)/√3, I_C = (I_c − I_a)/√3. Yyn0 without a neutral on the input: 2/3 out, 1/3 back on each
    /// of the others. YNyn0: as it is.
    @ParameterizedTest
    @CsvSource(textBlock = """
            # group, L1,      L2,      L3,      neutral
            DYN11,   0.57735, 0.57735, 0,       0
            DYN5,    0.57735, 0.57735, 0,       0
            DYN1,    0.57735, 0,       0.57735, 0
            DYN7,    0.57735, 0,       0.57735, 0
            YYN0,    0.66667, 0.33333, 0.33333, 0
            YNYN0,   1,       0,       0,       1
            """)
    void theVectorGroupSaysWhichLinesASinglePhaseLoadTakes(
            VectorGroup group, double one, double two, double three, double neutral) {
        var a = analyze(
                List.of(
                        wye("board", NodeKind.SWITCHGEAR, 400),
                        wye("tr", NodeKind.TRANSFORMER, 400, "board").withVectorGroup(Optional.of(group))),
                load("a", 30e3, 0, "tr"));
        PhaseLoad lines = phases(a, "board").normal();
        assertEquals(one * 30e3, lines.lines().get(0), 0.2);
        assertEquals(two * 30e3, lines.lines().get(1), 0.2);
        assertEquals(three * 30e3, lines.lines().get(2), 0.2);
        assertEquals(neutral * 30e3, lines.neutral(), 0.2);
    }

    /// One load on L1 below a Dyn11 and one below a Dyn1: their negative sequences lie 120° apart, so
    /// line A carries 2/3 + 1/3 of one of them and not 2/√3.
    @Test
    void transformersOfDifferentGroupsAddAsPhasors() {
        var a = analyze(
                List.of(
                        wye("board", NodeKind.SWITCHGEAR, 400),
                        wye("one", NodeKind.TRANSFORMER, 400, "board").withVectorGroup(Optional.of(VectorGroup.DYN11)),
                        wye("two", NodeKind.TRANSFORMER, 400, "board").withVectorGroup(Optional.of(VectorGroup.DYN1))),
                load("a", 30e3, 0, "one"),
                load("b", 30e3, 0, "two"));
        List<Double> lines = phases(a, "board").normal().lines();
        assertEquals(30e3, lines.get(0), 1e-6);
        assertEquals(30e3 / Math.sqrt(3), lines.get(1), 1e-6);
        assertEquals(30e3 / Math.sqrt(3), lines.get(2), 1e-6);
    }

    @Test
    void aUpsDrawsBalancedWhateverItFeeds() {
        var a = analyze(
                List.of(
                        wye("board", NodeKind.SWITCHGEAR, 400),
                        wye("ups", NodeKind.UPS, 400, "board"),
                        wye("bus", NodeKind.BUSWAY, 400, "ups")),
                load("a", 30e3, 0, "bus"));
        assertEquals(30e3, phases(a, "ups").normal().lines().get(0), 1e-6);
        assertEquals(0, phases(a, "ups").normal().lines().get(1), 1e-6);
        assertEquals(10e3 / 0.99, phases(a, "board").normal().lines().get(2), 1e-6);
        assertEquals(0, phases(a, "board").normal().imbalance(), 1e-9);
    }

    /// Two racks on L1 of their own plugs: the second tap is turned by one conductor, so its load is on L2.
    @Test
    void aTurnedTapMovesItsLoadToTheNextConductor() {
        var turned = wye("tap2", NodeKind.TAP, 400, "bus")
                .wired(Wiring.THREE_PHASE_WYE, 400, Optional.of(new Conductors(3, 1)));
        var a = analyze(
                List.of(wye("bus", NodeKind.BUSWAY, 400), wye("tap1", NodeKind.TAP, 400, "bus"), turned),
                load("a", 10e3, 0, "tap1"),
                load("b", 7e3, 0, "tap2"));
        assertEquals(10e3, phases(a, "bus").normal().lines().get(0), 1e-6);
        assertEquals(7e3, phases(a, "bus").normal().lines().get(1), 1e-6);
        // sqrt(10² + 7² − 70) kVA, as for line-neutral loads on L1 and L2
        assertEquals(Math.sqrt(79) * 1e3, phases(a, "bus").normal().neutral(), 1e-6);
    }

    @Test
    void singlePhaseNodesLieOnTheirConductorsOrAreSaidToBeUnstated() {
        var one = ChainNode.of("pdu1", NodeKind.RACK_PDU, 1e6, "bus")
                .withLoss(NONE)
                .wired(Wiring.SINGLE_PHASE, 230.94, Optional.of(new Conductors(1, 2)));
        var unstated = ChainNode.of("pdu2", NodeKind.RACK_PDU, 1e6, "bus")
                .withLoss(NONE)
                .wired(Wiring.SINGLE_PHASE, 230.94, Optional.empty());
        var a = analyze(
                List.of(wye("bus", NodeKind.BUSWAY, 400), one, unstated),
                ChainLoad.of("a", 5e3, "pdu1"),
                ChainLoad.of("b", 4e3, "pdu2"));
        PhaseLoad bus = phases(a, "bus").normal();
        assertEquals(List.of(0.0, 0.0), bus.lines().subList(0, 2));
        assertEquals(5e3, bus.lines().get(2), 1e-6);
        assertEquals(4e3, bus.unstated(), 1e-6);
    }

    /// Two 30 kW racks, both on L1, one supply each on sides A and B of 90 kVA: 30 kVA per line. With both
    /// sides L1 carries 30 of 30 kVA; without A, L1 of B carries 60 while its three phases could carry 90.
    @Test
    void oneLineIsOverloadedAlthoughTheSumFits() {
        var a = analyze(
                List.of(rated("bus-a"), rated("bus-b")),
                load("r1", 30e3, 0, "bus-a", "bus-b"),
                load("r2", 30e3, 0, "bus-a", "bus-b"));
        NodeState b = a.node("bus-b").orElseThrow();
        assertEquals(60e3, b.worstWatts(), 1e-6);
        assertEquals(60 / 90.0, b.worstShare().orElseThrow(), 1e-9);
        assertEquals(2, b.phases().orElseThrow().worstShare().orElseThrow(), 1e-9);
        assertEquals(1, b.phases().orElseThrow().normalShare().orElseThrow(), 1e-9);
        assertEquals(Optional.of("bus-a"), b.phases().orElseThrow().worstFailure());
        // and the failure is not survived: L1 of the other side carries 60 of 30 kW
        FailureState lost = a.failure("bus-a").orElseThrow();
        assertTrue(!lost.survived());
        FailureState.Overload over = lost.overloads().getFirst();
        assertEquals("bus-b", over.nodeId());
        assertEquals(0, over.line());
        assertEquals(30e3, over.excessWatts(), 1e-6);
        assertEquals(2, lost.worstShare().orElseThrow(), 1e-9);
        assertEquals(45e3, a.usableCapacity().value().orElseThrow() * 1.5, 1e-3);
    }

    /// Equal loads on L1 and L2 whose sums differ in the last bits: the normal state, the worst failure
    /// and the row of the failure name the same line, the lowest.
    @Test
    void ofLinesThatDifferByRoundingTheLowestIsNamedEverywhere() {
        var loads = new ArrayList<ChainLoad>();
        double[] parts = {0.1e3, 0.7e3, 11.3e3, 0.2e3, 17.7e3};
        for (int i = 0; i < parts.length; i++) {
            loads.add(load("p" + i, parts[i], 0, "bus-a", "bus-b"));
            loads.add(load("q" + i, parts[parts.length - 1 - i], 1, "bus-a", "bus-b"));
        }
        var a = analyze(List.of(rated("bus-a"), rated("bus-b")), loads.toArray(new ChainLoad[0]));
        NodeState.Phases b = a.node("bus-b").orElseThrow().phases().orElseThrow();
        assertEquals(0, b.normal().fullest());
        assertEquals(0, b.worstLine());
        assertEquals(0, new PhaseLoad(List.of(30e3, 30e3 * (1 + 1e-13), 1.0), 0, 0).fullest());
        assertEquals(1, new PhaseLoad(List.of(30e3, 30.001e3, 1.0), 0, 0).fullest());
    }

    /// The loss of one rack PDU is judged all the way up the other feed, line by line: three racks of
    /// 20 kW on L1 of 90 kVA busways carry 30 of 30 kVA on either side; without one rack PDU the line
    /// of the other side carries 40.
    @Test
    void theLossOfARackPduIsJudgedUpTheFeedThatIsLeft() {
        var nodes = new ArrayList<ChainNode>();
        for (String side : List.of("a", "b")) {
            nodes.add(rated("board-" + side));
            nodes.add(below("bus-" + side, NodeKind.BUSWAY, "board-" + side));
            for (int i = 0; i < 3; i++) {
                nodes.add(below("pdu-" + side + i, NodeKind.RACK_PDU, "bus-" + side));
            }
        }
        ChainLoad[] loads = new ChainLoad[3];
        for (int i = 0; i < loads.length; i++) {
            loads[i] = load("r" + i, 20e3, 0, "pdu-a" + i, "pdu-b" + i);
        }
        var a = analyze(nodes, loads);
        FailureState lost = a.failure("pdu-a1").orElseThrow();
        assertEquals(
                Set.of("bus-b", "board-b"),
                lost.overloads().stream()
                        .map(FailureState.Overload::nodeId)
                        .collect(java.util.stream.Collectors.toSet()));
        for (FailureState.Overload over : lost.overloads()) {
            assertEquals(0, over.line());
            assertEquals(40e3, over.watts(), 1e-6);
            assertEquals(30e3, over.limitWatts(), 1e-6);
        }
    }

    private static ChainNode below(String id, NodeKind kind, String source) {
        ChainNode like = rated(id);
        return new ChainNode(
                id,
                id,
                kind,
                List.of(source),
                "",
                like.wiring(),
                like.volts(),
                like.ratedWatts(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(NONE),
                OptionalDouble.empty());
    }

    private static ChainNode rated(String id) {
        return new ChainNode(
                id,
                id,
                NodeKind.BUSWAY,
                List.of(),
                "",
                Wiring.THREE_PHASE_WYE,
                OptionalDouble.of(400),
                OptionalDouble.of(90e3),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(NONE),
                OptionalDouble.empty());
    }

    /// Through chains without transformers the lines of every node add up to its apparent power, in the
    /// normal state and in every failure of a balanced chain the fullest line is a third of the worst load.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void linesAddUpToTheWhole(long seed) {
        var random = new SplittableRandom(seed);
        var nodes = new ArrayList<ChainNode>();
        nodes.add(wye("grid", NodeKind.UTILITY, 400));
        for (String side : List.of("a", "b")) {
            nodes.add(ChainNode.of("board-" + side, NodeKind.SWITCHGEAR, 4e6, "grid"));
            for (int i = 0; i < 4; i++) {
                nodes.add(ChainNode.of("bus-" + side + i, NodeKind.BUSWAY, 4e5, "board-" + side));
            }
        }
        ChainLoad[] loads = new ChainLoad[40];
        for (int i = 0; i < loads.length; i++) {
            int bus = random.nextInt(4);
            loads[i] = load("r" + i, random.nextDouble(1e3, 9e4), random.nextInt(3), "bus-a" + bus, "bus-b" + bus);
        }
        var a = analyze(nodes, loads);
        for (NodeState node : a.nodes()) {
            double sum = node.phases().orElseThrow().normal().lines().stream()
                    .mapToDouble(x -> x)
                    .sum();
            assertEquals(node.normalWatts(), sum, 1e-6 * node.normalWatts());
            double worst = node.phases().orElseThrow().worstVa();
            assertTrue(worst >= node.worstWatts() / 3 * (1 - 1e-9), node.node().id());
            assertTrue(worst <= node.worstWatts() * (1 + 1e-9), node.node().id());
        }
    }
}
