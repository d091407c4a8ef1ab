package io.kilorack.throughput.operator;

import static io.kilorack.throughput.operator.Knob.*;

import io.kilorack.quantity.Confidence;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The reviewed table of constants. One row per generation; a row starts from the generation it
/// resembles and states only what differs. Nothing here belongs to a single case, model or machine.
public final class Calibrations {
    private static final Map<Generation, Calibration> TABLE = Collections.unmodifiableMap(table());

    private Calibrations() {}

    public static Calibration of(Generation generation) {
        Calibration known = TABLE.get(generation);
        if (known == null) {
            throw new IllegalStateException("no constants for generation " + generation);
        }
        return known;
    }

    private static EnumMap<Generation, Calibration> table() {
        var t = new EnumMap<Generation, Calibration>(Generation.class);
        put(t, hopper());
        put(
                t,
                from(
                                t,
                                Generation.HOPPER,
                                Generation.AMPERE,
                                "kernel tables (aiconfigurator, Apache-2.0), public training and serving runs",
                                Confidence.HIGH)
                        .with(MATRIX_16, 0.842)
                        .with(TRAIN_16, 0.842)
                        .with(MATRIX_8, 0.70)
                        .with(SHARPNESS_16, 1.5)
                        .with(LAUNCH, 6e-6)
                        .with(ATTENTION, 0.5)
                        .with(TRAIN_ATTENTION, 0.5)
                        .with(ATTENTION_HALF, 500)
                        .with(MEMORY, 0.81)
                        .with(MEMORY_4, 0.81)
                        .with(UP_REDUCE, 0.94)
                        .with(UP_GATHER, 0.6)
                        .with(TRAIN_CLOCK, 1.0)
                        .with(TRAIN_PLAIN, 0.88)
                        .with(TRAIN_FLOOR, 0.845e-3)
                        .with(TRAIN_STEP, 4.7e-3)
                        .with(UP_LATENCY, 1.2e-5)
                        .with(OUT_SHARE, 0.8));
        put(
                t,
                from(
                                t,
                                Generation.AMPERE,
                                Generation.VOLTA,
                                "as Ampere; training rates of ZeRO-Offload, ZeRO-3 Offload and Megatron-LM 2019"
                                        + " (39 to 49 TFLOP/s)",
                                Confidence.LOW)
                        .with(MATRIX_16, 0.6)
                        .with(TRAIN_16, 0.40));
        put(
                t,
                from(
                                t,
                                Generation.HOPPER,
                                Generation.ADA,
                                "kernel tables of the L40S, public serving runs",
                                Confidence.MEDIUM)
                        .with(MATRIX_16, 0.58)
                        .with(TRAIN_16, 0.58)
                        .with(MATRIX_8, 0.56)
                        .with(TRAIN_8, 0.45)
                        .with(MEMORY, 0.9)
                        .with(MEMORY_4, 0.9)
                        .with(LAUNCH, 2.2e-6)
                        .with(TRAIN_CLOCK, 0.8));
        put(
                t,
                from(
                                t,
                                Generation.HOPPER,
                                Generation.BLACKWELL,
                                "kernel tables (aiconfigurator, Apache-2.0), public training and serving runs",
                                Confidence.HIGH)
                        .with(MATRIX_16, 0.677)
                        .with(TRAIN_16, 0.677)
                        .with(MATRIX_8, 0.615)
                        .with(MATRIX_4, 0.53)
                        .with(SHARPNESS_16, 2.3)
                        .with(MEMORY, 0.90)
                        .with(MEMORY_4, 0.565)
                        .with(LAUNCH, 2.5e-6)
                        .with(QUANTISE_LAUNCH, 4.05e-6)
                        .with(QUANTISE_4, 2.8e-6)
                        .with(ATTENTION, 0.58)
                        .with(ATTENTION_HALF, 2400)
                        .with(CACHE_READ, 0.75)
                        .with(CACHE_HALF, 1.05e6)
                        .with(GROUPED_16, 0.70)
                        .with(GROUPED_WIDENED, 0.086)
                        .with(GROUPED_8, 0.37)
                        .with(GROUPED_4, 0.175)
                        .with(GROUPED_MEMORY, 0.865)
                        .with(GROUPED_MEMORY_4, 0.90)
                        .with(GROUPED_LAUNCH, 30e-6)
                        .with(UP_REDUCE, 0.50)
                        .with(UP_GATHER, 0.80)
                        .with(UP_EXCHANGE, 0.50)
                        .with(UP_LATENCY, 7.6e-6)
                        .with(UP_LATENCY_STEP, 2.4e-6)
                        .with(TRAIN_CLOCK, 0.9)
                        .with(TRAIN_PLAIN, 0.7)
                        .with(TRAIN_ATTENTION, 0.588)
                        .with(TRAIN_8, 0.63)
                        .with(TRAIN_4, 0.62)
                        .with(TRAIN_GROUPED, 0.85)
                        .with(SERVE_LAYER, 1.3e-6)
                        .with(SERVE_STEP, 0.06e-3));
        put(
                t,
                from(
                        t,
                        Generation.BLACKWELL,
                        Generation.RUBIN,
                        "as Blackwell, share of the published peak; not on the market",
                        Confidence.LOW));
        put(
                t,
                from(t, Generation.HOPPER, Generation.CDNA3, "public training and serving runs", Confidence.MEDIUM)
                        .with(MATRIX_16, 0.55)
                        .with(TRAIN_16, 0.55)
                        .with(MATRIX_8, 0.32)
                        .with(TRAIN_8, 0.40)
                        .with(TRAIN_CLOCK, 0.95)
                        .with(TRAIN_GROUPED, 0.8)
                        .with(MEMORY, 0.90)
                        .with(MEMORY_4, 0.90)
                        .with(LAUNCH, 6e-6)
                        .with(ATTENTION, 0.35)
                        .with(TRAIN_ATTENTION, 0.35)
                        .with(SERVE_STEP, 4e-3)
                        .with(UP_REDUCE, 0.6));
        put(t, from(t, Generation.CDNA3, Generation.CDNA2, "as CDNA 3: no runs at hand", Confidence.LOW));
        put(
                t,
                from(t, Generation.CDNA3, Generation.CDNA4, "public training runs", Confidence.MEDIUM)
                        .with(MATRIX_8, 0.45)
                        .with(TRAIN_8, 0.65)
                        .with(TRAIN_CLOCK, 0.97)
                        .with(TRAIN_16, 0.60));
        put(
                t,
                from(t, Generation.HOPPER, Generation.GAUDI2, "public training and serving runs", Confidence.MEDIUM)
                        .with(MATRIX_8, 0.71)
                        .with(TRAIN_8, 0.80)
                        .with(MEMORY, 0.66)
                        .with(MEMORY_4, 0.66));
        put(
                t,
                from(t, Generation.GAUDI2, Generation.GAUDI3, "public serving runs", Confidence.MEDIUM)
                        .with(MATRIX_8, 0.39)
                        .with(MATRIX_16, 0.40)
                        .with(TRAIN_16, 0.60)
                        .with(TRAIN_8, 0.60)
                        .with(MEMORY, 0.92)
                        .with(MEMORY_4, 0.92)
                        .with(CACHE_READ, 0.72));
        put(
                t,
                from(
                                t,
                                Generation.HOPPER,
                                Generation.ASCEND_A2,
                                "public training runs and step times of others' benchmark cases",
                                Confidence.LOW)
                        .with(MATRIX_16, 0.50)
                        .with(MATRIX_8, 0.40)
                        .with(SHARPNESS_16, 2.0)
                        .with(MEMORY, 0.65)
                        .with(MEMORY_4, 0.65)
                        .with(LAUNCH, 5e-6)
                        .with(ATTENTION, 0.14)
                        .with(ATTENTION_HALF, 1000)
                        .with(CACHE_READ, 0.80)
                        .with(UP_REDUCE, 0.60)
                        .with(UP_GATHER, 0.70)
                        .with(UP_EXCHANGE, 0.50)
                        .with(UP_LATENCY, 1.5e-5)
                        .with(TRAIN_CLOCK, 0.90)
                        .with(TRAIN_16, 0.75)
                        .with(TRAIN_ATTENTION, 0.30)
                        .with(TRAIN_GROUPED, 0.40)
                        .with(SERVE_LAYER, 7e-6)
                        .with(SERVE_STEP, 1.6e-3));
        put(
                t,
                from(
                                t,
                                Generation.ASCEND_A2,
                                Generation.ASCEND_A3,
                                "step times of others' benchmark cases, public serving runs",
                                Confidence.LOW)
                        .with(MATRIX_16, 0.85)
                        .with(MATRIX_8, 0.38)
                        .with(MEMORY, 0.53)
                        .with(MEMORY_4, 0.53)
                        .with(LAUNCH, 8e-6)
                        .with(ATTENTION, 0.80)
                        .with(CACHE_READ, 0.90)
                        .with(GROUPED_16, 0.20)
                        .with(GROUPED_8, 0.60)
                        .with(GROUPED_MEMORY, 0.78)
                        .with(GROUPED_MEMORY_4, 0.78)
                        .with(GROUPED_LAUNCH, 52e-6)
                        .with(UP_REDUCE, 0.90)
                        .with(UP_EXCHANGE, 0.50)
                        .with(UP_LATENCY, 2.3e-5)
                        .with(SERVE_LAYER, 14e-6)
                        .with(SERVE_STEP, 2e-3));
        put(
                t,
                from(
                                t,
                                Generation.ASCEND_A3,
                                Generation.ASCEND_950,
                                "as 910C, share of the published peak, FP8 without the casts of integers: no runs at"
                                        + " hand",
                                Confidence.LOW)
                        .with(MATRIX_8, 0.55));
        put(t, from(t, Generation.ASCEND_A2, Generation.ASCEND_310, "as 910B: no runs at hand", Confidence.LOW));
        put(
                t,
                from(t, Generation.HOPPER, Generation.TPU, "as Hopper: no runs with a layout at hand", Confidence.LOW)
                        .with(MATRIX_16, 0.75));
        put(
                t,
                from(t, Generation.HOPPER, Generation.TRAINIUM, "as Hopper: no runs at hand", Confidence.LOW)
                        .with(MATRIX_16, 0.6));
        put(t, from(t, Generation.ASCEND_A2, Generation.OTHER, "as Ascend 910B: no runs at hand", Confidence.LOW));
        return t;
    }

