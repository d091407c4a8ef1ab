package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
