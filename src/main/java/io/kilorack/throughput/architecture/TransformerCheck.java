package io.kilorack.throughput.architecture;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.architecture.Transformer.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks a catalog model and fills what follows from other fields (head width from hidden and heads).
final class TransformerCheck {
    private static final Pattern EVERY_NTH = Pattern.compile("every (\\d+)(?:st|nd|rd|th) layer");

    private TransformerCheck() {}

    static Resolved resolve(LanguageModel m) {
        var missing = new ArrayList<String>();
        int layers = need(m.layers(), "layers", missing);
        int hidden = need(m.hidden(), "hidden size", missing);
        int heads = need(m.heads(), "attention heads", missing);
        int vocab = need(m.vocab(), "vocabulary size", missing);
        boolean mixture = m.experts().isPresent();
        int ffn = m.ffnHidden().orElse(0);
        if (ffn == 0 && !mixture) {
            missing.add("feed-forward width");
        }
        if (!missing.isEmpty()) {
            return new Resolved.Unusable(
                    "model %s: %s unknown; enter %s in the catalog (closed weights have no published shape)"
                            .formatted(m.id(), String.join(", ", missing), missing.size() == 1 ? "it" : "them"));
        }
        String impossible = impossible(m, layers, hidden, heads);
        if (!impossible.isEmpty()) {
            return new Resolved.Unusable("model " + m.id() + ": " + impossible);
        }
        var experts = m.experts().orElse(new LanguageModel.Experts(0, 0, 0, 0));
        var latent = m.latentAttention().orElse(null);
        int headDim = m.headDim().orElse(hidden / heads);
        int dense = mixture ? m.denseLayers().orElse(0) : layers;
        int cached = layers / cacheEvery(m.attention());
        int window = m.slidingWindow().orElse(0);
        int windowLayers = window > 0 ? cached - cached / fullEvery(m.attention()) : 0;
        int kvHeads = m.kvHeads().orElse(heads);
        return new Resolved.Known(new Transformer(
                m.name(),
                layers,
                dense,
                hidden,
                heads,
                kvHeads,
                latent == null ? headDim : latent.nopeHeadDim() + latent.ropeHeadDim(),
                latent == null ? headDim : latent.valueHeadDim(),
                latent != null,
                latent == null ? 0 : latent.queryRank().orElse(0),
                latent == null ? 0 : latent.kvRank(),
                latent == null ? 0 : latent.ropeHeadDim(),
                cached,
                windowLayers,
                window,
                m.sparseAttention().map(LanguageModel.SparseAttention::topK).orElse(0),
                ffn > 0 ? ffn : experts.expertHidden(),
                m.ffnGated(),
                experts.routed(),
                experts.topK(),
                experts.shared(),
                experts.expertHidden(),
                vocab,
                m.tiedEmbeddings()));
    }

    private static String impossible(LanguageModel m, int layers, int hidden, int heads) {
        if (layers < 1 || hidden < 1 || heads < 1) {
            return "layers, hidden size and heads must be at least 1; correct the entry";
        }
        if (m.headDim().isEmpty() && hidden % heads != 0) {
            return "%d heads do not divide hidden size %d; correct one, or enter the head width"
                    .formatted(heads, hidden);
        }
        int kv = m.kvHeads().orElse(heads);
        if (kv < 1 || heads % kv != 0) {
            return "%d KV heads do not divide %d heads; correct one of them".formatted(kv, heads);
        }
        int dense = m.denseLayers().orElse(0);
        if (dense > layers) {
            return "%d dense layers of %d layers; correct one of them".formatted(dense, layers);
        }
        var experts = m.experts().orElse(null);
        if (experts != null) {
            if (experts.routed() < 1 || experts.topK() < 1) {
                return experts.topK() < 1
                        ? "%d experts without top-k; enter how many experts a token takes (top_k)"
                                .formatted(experts.routed())
                        : "%d experts; enter at least 1".formatted(experts.routed());
            }
            if (experts.topK() > experts.routed()) {
                return "top-k %d of %d experts; correct one of them".formatted(experts.topK(), experts.routed());
            }
            if (experts.expertHidden() < 1) {
                return "expert width unknown; enter the hidden width of one expert (expert_ffn)";
            }
        }
        return "";
    }

    /// Hybrid models name the rhythm of their full-attention layers; cross-layer sharing halves the
    /// cache.
    private static int cacheEvery(String attention) {
        String text = attention.toLowerCase(Locale.ROOT);
        if (text.contains("cross-layer kv sharing")) {
            return 2;
        }
        if (!text.contains("linear")) {
            return 1;
        }
        Matcher rhythm = EVERY_NTH.matcher(text);
        return rhythm.find() ? Math.max(1, Integer.parseInt(rhythm.group(1))) : 1;
    }

    /// Among layers with a window: every how many attend to everything. Every second one where the entry
    /// names no rhythm.
    private static int fullEvery(String attention) {
        String text = attention.toLowerCase(Locale.ROOT);
        Matcher rhythm = EVERY_NTH.matcher(text);
        return !text.contains("linear") && rhythm.find() ? Math.max(1, Integer.parseInt(rhythm.group(1))) : 2;
    }

    private static int need(OptionalInt value, String what, List<String> missing) {
        if (value.isEmpty()) {
            missing.add(what);
        }
        return value.orElse(0);
    }
}
