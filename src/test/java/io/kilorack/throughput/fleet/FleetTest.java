package io.kilorack.throughput.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Accelerator;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingTask;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {
    private static SplitServing.Side side(Accelerator a, int packages, int domain) {
        Chip chip = ((Chip.Resolved.Known) Chip.of(a)).chip();
        return new SplitServing.Side(chip, new Fabric(chip, domain, 8, chip.scaleUp, 25e9), packages * chip.devices);
    }

    private static final Transformer LLAMA = ((Transformer.Resolved.Known) Transformer.of(Parts.llama70b())).shape();

    @Test
    void theBestPlacementIsNotTheGreedyOne() {
        // greedy gives workload 0 its best pool (10 + 1 = 11); the best is 9 + 8 = 17
        Assignment a = Assignment.best(new double[][] {{10, 9}, {8, 1}});
        assertArrayEquals(new int[] {1, 0}, a.pools());
        assertEquals(17, a.value());
        Assignment one = Assignment.best(new double[][] {{Double.NaN, 2, 3}});
        assertArrayEquals(new int[] {2}, one.pools());
        assertArrayEquals(new int[] {0, 1}, one.idle());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOtherPlacementIsBetter(long seed) {
        var random = new SplittableRandom(seed);
        double[][] v = new double[3][3];
        for (double[] row : v) {
            for (int p = 0; p < 3; p++) {
                row[p] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(10);
            }
        }
        double best = 0;
        for (int i = -1; i < 3; i++) {
            for (int j = -1; j < 3; j++) {
                for (int k = -1; k < 3; k++) {
                    if ((i >= 0 && i == j) || (i >= 0 && i == k) || (j >= 0 && j == k)) {
                        continue;
                    }
                    double sum = (i < 0 ? 0 : v[0][i]) + (j < 0 ? 0 : v[1][j]) + (k < 0 ? 0 : v[2][k]);
                    best = sum > best ? sum : best;
                }
            }
        }
        assertEquals(best, Assignment.best(v).value(), 1e-12);
    }

    @Test
    void prefillAndDecodeMeetAtTheSlowerSide() {
        var load = new ServingSearch.Load(4000, 500, 0, 1, 3, 0.05);
        SplitServing.Result r = SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.ascend910c(), 16, 64), LLAMA, ServingFormat.EIGHT, load, 25e9);
        assertEquals("", r.problem());
        assertTrue(r.warning().contains("INT8"), r.warning());
        assertEquals(Math.min(r.prefillRequests(), r.decodeRequests()), r.requests(), 1e-9);
        // 4,000 tokens · 327,680 B in 16 bit over 25 GB/s per device
        assertTrue(r.transfer() <= 4000 * 327_680.0 / 25e9 + 1e-9 && r.transfer() > 0);
        assertTrue(r.tpot() <= 0.05 && r.ttft() > r.transfer());
        assertTrue(SplitServing.of(
                        side(Parts.h100(), 1, 8), side(Parts.h100(), 1, 8), LLAMA, ServingFormat.SIXTEEN, load, 25e9)
                .problem()
                .contains("prefill side"));
    }

    @Test
    void spanningFamiliesCostsAgainstTwoJobs() {
        var task = new TrainingTask(LLAMA, 4096, 256, 16, false, Stack.FUSED);
        SpannedTraining.Result r =
                SpannedTraining.of(side(Parts.h100(), 64, 8), side(Parts.ascend910c(), 64, 64), task, 12.5e9);
        assertEquals("", r.problem());
        assertTrue(r.rate() > 0 && r.penalty() > 0 && r.penalty() < 1, r.toString());
        // the faster family takes more layers: 64 x 989 against 64 x 752 TFLOP/s
        assertTrue(r.firstLayers() >= 40, r.text());
    }
}
