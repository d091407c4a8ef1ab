package io.kilorack.power.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chain that carries other loads gives, to the last bit, what a chain compiled from nothing gives.
class CarryingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void otherLoadsOnTheSameNodesEqualAChainCompiledFromNothing(long seed) {
        var random = new SplittableRandom(seed);
        PowerChain chain = Chains.random(random);
        chain.issues();
        ChainFlow flow = ChainFlow.of(chain.on(ChainLoad.Basis.EXPECTED));
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
            flow = ChainFlow.after(chain.on(ChainLoad.Basis.EXPECTED), flow);
            assertEquals(ChainFlow.of(fresh.on(ChainLoad.Basis.EXPECTED)).loadWatts(), flow.loadWatts());
            assertEquals(ChainFlow.of(fresh.on(ChainLoad.Basis.EXPECTED)).lossWatts(), flow.lossWatts());
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
}
