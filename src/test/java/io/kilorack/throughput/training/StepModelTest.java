package io.kilorack.throughput.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import org.junit.jupiter.api.Test;

class StepModelTest {
    private final Chip chip = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private final Fabric fabric = new Fabric(chip, 8, 8, 450e9, 50e9);
    private final Transformer gpt = ((Transformer.Resolved.Known) Transformer.of(Parts.gpt3())).shape();
    private final TrainingTask task = new TrainingTask(gpt, 2048, 1536, 16, false, Stack.FUSED);

    private StepTime time(int p, int v, Schedule schedule) {
        var layout = new TrainingLayout(8, p, 8, 1, 1, 1, v, 1, true, Recompute.NONE, 1, schedule);
        return StepModel.time(chip, fabric, task, layout, new LayerCost(chip, fabric, task, 8, 1, 1, 1, true));
    }

    @Test
    void partsAddUpToTheStep() {
        StepTime t = time(8, 3, Schedule.ONE_F_ONE_B);
        assertEquals(
                t.total(),
                t.compute()
                        + t.recompute()
                        + t.tensor()
                        + t.expert()
                        + t.context()
                        + t.pipeline()
                        + t.bubble()
                        + t.data()
                        + t.optimizer()
                        + t.overhead()
                        + t.offload(),
                1e-12);
    }

    @Test
    void theBubbleOfPlainPipelinesIsPMinusOneMicroBatches() {
        // m 192, p 8: bubble / (work of a stage) = 7/192; interleaving by 3 divides it by 3 (arXiv 2104.04473 section
        // 2.2)
        StepTime plain = time(8, 1, Schedule.ONE_F_ONE_B);
        StepTime interleaved = time(8, 3, Schedule.ONE_F_ONE_B);
        assertEquals(7.0 / 192, plain.bubble() / (plain.compute() + plain.tensor()), 0.004);
        assertEquals(3, plain.bubble() / interleaved.bubble(), 0.1);
    }

    @Test
    void fillingTheBubbleShortensIt() {
        double plain = time(8, 1, Schedule.ONE_F_ONE_B).bubble();
        assertTrue(time(8, 1, Schedule.ZERO_BUBBLE).bubble() < 0.7 * plain);
        assertTrue(time(8, 1, Schedule.DUAL_PIPE).bubble() < 0.7 * plain);
    }

    /// DeepSeek-V3 on H800 as published: 61 layers, PP 16, EP 64, one sequence of 4,096 a micro-batch.
    private StepTime deepseek(Schedule schedule, Recompute recompute, double out) {
        Transformer x = ((Transformer.Resolved.Known) Transformer.of(Parts.deepseek())).shape();
        var large = new TrainingTask(x, 4096, 15360, 8, false, Stack.FUSED);
        var network = new Fabric(chip, 8, 8, 4 * out, out);
        var layout = new TrainingLayout(1, 16, 128, 1, 64, 1, 1, 1, false, recompute, 1, schedule);
        var cost = new LayerCost(chip, network, large, 1, 1, 64, 1, false);
        return StepModel.time(chip, network, large, layout, cost);
    }

    /// Dispatch and combine travel behind the products of the other direction, for 20 of 132 units (arXiv
    /// 2412.19437 sections 3.2.1 and 3.2.2); what is longer than the products shows.
    @Test
    void dualPipeHidesTheExpertExchangeBehindTheOtherDirection() {
        StepTime plain = deepseek(Schedule.ONE_F_ONE_B, Recompute.NONE, 100e9);
        StepTime dual = deepseek(Schedule.DUAL_PIPE, Recompute.NONE, 100e9);
        double all = plain.expert() / 0.7;
        double products = dual.compute();
        assertTrue(all + plain.pipeline() < products, "the exchange fits behind the products");
        assertEquals(20.0 / 132 * all, dual.expert(), 1e-9 * all);
        assertEquals(20.0 / 132 * plain.pipeline(), dual.pipeline(), 1e-9 * all);
        assertTrue(dual.total() < 0.9 * plain.total(), dual + " against " + plain);
        // at a tenth of the network it does not fit: the longer of the two counts in full
        StepTime slow = deepseek(Schedule.DUAL_PIPE, Recompute.NONE, 10e9);
        double sent = deepseek(Schedule.ONE_F_ONE_B, Recompute.NONE, 10e9).expert() / 0.7;
        assertTrue(sent > slow.compute());
        assertTrue(slow.expert() + slow.compute() > sent, "never less than what is sent");
    }

