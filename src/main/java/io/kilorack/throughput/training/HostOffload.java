package io.kilorack.throughput.training;

import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.collective.Host;

/// Time that offload to the host adds to a step, and the host memory it takes. Devices of a node move
/// their shares side by side, each over its own link. One published rate is at hand (10 G parameters on
/// one V100, arXiv 2101.06840), within 25 %: too little for an error band.
public final class HostOffload {
    /// Share of a link's rate that pinned copies reach: 25 of 31.5 GB/s on PCIe 4.0 x16.
    public static final double LINK_SHARE = 0.8;
    /// Share of the host memory bandwidth that a vectorised Adam reaches: 10 G parameters in 2.57 s at 30
    /// bytes each on two sockets of 128 GB/s. Source: arXiv 2101.06840 table 4, from memory.
    static final double UPDATE_SHARE = 0.46;
    /// Bytes that the update reads and writes for a parameter: master and two moments in and out, the
    /// gradient in, the 16-bit parameter out.
    static final double UPDATE_BYTES = 30;

    private HostOffload() {}

    /// Exposed time in a step [s]: `max(0, g P / B - w tB) + max(30 P / B_host, 2 P / B)` for the
    /// optimiser, with `P` parameters whose states the device owns, `g` bytes of a gradient, `w` the
    /// share of the backward pass that hides it; the update and the way back are pipelined in tiles
    /// (arXiv 2101.06840 section 5.1). For activations `m (max(0, a / B - tF) + max(0, a / B - tB))`,
    /// `a` bytes of one micro-batch.
    ///
    /// @param owned parameters whose states this device owns
    /// @param forward time of one micro-batch [s], `backward` likewise
    static double seconds(
            Fabric fabric, TrainingTask task, TrainingLayout l, double owned, double forward, double backward, int m) {
        if (l.offload() == Offload.NONE) {
            return 0;
        }
        Host host = fabric.host;
        double link = host.link().orElse(0) * LINK_SHARE;
        double total = 0;
        if (l.offload().optimizer() && !task.frozen()) {
            double down = owned * task.stack().gradientWire / link;
            double update = UPDATE_BYTES * owned / (host.bandwidth().orElse(0) * UPDATE_SHARE);
            total += Math.max(0, down - task.stack().dataOverlap * backward) + Math.max(update, 2 * owned / link);
        }
        if (l.offload().activations()) {
            double one = TrainingMemory.perMicroBatch(task, l) / link;
            total += m * (Math.max(0, one - forward) + Math.max(0, one - backward));
        }
        return total;
    }

    /// Host memory that one device of pipeline stage `stage` takes [B]: 12 bytes of states and the
    /// gradient of each parameter it owns, and the activations in flight.
    public static double bytes(TrainingTask task, TrainingLayout l, int stage) {
        double bytes = 0;
        if (l.offload().optimizer() && !task.frozen()) {
            bytes += TrainingMemory.owned(task, l, stage) * (12 + task.stack().gradientWire);
        }
        if (l.offload().activations()) {
            bytes += TrainingMemory.inFlight(l, task.batch(), stage) * TrainingMemory.perMicroBatch(task, l);
        }
        return bytes;
    }

    /// Bytes over the host link of a device in a step of `m` micro-batches, both ways [B].
    public static double moved(TrainingTask task, TrainingLayout l, int m) {
        double bytes = 0;
        if (l.offload().optimizer() && !task.frozen()) {
            bytes += TrainingMemory.owned(task, l, 0) * (task.stack().gradientWire + 2);
        }
        if (l.offload().activations()) {
            bytes += 2 * m * TrainingMemory.perMicroBatch(task, l);
        }
        return bytes;
    }

    /// Host memory of the fullest device [B].
    public static double bytes(TrainingTask task, TrainingLayout l) {
        return l.offload() == Offload.NONE ? 0 : Math.max(bytes(task, l, 0), bytes(task, l, l.pipeline() - 1));
    }

    /// Whether the host is known well enough and holds what is offloaded.
    public static boolean fits(Fabric fabric, TrainingTask task, TrainingLayout l) {
        return l.offload() == Offload.NONE
                || (fabric.host.known()
                        && bytes(task, l) <= fabric.host.memory().orElse(0));
    }
}
