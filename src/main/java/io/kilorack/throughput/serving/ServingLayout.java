package io.kilorack.throughput.serving;

import io.kilorack.quantity.Guard;

/// How one instance of a served model is spread over devices.
///
/// @param tensor tensor parallelism of attention and dense blocks
/// @param attentionData attention replicas that share the experts; each holds its own part of the batch
/// @param pipeline stages
/// @param expert expert parallelism; the rest of `tensor * attentionData` splits each expert
public record ServingLayout(int tensor, int attentionData, int pipeline, int expert) {
    public ServingLayout {
        Guard.atLeast("tensor", tensor, 1);
        Guard.atLeast("attentionData", attentionData, 1);
        Guard.atLeast("pipeline", pipeline, 1);
        Guard.atLeast("expert", expert, 1);
    }

    public static ServingLayout tensor(int t) {
        return new ServingLayout(t, 1, 1, 1);
    }

    public int devices() {
        return tensor * attentionData * pipeline;
    }

    public int expertTensor() {
        return Math.max(1, tensor * attentionData / expert);
    }

    /// Experts that one of `ranks` holds: rounded up, so that where the ranks do not divide the experts
    /// some are held twice (redundant experts, arXiv 2412.19437 section 3.4).
    public static int slots(int experts, int ranks) {
        return (experts + ranks - 1) / ranks;
    }

    public String text() {
        var s = new StringBuilder("TP ").append(tensor);
        if (attentionData > 1) {
            s.append(" · attention DP ").append(attentionData);
        }
        if (expert > 1) {
            s.append(" · EP ").append(expert);
        }
        if (pipeline > 1) {
            s.append(" · PP ").append(pipeline);
        }
        return s.toString();
    }
}
