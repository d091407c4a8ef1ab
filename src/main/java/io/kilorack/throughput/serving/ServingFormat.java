package io.kilorack.throughput.serving;

import java.util.Locale;

/// Number formats of a served model.
///
/// @param weightBits bits of a stored weight, block scales included (4.25 for MXFP4, 4.5 for NVFP4)
/// @param computeBits width of the matrix products wanted: 16, 8 or 4
/// @param cacheBytes bytes per element of the KV cache
/// @param expertsOnly only expert weights are in the narrow format; attention stays in 16 bit (MXFP4
///     models)
public record ServingFormat(double weightBits, int computeBits, double cacheBytes, boolean expertsOnly) {
    public static final ServingFormat SIXTEEN = new ServingFormat(16, 16, 2, false);
    public static final ServingFormat EIGHT = new ServingFormat(8, 8, 1, false);
    public static final ServingFormat FOUR = new ServingFormat(4.5, 4, 1, false);

    /// Reads `bf16`, `fp16`, `fp8`, `int8`, `w8a8`, `nvfp4`, `fp4`, `mxfp4`, `int4`, `w4a8`, `w4a16`;
    /// empty when unknown.
    public static java.util.Optional<ServingFormat> of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "bf16", "fp16", "16" -> java.util.Optional.of(SIXTEEN);
            case "fp8", "int8", "w8a8", "fp8_block", "8" -> java.util.Optional.of(EIGHT);
            case "nvfp4", "fp4" -> java.util.Optional.of(FOUR);
            case "mxfp4" -> java.util.Optional.of(new ServingFormat(4.25, 4, 1, true));
            case "int4", "w4a16", "int4_wo" -> java.util.Optional.of(new ServingFormat(4.25, 16, 2, false));
            case "w4a8" -> java.util.Optional.of(new ServingFormat(4.25, 8, 2, false));
            default -> java.util.Optional.empty();
        };
    }

    public ServingFormat withCache(double bytes) {
        return new ServingFormat(weightBits, computeBits, bytes, expertsOnly);
    }

    public double weightBytes() {
        return weightBits / 8;
    }
}
