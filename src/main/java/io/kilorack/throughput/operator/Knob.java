package io.kilorack.throughput.operator;

/// One calibration constant: unit, physical bounds, and what it stands for. Values per generation are
/// in [Calibrations].
///
/// Bounds keep a fit physical (no efficiency above 0.95 of a data-sheet peak): wider ones improve the
/// fit and worsen what was not fitted.
public enum Knob {
    MATRIX_16("share of the dense 16-bit peak that large matrix products reach", "", 0.15, 0.95),
    MATRIX_8("share of the dense 8-bit peak, quantisation included", "", 0.10, 0.95),
    MATRIX_4("share of the dense 4-bit peak, quantisation included", "", 0.05, 0.95),
    SHARPNESS_16("exponent p of the soft roofline, 16 bit", "", 1.0, 4.0),
    SHARPNESS_8("exponent p of the soft roofline, 8 and 4 bit", "", 1.0, 4.0),
    MEMORY("share of the memory bandwidth that streaming kernels reach", "", 0.3, 0.95),
    MEMORY_4("share of the memory bandwidth that products with 4-bit weights reach", "", 0.3, 0.95),
    LAUNCH("time of one captured or queued kernel beyond its work", "s", 1e-7, 3e-5),
    QUANTISE_LAUNCH("additional time of one 8-bit product (scales, casts)", "s", 0, 3e-5),
    QUANTISE_4("additional time of one 4-bit product (block scales, casts)", "s", 0, 3e-5),
    ATTENTION("share of the 16-bit peak of fused attention on causal operations at long sequences", "", 0.05, 0.95),
    ATTENTION_HALF("sequence length at which fused attention reaches half its share", "tokens", 0, 4000),
    CACHE_READ("share of the memory bandwidth that decode attention reaches on large caches", "", 0.2, 0.95),
    CACHE_HALF("cache bytes at which decode attention reaches half its share", "B", 1e6, 4e8),
    GROUPED_16("share of the 16-bit peak of grouped (expert) products", "", 0.1, 0.95),
    GROUPED_WIDENED(
            "share of the 16-bit peak of grouped products whose narrow weights are widened on the way in",
            "",
            0.05,
            0.95),
    GROUPED_8("share of the 8-bit peak of grouped products", "", 0.05, 0.95),
    GROUPED_4("share of the 4-bit peak of grouped products", "", 0.02, 0.95),
    GROUPED_MEMORY("share of the memory bandwidth when expert weights stream", "", 0.2, 0.95),
    GROUPED_MEMORY_4("share of the memory bandwidth when expert weights of 4 bit stream", "", 0.2, 0.95),
    GROUPED_LAUNCH("time of one expert block beyond its products (routing, permutation)", "s", 0, 3e-4),
    UP_REDUCE("share of the one-way scale-up bandwidth of an all-reduce, on bus volume", "", 0.05, 0.98),
    UP_GATHER("share of the one-way scale-up bandwidth of all-gather and reduce-scatter", "", 0.05, 0.98),
    UP_EXCHANGE("share of the one-way scale-up bandwidth of all-to-all", "", 0.05, 0.95),
    UP_LATENCY("latency of a scale-up collective", "s", 1e-7, 1e-4),
    UP_LATENCY_STEP("latency added per doubling of the group", "s", 0, 5e-5),
    OUT_SHARE("share of the scale-out link rate that collectives reach", "", 0.1, 0.95),
    OUT_LATENCY("latency of a scale-out hop, library included", "s", 1e-6, 2e-4),
    TRAIN_CLOCK(
            "sustained training over short-run matrix rate: power-limited clock, layout changes, framework gaps",
            "",
            0.5,
            1.0),
    TRAIN_PLAIN("rate of untuned frameworks over vendor-tuned ones in training", "", 0.4, 1.0),
    TRAIN_ATTENTION("share of the 16-bit peak of fused attention in training, forward", "", 0.05, 0.95),
    TRAIN_16(
            "share of the dense 16-bit peak of large products in training, before the sustained clock", "", 0.15, 0.95),
    TRAIN_8("share of the dense 8-bit peak in training, casts included", "", 0.1, 0.95),
    TRAIN_4("share of the dense 4-bit peak in training, casts included", "", 0.05, 0.95),
    TRAIN_GROUPED("rate of grouped (expert) products over large plain ones in training", "", 0.2, 1.0),
    TRAIN_FLOOR("host time of one layer of one micro-batch in eager training", "s", 0, 5e-3),
    TRAIN_STEP("time of one optimiser step outside layers: host work, gradient norm, logging", "s", 0, 0.2),
    SERVE_LAYER("serving time of one layer beyond its kernels", "s", 0, 3e-4),
    SERVE_STEP("host time of one serving step (scheduler, sampling, detokeniser)", "s", 0, 2e-2);

    private final String meaning;
    private final String unit;
    private final double low;
    private final double high;

    Knob(String meaning, String unit, double low, double high) {
        this.meaning = meaning;
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    public String meaning() {
        return meaning;
    }

    public String unit() {
        return unit;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }
}
