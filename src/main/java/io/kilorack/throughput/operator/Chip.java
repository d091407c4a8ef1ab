package io.kilorack.throughput.operator;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.NumberFormat;
import java.util.ArrayList;

/// One device as the models see it: peaks and bandwidth of the catalog joined with the constants of its
/// generation, as plain numbers for arithmetic in flat loops. FLOP/s, B/s, B, seconds.
///
/// A package that shows itself as several devices (Ascend 910C: two dies) is split: a chip is one
/// device.
public final class Chip {
    public final String id;
    public final String name;
    public final Calibration calibration;
    /// Devices per accelerator package of the catalog.
    public final int devices;
    /// Dense peaks [FLOP/s]; 0 where the chip lacks the format.
    public final double peak16;
    public final double peak8;
    public final double peak4;
    /// Eight-bit products are integer ones (no FP8).
    public final boolean eightIsInteger;
    public final double bandwidth;
    public final double memory;
    /// One-way scale-up bandwidth of one device [B/s]; 0 without a scale-up link.
    public final double scaleUp;
    public final int scaleUpDomain;
    /// Board power of one device [W]; NaN when unknown.
    public final double watts;

    final double matrix16;
    final double matrix8;
    final double matrix4;
    final double sharp16;
    final double sharp8;
    final double stream;
    final double stream4;
    final double launch;
    final double quantise;
    final double quantise4;

    private Chip(Accelerator a, Calibration c, int devices) {
        this.id = a.id();
        this.name = a.name();
        this.calibration = c;
        this.devices = devices;
        this.peak16 = best(a, NumberFormat.BF16, NumberFormat.FP16) / devices;
        double fp8 = a.peak(NumberFormat.FP8).orElse(0);
        // FP8 and INT8 run on the same units; a chip without FP8 computes 8-bit products in integers
        this.eightIsInteger = fp8 == 0;
        this.peak8 = (fp8 > 0 ? fp8 : usefulInt8(a)) * 1e12 / devices;
        this.peak4 = a.peak(NumberFormat.FP4).orElse(0) * 1e12 / devices;
        this.bandwidth = a.memoryBandwidthGbs().orElse(0) * 1e9 / devices;
        this.memory = a.memoryGb().orElse(0) * 1e9 / devices;
        this.scaleUp = a.scaleUpGbs().orElse(0) * 0.5e9 / devices;
        this.scaleUpDomain = (int) Math.max(1, Math.round(a.scaleUpDomain().orElse(1))) * devices;
        this.watts = a.tdpWatts().isPresent() ? a.tdpWatts().getAsDouble() / devices : Double.NaN;
        this.matrix16 = c.get(Knob.MATRIX_16);
        this.matrix8 = c.get(Knob.MATRIX_8);
        this.matrix4 = c.get(Knob.MATRIX_4);
        this.sharp16 = c.get(Knob.SHARPNESS_16);
        this.sharp8 = c.get(Knob.SHARPNESS_8);
        this.stream = bandwidth * c.get(Knob.MEMORY);
        this.stream4 = bandwidth * c.get(Knob.MEMORY_4);
        this.launch = c.get(Knob.LAUNCH);
        this.quantise = c.get(Knob.QUANTISE_LAUNCH);
        this.quantise4 = c.get(Knob.QUANTISE_4);
    }

    /// The chip of a catalog accelerator, or what its entry lacks.
    public sealed interface Resolved {
        record Known(Chip chip) implements Resolved {}

        record Unusable(String reason) implements Resolved {}
    }

    public static Resolved of(Accelerator accelerator) {
        return of(accelerator, MeasuredConstants.of(accelerator));
    }

    public static Resolved of(Accelerator accelerator, Calibration calibration) {
        var missing = new ArrayList<String>();
        if (!(best(accelerator, NumberFormat.BF16, NumberFormat.FP16) > 0)) {
            missing.add("16-bit peak (bf16_tflops or fp16_tflops)");
        }
        if (!(accelerator.memoryBandwidthGbs().orElse(0) > 0)) {
            missing.add("memory bandwidth (mem_bw_gbs)");
        }
        if (!(accelerator.memoryGb().orElse(0) > 0)) {
            missing.add("memory (mem_gb)");
        }
        if (!missing.isEmpty()) {
            return new Resolved.Unusable("accelerator %s: %s unknown or zero; enter it in the catalog"
                    .formatted(accelerator.id(), String.join(", ", missing)));
        }
        return new Resolved.Known(new Chip(accelerator, calibration, devices(accelerator.id())));
    }

    /// Devices that one catalog package shows to software.
    private static int devices(String id) {
        return id.startsWith("ascend-910c") || id.equals("amd-mi250x") ? 2 : 1;
    }

