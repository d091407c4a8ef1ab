package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Asked;
import io.soabase.recordbuilder.core.RecordBuilder;
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
    /// @param note what is converted on the way, or why a target is missed, though it runs; may be empty
    /// @param share what it has of its pool
    /// @param pairing the two pools at work, where a second one works on it; the fields above are then of
    ///     both together, but for pool, accelerators and memory, which are of the first
    /// @param asked the engine's question, by which the figures open ([WorkloadInsight]); empty where there
    ///     is no single one
    @RecordBuilder
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
            List<Figure> figures,
            String note,
            Share share,
            Optional<Pairing> pairing,
            Optional<Asked> asked)
            implements ThroughputResultWorkloadResultBuilder.With {
        /// A workload that has its pool for itself.
        public WorkloadResult(
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
                List<Figure> figures) {
            this(
                    workloadId,
                    name,
                    kind,
                    poolId,
                    poolName,
                    acceleratorId,
                    accelerators,
                    fits,
                    remedy,
                    rate,
                    days,
                    requestRate,
                    memory,
                    layout,
                    bound,
                    meetsTarget,
                    figures,
                    "",
                    new Share(accelerators, ""),
                    Optional.empty(),
                    Optional.empty());
        }

        /// Accelerators of all pools that work on it.
        public int allAccelerators() {
            return pairing.map(
                            p -> p.sides().stream().mapToInt(Side::accelerators).sum())
                    .orElse(accelerators);
        }
    }

    /// What a workload has of the accelerators of one family in its pool.
    ///
    /// @param poolAccelerators how many the pool has
    /// @param rule in words why it has that many; empty where it has all of them
    public record Share(int poolAccelerators, String rule) {}

    /// Two pools that work on one workload together.
    ///
    /// @param sides the first pool and the second
    public record Pairing(List<Side> sides) {
        public Pairing {
            sides = List.copyOf(sides);
        }
    }

    /// One pool's part of a pairing.
    ///
    /// @param role `prefill`, `decode`, `first stages`, `last stages`
    /// @param accelerators accelerators that it has of the pool's
    /// @param layout its parallel layout in words
    /// @param capacity what it could do: requests/s within the targets, or tokens/s with a job of its own
    /// @param busy share of its capacity or of the step that the two together ask of it [%]
    /// @param memory per accelerator, against its capacity
    public record Side(
            String role,
            String poolId,
            String poolName,
            String acceleratorId,
            int accelerators,
            Share share,
            String layout,
            Figure capacity,
            Figure busy,
            Figure memory) {}

    public enum Kind {
        TRAINING,
        SERVING
    }
}
