package io.kilorack.catalog;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Architecture of a language model. Empty values are unknown (closed weights).
///
/// @param layers transformer layers, `denseLayers` of them with a dense feed-forward block
/// @param ffnGated three matrices (SwiGLU) instead of two
/// @param tiedEmbeddings input embedding and LM head share one matrix
@RecordBuilder
public record LanguageModel(
        String id,
        String name,
        String vendor,
        String released,
        OptionalLong parametersTotal,
        OptionalLong parametersActive,
        OptionalInt layers,
        OptionalInt denseLayers,
        OptionalInt hidden,
        OptionalInt heads,
        OptionalInt kvHeads,
        OptionalInt headDim,
        String attention,
        Optional<LatentAttention> latentAttention,
        OptionalInt slidingWindow,
        Optional<SparseAttention> sparseAttention,
        OptionalInt ffnHidden,
        boolean ffnGated,
        Optional<Experts> experts,
        OptionalInt mtpLayers,
        OptionalInt vocab,
        boolean tiedEmbeddings,
        OptionalInt maxContext,
        OptionalDouble trainingTokens,
        String source,
        String confidence,
        String notes)
        implements LanguageModelBuilder.With {

    /// Multi-head latent attention (MLA): ranks and head dimensions. `queryRank` is empty where queries
    /// are not
    /// compressed.
    public record LatentAttention(
            OptionalInt queryRank, int kvRank, int nopeHeadDim, int ropeHeadDim, int valueHeadDim) {}

    /// Top-k sparse attention with its own indexer.
    public record SparseAttention(int topK, int indexHeads, int indexHeadDim) {}

    /// Mixture of experts: routed experts, how many each token takes, shared experts, hidden size of one
    /// expert; how many a token takes and the hidden size are 0 where the entry does not say.
    public record Experts(int routed, int topK, int shared, int expertHidden) {}
}
