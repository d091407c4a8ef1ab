package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Accelerators and models for tests, with data-sheet numbers.
public final class Parts {
    private Parts() {}

    public static Accelerator h100() {
        return accelerator(
                "nv-h100-sxm", Map.of(NumberFormat.BF16, 989.0, NumberFormat.FP8, 1979.0), 80, 3350, 900, 8, 700);
    }

    public static Accelerator a100() {
        return accelerator(
                "nv-a100-sxm-80",
                Map.of(NumberFormat.BF16, 312.0, NumberFormat.FP16, 312.0, NumberFormat.INT8, 624.0),
                80,
                2039,
                600,
                8,
                400);
    }

    public static Accelerator ascend910c() {
        return accelerator(
                "ascend-910c", Map.of(NumberFormat.BF16, 752.0, NumberFormat.INT8, 1504.0), 128, 3200, 784, 384, 800);
    }

    public static Accelerator accelerator(
            String id,
            Map<NumberFormat, Double> peaks,
            double memory,
            double bandwidth,
            double scaleUp,
            int domain,
            double tdp) {
        return new Accelerator(
                new Entry(id, Kind.ACCELERATOR, id, "test", new LinkedHashMap<>()),
                "",
                "",
                peaks,
                OptionalDouble.of(memory),
                "HBM",
                OptionalDouble.of(bandwidth),
                "link",
                OptionalDouble.of(scaleUp),
                OptionalDouble.of(domain),
                OptionalDouble.of(tdp),
                OptionalDouble.empty(),
                "",
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    public static LanguageModel llama70b() {
        return dense("llama-3.1-70b", 80, 8192, 64, 8, 28672, true, 128256);
    }

    public static LanguageModel gpt3() {
        return dense("gpt-3-175b", 96, 12288, 96, 96, 49152, false, 51200);
    }

    public static LanguageModel dense(
            String id, int layers, int hidden, int heads, int kv, int ffn, boolean gated, int vocab) {
        return new LanguageModel(
                id,
                id,
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(layers),
                OptionalInt.of(layers),
                OptionalInt.of(hidden),
                OptionalInt.of(heads),
                OptionalInt.of(kv),
                OptionalInt.empty(),
                "GQA",
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(ffn),
                gated,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(vocab),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
    }

    public static LanguageModel deepseek() {
        return new LanguageModel(
                "deepseek-v3",
                "DeepSeek-V3",
                "",
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(61),
                OptionalInt.of(3),
                OptionalInt.of(7168),
                OptionalInt.of(128),
                OptionalInt.of(128),
                OptionalInt.of(128),
                "MLA",
                Optional.of(new LanguageModel.LatentAttention(OptionalInt.of(1536), 512, 128, 64, 128)),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(18432),
                true,
                Optional.of(new LanguageModel.Experts(256, 8, 1, 2048)),
                OptionalInt.of(1),
                OptionalInt.of(129280),
                false,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                "",
                "",
                "");
    }

    public static Cluster cluster(int count) {
        return new Cluster(count, 8, OptionalInt.of(8), OptionalDouble.empty(), OptionalDouble.of(400));
    }
}
