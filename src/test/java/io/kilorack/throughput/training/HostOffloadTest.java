package io.kilorack.throughput.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.Parts;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingEstimate;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.collective.Host;
import io.kilorack.throughput.operator.Chip;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HostOffloadTest {
    /// 256 GB, 64 GB/s and 80 GB/s for each of 8 accelerators.
    private static final Host HOST =
            new Host(OptionalDouble.of(256e9), OptionalDouble.of(64e9), OptionalDouble.of(80e9));

    private final Chip h100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();
    private final Transformer llama = ((Transformer.Resolved.Known) Transformer.of(Parts.llama70b())).shape();
    private final TrainingTask task = new TrainingTask(llama, 4096, 64, 16, false, Stack.FUSED);
    private final Fabric fabric = new Fabric(h100, 8, 8, 450e9, 50e9, HOST);

    private static TrainingLayout layout(Offload offload) {
        return new TrainingLayout(8, 1, 8, 1, 1, 1, 1, 1, true, Recompute.FULL, 1, Schedule.ONE_F_ONE_B)
                .withOffload(offload);
    }

    @Test
    void theOptimiserOnTheHostCostsItsUpdateAndTheTransfersThatNothingHides() {
        // 1e9 parameters a device, gradients of 4 bytes, a backward pass of 10 ms of which half hides:
        // down 4e9 / 51.2e9 = 78.125 ms - 5 ms; update 30e9 / 36.8e9 = 815.217 ms, longer than 2e9 / 51.2e9 back
        double seconds = HostOffload.seconds(fabric, task, layout(Offload.OPTIMIZER), 1e9, 0.005, 0.010, 8);
        assertEquals(0.078125 - 0.005 + 30e9 / (80e9 * 0.46), seconds, 1e-9);
        assertEquals(0.888342391, seconds, 1e-8);
    }

    @Test
    void aFastHostUpdatesBehindTheWayBack() {
        var quick = new Fabric(
                h100,
                8,
                8,
                450e9,
                50e9,
                new Host(OptionalDouble.of(256e9), OptionalDouble.of(64e9), OptionalDouble.of(10e12)));
        // the way back, 2e9 / 51.2e9 = 39.0625 ms, outlasts an update of 6.5 ms; gradients are hidden whole
        assertEquals(0.0390625, HostOffload.seconds(quick, task, layout(Offload.OPTIMIZER), 1e9, 0.1, 1, 8), 1e-9);
    }

    @Test
    void activationsTravelBehindBothPasses() {
        TrainingLayout l = layout(Offload.ACTIVATIONS);
        // full recomputation keeps the input of each of 80 layers: 4096 × 8192 × 2 / 8 bytes
        double one = 80 * 4096.0 * 8192 * 2 / 8;
        assertEquals(one, TrainingMemory.perMicroBatch(task, l), 1);
        double transfer = one / (64e9 * 0.8);
        assertEquals(8 * (transfer - 0.005), HostOffload.seconds(fabric, task, l, 1e9, 0.005, 1, 8), 1e-9);
        assertEquals(0, HostOffload.seconds(fabric, task, l, 1e9, 1, 1, 8));
    }

    @Test
    void memoryMovesFromTheDeviceToTheHost() {
        TrainingMemory plain = TrainingMemory.of(task, layout(Offload.NONE));
        TrainingMemory moved = TrainingMemory.of(task, layout(Offload.OPTIMIZER));
        assertEquals(0, moved.optimizer());
        assertEquals(plain.weights(), moved.weights());
        // 12 bytes of states become 12 and a gradient of 4
        assertEquals(plain.optimizer() * 16 / 12, HostOffload.bytes(task, layout(Offload.OPTIMIZER)), 1e3);
        TrainingMemory both = TrainingMemory.of(task, layout(Offload.BOTH));
        assertTrue(both.activations() < moved.activations());
        assertEquals(0, HostOffload.bytes(task, layout(Offload.NONE)));
    }

    @Test
    void offloadIsLeftOutUnlessAskedOrNothingFits() {
        var cluster = new Cluster(16, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400), HOST);
        TrainingSetup setup = TrainingSetup.of(Parts.h100(), cluster, Parts.llama70b(), 1e12, 4096, 64, "bf16");
        TrainingEstimate estimate = Throughput.training(
                TrainingSetup.of(Parts.h100(), cluster.withAccelerators(8), Parts.llama70b(), 1e12, 4096, 64, "bf16"));
        assertFalse(estimate.fits());
        assertTrue(estimate.problem().contains("would fit with"), estimate.problem());
        TrainingEstimate allowed = Throughput.training(
                TrainingSetup.of(Parts.h100(), cluster.withAccelerators(8), Parts.llama70b(), 1e12, 4096, 64, "bf16")
                        .withOffload(true));
        assertTrue(allowed.fits(), allowed.problem());
        assertTrue(allowed.layoutText().endsWith("on the host"), allowed.layoutText());
        assertTrue(allowed.hostMemory().orElseThrow().value().orElseThrow() <= 256e9);
        assertTrue(allowed.stepTime().parts().stream()
                .anyMatch(p ->
                        p.label().equals("offload to the host") && p.value().orElse(0) > 0));
        // where it fits without, nothing is offloaded though it may be
        TrainingEstimate roomy = Throughput.training(
                setup.withCluster(cluster.withAccelerators(128)).withOffload(true));
        assertEquals(Offload.NONE, roomy.layout().orElseThrow().offload());
    }

    @Test
    void anUnknownHostIsNamedAndNeverZero() {
        var cluster = new Cluster(8, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400));
        TrainingSetup setup = TrainingSetup.of(Parts.h100(), cluster, Parts.llama70b(), 1e12, 4096, 64, "bf16");
        TrainingEstimate estimate = Throughput.training(setup);
        assertTrue(
                estimate.problem().contains("host memory (host_mem_gb)")
                        && estimate.problem().contains("unknown"),
                estimate.problem());
        TrainingEstimate given = Throughput.training(setup.withLayout(
                new TrainingLayout(8, 1, 1, 1, 1, 1, 1, 1, true, Recompute.FULL, 1, Schedule.ONE_F_ONE_B)
                        .withOffload(Offload.OPTIMIZER)));
        assertTrue(given.problem().contains("host_link_gbs"), given.problem());
        assertTrue(given.rate().value().isEmpty());
    }

    @Test
    void aHostTooSmallIsSaid() {
        var small = new Host(OptionalDouble.of(10e9), OptionalDouble.of(64e9), OptionalDouble.of(80e9));
        var cluster = new Cluster(64, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400), small);
        TrainingEstimate e =
                Throughput.training(TrainingSetup.of(Parts.h100(), cluster, Parts.llama70b(), 1e12, 4096, 64, "bf16")
                        .withLayout(layout(Offload.OPTIMIZER)));
        assertFalse(e.fits());
        assertTrue(e.problem().contains("host memory"), e.problem());
    }
}
