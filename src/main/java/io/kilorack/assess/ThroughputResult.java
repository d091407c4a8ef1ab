package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.Optional;

/// Throughput by pool and workload.
public record ThroughputResult(List<PoolResult> pools, List<WorkloadResult> workloads) {
    /// What a pool holds: accelerators by family (catalog id → count, in order), total dense BF16 peak,
    /// total memory.
    public record PoolResult(String poolId, String name, List<Family> families, Figure peakBf16, Figure memory) {}

    /// Accelerators of one model in a pool.
    public record Family(String acceleratorId, String name, int count) {}

    /// One workload on one family of a pool.
    ///
    /// @param rate training or output tokens per second; it and `days` carry the error band of the
    /// nearest validated family
    /// @param days calendar days to train; empty for serving
    /// @param requestRate requests per second within the targets; empty for training
    /// @param memory per accelerator, against its capacity
    /// @param layout the parallel layout in words (`TP 8 · PP 4 · DP 16`)
    /// @param bound what binds: compute, memory bandwidth, network, memory capacity …
    /// @param meetsTarget whether date or rate is met; empty when there is no target
    /// @param fits false when the model does not fit; `remedy` then says what would
    /// @param figures further figures for the breakdown: MFU, step time, TTFT, TPOT, tokens/J …
    public record WorkloadResult(
            String workloadId,
            String name,
            Kind kind,
            String poolId,
            String poolName,
            String acceleratorId,
            int accelerators,
            boolean fits,
            String remedy,
            Figure rate,
            Optional<Figure> days,
            Optional<Figure> requestRate,
            Figure memory,
            String layout,
            String bound,
            Optional<Boolean> meetsTarget,
            List<Figure> figures) {}

    public enum Kind {
        TRAINING,
        SERVING
    }
}
