package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainAnalysisTest {
    private static final LossCurve NONE = new LossCurve(0, 0, 0);

    private static ChainNode lossless(String id, NodeKind kind, double watts, String side, String... sources) {
        return ChainNode.of(id, kind, watts, sources).withSide(side).withLoss(NONE);
    }

    @Test
    void twoSidesAreNeverAdded() {
        // rule E08/E31: two 17.7362 kW feeds, 17.8 kW load: fine normally (50 %), 63.8 W over after the loss of either
        double limit = 17736.200269505305;
        var chain = PowerChain.of(
                List.of(
                        lossless("u", NodeKind.UTILITY, 1e6, ""),
                        lossless("A", NodeKind.RACK_PDU, limit, "A", "u"),
                        lossless("B", NodeKind.RACK_PDU, limit, "B", "u")),
                List.of(ChainLoad.of("rack", 17800, "A", "B")),
                WiringRules.IEC,
                ChainLoad.Basis.MAXIMUM);
        ChainAnalysis analysis = chain.analyze();
        NodeState b = analysis.node("B").orElseThrow();
        assertEquals(8900, b.normalWatts(), 1e-9);
        assertEquals(17800, b.worstWatts(), 1e-9);
        assertEquals("A", b.worstFailure().orElseThrow());
        assertTrue(b.overloaded());
        FailureState lossOfA = analysis.failure("A").orElseThrow();
        assertEquals(List.of(), lossOfA.darkLoads());
        assertEquals("B", lossOfA.overloads().getFirst().nodeId());
        assertEquals(63.79973049469481, lossOfA.overloads().getFirst().excessWatts(), 1e-6);
        assertEquals(limit, analysis.usableAt("rack").orElseThrow(), 1e-9);
        assertEquals(limit, analysis.usableCapacity().value().orElseThrow(), 1e-6);
        assertEquals(List.of("rack"), analysis.failure("u").orElseThrow().darkLoads());
    }

    @Test
    void distributedRedundancyCarriesEveryPairAfterAnyLoss() {
        // rule E17b: 4 × 1.5 MW, 4.5 MW over the six pairs: 1.125 MW normally, 1.5 MW after any loss
        var nodes = new java.util.ArrayList<ChainNode>();
        for (int i = 0; i < 4; i++) {
            nodes.add(lossless("ups" + i, NodeKind.UPS, 1.5e6, "" + i));
        }
        var loads = new java.util.ArrayList<ChainLoad>();
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                loads.add(ChainLoad.of("r" + i + j, 0.75e6, "ups" + i, "ups" + j));
            }
        }
        ChainAnalysis analysis = PowerChain.of(nodes, loads, WiringRules.IEC, ChainLoad.Basis.MAXIMUM)
                .analyze();
        for (NodeState node : analysis.nodes()) {
            assertEquals(1.125e6, node.normalWatts(), 1e-6);
            assertEquals(1.5e6, node.worstWatts(), 1e-6);
            assertFalse(node.overloaded(), "exactly full is not overloaded");
        }
        assertEquals(4.5e6, analysis.usableCapacity().value().orElseThrow(), 1e-3);
    }

    @Test
    void generatorsCarryNothingUntilTheUtilityFails() {
        var chain = PowerChain.of(
                List.of(
                        lossless("grid", NodeKind.UTILITY, 1e6, ""),
                        lossless("gen", NodeKind.GENERATOR, 5e5, ""),
                        lossless("bus", NodeKind.SWITCHGEAR, 1e6, "", "grid", "gen")),
                List.of(ChainLoad.of("r", 6e5, "bus")),
                WiringRules.IEC,
                ChainLoad.Basis.MAXIMUM);
        ChainAnalysis analysis = chain.analyze();
        assertEquals(0, analysis.node("gen").orElseThrow().normalWatts());
        FailureState outage = analysis.failure("grid").orElseThrow();
        assertEquals(List.of(), outage.darkLoads());
        assertEquals(1e5, outage.overloads().getFirst().excessWatts(), 1e-6);
    }

    @Test
    void supplyGroupsDegradeWhenTooFewAreLeft() {
        // rule E09: 10.2 kW, 6 × 3 300 W, 4 needed: 3 + 3 leaves 9 900 W, 2 + 2 + 2 keeps all
        var nodes = List.of(
                lossless("a", NodeKind.UTILITY, 1e6, "A"),
                lossless("b", NodeKind.UTILITY, 1e6, "B"),
                lossless("c", NodeKind.UTILITY, 1e6, "C"));
        ChainLoad two = ChainLoad.of("two", 10200, "a", "b").withSupplies(6, 4, 3300);
        ChainLoad three = ChainLoad.of("three", 10200, "a", "b", "c").withSupplies(6, 4, 3300);
        ChainAnalysis analysis = PowerChain.of(nodes, List.of(two, three), WiringRules.IEC, ChainLoad.Basis.MAXIMUM)
                .analyze();
        FailureState lost = analysis.failure("a").orElseThrow();
        assertEquals(List.of("two"), lost.degradedLoads());
        assertEquals(300, lost.lostWatts(), 1e-9);
        assertEquals(9900 + 5100, analysis.node("b").orElseThrow().worstWatts(), 1e-9);
    }

    @Test
    void lossesAddUpTheChain() {
        // rule E15: 2 500 kVA transformer, 2 790/19 000 W at 1 425 kW and 60 % load: loss 9 630 W
        var transformer = new ChainNode(
                "t",
                "t",
                NodeKind.TRANSFORMER,
                List.of("u"),
                "",
                Wiring.THREE_PHASE_WYE,
                java.util.OptionalDouble.of(400),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.of(2.5e6),
                java.util.OptionalDouble.empty(),
                java.util.Optional.of(new LossCurve(2790 / 2.5e6, 0, 19000 / 2.5e6)),
                java.util.OptionalDouble.empty());
        var analysis = PowerChain.of(
                        List.of(lossless("u", NodeKind.UTILITY, 1e7, ""), transformer),
                        List.of(ChainLoad.of("r", 1.5e6, "t")),
                        WiringRules.IEC,
                        ChainLoad.Basis.MAXIMUM)
                .analyze();
        assertEquals(9630, analysis.lossWatts(), 1e-6);
        assertEquals(1.50963e6, analysis.node("u").orElseThrow().normalWatts(), 1e-6);
    }

    @Test
    void necBindsTheCurrentAtEightyPercentAndIecDoesNot() {
        var node = new ChainNode(
                "p",
                "p",
                NodeKind.RACK_PDU,
                List.of(),
                "A",
                Wiring.THREE_PHASE_WYE,
                java.util.OptionalDouble.of(415),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.empty(),
                java.util.OptionalDouble.of(60),
                java.util.Optional.empty(),
                java.util.OptionalDouble.of(0.9));
        // rule E04b: 34 502.45 VA under NEC; full 43 128.07 VA under IEC; policy 90 % of it
        assertEquals(
                34502.452086772035, NodeLimits.limit(node, WiringRules.NEC, 1).orElseThrow(), 1e-6);
        assertEquals(
                34502.452086772035 / 0.8,
                NodeLimits.limit(node, WiringRules.IEC, 1).orElseThrow(),
                1e-6);
        var analysis = PowerChain.of(List.of(node), List.of(), WiringRules.NEC, ChainLoad.Basis.MAXIMUM)
                .analyze();
        assertEquals(
                0.9 * 34502.452086772035,
                analysis.node("p").orElseThrow().policyWatts().orElseThrow(),
                1e-6);
    }

    @Test
    void unknownDrawsAreCountedOncePerNodeAndNeverZero() {
        var chain = PowerChain.of(
                List.of(
                        lossless("u", NodeKind.UTILITY, 1e6, ""),
                        lossless("A", NodeKind.PDU, 1e5, "A", "u"),
                        lossless("B", NodeKind.PDU, 1e5, "B", "u")),
                List.of(
                        ChainLoad.of("known", 1000, "A", "B"),
                        ChainLoad.of("dark", 0, "A", "B")
                                .withWatts(java.util.OptionalDouble.empty(), java.util.OptionalDouble.empty())),
                WiringRules.IEC,
                ChainLoad.Basis.MAXIMUM);
        ChainAnalysis analysis = chain.analyze();
        assertEquals(1, analysis.node("u").orElseThrow().unknownDevices());
        assertEquals(1, analysis.node("A").orElseThrow().unknownDevices());
        assertTrue(analysis.usableCapacity().lowerBound());
        assertTrue(analysis.explain(0).lowerBound());
    }

    /// The engine against a plain re-computation of every failure, on chains of any shape.
    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void everyFailureAgreesWithAPlainRecomputation(long seed) {
        PowerChain chain = Chains.random(new SplittableRandom(seed));
        ChainAnalysis analysis = chain.analyze();
        Map<String, Double> worst = new HashMap<>();
        for (int f = -1; f < chain.nodes().size(); f++) {
            Set<Integer> dead = f < 0 ? Set.of() : dead(chain, f);
            double[] out = outputs(chain, dead);
            for (int v = 0; v < out.length; v++) {
                worst.merge(chain.nodes().get(v).id(), out[v], Math::max);
            }
            if (f >= 0) {
                var darkWanted = new HashSet<String>();
                for (ChainLoad load : chain.loads()) {
                    if (load.feeds().stream().allMatch(id -> dead.contains(chain.topology.index.get(id)))) {
                        darkWanted.add(load.id());
                    }
                }
                assertEquals(darkWanted, Set.copyOf(analysis.failure(f).darkLoads()));
            }
        }
        for (NodeState node : analysis.nodes()) {
            double want = worst.get(node.node().id());
            assertEquals(
                    want, node.worstWatts(), 1e-9 * want + 1e-4, node.node().id());
        }
    }

    private static Set<Integer> dead(PowerChain chain, int failed) {
        var dead = new HashSet<Integer>(Set.of(failed));
        for (boolean again = true; again; ) {
            again = false;
            for (int v = 0; v < chain.nodes().size(); v++) {
                List<String> sources = chain.nodes().get(v).sources();
                if (!sources.isEmpty() && sources.stream().allMatch(s -> dead.contains(chain.topology.index.get(s)))) {
                    again |= dead.add(v);
                }
            }
        }
        return dead;
    }

    private static double[] outputs(PowerChain chain, Set<Integer> dead) {
        Topology t = chain.topology;
        double[] out = new double[t.size];
        for (ChainLoad load : chain.loads()) {
            int left = 0;
            for (int f = 0; f < load.feeds().size(); f++) {
                left += dead.contains(t.index.get(load.feeds().get(f))) ? 0 : load.suppliesOn(f);
            }
            double full = load.watts(ChainLoad.Basis.MAXIMUM).orElse(0);
            double drawn = left >= load.needed()
                    ? full
                    : Math.min(
                            full,
                            load.psuWatts().isPresent()
                                    ? left * load.psuWatts().getAsDouble()
                                    : full * left / load.needed());
            for (int f = 0; f < load.feeds().size() && left > 0; f++) {
                int v = t.index.get(load.feeds().get(f));
                out[v] += dead.contains(v) ? 0 : drawn * load.suppliesOn(f) / left;
            }
        }
        // nodes were made in an order in which sources come first
        for (int v = t.size - 1; v >= 0; v--) {
            ChainNode node = t.nodes.get(v);
            if (dead.contains(v)) {
                out[v] = 0;
                continue;
            }
            double rated = node.ratedWatts().orElseThrow();
            double in = out[v] + node.kind().defaultLoss().loss(out[v], rated);
            List<Integer> live = node.sources().stream()
                    .distinct()
                    .map(t.index::get)
                    .filter(s -> !dead.contains(s))
                    .toList();
            List<Integer> main =
                    live.stream().filter(s -> !onlyGenerators(t, s)).toList();
            List<Integer> used = main.isEmpty() ? live : main;
            if (node.kind().transfers() && !used.isEmpty()) {
                used = List.of(used.getFirst());
            }
            double total = used.stream()
                    .mapToDouble(s -> t.nodes.get(s).ratedWatts().orElseThrow())
                    .sum();
            for (int s : used) {
                out[s] += in * t.nodes.get(s).ratedWatts().orElseThrow() / total;
            }
        }
        return out;
    }

    private static boolean onlyGenerators(Topology t, int v) {
        ChainNode node = t.nodes.get(v);
        if (node.sources().isEmpty()) {
            return node.kind() == NodeKind.GENERATOR;
        }
        return node.sources().stream().allMatch(s -> onlyGenerators(t, t.index.get(s)));
    }
}
