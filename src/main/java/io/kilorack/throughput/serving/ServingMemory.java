package io.kilorack.throughput.serving;

import io.kilorack.throughput.architecture.Transformer;

/// Memory of one device of a serving instance [B].
///
/// @param weights weights on the device
/// @param cachePerToken KV bytes that one token of context takes on the device
/// @param windowPerSequence KV bytes that one sequence takes in layers with a window or a linear state
/// @param reserve activations, graphs, library buffers
public record ServingMemory(double weights, double cachePerToken, double windowPerSequence, double reserve) {
    /// Share of device memory that engines hand out. vLLM's default; TensorRT-LLM takes 0.9 of what is
    /// free.
    public static final double USABLE = 0.92;

    private static final double TIGHT = 0.95;

    private static final double RESERVE = 3.5e9;

    public static ServingMemory of(Transformer x, ServingLayout l, ServingFormat f) {
        double t = l.tensor();
        double p = l.pipeline();
        double narrow = f.weightBytes();
        double wide = f.expertsOnly() && x.experts() > 0 ? 2 : narrow;
        double attention = x.layers() * x.attentionParameters() * wide / t;
        double dense = (x.layers() - x.mixtureLayers()) * x.denseParameters() * wide / t;
        double shared = x.mixtureLayers()
                * (x.sharedExperts() * x.expertParameters() * wide + 2.0 * x.hidden() * x.experts())
                / t;
        double routed = x.mixtureLayers()
                * (double) ServingLayout.slots(x.experts(), l.expert())
                * x.expertParameters()
                * narrow
                / l.expertTensor();
        double embedding = x.embeddingParameters() * 2 / t;
        double weights = (attention + dense + shared + routed) / p + embedding / (p > 1 && !x.tied() ? 2 : 1);
        double split = x.latent() ? 1 : Math.min(t, x.kvHeads());
        double perLayer = x.cacheBytesPerLayer(f.cacheBytes()) / split / p;
        double state = x.linearLayers() * (double) x.heads() / t * x.keyDim() * x.valueDim() * 2 / p;
        return new ServingMemory(
                weights, x.fullLayers() * perLayer, x.windowLayers() * (double) x.window() * perLayer + state, RESERVE);
    }

    /// Sequences of `context` tokens that fit beside the weights on one attention rank; 0 when the
    /// weights do not fit.
    public double sequences(double memory, double context) {
        return room(memory * USABLE - weights - reserve, cachePerToken * context);
    }

    /// The most sequences that a run set up with care holds on one attention rank: what a measured run may
    /// have had in flight.
    public double mostSequences(double memory, double context) {
        return room(memory * TIGHT - weights - 0.5 * reserve, cachePerToken * context);
    }

    private double room(double free, double cache) {
        return free <= 0 ? 0 : free / (cache + windowPerSequence);
    }
}
