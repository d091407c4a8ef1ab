package io.kilorack.command.file;

import io.kilorack.catalog.LanguageModel;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.validation.Outcome;
import io.kilorack.throughput.validation.TrainingCase;
import io.kilorack.throughput.validation.TrainingCase.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads measured training runs: `validation_training.json`, and the iterations of one node as CSV.
public final class TrainingCases {
    private TrainingCases() {}

    /// @param models catalog models by id, for fields that a case leaves out
    public static Cases<TrainingCase> read(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
        return file.endsWith(".csv") ? iterations(file, text) : runs(file, text, models);
    }

    private static Cases<TrainingCase> runs(String file, String text, Function<String, Optional<LanguageModel>> models)
            throws BadCases {
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
        var cases = new ArrayList<TrainingCase>();
        var unread = new ArrayList<Outcome>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode c = list.get(i);
            try {
                Optional<TrainingCase> read = run(c, models);
                read.ifPresent(cases::add);
                if (read.isEmpty()) {
                    unread.add(Outcome.unread(
                            Json.text(c, "id"),
                            Json.whole(c, "hardware", "count").isPresent()
                                    ? "no step time, rate or utilisation that the model predicts"
                                    : "number of accelerators was not published"));
                }
            } catch (IllegalArgumentException e) {
                unread.add(Outcome.unread(Json.text(c, "id"), "unreadable: " + e.getMessage()));
            }
        }
        return new Cases<>(cases, unread);
    }

    private static Optional<TrainingCase> run(JsonNode c, Function<String, Optional<LanguageModel>> models) {
        String id = Json.text(c, "id");
        OptionalInt count = Json.whole(c, "hardware", "count");
        OptionalDouble step = Json.number(c, "measured", "step_time_s");
        Quantity quantity;
        double measured;
        double total = Json.number(c, "measured", "tokens_per_s_total")
                .orElse(Json.number(c, "measured", "tokens_per_s_per_accelerator")
                                .orElse(Double.NaN)
                        * (Json.number(c, "measured", "tokens_per_s_total").isPresent() ? 1 : count.orElse(1)));
        OptionalDouble derived = Json.number(c, "derived", "tokens_per_s_per_accelerator");
        if (step.isEmpty()) {
            step = Double.isNaN(total) ? Json.number(c, "derived", "step_time_s") : OptionalDouble.empty();
        }
        OptionalDouble tflops = Json.number(c, "measured", "tflops_per_accelerator");
        OptionalDouble mfu = Json.number(c, "measured", "mfu");
        String kind = Json.text(c, "measured", "tflops_kind");
        String recompute = Json.text(c, "recompute");
        if (step.isPresent()) {
            quantity = Quantity.STEP_SECONDS;
            measured = step.getAsDouble();
        } else if (!Double.isNaN(total)) {
            quantity = Quantity.TOKENS_PER_SECOND;
            measured = total;
        } else if (tflops.isPresent()) {
            boolean repeated =
                    kind.startsWith("hardware") || (kind.startsWith("as published") && recompute.equals("full"));
            quantity = repeated ? Quantity.HARDWARE_TFLOPS : Quantity.MODEL_TFLOPS;
            measured = tflops.getAsDouble();
        } else if (mfu.isPresent()) {
            quantity = Quantity.MFU;
            measured = mfu.getAsDouble();
        } else if (derived.isPresent() && count.isPresent()) {
            quantity = Quantity.TOKENS_PER_SECOND;
            measured = derived.getAsDouble() * count.getAsInt();
        } else {
            return Optional.empty();
        }
        int perNode = Json.whole(c, "hardware", "per_node").orElse(8);
        OptionalInt sequences = Json.whole(c, "global_batch", "sequences");
        int sequence = Json.whole(c, "model", "seq_len").orElse(4096);
        OptionalDouble tokens = Json.number(c, "global_batch", "tokens");
        if (sequences.isEmpty() && tokens.isPresent()) {
            sequences = OptionalInt.of((int) Math.max(1, Math.round(tokens.getAsDouble() / sequence)));
        }
        return Optional.of(new TrainingCase(
                id,
                Json.text(c, "fair"),
                CaseHardware.accelerator(c),
                new Cluster(
                        Math.max(1, count.orElse(1)),
                        Math.max(1, perNode),
                        Json.whole(c, "hardware", "scale_up_domain"),
                        OptionalDouble.empty(),
                        Json.number(c, "hardware", "scale_out_gbps_per_accelerator")),
                ModelShape.read(Json.at(c, "model"), id, models),
                sequence,
                sequences,
                Json.text(c, "precision"),
                Json.text(c, "model", "fine_tune").toLowerCase(Locale.ROOT).contains("lora"),
                Json.text(c, "source", "title"),
                Json.whole(c, "parallelism", "tp"),
                Json.whole(c, "parallelism", "pp"),
                Json.whole(c, "parallelism", "dp"),
                Json.whole(c, "parallelism", "cp"),
                Json.whole(c, "parallelism", "ep"),
                chunks(c, id),
                Json.whole(c, "parallelism", "micro_batch"),
                Json.flag(c, "parallelism", "sequence_parallel"),
                Json.number(c, "parallelism", "fsdp").isPresent() || Json.flag(c, "parallelism", "fsdp"),
                recompute,
                false,
                quantity,
                measured));
    }

    /// Chunks of a stage; a pipeline study that names the plain schedule in its id has one.
    private static OptionalInt chunks(JsonNode c, String id) {
        OptionalInt stated = Json.whole(c, "parallelism", "interleave");
        return stated.isEmpty() && id.toLowerCase(Locale.ROOT).endsWith("1f1b") ? OptionalInt.of(1) : stated;
    }

    /// Iterations of Megatron-DeepSpeed on one A100 node: fp16, full recomputation, plain 1F1B,
    /// feed-forward four times the hidden size, no overlap (the README of the measurement says so).
    private static Cases<TrainingCase> iterations(String file, String text) throws BadCases {
        var cases = new ArrayList<TrainingCase>();
        var unread = new ArrayList<Outcome>();
        try (var parser = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            Iterator<CSVRecord> lines = parser.iterator();
            Map<String, Integer> columns = lines.hasNext() ? PointRow.columns(lines.next()) : Map.of();
            for (String column : List.of("gpus", "hidden", "layers", "iteration_ms")) {
                if (!columns.containsKey(column)) {
                    throw new BadCases(
                            file,
                            "first line",
                            "has no column " + column,
                            "give the iterations file as it was delivered");
                }
            }
            for (int number = 1; lines.hasNext(); ) {
                var r = new PointRow(columns, lines.next());
                if (r.blank()) {
                    continue;
                }
                try {
                    cases.add(iteration(r, number));
                } catch (IllegalArgumentException e) {
                    unread.add(Outcome.unread("row-" + number, "unreadable: " + e.getMessage()));
                }
                number++;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadCases(file, "whole file", "cannot be read: " + e.getMessage(), "give a CSV file");
        }
        return new Cases<>(cases, unread);
    }

    private static TrainingCase iteration(PointRow r, int row) {
        int hidden = whole(r, "hidden");
        int heads = whole(r, "attention_heads");
        int layers = whole(r, "layers");
        var model = new LanguageModel(
                "gpt-%d-%d".formatted(hidden, layers),
                "GPT",
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(layers),
                OptionalInt.of(layers),
                OptionalInt.of(hidden),
                OptionalInt.of(heads),
                OptionalInt.of(heads),
                OptionalInt.of(hidden / heads),
                "MHA",
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(4 * hidden),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(50304),
                true,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
        return new TrainingCase(
                "row-%d %s".formatted(row, row % 2 == 1 ? "odd" : "even"),
                "yes",
                "nv-a100-sxm-80",
                new Cluster(whole(r, "gpus"), 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(200)),
                model,
                whole(r, "sequence_length"),
                OptionalInt.of(whole(r, "global_batch_sequences")),
                "fp16",
                false,
                "Megatron-DeepSpeed, plain",
                OptionalInt.of(whole(r, "tensor_parallel")),
                OptionalInt.of(whole(r, "pipeline_parallel")),
                OptionalInt.of(whole(r, "data_parallel")),
                OptionalInt.of(1),
                OptionalInt.of(1),
                OptionalInt.of(1),
                OptionalInt.of(whole(r, "micro_batch_sequences")),
                false,
                false,
                "full",
                true,
                Quantity.STEP_SECONDS,
                r.number("iteration_ms").orElse(Double.NaN) / 1000);
    }

    private static int whole(PointRow r, String column) {
        int value = r.whole(column, 0);
        if (value < 1) {
            throw new IllegalArgumentException("column " + column + " gives no number of at least 1");
        }
        return value;
    }
}
