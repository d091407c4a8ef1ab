package io.kilorack.throughput;

import java.util.Locale;
import java.util.OptionalInt;

/// Reads the training precision of a workload.
final class Precision {
    private Precision() {}

    /// Bits of the matrix products: 16, 8 or 4; empty when the text is not understood. An empty text
    /// means 16.
    static OptionalInt trainingBits(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        if (t.contains("fp4") || t.equals("4")) {
            return OptionalInt.of(4);
        }
        if (t.contains("fp8") || t.contains("int8") || t.equals("8")) {
            return OptionalInt.of(8);
        }
        if (t.isEmpty() || t.contains("16")) {
            return OptionalInt.of(16);
        }
        return OptionalInt.empty();
    }

    /// Name of the 16-bit format that a precision implies for what is not computed narrower.
    static String sixteen(String text) {
        return text.strip().toLowerCase(Locale.ROOT).contains("fp16") ? "FP16" : "BF16";
    }
}
