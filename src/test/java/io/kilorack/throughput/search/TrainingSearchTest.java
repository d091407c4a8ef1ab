package io.kilorack.throughput.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.collective.Host;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch.Depth;
import io.kilorack.throughput.search.TrainingSearch.Found;
import io.kilorack.throughput.search.TrainingSearch.Outcome;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.Stack;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingSearchTest {
    private static final Chip H100 = SearchTest.chip(Parts.h100());
    private static final Fabric NODES = new Fabric(H100, 8, 8, H100.scaleUp, 50e9);

    static LongStream spaces() {
        return LongStream.range(0, 32);
    }

    /// A small job on a few devices: counts that are not powers of two, memory that binds, mixtures, frozen
    /// weights, every stack, sometimes a host.
    private record Small(Chip chip, Fabric fabric, TrainingTask task, int devices, List<Offload> offloads) {
        static Small of(long seed) {
            var random = new SplittableRandom(seed);
            int heads = new int[] {4, 6, 8, 12}[random.nextInt(4)];
            int experts = random.nextInt(2) == 0 ? 0 : new int[] {4, 6, 8}[random.nextInt(3)];
            Transformer x = SearchTest.shape(model(
                    3 + random.nextInt(8),
                    128 * heads,
                    heads,
                    heads % 4 == 0 && random.nextBoolean() ? 4 : heads,
                    experts));
            boolean frozen = random.nextInt(6) == 0;
            Stack stack = Stack.values()[random.nextInt(3)];
            var task = new TrainingTask(
                    x, 1024 << random.nextInt(5), 1 + random.nextInt(24), random.nextBoolean() ? 16 : 8, frozen, stack);
            double memory = new double[] {3.2, 4, 6, 80}[random.nextInt(4)];
            Accelerator a = Parts.accelerator(
                    "nv-h100-sxm",
                    Map.of(NumberFormat.BF16, 989.0, NumberFormat.FP8, 1979.0),
                    memory,
                    3350,
                    900,
                    8,
                    700);
            Chip chip = SearchTest.chip(a);
            boolean host = random.nextInt(5) == 0;
            var fabric = new Fabric(
                    chip,
                    1 + random.nextInt(8),
                    8,
                    chip.scaleUp,
                    1e9 * (1 + random.nextInt(50)),
                    host
                            ? new Host(OptionalDouble.of(64e9), OptionalDouble.of(50e9), OptionalDouble.of(100e9))
                            : Host.UNKNOWN);
            return new Small(
                    chip,
                    fabric,
                    task,
                    1 + random.nextInt(24),
                    host ? List.of(Offload.values()) : List.of(Offload.NONE));
        }

        Outcome search(Depth depth) {
            return TrainingSearch.search(
                    chip, fabric, task, devices, TrainingSpace.exhaustive(offloads), Runner.inPlace(), depth);
        }
    }

    private static LanguageModel model(int layers, int hidden, int heads, int kv, int experts) {
        return new LanguageModel(
                "small",
                "small",
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(layers),
                OptionalInt.of(experts > 0 ? 1 : layers),
                OptionalInt.of(hidden),
                OptionalInt.of(heads),
                OptionalInt.of(kv),
                OptionalInt.empty(),
                "GQA",
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(4 * hidden),
                true,
                experts == 0 ? Optional.empty() : Optional.of(new LanguageModel.Experts(experts, 2, 1, hidden)),
                OptionalInt.empty(),
                OptionalInt.of(32000),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void branchAndBoundEqualsBruteForce(long seed) {
        Small small = Small.of(seed);
        Outcome brute = small.search(Depth.ALL);
        Outcome bounded = small.search(Depth.BEST);
        Outcome wide = small.search(Depth.FRONT);
        for (Outcome o : List.of(bounded, wide)) {
            assertEquals(brute.best(), o.best());
            assertEquals(brute.runnerUp(), o.runnerUp());
            assertEquals(brute.roomy(), o.roomy());
            assertEquals(brute.smallest(), o.smallest());
        }
        assertEquals(brute.looked(), wide.looked());
        assertTrue(bounded.evaluated() <= wide.evaluated() && wide.evaluated() <= brute.evaluated());
        assertTrue(brute.evaluated() <= brute.looked(), "of " + brute.looked());
        double reach = TrainingSearch.FRONT_REACH * TrainingSearch.seconds(brute.best());
        assertEquals(
                brute.front().stream().filter(f -> f.time().total() <= reach).toList(), wide.front());
        assertTrue((brute.best() == null) != (brute.smallest() == null));
    }

    /// The axes once more, from their description alone: every number up to its limit is tried, and
    /// layouts that the space leaves out as beaten are in.
    @ParameterizedTest
    @MethodSource("spaces")
    void nothingLegalIsFaster(long seed) {
        Small s = Small.of(seed);
        TrainingTask task = s.task;
        Transformer x = task.model();
        double least = Double.POSITIVE_INFINITY;
        TrainingLayout fastest = null;
        var schedules = EnumSet.noneOf(Schedule.class);
        for (int t = 1; t <= Math.min(x.heads(), s.devices); t++) {
            if (x.heads() % t != 0
                    || x.hidden() % t != 0
                    || x.ffn() % t != 0
                    || (x.kvHeads() % t != 0 && t % x.kvHeads() != 0)) {
                continue;
            }
            for (int c = 1; t * c <= s.devices; c++) {
                for (int e = 1; e <= Math.max(1, x.experts()); e++) {
                    if (task.sequence() % c != 0 || (e > 1 && x.experts() % e != 0)) {
                        continue;
                    }
                    for (int p = 1; p <= x.layers() && t * c * p <= s.devices; p++) {
                        int places = (x.layers() + p - 1) / p;
                        int d = Math.min(task.batch(), s.devices / (t * c * p));
                        while (d > 0 && t * c * d % e != 0) {
                            d--;
                        }
                        if (d == 0 || places * p - x.layers() > 2) {
                            continue;
                        }
                        int each = (task.batch() + d - 1) / d;
                        for (int mb = 1; mb <= each; mb++) {
                            if (each % mb != 0 || d * mb > task.batch()) {
                                continue;
                            }
                            for (TrainingLayout l : variants(s, t, c, e, p, d, mb, places)) {
                                if (TrainingMemory.total(task, l) > s.chip.memory) {
                                    continue;
                                }
                                var cost = new LayerCost(
                                        s.chip, s.fabric, task, t, c, e, mb, l.sequenceParallel(), l.contextBy());
                                double time = StepModel.time(s.chip, s.fabric, task, l, cost)
                                        .total();
                                schedules.add(l.schedule());
                                if (time < least) {
                                    least = time;
                                    fastest = l;
                                }
                            }
                        }
                    }
                }
            }
        }
        Outcome found = TrainingSearch.search(
                s.chip, s.fabric, task, s.devices, TrainingSpace.exhaustive(), Runner.inPlace(), Depth.BEST);
        Found best = found.best();
        if (fastest == null) {
            assertNull(best);
        } else {
            assertNotNull(best, fastest.text());
            assertTrue(
                    best.time().total() <= least,
                    fastest.text() + " beats " + best.layout().text());
            assertTrue(!schedules.isEmpty());
        }
    }

    /// Everything but full recomputation of some layers only, of which the fewest are the fastest.
    private static List<TrainingLayout> variants(Small s, int t, int c, int e, int p, int d, int mb, int places) {
        var list = new ArrayList<TrainingLayout>();
        TrainingTask task = s.task;
        int m = (task.batch() + d * mb - 1) / (d * mb);
        for (ContextParallel by : ContextParallel.values()) {
            if (by == ContextParallel.RING
                    ? c > 1 && (task.sequence() % (2 * c) != 0 || task.sequence() / c < 2048)
                    : c == 1 || task.model().heads() / t % c != 0) {
                continue;
            }
            for (boolean sp : new boolean[] {false, true}) {
                if (sp && (t == 1 || task.sequence() / c % t != 0)) {
                    continue;
                }
                for (int zero = 0; zero <= (d * c > 1 ? 3 : 0); zero++) {
                    for (Schedule schedule : Schedule.values()) {
                        boolean legal = switch (schedule) {
                            case ONE_F_ONE_B -> true;
                            case ZERO_BUBBLE -> p > 1 && !task.frozen();
                            case DUAL_PIPE -> p > 1 && p % 2 == 0 && m % 2 == 0 && m >= 2 * p && !task.frozen();
                        };
                        int chunks = schedule == Schedule.ONE_F_ONE_B && p > 1 && m >= p ? places : 1;
                        for (int v = 1; legal && v <= chunks; v++) {
                            if (places % v != 0) {
                                continue;
                            }
                            for (Recompute r : Recompute.values()) {
                                if (r == Recompute.SELECTIVE && task.stack().fusedAttention()) {
                                    continue;
                                }
                                var l = new TrainingLayout(t, p, d, c, e, 1, v, mb, sp, r, zero, schedule)
                                        .withContextBy(by);
                                list.add(l);
                                if (r == Recompute.FULL) {
                                    list.add(l.recomputing(1));
                                }
                            }
                        }
                    }
                }
            }
        }
        return list;
    }

    @Test
    void threadsDoNotChangeTheAnswer() {
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 8192, 512, 16, false, Stack.FUSED);
        var deepseek = new TrainingTask(SearchTest.shape(Parts.deepseek()), 4096, 480, 8, false, Stack.FUSED);
        try (var executor = Executors.newFixedThreadPool(5)) {
            for (Depth depth : List.of(Depth.BEST, Depth.FRONT)) {
                Outcome alone = search(task, 512, Runner.inPlace(), depth);
                assertEquals(alone, search(task, 512, Runner.on(executor), depth));
                assertTrue(alone.why().contains("slower by"), alone.why());
            }
            Outcome alone = search(deepseek, 192, Runner.inPlace(), Depth.BEST);
            assertEquals(alone, search(deepseek, 192, Runner.on(executor), Depth.BEST));
        }
    }

    private static Outcome search(TrainingTask task, int devices, Runner runner, Depth depth) {
        return TrainingSearch.search(H100, NODES, task, devices, TrainingSpace.exhaustive(), runner, depth);
    }

    @Test
    void longSequencesAreShared() {
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 65536, 64, 16, false, Stack.FUSED);
        Outcome found = TrainingSearch.search(
                H100,
                new Fabric(H100, 64, 8, H100.scaleUp, 50e9),
                task,
                512,
                TrainingSpace.exhaustive(),
                Runner.inPlace(),
                Depth.BEST);
        assertNotNull(found.best());
        assertTrue(found.best().layout().context() > 1, "a sequence of 65,536 is shared");
    }

    @Test
    void nothingOnTheFrontIsBeatenInEverything() {
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 8192, 512, 16, false, Stack.FUSED);
        Outcome found = search(task, 256, Runner.inPlace(), Depth.FRONT);
        assertTrue(found.front().size() > 3);
        assertEquals(found.best(), found.front().getFirst());
        for (Found a : found.front()) {
            assertTrue(a.memory() <= H100.memory);
            for (Found b : found.front()) {
                assertTrue(
                        a == b
                                || !(a.time().total() <= b.time().total()
                                        && a.memory() <= b.memory()
                                        && a.watts() <= b.watts()),
                        a.layout().text() + " beats " + b.layout().text());
            }
        }
        // the fastest with headroom is no slower than any of the front that has it
        Found roomy = found.roomy();
        assertNotNull(roomy);
        assertTrue(roomy.memory() <= 0.95 * H100.memory);
        for (Found f : found.front()) {
            assertTrue(f.memory() > 0.95 * H100.memory
                    || f.time().total() >= roomy.time().total());
        }
    }

    /// 2,048 H800: the answer is DeepSeek's own schedule and expert degree, and near its published rate
    /// (arXiv 2412.19437 section 1: 180 K hours per trillion tokens, 3.16 M tokens/s).
    @Test
    void deepSeekIsTrainedTheWayItWas() {
        Accelerator h800 = Parts.accelerator(
                "nv-h800-sxm", Map.of(NumberFormat.BF16, 989.0, NumberFormat.FP8, 1979.0), 80, 3350, 400, 8, 700);
        Chip chip = SearchTest.chip(h800);
        var task = new TrainingTask(SearchTest.shape(Parts.deepseek()), 4096, 15360, 8, false, Stack.FUSED);
        Found best = TrainingSearch.best(chip, new Fabric(chip, 8, 8, chip.scaleUp, 50e9), task, 2048)
                .best();
        assertNotNull(best);
        assertEquals(Schedule.DUAL_PIPE, best.layout().schedule());
        assertEquals(1, best.layout().tensor());
        double published = 1e12 / (180e3 / 2048 * 3600);
        double rate = 15360.0 * 4096 / best.time().total();
        assertTrue(
                rate >= 0.95 * published && rate <= 1.15 * published,
                rate + ": " + best.layout().text());
    }

    /// 60 accelerators of 8 heads: tensor 8 leaves 4 idle, 7 replicas of 8 take the rest.
    @Test
    void countsThatFactorBadlyAreUsedAsFarAsTheyGo() {
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 4096, 420, 16, false, Stack.FUSED);
        Outcome found = search(task, 61, Runner.inPlace(), Depth.BEST);
        assertNotNull(found.best());
        int used = found.best().layout().devices();
        assertTrue(used <= 61 && used >= 56, found.best().layout().text());
    }

    @Test
    void aSearchThatIsStoppedSaysSo() {
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 4096, 256, 16, false, Stack.FUSED);
        var stopped = new Runner() {
            private int asked;

            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                return Runner.inPlace().all(tiles);
            }

            @Override
            public boolean cancelled() {
                return ++asked > 40;
            }
        };
        Outcome part = search(task, 256, stopped, Depth.FRONT);
        assertEquals(false, part.complete());
        assertNull(part.smallest(), "what was not looked at is not judged");
    }

    @Test
    void aSearchReportsOverAllItsWaves() {
        var heard = new ArrayList<Integer>();
        var clock = new java.util.concurrent.atomic.AtomicLong();
        var task = new TrainingTask(SearchTest.shape(Parts.llama70b()), 4096, 64, 16, false, Stack.FUSED);
        var of = new java.util.TreeSet<Integer>();
        search(
                task,
                64,
                Progress.reporting(
                        Runner.inPlace(),
                        (done, all) -> {
                            heard.add(done);
                            of.add(all);
                        },
                        () -> clock.addAndGet(Progress.INTERVAL)),
                Depth.BEST);
        assertEquals(1, of.size(), "one whole: " + of);
        assertEquals(of.first(), heard.getLast());
        assertEquals(heard.stream().sorted().toList(), heard);
    }
}
