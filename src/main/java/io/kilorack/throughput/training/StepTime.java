package io.kilorack.throughput.training;

/// Time of one optimiser step [s] and what adds up to it.
///
/// @param compute layers, head and embedding of the slowest stage, over all micro-batches
/// @param recompute forward work repeated in the backward pass
/// @param tensor exposed tensor-parallel communication
/// @param expert exposed expert exchange
/// @param context exposed context-parallel communication
/// @param pipeline transfers between stages
/// @param bubble idle time of the pipeline's fill and drain
/// @param data exposed gradient and parameter exchange
/// @param optimizer update of the weights
/// @param overhead host work of the step, and waiting for the slowest device
/// @param offload transfers to and from host memory that nothing hides, and updates on the host
public record StepTime(
        double compute,
        double recompute,
        double tensor,
        double expert,
        double context,
        double pipeline,
        double bubble,
        double data,
        double optimizer,
        double overhead,
        double offload) {

    public double total() {
        return compute + recompute + tensor + expert + context + pipeline + bubble + data + optimizer + overhead
                + offload;
    }
}
