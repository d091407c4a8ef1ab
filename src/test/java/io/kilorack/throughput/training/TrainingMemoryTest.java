package io.kilorack.throughput.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import io.kilorack.throughput.architecture.Transformer;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
    private final Transformer gpt = ((Transformer.Resolved.Known) Transformer.of(Parts.gpt3())).shape();
    private final TrainingTask task = new TrainingTask(gpt, 2048, 64, 16, false, Stack.EAGER);

    private static TrainingLayout layout(int p, int v, boolean sequence, Recompute recompute) {
        return new TrainingLayout(8, p, 1, 1, 1, 1, v, 1, sequence, recompute, 0, Schedule.ONE_F_ONE_B);
    }

    @Test
    void activationsAreKorthikantisFormula() {
        // s b h L/p (10 + 24/t + 5 a s / (h t)) · p (1 + (p - 1)/(p v)), t 8, p 8, v 3: 66.84 GiB (arXiv 2205.05198
        // fig. 1)
        double gib = TrainingMemory.activations(task, layout(8, 3, false, Recompute.NONE)) / (1L << 30);
        assertEquals(66.84, gib, 0.01);
        gib = TrainingMemory.activations(task, layout(8, 3, true, Recompute.SELECTIVE)) / (1L << 30);
        assertEquals(12.35, gib, 0.01);
    }

    @Test
    void shardingTheOptimiserDividesItByTheDataRanks() {
        var whole = new TrainingLayout(8, 8, 8, 1, 1, 1, 1, 1, true, Recompute.SELECTIVE, 0, Schedule.ONE_F_ONE_B);
        var sharded = new TrainingLayout(8, 8, 8, 1, 1, 1, 1, 1, true, Recompute.SELECTIVE, 1, Schedule.ONE_F_ONE_B);
        assertEquals(
                TrainingMemory.of(task, whole).optimizer() / 8,
                TrainingMemory.of(task, sharded).optimizer(),
                1);
    }

    @Test
    void moreRecomputationNeverNeedsMoreMemory() {
        double before = Double.POSITIVE_INFINITY;
        TrainingLayout l = layout(8, 1, true, Recompute.FULL);
        for (int layers = 1; layers <= 12; layers++) {
            double now = TrainingMemory.activations(task, l.recomputing(layers));
            assertTrue(now <= before, layers + " layers");
            before = now;
        }
    }

    /// One layer of DeepSeek-V3 in FP8, light recomputation, bytes a token: two inputs of norms 4 h =
    /// 28,672; latents 2 (512 + 64 + 1536) = 4,224; attention output 128 · 128 = 16,384; shared expert
    /// 2 · 2,048; routed 8 · 1.1 (7,168 + 2 · 2,048) = 99,123; router 4 · 256.
    @Test
    void lightRecomputationKeepsOfAMixtureLayerWhatCannotBeMadeAgain() {
        Transformer x = ((Transformer.Resolved.Known) Transformer.of(Parts.deepseek())).shape();
        var task = new TrainingTask(x, 4096, 15360, 8, false, Stack.FUSED);
        var light = new TrainingLayout(1, 16, 128, 1, 64, 1, 1, 1, false, Recompute.LIGHT, 1, Schedule.DUAL_PIPE);
        double mixture = 28_672 + 4_224 + 16_384 + 2 * 2_048 + 8 * 1.1 * (7_168 + 2 * 2_048) + 4 * 256;
        double dense = 28_672 + 4_224 + 16_384 + 2 * 18_432;
        double stage = (3 * dense + 58 * mixture) / 16;
        // 17 micro-batches in flight (arXiv 2412.19437 table 2)
        assertEquals(17 * 4096 * stage, TrainingMemory.activations(task, light), 1e-6 * 17 * 4096 * stage);
        double kept = TrainingMemory.activations(task, light.recomputing(Recompute.NONE, 0));
        assertTrue(TrainingMemory.activations(task, light) < kept / 3, "of " + kept);
        // parameters and gradients of either direction
        var plain = new TrainingLayout(1, 16, 128, 1, 64, 1, 1, 1, false, Recompute.LIGHT, 1, Schedule.ONE_F_ONE_B);
        TrainingMemory one = TrainingMemory.stage(task, plain, 3);
        TrainingMemory two = TrainingMemory.stage(task, light, 3);
        assertEquals(2 * one.weights(), two.weights(), 1);
        assertEquals(2 * one.gradients(), two.gradients(), 1);
        assertEquals(one.optimizer(), two.optimizer(), 1, "shared out over twice as many");
    }
}
