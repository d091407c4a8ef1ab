package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An edit gives what a full analysis of the edited chain gives.
class EditReplayTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30
            })
    void aRowOfEditsEqualsAFullAnalysis(long seed) {
        var random = new SplittableRandom(seed);
        ChainAnalysis analysis = Chains.random(random).analyze();
        for (int edit = 0; edit < 6; edit++) {
            List<ChainLoad> loads = analysis.chain().loads();
            var changed = new ArrayList<ChainLoad>();
            for (int k = 0; k <= random.nextInt(3); k++) {
                ChainLoad load = loads.get(random.nextInt(loads.size()));
                OptionalDouble watts = random.nextInt(5) == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(random.nextInt(4) == 0 ? 0 : 1e3 * random.nextInt(200));
                changed.add(load.withWatts(watts, watts));
            }
            // of two edits of one load the last counts in both ways of working it out
            analysis = analysis.withLoads(changed);
            same(
                    PowerChain.of(
                                    analysis.chain().nodes(),
                                    analysis.chain().loads(),
                                    WiringRules.IEC,
                                    ChainLoad.Basis.MAXIMUM)
                            .analyze(),
                    analysis);
        }
    }

    @Test
    void anEditOfALargeChainIsReplayedAndEqualsAFullAnalysis() {
        PowerChain chain = Chains.twoSides(400, 40e3);
        ChainAnalysis before = chain.analyze();
        ChainAnalysis after = before.withLoads(List.of(ChainLoad.of("r17", 55e3, "rpduA17", "rpduB17")));
        same(after.chain().analyze(), after);
        assertTrue(after.failure("rpduA17").orElseThrow().overloads().stream()
                .anyMatch(o -> o.nodeId().equals("rpduB17")));
        // an edit that leaves the plug pattern makes the chain compile again
        ChainAnalysis moved = after.withLoads(List.of(ChainLoad.of("r17", 55e3, "rpduA18", "rpduB18")));
        same(moved.chain().analyze(), moved);
        ChainAnalysis grown = moved.withLoads(List.of(ChainLoad.of("new", 1e3, "rpduA1")));
        assertEquals(401, grown.chain().loads().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void otherLoadsOnTheSameNodesEqualAChainCompiledFromNothing(long seed) {
        var random = new SplittableRandom(seed);
        PowerChain chain = Chains.random(random);
        chain.issues();
        for (int edit = 0; edit < 6; edit++) {
            var loads = new ArrayList<>(chain.loads());
            int at = random.nextInt(loads.size());
            switch (random.nextInt(3)) {
                case 0 -> loads.remove(at);
                case 1 ->
                    loads.add(
                            at,
                            ChainLoad.of(
                                    "new-" + edit,
                                    1e3 * random.nextInt(50),
                                    chain.nodes().getLast().id(),
                                    "nowhere"));
                default -> loads.set(at, loads.get(at).withWatts(OptionalDouble.of(-5), OptionalDouble.of(2e5)));
            }
            chain = chain.carrying(loads);
            PowerChain fresh = PowerChain.of(chain.nodes(), loads, WiringRules.IEC, ChainLoad.Basis.MAXIMUM);
            assertEquals(fresh.issues(), chain.issues());
            assertEquals(
                    fresh.on(ChainLoad.Basis.EXPECTED).normal(),
                    chain.on(ChainLoad.Basis.EXPECTED).normal());
            assertEquals(fresh.analyze().nodes(), chain.analyze().nodes());
            assertEquals(
                    fresh.analyze().failures(Integer.MAX_VALUE), chain.analyze().failures(Integer.MAX_VALUE));
            if (loads.size() < 2) {
                break;
            }
        }
    }

    @Test
    void theLeastMarginOfANodeIsThatOfTheWayToTheRoot() {
        ChainAnalysis analysis = Chains.random(new SplittableRandom(5)).analyze();
        double[] least = analysis.leastMargins();
        for (int v = 0; v < analysis.size(); v++) {
            NodeState state = analysis.node(v);
            double margin = least[v];
            state.worstShare()
                    .ifPresent(share ->
                            assertTrue(margin <= 1 - share, state.node().id()));
            for (String source : state.node().sources()) {
                int s = analysis.position(source);
                assertTrue(
                        s < 0 || Double.isNaN(least[s]) || margin <= least[s],
                        state.node().id());
            }
        }
        assertEquals(-1, analysis.position("nowhere at all"));
    }

    private static void same(ChainAnalysis want, ChainAnalysis have) {
        assertEquals(want.size(), have.size());
        for (int v = 0; v < want.size(); v++) {
            NodeState a = want.node(v);
            NodeState b = have.node(v);
            String id = a.node().id();
            near(a.normalWatts(), b.normalWatts(), id);
            near(a.worstWatts(), b.worstWatts(), id);
            near(a.limitWatts().orElse(-1), b.limitWatts().orElse(-1), id);
            near(a.powerFactor(), b.powerFactor(), id);
            assertEquals(a.unknownDevices(), b.unknownDevices(), id);
            FailureState x = want.failure(v);
            FailureState y = have.failure(v);
            near(x.lostWatts(), y.lostWatts(), id);
            near(x.worstShare().orElse(-1), y.worstShare().orElse(-1), id);
            assertEquals(x.darkLoads(), y.darkLoads(), id);
            assertEquals(x.degradedLoads(), y.degradedLoads(), id);
            assertEquals(ids(x), ids(y), id);
        }
        near(want.lossWatts(), have.lossWatts(), "losses");
    }

    private static Set<String> ids(FailureState failure) {
        return failure.overloads().stream().map(FailureState.Overload::nodeId).collect(Collectors.toSet());
    }

    private static void near(double want, double have, String where) {
        assertEquals(want, have, 1e-9 * Math.abs(want) + 1e-4, where);
    }
}
