package io.kilorack.exposure.classify;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.NumberFormat;
import java.util.Map;
import java.util.OptionalDouble;

/// Total processing performance and performance density.
///
/// `TPP = max over precisions of 2 × MacTOPS × bit length`, dense, summed over all processing units of the
/// item. Vendors count a
/// multiply-accumulate as two operations, so with their TOPS it is `max (TOPS × bit length)`.
/// Source: 15 CFR 774 Supp. 1, ECCN 3A090, Technical Notes 2 to 4 (88 FR 73458).
public final class Tpp {
    /// TF32 keeps 19 bits (1 + 8 + 10) of the 32 it is stored in.
    private static final int TF32_BITS = 19;

    private Tpp() {}

    /// TPP from dense peaks in the catalog, or unknown when no peak of 16 bits or less is: then the tensor
    /// units, which give the
    /// maximum, are not known.
    public static OptionalDouble of(Accelerator accelerator) {
        double best = 0;
        boolean tensor = false;
        for (Map.Entry<NumberFormat, Double> peak : accelerator.peakTflops().entrySet()) {
            NumberFormat format = peak.getKey();
            int bits = format == NumberFormat.TF32 ? TF32_BITS : format.bits();
            tensor |= format.bits() <= 16;
            best = Math.max(best, of(peak.getValue(), bits));
        }
        return tensor ? OptionalDouble.of(best) : OptionalDouble.empty();
    }

    /// @param tops dense TOPS or TFLOPS, a multiply-accumulate counted as two
    public static double of(double tops, int bits) {
        return tops * bits;
    }

    /// `PD = TPP / applicable die area`, the area of logic dies on a non-planar node [mm²].
    public static double density(double tpp, double areaMm2) {
        return tpp / areaMm2;
    }
}
