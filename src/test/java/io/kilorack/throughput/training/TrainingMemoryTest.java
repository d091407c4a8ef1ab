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
}
