package io.kilorack.throughput.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Accelerator;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.TrainingTask;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
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

    private static SplitServing.Pair pair(SplitServing.Outcome outcome) {
        return assertInstanceOf(SplitServing.Outcome.Works.class, outcome).pair();
    }

    private static String problem(SplitServing.Outcome outcome) {
        return assertInstanceOf(SplitServing.Outcome.Not.class, outcome).problem();
    }

    @Test
    void prefillAndDecodeMeetAtTheSlowerSide() {
        var load = new ServingSearch.Load(4000, 500, 0, 1, 3, 0.05);
        SplitServing.Pair r = pair(SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.ascend910c(), 16, 64), LLAMA, ServingFormat.EIGHT, load, 25e9));
        assertTrue(r.warning().contains("INT8"), r.warning());
        assertEquals(
                Math.min(r.carried(), Math.min(r.prefill().most(), r.decode().most())), r.requests(), 1e-9);
        // 80 layers · 8 KV heads · 256 · 2 B = 327,680 B a token, kept in 16 bit because INT8 meets FP8
        assertEquals(4000 * 327_680.0, r.bytes(), 1);
        // a 910C shows itself as two devices, each with half of its link
        double gate = Math.min(
                25e9 * r.prefill().layout().tensor(),
                12.5e9 * r.decode().layout().tensor());
        assertEquals(r.bytes() / gate, r.transfer(), 1e-12);
        assertEquals(25e9 * 16 / r.bytes(), r.carried(), 1e-9);
        assertTrue(r.decode().seconds() <= 0.05 && r.ttft90() > r.transfer() && r.ttft90() <= 3, r.toString());
        assertTrue(r.prefill().busy() <= 1 && r.decode().busy() <= 1);
        assertEquals(1, Math.max(r.prefill().busy(), r.decode().busy()), 1e-9);
        assertTrue(problem(SplitServing.of(
                        side(Parts.h100(), 1, 8), side(Parts.h100(), 1, 8), LLAMA, ServingFormat.SIXTEEN, load, 25e9))
                .contains("decode side"));
        assertTrue(problem(SplitServing.of(
                        side(Parts.h100(), 16, 8), side(Parts.h100(), 16, 8), LLAMA, ServingFormat.EIGHT, load, 0))
                .contains("network between"));
    }

    /// Nothing on the front of a pair is beaten in rate, both times and room for the cache at once, and
    /// threads do not change it.
    @Test
    void aPairHasAFrontOfItsOwn() {
        var load = new ServingSearch.Load(4000, 500, 0, 1, 3, 0.05);
        SplitServing.Side first = side(Parts.h100(), 16, 8);
        SplitServing.Side second = side(Parts.ascend910c(), 16, 64);
        SplitServing.Choices c = SplitServing.choices(
                        first, second, LLAMA, ServingFormat.EIGHT, load, 25e9, Runner.inPlace())
                .orElseThrow();
        SplitServing.Pair best = pair(SplitServing.of(first, second, LLAMA, ServingFormat.EIGHT, load, 25e9));
        assertEquals(best, c.best());
        assertNotNull(c.runnerUp());
        assertTrue(c.runnerUp().requests() <= best.requests());
        assertTrue(c.front().size() > 1 && c.looked() >= c.timed(), c.toString());
        assertEquals(best.requests(), c.front().getFirst().requests());
        for (SplitServing.Pair f : c.front()) {
            assertTrue(f.requests() >= 0.5 * best.requests()
                    && f.ttft90() <= 3
                    && f.decode().seconds() <= 0.05);
            for (SplitServing.Pair g : c.front()) {
                assertTrue(f == g
                        || f.requests() > g.requests()
                        || f.ttft90() < g.ttft90()
                        || f.decode().seconds() < g.decode().seconds()
                        || f.decode().memory().weights() < g.decode().memory().weights());
            }
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            assertEquals(
                    c,
                    SplitServing.choices(first, second, LLAMA, ServingFormat.EIGHT, load, 25e9, Runner.on(threads))
                            .orElseThrow());
        }
    }

    @Test
    void aSlowNetworkBindsThePairAndATightTargetThePrefillSide() {
        var load = new ServingSearch.Load(4000, 500, 0, 1, 60, 0.05);
        SplitServing.Pair slow = pair(SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.h100(), 16, 8), LLAMA, ServingFormat.EIGHT, load, 0.125e9));
        assertEquals(SplitServing.Bottleneck.NETWORK, slow.bottleneck());
        // 16 devices · 0.125 GB/s over 4,000 · 163,840 B in 8 bit
        assertEquals(16 * 0.125e9 / (4000 * 163_840.0), slow.requests(), 1e-9);
        var second = new ServingSearch.Load(4000, 500, 0, 1, 1, 0.05);
        String why = problem(SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.h100(), 16, 8), LLAMA, ServingFormat.EIGHT, second, 0.01e9));
        assertTrue(why.contains("655 MB") && why.contains("faster network"), why);
        SplitServing.Pair loose = pair(SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.h100(), 64, 8), LLAMA, ServingFormat.EIGHT, load, 25e9));
        var quick = new ServingSearch.Load(4000, 500, 0, 1, 1.2, 0.05);
        SplitServing.Pair tight = pair(SplitServing.of(
                side(Parts.h100(), 16, 8), side(Parts.h100(), 64, 8), LLAMA, ServingFormat.EIGHT, quick, 25e9));
        assertTrue(tight.prefill().most() < loose.prefill().most(), tight + " against " + loose);
        assertTrue(tight.ttft90() <= 1.2, tight.toString());
    }

    @Test
    void spanningFamiliesCostsAgainstTwoJobs() {
        var task = new TrainingTask(LLAMA, 4096, 256, 16, false, Stack.FUSED);
        SplitServing.Side nvidia = side(Parts.h100(), 64, 8);
        SplitServing.Side huawei = side(Parts.ascend910c(), 64, 64);
        SpannedTraining.Pipeline r = spanned(SpannedTraining.of(nvidia, huawei, task, 12.5e9));
        double penalty = SpannedTraining.penalty(r.rate(), SpannedTraining.separate(nvidia, huawei, task));
        assertTrue(r.rate() > 0 && penalty > 0 && penalty < 1, r + " penalty " + penalty);
        assertEquals(80, r.first().layers() + r.second().layers());
        // the faster family takes more layers: 64 x 989 against 64 x 752 TFLOP/s
        assertTrue(r.first().layers() >= 40, r.text());
        assertEquals(4096.0 * 256 / r.step().total(), r.rate(), 1e-6 * r.rate());
        assertTrue(r.first().memory().total() <= nvidia.chip().memory, r.text());
    }

    /// The same family on both sides must come near one job on all of it.
    @Test
    void twoHalvesOfOneFamilyAreNearlyTheWhole() {
        var task = new TrainingTask(LLAMA, 4096, 512, 16, false, Stack.FUSED);
        SplitServing.Side half = side(Parts.h100(), 64, 8);
        double spanned = spanned(SpannedTraining.of(half, half, task, 50e9)).rate();
        SplitServing.Side whole = side(Parts.h100(), 128, 8);
        var one = TrainingSearch.best(whole.chip(), whole.fabric(), task, 128).best();
        assertNotNull(one);
        double rate = 4096.0 * 512 / one.time().total();
        assertTrue(spanned <= 1.02 * rate && spanned >= 0.7 * rate, spanned + " against " + rate);
    }

    private static SpannedTraining.Pipeline spanned(SpannedTraining.Outcome outcome) {
        return assertInstanceOf(SpannedTraining.Outcome.Works.class, outcome).pipeline();
    }
}
