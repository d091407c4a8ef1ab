package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.operator.Generation;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.ServingCase;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads measured serving points: `validation_serving.json` here, operating points of engines by
/// [ServingPoints].
public final class ServingCases {
    /// Tokens before an answer in an arena chat, published without prompt lengths: two turns of 69.5 prompt
    /// and 214.5 answer tokens, mean of both turns (LMSYS-Chat-1M, arXiv 2309.11998, table 1).
    private static final double ARENA_PROMPT = 69.5 + (69.5 + 214.5) / 2;

    private static final Pattern DECODE_POOL = Pattern.compile("(TP|DP|EP)\\s?(\\d+)");

    private ServingCases() {}

    /// @param models catalog models by id, for files that only name their model
    public static Cases<ServingCase> read(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        return file.endsWith(".csv") ? ServingPoints.read(file, text, models) : reports(file, text, models);
    }

    private static Cases<ServingCase> reports(
            String file, String text, Function<String, Optional<LanguageModel>> models) throws BadCases {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(text);
        } catch (JacksonException e) {
            throw new BadCases(
                    file,
                    "whole file",
                    "is not JSON: " + e.getOriginalMessage(),
                    "give a case file as it was delivered");
        }
        JsonNode list = root.isArray() ? root : root.path("cases");
        if (!list.isArray()) {
            throw new BadCases(
                    file, "whole file", "holds no list of cases", "write them as [ … ] or { \"cases\": [ … ] }");
        }
        var cases = new ArrayList<ServingCase>();
        var unread = new ArrayList<Outcome>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode c = list.get(i);
            try {
                Optional<ServingCase> read = report(c, models);
                read.ifPresent(cases::add);
                if (read.isEmpty()) {
                    unread.add(Outcome.unread(Json.text(c, "id"), "no rate or latency that the model predicts"));
                }
            } catch (IllegalArgumentException e) {
                unread.add(Outcome.unread(Json.text(c, "id"), "unreadable: " + e.getMessage()));
            }
        }
        return new Cases<>(cases, unread);
    }

    private static Optional<ServingCase> report(JsonNode c, Function<String, Optional<LanguageModel>> models) {
        int count = Json.whole(c, "hardware", "count").orElse(1);
        JsonNode m = Json.at(c, "measured");
        double input = length(c, "input_len");
        double output = length(c, "output_len");
        OptionalDouble flight = first(
                Json.number(c, "batch", "concurrency"),
                Json.number(c, "batch", "mean_batch"),
                Json.number(c, "batch", "batch"),
                Json.number(c, "batch", "total"),
                times(Json.number(c, "batch", "per_accelerator"), count));
        OptionalDouble tpot = first(Json.number(m, "tpot_ms"), Json.number(m, "itl_median_ms"));
        Quantity quantity;
        double measured;
        if (tpot.isPresent()
                && (flight.isPresent() || Json.number(c, "batch", "requests").isPresent())) {
            quantity = Json.number(m, "tpot_ms").isPresent() ? Quantity.TPOT_MS : Quantity.ITL_MEDIAN_MS;
            measured = tpot.getAsDouble();
        } else if (Json.number(m, "decode_tok_s_per_acc").isPresent()) {
            quantity = Quantity.DECODE_RATE;
            measured = Json.number(m, "decode_tok_s_per_acc").getAsDouble() * count;
        } else if (Json.number(m, "prefill_tok_s_per_acc").isPresent()) {
            quantity = Quantity.PREFILL_RATE;
            measured = Json.number(m, "prefill_tok_s_per_acc").getAsDouble() * count;
        } else if (Json.number(m, "output_tok_s_total").isPresent()) {
            quantity = Quantity.OUTPUT_RATE;
            measured = Json.number(m, "output_tok_s_total").getAsDouble();
        } else if (Json.number(m, "output_tok_s_per_acc").isPresent()) {
            quantity = Quantity.OUTPUT_RATE;
            measured = Json.number(m, "output_tok_s_per_acc").getAsDouble() * count;
        } else if (Json.number(m, "total_tok_s").isPresent() && output > 0) {
            quantity = Quantity.OUTPUT_RATE;
            measured = Json.number(m, "total_tok_s").getAsDouble() * output / (input + output);
        } else if (Json.number(m, "ttft_ms").isPresent()) {
            quantity = Quantity.TTFT_MS;
            measured = Json.number(m, "ttft_ms").getAsDouble();
        } else {
            return Optional.empty();
        }
        String weights = Json.text(c, "precision", "weights");
        String engine = Json.text(c, "engine");
        ServingFormat format = format(weights.isEmpty() ? "fp8" : weights);
        if (weights.equals("int4") && Json.text(c, "precision", "activation").equals("int8")) {
            format = ServingFormat.of("w4a8").orElse(format);
        }
        String cache = Json.text(c, "precision", "kv");
        String accelerator = CaseHardware.accelerator(c);
        format = format.withCacheBytes(
                cache.isEmpty() ? cacheBytes(Engine.of(engine), format, accelerator) : cache.contains("8") ? 1 : 2);
        LanguageModel model = ModelShape.read(Json.at(c, "model"), Json.text(c, "id"), models);
        int[] layout = layout(c, count, quantity);
        return Optional.of(new ServingCase(
                Json.text(c, "id"),
                Json.text(c, "fair"),
                family(accelerator, model.experts().isPresent()),
                accelerator,
                cluster(c, count),
                model,
                format,
                Engine.of(engine),
                Json.flag(c, "disaggregated"),
                Optional.empty(),
                flight,
                input,
                output,
                accept(c),
                layout[0],
                layout[1],
                layout[2],
                first(Json.number(c, "batch", "tokens_per_gpu"), Json.number(c, "batch", "tokens_per_npu"))
                        .orElse(0),
                false,
                // all requests at once and of one length: they keep together
                Json.number(c, "batch", "requests").isPresent()
                        && Json.at(c, "input_len").isNumber()
                        && Json.at(c, "output_len").isNumber(),
                quantity,
                measured));
    }

    private static Cluster cluster(JsonNode c, int count) {
        return new Cluster(
                Math.max(1, count),
                Math.max(1, Json.whole(c, "hardware", "per_node").orElse(8)),
                Json.whole(c, "hardware", "scale_up_domain"),
                OptionalDouble.empty(),
                Json.number(c, "hardware", "scale_out_gbps_per_accelerator"));
    }

    /// Tensor, attention data and expert degrees. Some engines count attention data ranks inside the
    /// tensor ranks.
    private static int[] layout(JsonNode c, int count, Quantity quantity) {
        int tensor = Json.whole(c, "parallelism", "tp").orElse(0);
        int data = Math.max(
                Json.whole(c, "parallelism", "attention_dp").orElse(0),
                Json.whole(c, "parallelism", "dp").orElse(0));
        int expert = Json.whole(c, "parallelism", "ep").orElse(0);
        String pool = Json.text(c, "parallelism", quantity == Quantity.PREFILL_RATE ? "prefill" : "decode");
        Matcher degree = DECODE_POOL.matcher(pool);
        while (degree.find()) {
            int value = Integer.parseInt(degree.group(2));
            switch (degree.group(1)) {
                case "TP" -> tensor = value;
                case "DP" -> data = value;
                default -> expert = value;
            }
        }
        int devices = count * (Json.text(c, "hardware", "catalog_id").startsWith("ascend-910c") ? 2 : 1);
        if (tensor > 0 && data > 1 && (long) tensor * data > devices) {
            tensor = Math.max(1, tensor / data);
        }
        if (expert > Math.max(1, tensor) * Math.max(1, data)) {
            if (data == 1) {
                tensor = expert;
            } else {
                data = expert / Math.max(1, tensor);
            }
        }
        return new int[] {tensor, data, expert};
    }

    private static double accept(JsonNode c) {
        OptionalDouble accept = Json.number(c, "measured", "accept_length");
        String text = Json.text(c, "speculative");
        if (accept.isPresent()) {
            return accept.getAsDouble();
        }
        if (text.contains("70%")) {
            return 1.7;
        }
        return text.isEmpty() || text.equals("off") ? 1 : 2;
    }

    private static double length(JsonNode c, String name) {
        JsonNode at = Json.at(c, name);
        if (at.isNumber()) {
            return at.doubleValue();
        }
        OptionalDouble mean =
                first(Json.number(at, "mean"), Json.number(at, "mean_recall"), Json.number(at, "nominal"));
        if (mean.isPresent()) {
            return mean.getAsDouble();
        }
        return switch (Json.text(at, "dataset")) {
            case "OpenOrca" -> 294;
            case "lm-arena-chat" -> ARENA_PROMPT;
            case "gpqa" -> 250;
            default -> 0;
        };
    }

    private static OptionalDouble first(OptionalDouble... options) {
        for (OptionalDouble o : options) {
            if (o.isPresent()) {
                return o;
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    /// Bytes per element of a cache whose format was not published: recipes keep it in FP8 with narrow
    /// weights, TensorRT-LLM everywhere, the others on Blackwell.
    static double cacheBytes(Engine engine, ServingFormat format, String accelerator) {
        boolean blackwell = Generation.of(accelerator) == Generation.BLACKWELL;
        return format.weightBits() < 16 && (engine == Engine.COMPILED || engine == Engine.VENDOR || blackwell) ? 1 : 2;
    }

    /// A format by its published name; an unknown one is an error, not 16 bit.
    static ServingFormat format(String name) {
        return ServingFormat.of(name)
                .orElseThrow(() -> new IllegalArgumentException("number format '" + name + "' unknown"));
    }

    private static String family(String accelerator, boolean mixture) {
        return accelerator + (mixture ? " · MoE" : " · dense");
    }
}
