package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.validation.ServingCase;
import io.kilorack.throughput.validation.ServingCase.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads measured serving points: `validation_serving.json`, and operating points of engines as CSV.
public final class ServingCases {
    private static final Pattern DECODE_POOL = Pattern.compile("(TP|DP|EP)\\s?(\\d+)");

    private ServingCases() {}

    /// @param models catalog models by id, for files that only name their model
    public static List<ServingCase> read(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        return file.endsWith(".csv") ? points(file, text, models) : reports(file, text);
    }

    private static List<ServingCase> reports(String file, String text) throws BadCases {
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
        for (int i = 0; i < list.size(); i++) {
            report(list.get(i)).ifPresent(cases::add);
        }
        return cases;
    }

    private static Optional<ServingCase> report(JsonNode c) {
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
        ServingFormat format =
                ServingFormat.of(weights.isEmpty() ? "fp8" : weights).orElse(ServingFormat.SIXTEEN);
        if (weights.equals("int4") && Json.text(c, "precision", "activation").equals("int8")) {
            format = ServingFormat.of("w4a8").orElse(format);
        }
        String cache = Json.text(c, "precision", "kv");
        format = format.withCache(
                cache.contains("8")
                        ? 1
                        : cache.isEmpty() && format.computeBits() < 16 && Engine.of(engine) == Engine.COMPILED ? 1 : 2);
        int[] layout = layout(c, count, quantity);
        return Optional.of(new ServingCase(
                Json.text(c, "id"),
                Json.text(c, "fair"),
                family(
                        Json.text(c, "hardware", "catalog_id"),
                        Json.at(c, "model", "experts").isNumber()),
                Json.text(c, "hardware", "catalog_id"),
                cluster(c, count),
                ModelShape.read(Json.at(c, "model"), Json.text(c, "id")),
                format,
                Engine.of(engine),
                Json.flag(c, "disaggregated"),
                flight,
                input,
                output,
                accept(c),
                layout[0],
                layout[1],
                layout[2],
                first(Json.number(c, "batch", "tokens_per_gpu"), Json.number(c, "batch", "tokens_per_npu"))
                        .orElse(0),
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
            // published without prompt lengths: the mean of the shipped conversation trace stands in
            case "lm-arena-chat" -> 1_155;
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

    private static String family(String accelerator, boolean mixture) {
        return accelerator + (mixture ? " · MoE" : " · dense");
    }

    private static List<ServingCase> points(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        var cases = new ArrayList<ServingCase>();
        try (var parser = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            for (String column : List.of("model_path", "system", "isl", "osl", "silicon_tpot_ms")) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new BadCases(
                            file,
                            "first line",
                            "has no column " + column,
                            "give the operating points as they were delivered");
                }
            }
            for (CSVRecord r : parser) {
                point(r, models).ifPresent(cases::add);
            }
        } catch (IOException | NumberFormatException e) {
            throw new BadCases(
                    file, "line " + (cases.size() + 2), "cannot be read: " + e.getMessage(), "mend the line");
        }
        return cases;
    }

    private static Optional<ServingCase> point(CSVRecord r, Function<String, Optional<LanguageModel>> models) {
        if (r.get("silicon_tpot_ms").isBlank()) {
            return Optional.empty();
        }
        String named = ModelNames.catalogId(r.get("model_path"));
        // a model that the catalog lacks stays in the list and is answered as unknown
        Optional<LanguageModel> model = Optional.of(models.apply(named).orElseGet(() -> ModelShape.nameless(named)));
        boolean pools = r.get("mode").equals("disagg");
        String prefix = pools ? "decode_" : "";
        int tensor = whole(r, prefix + "tp_size", 1);
        int pipeline = whole(r, prefix + "pp_size", 1);
        int data = whole(r, prefix + "attention_dp_size", 1);
        int expert = Math.max(1, whole(r, prefix + "moe_ep_size", 1));
        // in part of the rows the degrees of a node were multiplied: TP 8 with EP 8 on 8 devices stands as 64
        int split = whole(r, prefix + "moe_tp_size", 1);
        int root = (int) Math.round(Math.sqrt((double) tensor * data));
        boolean squared = root > 1
                && expert > 1
                && tensor * data == root * root
                && ((split == root && expert == root) || (tensor == root && data == root));
        if (squared) {
            tensor = data > 1 ? 1 : root;
            data = data > 1 ? root : 1;
            expert = root;
        }
        int workers = pools ? whole(r, "decode_num_workers", 1) : 1;
        int devices = tensor * pipeline * data;
        double flight = whole(r, "concurrency", whole(r, "batch_size", 1) * data);
        String backend = r.get("backend");
        Engine engine = Engine.of(backend);
        String quantisation =
                r.get("moe_quant_mode").isEmpty() || model.get().experts().isEmpty()
                        ? r.get("gemm_quant_mode")
                        : r.get("moe_quant_mode");
        String precision = quantisation.isEmpty() ? r.get("precision") : quantisation;
        ServingFormat format =
                ServingFormat.of(precision.isEmpty() ? "bf16" : precision).orElse(ServingFormat.SIXTEEN);
        if (model.get().id().startsWith("gpt-oss")) {
            format = ServingFormat.of("mxfp4").orElse(format);
        }
        format = format.withCache(engine == Engine.COMPILED && format.computeBits() < 16 ? 1 : 2);
        String system = r.get("system");
        String accelerator = ModelNames.accelerator(system);
        int domain = system.startsWith("gb") ? 72 : 8;
        return Optional.of(new ServingCase(
                r.get("id"),
                // rows of disaggregated pools leave open how many decode workers there are and whether they speculate
                pools ? "caution" : "yes",
                "%s · %s%s · %s"
                        .formatted(
                                system.replace("_sxm", ""),
                                model.get().experts().isPresent() ? "MoE" : "dense",
                                pools ? " disagg" : "",
                                model.get().id()),
                accelerator,
                new Cluster(
                        devices * workers, 8, OptionalInt.of(domain), OptionalDouble.empty(), OptionalDouble.of(400)),
                model.get(),
                format,
                engine,
                pools,
                OptionalDouble.of(Math.max(1, flight)),
                whole(r, "isl", 1024) * LENGTH_SHARE,
                whole(r, "osl", 1024) * LENGTH_SHARE,
                1,
                tensor,
                data,
                expert,
                0,
                Quantity.TPOT_MS,
                Double.parseDouble(r.get("silicon_tpot_ms"))));
    }

    /// The benchmark draws lengths evenly between 0.8 and 1.0 of the nominal ones.
    private static final double LENGTH_SHARE = 0.9;

    private static int whole(CSVRecord r, String column, int otherwise) {
        String text = r.isMapped(column) ? r.get(column).strip() : "";
        return text.isEmpty() ? otherwise : (int) Math.round(Double.parseDouble(text.toLowerCase(Locale.ROOT)));
    }
}