    private static Calibration hopper() {
        var base = new Calibration(
                Generation.HOPPER,
                new double[Knob.values().length],
                "kernel tables (aiconfigurator, Apache-2.0), public training and serving runs",
                Confidence.HIGH);
        return base.with(MATRIX_16, 0.775)
                .with(MATRIX_8, 0.555)
                .with(MATRIX_4, 0.5)
                .with(SHARPNESS_16, 2.6)
                .with(SHARPNESS_8, 1.5)
                .with(MEMORY, 0.925)
                .with(MEMORY_4, 0.925)
                .with(LAUNCH, 2.6e-6)
                .with(QUANTISE_LAUNCH, 3.1e-6)
                .with(QUANTISE_4, 3e-6)
                .with(ATTENTION, 0.79)
                .with(ATTENTION_HALF, 1450)
                .with(CACHE_READ, 0.84)
                .with(CACHE_HALF, 7.8e6)
                .with(GROUPED_16, 0.59)
                .with(GROUPED_WIDENED, 0.19)
                .with(GROUPED_8, 0.70)
                .with(GROUPED_4, 0.30)
                .with(GROUPED_MEMORY, 0.83)
                .with(GROUPED_MEMORY_4, 0.90)
                .with(GROUPED_LAUNCH, 30e-6)
                .with(UP_REDUCE, 0.55)
                .with(UP_GATHER, 0.80)
                .with(UP_EXCHANGE, 0.26)
                .with(UP_LATENCY, 1.65e-6)
                .with(UP_LATENCY_STEP, 1.4e-6)
                .with(OUT_SHARE, 0.90)
                .with(OUT_LATENCY, 2e-5)
                .with(TRAIN_CLOCK, 0.815)
                .with(TRAIN_PLAIN, 1.0)
                .with(TRAIN_ATTENTION, 0.465)
                .with(TRAIN_16, 0.775)
                .with(TRAIN_8, 0.75)
                .with(TRAIN_4, 0.60)
                .with(TRAIN_GROUPED, 0.6)
                .with(TRAIN_FLOOR, 0.85e-3)
                .with(TRAIN_STEP, 0.05)
                .with(SERVE_LAYER, 12.9e-6)
                .with(SERVE_STEP, 0.77e-3);
    }

    private static Calibration from(
            Map<Generation, Calibration> t, Generation like, Generation generation, String source, Confidence sure) {
        Calibration parent = t.get(like);
        if (parent == null) {
            throw new IllegalStateException(generation + " starts from " + like + ", which comes later");
        }
        return parent.as(generation, source, sure);
    }

    private static void put(Map<Generation, Calibration> t, Calibration calibration) {
        t.put(calibration.generation(), calibration);
    }
}
