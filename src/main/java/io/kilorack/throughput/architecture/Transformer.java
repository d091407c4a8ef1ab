package io.kilorack.throughput.architecture;

import io.kilorack.catalog.LanguageModel;
import io.soabase.recordbuilder.core.RecordBuilder;

/// The shape of a decoder-only transformer, complete and checked.
///
/// @param layers transformer layers, the first `denseLayers` of them with a dense feed-forward block
/// @param keyDim width of one query and key head, `valueDim` of one value head
/// @param latent multi-head latent attention: keys and values are read from one latent of `kvRank +
///     ropeDim`
/// @param queryRank width of the compressed query; 0 where queries are not compressed
/// @param cachedLayers layers whose KV cache grows with the context without bound
/// @param windowLayers layers that attend to the last `window` tokens only
/// @param topKeys keys that sparse attention reads for a query; 0 where attention is dense
/// @param ffn hidden width of the dense feed-forward block
/// @param experts routed experts of a mixture layer; 0 for a dense model
@RecordBuilder
public record Transformer(
        String name,
        int layers,
        int denseLayers,
        int hidden,
        int heads,
        int kvHeads,
        int keyDim,
        int valueDim,
        boolean latent,
        int queryRank,
        int kvRank,
        int ropeDim,
        int cachedLayers,
        int windowLayers,
        int window,
        int topKeys,
        int ffn,
        boolean gated,
        int experts,
        int topK,
        int sharedExperts,
        int expertFfn,
        int vocab,
        boolean tied)
        implements TransformerBuilder.With {

    /// Either a complete shape or the reason why there is none.
    public sealed interface Resolved {
        record Known(Transformer shape) implements Resolved {}

        /// @param reason what is missing or impossible, where, and what to do
        record Unusable(String reason) implements Resolved {}
    }

    /// Resolves a catalog record. Missing or impossible fields are named, never guessed.
    public static Resolved of(LanguageModel model) {
        return TransformerCheck.resolve(model);
    }

    /// The same shape with `count` layers, the first `dense` of them dense; windows and linear layers in
    /// proportion. For a part of a pipeline.
    public Transformer withLayers(int count, int dense) {
        int cached = (int) Math.round((double) cachedLayers * count / layers);
        int windowed = Math.min(cached, (int) Math.round((double) windowLayers * count / layers));
        return with().layers(count)
                .denseLayers(dense)
                .cachedLayers(cached)
                .windowLayers(windowed)
                .build();
    }

    public int mixtureLayers() {
        return experts > 0 ? layers - denseLayers : 0;
    }

    /// Layers that attend to everything before them.
    public int fullLayers() {
        return cachedLayers - windowLayers;
    }

    /// Layers with linear attention: a state of fixed size instead of a growing cache.
    public int linearLayers() {
        return layers - cachedLayers;
    }

    /// Attention parameters of one layer, without biases.
    public double attentionParameters() {
        if (latent) {
            double query = queryRank > 0
                    ? (double) hidden * queryRank + (double) queryRank * heads * keyDim
                    : (double) hidden * heads * keyDim;
            return query
                    + (double) hidden * (kvRank + ropeDim)
                    + (double) kvRank * heads * (keyDim - ropeDim + valueDim)
                    + (double) heads * valueDim * hidden;
        }
        return (double) hidden * keyDim * (heads + 2.0 * kvHeads) + (double) heads * valueDim * hidden;
    }

    /// Parameters of one dense feed-forward block.
    public double denseParameters() {
        return (gated ? 3.0 : 2.0) * hidden * ffn;
    }

    /// Parameters of one routed expert.
    public double expertParameters() {
        return (gated ? 3.0 : 2.0) * hidden * expertFfn;
    }

    /// Parameters of all layers, experts included, without embeddings.
    public double layerParameters() {
        return layers * attentionParameters()
                + (layers - mixtureLayers()) * denseParameters()
                + mixtureLayers() * ((experts + sharedExperts) * expertParameters() + (double) hidden * experts);
    }

    public double embeddingParameters() {
        return (double) vocab * hidden * (tied ? 1 : 2);
    }

    public double parameters() {
        return layerParameters() + embeddingParameters();
    }

    /// Parameters that multiply each token, the LM head included, the embedding look-up left out.
    public double activeParameters() {
        return layers * attentionParameters()
                + (layers - mixtureLayers()) * denseParameters()
                + mixtureLayers() * ((topK + sharedExperts) * expertParameters() + (double) hidden * experts)
                + (double) vocab * hidden;
    }

    /// Floating-point operations of the forward and backward pass of one token, recomputation left out.
    ///
    /// `6 N_active + 3 * 2 s (d_qk + d_v) a L` with s keys seen by a query: the full sequence, as MFU
    /// is published (causal masking not credited). Source: Narayanan et al. 2021 (arXiv 2104.04473) eq.
    /// 3; Korthikanti et al. 2022 (arXiv 2205.05198) appendix A.
    public double trainingFlopsPerToken(int sequence) {
        double attention = 2.0
                * heads
                * (keyDim + valueDim)
                * (fullLayers() * (double) sequence + windowLayers * (double) Math.min(window, sequence));
        return 6.0 * activeParameters() + 3.0 * attention;
    }

    /// Bytes that one token adds to the KV cache of the whole model at `bytes` per element, windows
    /// left out. Latent attention caches the latent once. Source: arXiv 2405.04434 section 2.1.
    public double cacheBytesPerToken(double bytes) {
        return fullLayers() * cacheBytesPerLayer(bytes);
    }

    /// Bytes that one token holds in the KV cache of one layer, undivided.
    public double cacheBytesPerLayer(double bytes) {
        return latent ? (kvRank + ropeDim) * bytes : (double) kvHeads * (keyDim + valueDim) * bytes;
    }
}