    private static double best(Accelerator a, NumberFormat first, NumberFormat second) {
        return Math.max(a.peak(first).orElse(0), a.peak(second).orElse(0)) * 1e12;
    }

    /// Blackwell Ultra keeps only a token INT8 rate: not a matrix format there.
    private static double usefulInt8(Accelerator a) {
        double int8 = a.peak(NumberFormat.INT8).orElse(0);
        double bf16 = Math.max(
                a.peak(NumberFormat.BF16).orElse(0), a.peak(NumberFormat.FP16).orElse(0));
        return int8 >= bf16 ? int8 : 0;
    }

    /// Dense peak for products of `bits` (16, 8 or 4) [FLOP/s]; 0 when the chip lacks it.
    public double peak(int bits) {
        return bits == 16 ? peak16 : bits == 8 ? peak8 : peak4;
    }

    /// Format the chip computes in. Without 4-bit products, 4-bit weights are widened to 16 bit on the
    /// way in, as weight-only kernels do.
    public int computeBits(int wanted) {
        if (wanted <= 4) {
            return peak4 > 0 ? 4 : 16;
        }
        return wanted <= 8 && peak8 > 0 ? 8 : 16;
    }

    /// Format that training computes in: floating point only, so 8 bit without FP8 is 16 bit.
    public int trainingBits(int wanted) {
        if (wanted <= 4 && peak4 > 0) {
            return 4;
        }
        return wanted <= 8 && peak8 > 0 && !eightIsInteger ? 8 : 16;
    }

    /// Share of the peak that large products reach at `bits`.
    public double matrixShare(int bits) {
        return bits == 16 ? matrix16 : bits == 8 ? matrix8 : matrix4;
    }

    /// Rate of large products in training over their rate in serving, at `bits`.
    public double trainingShare(int bits) {
        return knob(bits == 16 ? Knob.TRAIN_16 : bits == 8 ? Knob.TRAIN_8 : Knob.TRAIN_4) / matrixShare(bits);
    }

    public double knob(Knob knob) {
        return calibration.get(knob);
    }

    /// Clock that a power limit leaves in long runs, over that of the chip on which the generation's
    /// sustained clock was fitted: power per 16-bit peak to the 0.45, between a cube law (voltage follows
    /// the clock) and a linear one (it does not), within 0.8 to 1.12. 1 where power is unknown.
    public double sustained() {
        double reference = calibration.generation().wattsPerPetaflop();
        if (Double.isNaN(watts) || reference == 0) {
            return 1;
        }
        return Math.clamp(StrictMath.pow(watts / (peak16 / 1e15) / reference, 0.45), 0.8, 1.12);
    }

    /// Time of one matrix product [s] by the soft roofline.
    ///
    /// `t = t0 + (tc^p + tm^p)^(1/p)`. Source: roofline, Williams et al., CACM 52 (2009) 65; soft
    /// maximum and constants: fits on public kernel tables.
    public double matrix(double flops, double bytes, int bits) {
        return matrix(flops, bytes, bits, bits == 4);
    }

    /// The same.
    ///
    /// @param narrow weights are stored in 4 bit, whatever the products are computed in
    public double matrix(double flops, double bytes, int bits, boolean narrow) {
        double p = bits == 16 ? sharp16 : sharp8;
        double share = bits == 16 ? matrix16 : bits == 8 ? matrix8 : matrix4;
        double casts = bits == 16 ? 0 : bits == 8 ? quantise : quantise4;
        return launch + casts + soft(flops / (peak(bits) * share), bytes / (narrow ? stream4 : stream), p);
    }

    /// Time of streaming `bytes` through an elementwise kernel [s].
    public double stream(double bytes) {
        return launch + bytes / stream;
    }

    /// `(a^p + b^p)^(1/p)`, which is near the larger of the two. StrictMath: the same bits on every
    /// machine.
    public static double soft(double a, double b, double p) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        if (high == 0 || low < 1e-4 * high) {
            return high;
        }
        return high * root(1 + power(low / high, p), p);
    }

    // A search takes millions of these: the usual exponents by roots, which are several times quicker.

    private static double power(double x, double p) {
        if (p == 1.5) {
            return x * Math.sqrt(x);
        }
        return p == 2 ? x * x : p == 4 ? x * x * (x * x) : StrictMath.pow(x, p);
    }

    private static double root(double x, double p) {
        if (p == 1.5) {
            double third = StrictMath.cbrt(x);
            return third * third;
        }
        return p == 2 ? Math.sqrt(x) : p == 4 ? Math.sqrt(Math.sqrt(x)) : StrictMath.pow(x, 1 / p);
    }
}
