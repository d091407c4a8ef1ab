package io.kilorack.throughput;

import io.kilorack.throughput.operator.Generation;
import java.util.OptionalDouble;

/// The error band beside every figure: the P90 of the nearest validated family, empty where none is near.
public final class Accuracy {
    private Accuracy() {}

    /// P90 of the relative error of training step time, 0.2 = 20 %.
    public static OptionalDouble training(Generation generation, boolean mixture) {
        return switch (generation) {
            case AMPERE, HOPPER, BLACKWELL -> OptionalDouble.of(mixture ? 0.35 : 0.25);
            case ASCEND_A2 -> OptionalDouble.of(0.30);
            default -> OptionalDouble.empty();
        };
    }

    /// P90 of the relative error of serving rates and token times.
    public static OptionalDouble serving(Generation generation, boolean mixture) {
        return switch (generation) {
            case AMPERE, HOPPER, BLACKWELL -> OptionalDouble.of(0.40);
            default -> OptionalDouble.empty();
        };
    }
}
