package io.kilorack.power.electrical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutletPlanTest {
    private static final List<OutletPlan.Bank> SIX = List.of(
            new OutletPlan.Bank("L1-1", 0, 16, 6, 2),
            new OutletPlan.Bank("L2-1", 1, 16, 6, 2),
            new OutletPlan.Bank("L3-1", 2, 16, 6, 2),
            new OutletPlan.Bank("L1-2", 0, 16, 6, 2),
            new OutletPlan.Bank("L2-2", 1, 16, 6, 2),
            new OutletPlan.Bank("L3-2", 2, 16, 6, 2));

    @Test
    void sixEqualSuppliesBalanceExactly() {
        var inlets = new ArrayList<OutletPlan.Inlet>();
        for (int i = 0; i < 6; i++) {
            inlets.add(new OutletPlan.Inlet("p" + i, 14.64, true));
        }
        OutletPlan.Result result = OutletPlan.assign(SIX, inlets);
        assertEquals(List.of(), result.left());
        assertEquals(0, result.phases().imbalance(), 1e-12);
        assertEquals(0, result.gap(), 1e-12);
        assertEquals(0, result.phases().neutral(), 1e-6);
    }

    @Test
    void anInletThatFitsNowhereIsLeftAndNamed() {
        var result = OutletPlan.assign(SIX, List.of(new OutletPlan.Inlet("big", 17, true)));
        assertEquals("big", result.left().getFirst().id());
        assertEquals(0, result.phases().sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noBankAndNoOutletIsOverfilledAndNothingIsLost(long seed) {
        var random = new SplittableRandom(seed);
        var inlets = new ArrayList<OutletPlan.Inlet>();
        for (int i = 0; i < 30; i++) {
            inlets.add(new OutletPlan.Inlet("p" + i, random.nextDouble(0.2, 12), random.nextBoolean()));
        }
        OutletPlan.Result result = OutletPlan.assign(SIX, inlets);
        assertEquals(inlets.size(), result.plugs().size() + result.left().size());
        for (int b = 0; b < SIX.size(); b++) {
            OutletPlan.Bank bank = SIX.get(b);
            assertTrue(result.bankAmps()[b] <= bank.limitAmps() + 1e-9);
            assertTrue(result.plugs().stream()
                            .filter(p -> p.bank() == bank && p.inlet().c20())
                            .count()
                    <= bank.c19());
            assertTrue(result.plugs().stream()
                            .filter(p -> p.bank() == bank && !p.inlet().c20())
                            .count()
                    <= bank.c13());
        }
        assertEquals(Arrays.stream(result.bankAmps()).sum(), result.phases().sum(), 1e-9);
        assertTrue(result.phases().max() >= result.boundAmps() - 1e-9, "the bound is a bound");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void largestFirstStaysWithinGrahamsBoundOfTheOptimum(long seed) {
        double[] loads = new SplittableRandom(seed).doubles(10, 0.1, 3).toArray();
        double best = PhaseBalance.optimum(loads).orElseThrow();
        PhaseBalance.Assignment assignment = PhaseBalance.assign(loads);
        assertTrue(best >= assignment.lowerBound() - 1e-12);
        assertTrue(assignment.highest() >= best - 1e-12);
        // 4/3 − 1/(3·3) for three phases
        assertTrue(assignment.highest() <= best * 11 / 9 + 1e-12);
    }

    @Test
    void phasesNeverGoBelowZeroAndBreakersHaveAnEnd() {
        assertArrayEquals(
                new double[] {3, 2, 1},
                PhaseBalance.assign(new double[] {1, 2, 3}).phases());
        assertThrows(IllegalArgumentException.class, () -> PhaseBalance.assign(new double[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> BreakerSizes.iec(126));
        assertEquals(32, BreakerSizes.iec(32));
        assertEquals(6000, BreakerSizes.nec(5001));
    }

    @Test
    void schemesAgreeWithTheRule() {
        assertEquals(0.8, Redundancy.N_PLUS_1.utilisation(4));
        assertEquals(0.75, Redundancy.DISTRIBUTED_4N3R.utilisation(4));
        assertArrayEquals(new double[] {1.125, 1.5}, Redundancy.distributedLoads(4, 4.5), 1e-12);
    }
}
