package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads the `model` object of a measured case.
final class ModelShape {
    private ModelShape() {}

    /// A model that is only known by name.
    static LanguageModel nameless(String id) {
        return new LanguageModel(
                id,
                id,
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
    }

    /// The shape in the case; what it leaves out is taken from the catalog model of that name, if its shape
    /// agrees.
    static LanguageModel read(JsonNode m, String id, Function<String, Optional<LanguageModel>> models) {
        LanguageModel stated = read(m, id);
        String name = ModelNames.catalogId(Json.text(m, "name").replace(' ', '-'));
        return models.apply(name).map(known -> completed(stated, known)).orElse(stated);
    }

    private static LanguageModel completed(LanguageModel m, LanguageModel known) {
        boolean other = m.layers().isPresent() && !m.layers().equals(known.layers())
                || m.hidden().isPresent() && !m.hidden().equals(known.hidden());
        if (other) {
            return m;
        }
        return new LanguageModel(
                m.id(),
                m.name(),
                "",
                "",
                m.parametersTotal(),
                m.parametersActive(),
                or(m.layers(), known.layers()),
                m.layers().isPresent() ? m.denseLayers() : known.denseLayers(),
                or(m.hidden(), known.hidden()),
                or(m.heads(), known.heads()),
                or(m.kvHeads(), known.kvHeads()),
                or(m.headDim(), known.headDim()),
                m.attention().isBlank() ? known.attention() : m.attention(),
                m.latentAttention().or(known::latentAttention),
                or(m.slidingWindow(), known.slidingWindow()),
                m.sparseAttention().or(known::sparseAttention),
                or(m.ffnHidden(), known.ffnHidden()),
                m.ffnGated() || known.ffnGated(),
                m.experts().filter(e -> e.expertHidden() > 0).or(known::experts),
                m.mtpLayers(),
                or(m.vocab(), known.vocab()),
                m.tiedEmbeddings(),
                m.maxContext(),
                m.trainingTokens(),
                "",
                "",
                "");
    }

    private static OptionalInt or(OptionalInt stated, OptionalInt known) {
        return stated.isPresent() ? stated : known;
    }

    static LanguageModel read(JsonNode m, String id) {
        Optional<LanguageModel.Experts> experts = Json.whole(m, "experts").isPresent()
                ? Optional.of(new LanguageModel.Experts(
                        Json.whole(m, "experts").orElse(0),
                        Json.whole(m, "experts_active").orElse(0),
                        Json.whole(m, "shared_experts").orElse(0),
                        Json.whole(m, "expert_ffn").orElse(0)))
                : Optional.empty();
        Optional<LanguageModel.LatentAttention> latent = Json.at(m, "mla").isObject()
                ? Optional.of(new LanguageModel.LatentAttention(
                        Json.whole(m, "mla", "q_lora_rank"),
                        Json.whole(m, "mla", "kv_lora_rank").orElse(512),
                        Json.whole(m, "mla", "qk_nope_head_dim").orElse(128),
                        Json.whole(m, "mla", "qk_rope_head_dim").orElse(64),
                        Json.whole(m, "mla", "v_head_dim").orElse(128)))
                : Optional.empty();
        String note = Json.text(m, "arch_note");
        OptionalInt window = note.contains("128-token") ? OptionalInt.of(128) : OptionalInt.empty();
        Optional<LanguageModel.SparseAttention> sparse = note.contains("top-k 2048")
                ? Optional.of(new LanguageModel.SparseAttention(2048, 32, 128))
                : Optional.empty();
        return new LanguageModel(
                id,
                Json.text(m, "name"),
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                Json.whole(m, "layers"),
                experts.isPresent()
                        ? OptionalInt.of(Json.whole(m, "dense_layers").orElse(0))
                        : Json.whole(m, "layers"),
                Json.whole(m, "hidden"),
                Json.whole(m, "heads"),
                Json.whole(m, "kv_heads"),
                Json.whole(m, "head_dim"),
                Json.text(m, "attention") + " " + note,
                latent,
                window,
                sparse,
                Json.whole(m, "ffn"),
                Json.flag(m, "ffn_gated"),
                experts,
                OptionalInt.empty(),
                Json.whole(m, "vocab"),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
    }
}
