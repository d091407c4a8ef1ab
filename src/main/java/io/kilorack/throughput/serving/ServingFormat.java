package io.kilorack.throughput.serving;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;
import java.util.Optional;

/// Number formats of a served model.
///
/// @param weightBits bits of a stored weight, block scales included (4.25 for MXFP4, 4.5 for NVFP4)
/// @param computeBits width of the matrix products wanted: 16, 8 or 4
/// @param cacheBytes bytes per element of the KV cache
/// @param expertsOnly only expert weights are in the narrow format; attention stays in 16 bit (MXFP4
///     models)
@RecordBuilder
public record ServingFormat(double weightBits, int computeBits, double cacheBytes, boolean expertsOnly)
        implements ServingFormatBuilder.With {
    public static final ServingFormat SIXTEEN = new ServingFormat(16, 16, 2, false);
    public static final ServingFormat EIGHT = new ServingFormat(8, 8, 1, false);
    public static final ServingFormat FOUR = new ServingFormat(4.5, 4, 1, false);

    /// Reads the names that engines and benchmark sets use: `bf16`, `fp16`, `fp8`, `fp8_block`, `int8`,
    /// `w8a8`, `nvfp4`, `fp4`, `mxfp4`, `w4a16_mxfp4`, `nvfp4_wo`, `int4`, `int4_wo`, `awq`, `gptq`,
    /// `w4a16`, `w4a8`, `w4afp8`; empty when unknown.
    public static Optional<ServingFormat> of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        if (name.contains("mxfp4")) {
            return Optional.of(new ServingFormat(4.25, 4, 1, true));
        }
        if (name.startsWith("fp8")
                || name.startsWith("float8")
                || name.startsWith("mxfp8")
                || name.startsWith("w8a8")
                || name.startsWith("int8_sq")) {
            return Optional.of(EIGHT);
        }
        return switch (name) {
            case "bf16", "fp16", "bfloat16", "float16", "half", "16", "bf16_mixed", "w16a16" -> Optional.of(SIXTEEN);
            case "int8", "e4m3", "8", "sq", "smoothquant" -> Optional.of(EIGHT);
            case "int8_wo", "w8a16" -> Optional.of(new ServingFormat(8, 16, 2, false));
            case "nvfp4", "fp4", "w4a4", "4" -> Optional.of(FOUR);
            case "nvfp4_wo", "fp4_wo" -> Optional.of(new ServingFormat(4.5, 16, 2, false));
            case "int4", "w4a16", "int4_wo", "awq", "gptq", "awq_int4", "gptq_int4", "int4_awq", "int4_gptq" ->
                Optional.of(new ServingFormat(4.25, 16, 2, false));
            case "w4a8", "w4afp8" -> Optional.of(new ServingFormat(4.25, 8, 2, false));
            default -> Optional.empty();
        };
    }

    /// The same for the experts of a mixture only.
    public ServingFormat expertsAlone() {
        return withExpertsOnly(true);
    }

    public double weightBytes() {
        return weightBits / 8;
    }
}
