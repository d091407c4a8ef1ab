package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The analysis after an edit is, to the last bit, that of the edited chain from nothing: of any shape,
/// with and without phases, after any sequence of edits.
class AfterEditTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySequenceOfEditsAgreesWithTheWholeAnalysis(long seed) {
        var random = new SplittableRandom(seed);
        PowerChain chain = seed % 4 == 0 ? redundant(random) : any(random);
        ChainAnalysis analysis = chain.analyze();
        for (int edit = 0; edit < 8; edit++) {
            var nodes = new ArrayList<>(chain.nodes());
            var loads = new ArrayList<>(chain.loads());
            change(random, nodes, loads, edit);
            chain = chain.edited(nodes, loads);
            analysis = chain.analyze(analysis);
            PowerChain fresh = PowerChain.of(nodes, loads, chain.rules(), chain.basis());
            assertEquals(fresh.issues(), chain.issues());
            same(fresh.analyze(), analysis);
        }
    }

    private static void same(ChainAnalysis want, ChainAnalysis have) {
        assertEquals(want.nodes(), have.nodes());
        assertEquals(want.failures(Integer.MAX_VALUE), have.failures(Integer.MAX_VALUE));
        assertEquals(want.state().worst(), have.state().worst());
        assertEquals(want.losses(), have.losses());
        assertEquals(want.usableCapacity(), have.usableCapacity());
        assertEquals(want.unknownDevices(), have.unknownDevices());
        assertEquals(want.failuresNotSurvived(), have.failuresNotSurvived());
        assertEquals(want.noteworthy(0.1), have.noteworthy(0.1));
        assertArrayEquals(want.leastMargins(), have.leastMargins());
        for (ChainNode node : want.chain().nodes()) {
            assertEquals(want.input(node.id()), have.input(node.id()), node.id());
            assertArrayEquals(want.during(node.id()), have.during(node.id()), node.id());
        }
        for (ChainLoad load : want.chain().loads()) {
            assertEquals(want.headroom(load.id()), have.headroom(load.id()));
        }
    }

    /// Every failure played alone gives, to the last bit, the worst loads that playing all of them node
    /// by node gives.
    @ParameterizedTest
    @MethodSource("seeds")
    void theWorstOfFailuresPlayedAloneIsTheWorstOfAll(long seed) {
        PowerChain chain = any(new SplittableRandom(seed));
        ChainAnalysis analysis = chain.analyze();
        double[] worst = new double[analysis.size()];
        for (int v = 0; v < worst.length; v++) {
            worst[v] = analysis.node(v).normalWatts();
        }
        double[] normal = worst.clone();
        for (ChainNode failed : chain.nodes()) {
            double[] out = analysis.during(failed.id());
            for (int v = 0; v < worst.length; v++) {
                if (out[v] > normal[v] + NodeStep.NOISE_WATTS) {
                    worst[v] = Math.max(worst[v], out[v]);
                }
            }
        }
        for (int v = 0; v < worst.length; v++) {
            assertEquals(
                    worst[v],
                    analysis.node(v).worstWatts(),
                    chain.nodes().get(v).id());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tablesThatDoNotFitAreDroppedAndTheAnalysisIsTheSame(long seed) {
        PowerChain chain = any(new SplittableRandom(seed));
        ChainState whole = chain.analyze().state();
        var worst = new WorstLoads(chain.topology.size, whole.phases() != null);
        var small = new TableStore(chain.topology, chain, whole.limits(), whole.normal(), whole.phases(), worst, 200);
        assertTrue(!small.complete);
        assertEquals(whole.worst(), worst);
        var sums = new FailureSums(chain.topology.size);
        sums.gather(chain.topology, small.all);
        assertArrayEquals(whole.sums().worstShare, sums.worstShare);
        assertArrayEquals(whole.sums().worstNode, sums.worstNode);
    }

    @Test
    void anEditTouchesOnlyWhatStandsAboveIt() {
        PowerChain chain = Chains.twoSides(400, 40e3);
        ChainAnalysis before = chain.analyze();
        var loads = new ArrayList<>(chain.loads());
        loads.set(7, ChainLoad.of("r7", 41e3, "rpduA7", "rpduB7"));
        ChainAnalysis after = chain.carrying(loads).analyze(before);
        int kept = 0;
        for (int v = 0; v < before.size(); v++) {
            kept += before.state().tables()[v] == after.state().tables()[v] ? 1 : 0;
        }
        // rack PDU, busway, PDU, UPS, transformer and utility on either side
        assertEquals(before.size() - 12, kept);
    }

    @Test
    void anEditOfNothingIsTheSameAnalysis() {
        PowerChain chain = Chains.twoSides(40, 40e3);
        ChainAnalysis before = chain.analyze();
        assertSame(
                before.state(),
                chain.edited(List.copyOf(chain.nodes()), List.copyOf(chain.loads()))
                        .analyze(before)
                        .state());
    }

    private static void change(SplittableRandom random, List<ChainNode> nodes, List<ChainLoad> loads, int edit) {
        int at = random.nextInt(Math.max(1, loads.size()));
        int v = random.nextInt(nodes.size());
        switch (loads.isEmpty() ? 3 : random.nextInt(9)) {
            case 0 -> loads.remove(at);
            case 1 -> loads.set(at, loads.get(at).withWatts(OptionalDouble.empty(), watts(random)));
            case 2 ->
                loads.set(
                        at, loads.get(at).withWatts(watts(random), loads.get(at).maximumWatts()));
            case 3 -> loads.add(at, load(random, nodes, "new-" + edit));
            case 4 -> loads.set(at, load(random, nodes, loads.get(at).id()));
            case 5 -> loads.add(random.nextInt(loads.size()), loads.remove(at));
            case 6 -> nodes.set(v, rated(random, nodes.get(v)));
            case 7 -> {
                nodes.set(v, rated(random, nodes.get(v)));
                loads.remove(at);
                loads.add(load(random, nodes, "last-" + edit));
            }
            default -> {
                if (random.nextBoolean()) {
                    nodes.add(node(random, "added-" + edit, nodes));
                } else if (nodes.size() > 4) {
                    nodes.remove(v);
                }
            }
        }
    }

    private static OptionalDouble watts(SplittableRandom random) {
        return random.nextInt(12) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(0, 2e5));
    }

    private static ChainLoad load(SplittableRandom random, List<ChainNode> nodes, String id) {
        String[] feeds = new String[1 + random.nextInt(3)];
        for (int f = 0; f < feeds.length; f++) {
            feeds[f] = random.nextInt(20) == 0
                    ? "nowhere"
                    : nodes.get(random.nextInt(nodes.size())).id();
        }
        var splits = new ArrayList<PhaseSplit>();
        for (int f = 0; f < feeds.length && random.nextInt(3) > 0; f++) {
            double[] weights = new double[PhaseSplit.KINDS];
            for (int k = 0; k < 2; k++) {
                weights[random.nextInt(PhaseSplit.KINDS)] = random.nextDouble();
            }
            splits.add(PhaseSplit.of(weights));
        }
        boolean supplies = random.nextBoolean();
        return new ChainLoad(
                id,
                id,
                watts(random),
                watts(random),
                0.9 + 0.1 * random.nextDouble(),
                List.of(feeds),
                supplies ? OptionalInt.of(6) : OptionalInt.empty(),
                supplies ? OptionalInt.of(4) : OptionalInt.empty(),
                supplies ? OptionalDouble.of(30e3) : OptionalDouble.empty(),
                random.nextInt(5) == 0 ? 1 : 0,
                splits);
    }

    private static ChainNode rated(SplittableRandom random, ChainNode node) {
        boolean rewired = random.nextInt(4) == 0;
        return new ChainNode(
                node.id(),
                node.name(),
                node.kind(),
                node.sources(),
                node.side(),
                rewired ? Wiring.values()[random.nextInt(4)] : node.wiring(),
                rewired ? OptionalDouble.of(230) : node.volts(),
                random.nextInt(5) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(1e4, 1e6)),
                random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble(1e4, 1e6)) : OptionalDouble.empty(),
                random.nextInt(3) == 0 ? OptionalDouble.of(random.nextDouble(16, 1600)) : OptionalDouble.empty(),
                random.nextInt(4) == 0 ? Optional.of(new LossCurve(0.01, 0.02, 0.01)) : node.loss(),
                random.nextInt(3) == 0 ? OptionalDouble.of(0.8) : OptionalDouble.empty(),
                node.conductors(),
                random.nextInt(4) == 0
                        ? Optional.of(VectorGroup.values()[random.nextInt(VectorGroup.values().length)])
                        : Optional.empty());
    }

    private static ChainNode node(SplittableRandom random, String id, List<ChainNode> above) {
        NodeKind[] kinds = {
            NodeKind.SWITCHGEAR,
            NodeKind.TRANSFORMER,
            NodeKind.UPS,
            NodeKind.STS,
            NodeKind.ATS,
            NodeKind.PDU,
            NodeKind.BUSWAY,
            NodeKind.RACK_PDU,
            NodeKind.POWER_SHELF
        };
        String[] sources = new String[1 + random.nextInt(3)];
        for (int s = 0; s < sources.length; s++) {
            sources[s] = above.get(random.nextInt(above.size())).id();
        }
        ChainNode node = rated(random, ChainNode.of(id, kinds[random.nextInt(kinds.length)], 1e5, sources));
        return random.nextInt(4) > 0
                ? node
                : node.wired(
                        random.nextBoolean() ? Wiring.SINGLE_PHASE : Wiring.THREE_PHASE_DELTA,
                        400,
                        Optional.of(new Conductors(1 + random.nextInt(3), random.nextInt(3))));
    }

    /// Utilities, a generator, and nodes that hang on any of those before them.
    private static PowerChain any(SplittableRandom random) {
        var nodes = new ArrayList<ChainNode>();
        nodes.add(ChainNode.of("n0", NodeKind.UTILITY, 1e6));
        nodes.add(ChainNode.of("n1", NodeKind.UTILITY, 8e5));
        nodes.add(ChainNode.of("n2", NodeKind.GENERATOR, 7e5));
        int n = 6 + random.nextInt(30);
        for (int i = 3; i < n; i++) {
            nodes.add(node(random, "n" + i, nodes));
        }
        return with(random, nodes, 1 + random.nextInt(30));
    }

    /// Blocks as they are built: 2N, N+1 on a paralleled bus, or four of which three carry, with
    /// transfer switches for the loads of one cord.
    private static PowerChain redundant(SplittableRandom random) {
        var nodes = new ArrayList<ChainNode>();
        nodes.add(ChainNode.of("grid", NodeKind.UTILITY, 4e6));
        nodes.add(ChainNode.of("gen", NodeKind.GENERATOR, 4e6));
        int blocks = 2 + random.nextInt(3);
        boolean parallel = random.nextInt(3) == 0;
        for (int b = 0; b < blocks; b++) {
            nodes.add(ChainNode.of("ats" + b, NodeKind.ATS, 2e6, "grid", "gen"));
            nodes.add(ChainNode.of("t" + b, NodeKind.TRANSFORMER, 2e6, "ats" + b));
            nodes.add(ChainNode.of("ups" + b, NodeKind.UPS, 1e6 + 1e5 * b, "t" + b));
        }
        String[] all = new String[blocks];
        for (int b = 0; b < blocks; b++) {
            all[b] = "ups" + b;
        }
        nodes.add(ChainNode.of("bus", NodeKind.SWITCHGEAR, 3e6, all));
        for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < 3; i++) {
                nodes.add(ChainNode.of("rpp" + b + i, NodeKind.RPP, 2e5, parallel ? "bus" : "ups" + b));
                nodes.add(ChainNode.of("tap" + b + i, NodeKind.TAP, 1e5, "rpp" + b + i)
                        .wired(
                                random.nextBoolean() ? Wiring.THREE_PHASE_WYE : Wiring.SINGLE_PHASE,
                                400,
                                Optional.of(new Conductors(1 + random.nextInt(3), random.nextInt(3)))));
            }
        }
        nodes.add(ChainNode.of("sts", NodeKind.STS, 2e5, "ups0", "ups1"));
        return with(random, nodes, 10 + random.nextInt(40));
    }

    private static PowerChain with(SplittableRandom random, List<ChainNode> nodes, int count) {
        var loads = new ArrayList<ChainLoad>();
        for (int i = 0; i < count; i++) {
            ChainLoad load = load(random, nodes, "r" + i);
            loads.add(random.nextInt(3) > 0 ? load : load.withSplits(List.of()));
        }
        return PowerChain.of(
                nodes, loads, random.nextBoolean() ? WiringRules.IEC : WiringRules.NEC, ChainLoad.Basis.MAXIMUM);
    }
}
