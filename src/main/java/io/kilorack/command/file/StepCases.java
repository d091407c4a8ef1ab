package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.validation.MemoryCase;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.StepCase;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads step times (`ascend_inference.json`) and memory (`megatron_memory.json`).
public final class StepCases {
    private StepCases() {}

    /// @param models catalog models by id
    public static Cases<StepCase> steps(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        var cases = new ArrayList<StepCase>();
        var unread = new ArrayList<Outcome>();
        for (JsonNode c : list(file, text)) {
            try {
                cases.add(step(c, models));
            } catch (IllegalArgumentException e) {
                unread.add(Outcome.unread(Json.text(c, "id"), "unreadable: " + e.getMessage()));
            }
        }
        return new Cases<>(cases, unread);
    }

    private static StepCase step(JsonNode c, Function<String, Optional<LanguageModel>> models) {
        JsonNode in = Json.at(c, "input");
        String id = Json.text(c, "id");
        Optional<LanguageModel> model = models.apply(ModelNames.catalogId(Json.text(in, "model_id")));
        int world = Json.whole(in, "world_size").orElse(1);
        int tensor = Json.whole(in, "tp_size").orElse(1);
        String linear = Json.text(in, "quantize_linear_action").toLowerCase(Locale.ROOT);
        String precision = linear.startsWith("w8a8")
                ? "int8"
                : linear.startsWith("w4a8") ? "w4a8" : linear.startsWith("w4a16") ? "int4" : "bf16";
        ServingFormat format = ServingFormat.of(precision)
                .orElse(ServingFormat.SIXTEEN)
                .withCacheBytes(Json.text(in, "quantize_attention_action").equals("INT8") ? 1 : 2);
        double hit = Json.number(in, "prefix_cache_hit_rate").orElse(0);
        double query = Json.number(in, "query_len").orElse(1);
        return new StepCase(
                id,
                device(Json.text(in, "device")),
                model.orElseGet(() -> ModelShape.nameless(Json.text(in, "model_id"))),
                format,
                world,
                tensor,
                Json.whole(in, "dp_size").orElse(Math.max(1, world / tensor)),
                Json.whole(in, "ep_size").orElse(1),
                Json.number(in, "num_queries").orElse(1),
                query * (1 - hit),
                Json.number(in, "context_length").orElse(0) + query * hit,
                Json.flag(in, "decode"),
                Json.number(c, "reference_time_s").orElse(Double.NaN));
    }

    public static Cases<MemoryCase> memory(String file, String text) throws BadCases {
        var cases = new ArrayList<MemoryCase>();
        var unread = new ArrayList<Outcome>();
        for (JsonNode c : list(file, text)) {
            try {
                cases.add(memory(c));
            } catch (IllegalArgumentException e) {
                unread.add(Outcome.unread(Json.text(c, "id"), "unreadable: " + e.getMessage()));
            }
        }
        return new Cases<>(cases, unread);
    }

    private static MemoryCase memory(JsonNode c) {
        JsonNode p = Json.at(c, "parallelism");
        LanguageModel m = ModelShape.read(Json.at(c, "model"), Json.text(c, "id"));
        return new MemoryCase(
                Json.text(c, "id"),
                withoutVocabulary(m),
                Json.whole(c, "model", "seq_len").orElse(2048),
                Json.whole(c, "global_batch_sequences").orElse(1),
                Json.whole(p, "tp").orElse(1),
                Json.whole(p, "pp").orElse(1),
                Json.whole(p, "dp").orElse(1),
                Json.whole(p, "interleave").orElse(1),
                Json.whole(p, "micro_batch").orElse(1),
                Json.flag(p, "sequence_parallel"),
                Json.text(c, "recompute").startsWith("selective"),
                Json.number(c, "measured", "weights_gradients_optimizer_gib").orElse(Double.NaN),
                Json.number(c, "measured", "activations_gib").orElse(Double.NaN));
    }

    private static JsonNode list(String file, String text) throws BadCases {
        try {
            JsonNode root = new JsonMapper().readTree(text);
            JsonNode list = root.isArray() ? root : root.path("cases");
            if (list.isArray()) {
                return list;
            }
        } catch (JacksonException e) {
            throw new BadCases(
                    file,
                    "whole file",
                    "is not JSON: " + e.getOriginalMessage(),
                    "give a case file as it was delivered");
        }
        throw new BadCases(file, "whole file", "holds no list of cases", "write them as [ … ] or { \"cases\": [ … ] }");
    }

    /// Catalog id of a device named `ATLAS_800_A3_560T_128G_DIE`.
    private static String device(String name) {
        String n = name.toUpperCase(Locale.ROOT);
        if (n.contains("A3")) {
            return n.contains("560T") ? "ascend-910c-560" : n.contains("626T") ? "ascend-910c-626" : "ascend-910c";
        }
        return n.contains("313T")
                ? "ascend-910b3"
                : n.contains("280T") ? "ascend-910b4" : n.contains("414T") ? "ascend-910b1" : "ascend-910b2";
    }

    private static LanguageModel withoutVocabulary(LanguageModel m) {
        return m.with()
                .vendor("")
                .released("")
                .parametersTotal(OptionalLong.empty())
                .parametersActive(OptionalLong.empty())
                .vocab(OptionalInt.of(0))
                .tiedEmbeddings(true)
                .source("")
                .confidence("")
                .notes("")
                .build();
    }
}
