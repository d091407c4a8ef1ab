package io.kilorack.command.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/// One row of a table of measurements. Columns stand in any order and go by any of their usual names.
///
/// @param columns place of each column by its first name in [#NAMES], or its own
record PointRow(Map<String, Integer> columns, CSVRecord record) {
    private static final List<List<String>> NAMES = List.of(
            List.of("model_path", "model", "model_name", "model_id"),
            List.of("system", "gpu", "accelerator", "device", "hardware"),
            List.of("backend", "engine", "framework"),
            List.of("backend_version", "engine_version", "version"),
            List.of("isl", "input_len", "input_length", "prompt_len"),
            List.of("osl", "output_len", "output_length"),
            List.of("concurrency", "max_concurrency", "num_concurrent"),
            List.of("batch_size", "batch", "bs"),
            List.of("tp_size", "tp", "tensor_parallel_size"),
            List.of("pp_size", "pp", "pipeline_parallel_size"),
            List.of("attention_dp_size", "dp_size", "dp", "data_parallel_size"),
            List.of("moe_tp_size", "moe_tp"),
            List.of("moe_ep_size", "ep_size", "ep", "moe_ep", "expert_parallel_size"),
            List.of("silicon_tpot_ms", "tpot_ms", "tpot", "measured_tpot_ms", "mean_tpot_ms"),
            List.of("silicon_ttft_ms", "ttft_ms", "ttft", "measured_ttft_ms", "mean_ttft_ms"));

    /// Places of the columns that the first line names.
    static Map<String, Integer> columns(CSVRecord header) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i)
                    .replace("\ufeff", "")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\\s-]+", "_");
            String first = NAMES.stream()
                    .filter(names -> names.contains(name))
                    .map(List::getFirst)
                    .findFirst()
                    .orElse(name);
            // a column by its first name goes before one by another name
            if (name.equals(first) || !places.containsKey(first)) {
                places.put(first, i);
            }
        }
        return Map.copyOf(places);
    }

    boolean blank() {
        return record.stream().allMatch(String::isBlank);
    }

    /// What stands in the column; empty where the row or the column is not there, or says that nothing is
    /// known.
    String text(String column) {
        Integer place = columns.get(column);
        if (place == null || place >= record.size()) {
            return "";
        }
        String text = record.get(place).strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none", "nan", "null", "n/a", "na", "-" -> "";
            default -> text;
        };
    }

    OptionalDouble number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("column " + column + ": \"" + text + "\" is not a number", e);
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException(
                    "column %s: %s; a finite number of at least 0 is needed".formatted(column, text));
        }
        return OptionalDouble.of(value);
    }

    int whole(String column, int otherwise) {
        OptionalDouble value = number(column);
        return value.isPresent() ? (int) Math.round(value.getAsDouble()) : otherwise;
    }
}
