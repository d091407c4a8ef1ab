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
        assertEquals(t.total(), t.compute() + t.recompute() + t.tensor() + t.expert() + t.context() + t.pipeline() + t.bubble()
                + t.data() + t.optimizer() + t.overhead(), 1e-12);
    }

    @Test
    void theBubbleOfPlainPipelinesIsPMinusOneMicroBatches() {
        // m 192, p 8: bubble / (work of a stage) = 7/192; interleaving by 3 divides it by 3 (arXiv 2104.04473 section 2.2)
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

    @Test
    void theLowerBoundIsOne() {
        for (int p : new int[] {1, 2, 4, 8, 16}) {
            var layout = new TrainingLayout(8, p, 8, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
            var cost = new LayerCost(chip, fabric, task, 8, 1, 1, 1, true);
            assertTrue(StepModel.lowerBound(task, layout, cost) <= StepModel.time(chip, fabric, task, layout, cost).total());
        }
    }

    @Test
    void aSlowerNetworkNeverQuickensAStep() {
        double before = 0;
        for (double gigabytes : new double[] {100, 50, 25, 12, 5}) {
            var f = new Fabric(chip, 8, 8, 450e9, gigabytes * 1e9);
            var layout = new TrainingLayout(8, 4, 16, 1, 1, 1, 1, 1, true, Recompute.NONE, 1, Schedule.ONE_F_ONE_B);
            double t = StepModel.time(chip, f, task, layout, new LayerCost(chip, f, task, 8, 1, 1, 1, true)).total();
            assertTrue(t >= before);
            before = t;
        }
    }
}