    @Test
    void theRatePublishedForDeepSeekIsWithinATenth() {
        // 180 K H800 hours per trillion tokens on 2,048 (arXiv 2412.19437 section 1): 3.16 M tokens/s
        double published = 1e12 / (180e3 / 2048 * 3600);
        double rate = 15360.0
                * 4096
                / deepseek(Schedule.DUAL_PIPE, Recompute.LIGHT, 50e9).total();
        assertEquals(published, rate, 0.1 * published);
    }

    @Test
    void whatIsComputedAgainIsDearerTheMoreItIs() {
        double none = deepseek(Schedule.DUAL_PIPE, Recompute.NONE, 50e9).total();
        double light = deepseek(Schedule.DUAL_PIPE, Recompute.LIGHT, 50e9).total();
        double full = deepseek(Schedule.DUAL_PIPE, Recompute.FULL, 50e9).total();
        assertTrue(none < light && light < 1.04 * none, light + " against " + none);
        assertTrue(full > 1.2 * none, full + " against " + none);
    }

    /// Gradients in shards are scattered after every micro-batch, others once a step.
    @Test
    void zeroTwoReducesForEveryMicroBatch() {
        var one = new TrainingLayout(8, 8, 8, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
        var exchange = StepModel.gradients(fabric, task, one).shared();
        var two = StepModel.gradients(fabric, task, one.withZero(2)).shared();
        assertEquals(exchange.reduceSeconds() + exchange.gatherSeconds(), exchange.seconds(192, one), 1e-12);
        assertEquals(
                192 * exchange.reduceSeconds() + exchange.gatherSeconds(), two.seconds(192, one.withZero(2)), 1e-9);
        var cost = new LayerCost(chip, fabric, task, 8, 1, 1, 1, true);
        assertTrue(StepModel.time(chip, fabric, task, one.withZero(2), cost).data()
                > StepModel.time(chip, fabric, task, one, cost).data());
    }

    @Test
    void aKeptLayerCostIsTheSameToTheLastBit() {
        Transformer x = ((Transformer.Resolved.Known) Transformer.of(Parts.deepseek())).shape();
        var large = new TrainingTask(x, 8192, 512, 8, false, Stack.TUNED);
        for (ContextParallel by : ContextParallel.values()) {
            for (boolean sequence : new boolean[] {true, false}) {
                var base = new LayerCost(chip, fabric, large, 4, 2, 1, 3, !sequence);
                var kept = base.with(chip, fabric, large, 4, 2, 16, 3, sequence, by);
                var anew = new LayerCost(chip, fabric, large, 4, 2, 16, 3, sequence, by);
                for (Schedule schedule : Schedule.values()) {
                    var layout = new TrainingLayout(4, 4, 8, 2, 16, 1, 1, 3, sequence, Recompute.LIGHT, 1, schedule)
                            .withContextBy(by)
                            .recomputing(2);
                    assertEquals(
                            StepModel.time(chip, fabric, large, layout, anew),
                            StepModel.time(chip, fabric, large, layout, kept));
                }
                assertEquals(anew.least, kept.least);
            }
        }
    }

    @Test
    void theLowerBoundIsOne() {
        for (int p : new int[] {1, 2, 4, 8, 16}) {
            var layout = new TrainingLayout(8, p, 8, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
            var cost = new LayerCost(chip, fabric, task, 8, 1, 1, 1, true);
            double time = StepModel.time(chip, fabric, task, layout, cost).total();
            double bound = StepModel.lowerBound(chip, fabric, task, layout, cost);
            int m = layout.microBatches(task.batch());
            double loose = StepModel.lowerBound(
                    chip, task, cost, StepModel.stageLayers(gpt, p), StepModel.edge(gpt, p, cost), m, layout.devices());
            assertTrue(loose <= bound * (1 + 1e-12) && bound <= time, loose + ", " + bound + ", " + time);
            assertTrue(loose > 0.5 * time, "a bound of " + loose + " s for " + time + " s cuts nothing");
        }
    }

    @Test
    void aSlowerNetworkNeverQuickensAStep() {
        double before = 0;
        for (double gigabytes : new double[] {100, 50, 25, 12, 5}) {
            var f = new Fabric(chip, 8, 8, 450e9, gigabytes * 1e9);
            var layout = new TrainingLayout(8, 4, 16, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
            double t = StepModel.time(chip, f, task, layout, new LayerCost(chip, f, task, 8, 1, 1, 1, true))
                    .total();
            assertTrue(t >= before);
            before = t;
        }
    }

    @Test
    void ulyssesSendsQueriesKeysValuesAndResultOnce() {
        // Llama 70B, tensor 1, context 8 in one domain, 4,096 tokens a rank: queries and result 4,096 × 8,192 × 2 B =
        // 67,108,864 B each, keys and values 4,096 × 1,024 × 2 B = 8,388,608 B each; 7/8 of 150,994,944 B leave a rank
        Transformer llama = ((Transformer.Resolved.Known) Transformer.of(Parts.llama70b())).shape();
        double slope = (fabric.exchange(8, 1, 2e9, 1) - fabric.exchange(8, 1, 1e9, 1)) / 1e9;
        double alpha = fabric.exchange(8, 1, 1e9, 1) - 1e9 * slope;
        assertEquals(4 * alpha + 150_994_944 * slope, LayerCost.ulysses(fabric, llama, 4096, 1, 8), 1e-12);
        assertTrue(slope > 7.0 / 8 / 450e9, "the link gives at most its rate");
        assertEquals(0, LayerCost.ulysses(fabric, llama, 4096, 1, 1));
        // 8 key heads on 16 ranks are sent twice
        double queries = fabric.exchange(16, 1, 4096.0 * 8192 * 2, 1);
        double keys = fabric.exchange(16, 1, 4096.0 * 16 * 128 * 2, 1);
        assertEquals(2 * queries + 2 * keys, LayerCost.ulysses(fabric, llama, 4096, 1, 16), 1e-12);
    }

    @Test
    void ulyssesGivesEachRankWholeHeads() {
        assertTrue(ContextParallel.ULYSSES.allows(gpt, 8, 4));
        assertTrue(!ContextParallel.ULYSSES.allows(gpt, 8, 8), "12 heads of a tensor rank on 8 ranks");
        assertTrue(ContextParallel.RING.allows(gpt, 8, 8));
    }

    @Test
    void onASlowNetworkUlyssesBeatsTheRing() {
        // 4 ranks, 512 tokens each: the ring carries 3 × 3.1 MB, thrice over a step; Ulysses 3/4 of 4 × 1.6 MB, twice
        var slow = new Fabric(chip, 8, 8, 450e9, 5e9);
        double[] seconds = new double[2];
        for (ContextParallel by : ContextParallel.values()) {
            var layout = new TrainingLayout(8, 1, 4, 4, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B)
                    .withContextBy(by);
            var cost = new LayerCost(chip, slow, task, 8, 4, 1, 1, true, by);
            StepTime time = StepModel.time(chip, slow, task, layout, cost);
            seconds[by.ordinal()] = time.context();
            int passes = by == ContextParallel.RING ? 3 : 2;
            assertEquals(passes * 96 * 384 * cost.contextExposed, time.context(), 1e-9 * time.context());
        }
        assertTrue(seconds[1] < 0.5 * seconds[0], seconds[1] + " s against " + seconds[0] + " s");
    }

    /// Gradients hide behind half of the last backward pass, less the time in which the stages' transfers
    /// hold the same ports: one of two transfers in each pass.
    @Test
    void transfersBetweenStagesTakePortsFromGradients() {
        var slow = new Fabric(chip, 8, 8, 450e9, 5e9);
        var layout = new TrainingLayout(8, 8, 8, 1, 1, 1, 1, 4, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
        var cost = new LayerCost(chip, slow, task, 8, 1, 1, 4, true);
        StepTime time = StepModel.time(chip, slow, task, layout, cost);
        int m = layout.microBatches(1536);
        double forward = 12 * cost.denseForward;
        double backward = 12 * cost.denseBackward;
        double ports = time.pipeline() / m / 2;
        assertTrue(ports > 0.001, "the transfer is worth waiting for: " + ports);
        var shared = StepModel.gradients(slow, task, layout).shared();
        double reduce = shared.reduceSeconds();
        double gather = shared.gatherSeconds();
        double expected = Math.max(0, reduce - Math.max(0, 0.5 * backward - ports))
                + Math.max(0, gather - Math.max(0, 0.5 * forward - ports))
                + 0.5 * 0.4 * Math.min(reduce + gather, forward + backward);
        assertEquals(expected, time.data(), 1e-9 * expected);
        // inside one scale-up domain nothing crosses the ports, and the whole half hides
        var wide = new Fabric(chip, 512, 8, 450e9, 5e9);
        var inside = StepModel.gradients(wide, task, layout).shared();
        assertTrue(inside.reduceSeconds() < reduce);
    }
}
