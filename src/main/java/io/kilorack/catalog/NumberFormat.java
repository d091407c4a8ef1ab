package io.kilorack.catalog;

/// Number formats in which accelerators compute, with their bit length (as TPP counts it).
public enum NumberFormat {
    FP64(64),
    FP32(32),
    TF32(32),
    BF16(16),
    FP16(16),
    FP8(8),
    INT8(8),
    FP4(4),
    INT4(4);

    private final int bits;

    NumberFormat(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }
}
