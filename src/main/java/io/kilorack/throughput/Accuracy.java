package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.operator.Generation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The error band beside every figure: the P90 of the nearest validated family, empty where none is
/// near.
///
/// The numbers are those of `kilorack validate` on the measurements that ship with the tests, rounded
/// up to 5 %; a family with fewer than three scored cases counts as not validated.
public final class Accuracy {
    private Accuracy() {}

    /// P90 of the relative error of training step time, 0.2 = 20 %. Context by a ring is part of it; of
    /// Ulysses and of offload one published rate each is at hand, which is no family.
    ///
    /// Two families on Blackwell are as far off as published runs with containers of 2025, which no
    /// constant was fitted on and which were all slower than predicted: mixtures (12 runs, P90 70.2 %,
    /// while 6 runs with software of 2026 lie within 30 %) and dense models with context parallelism
    /// (3 runs, 38.9 %).
    ///
    /// @param context ranks that share a sequence, 1 for none
    public static OptionalDouble training(Generation generation, boolean mixture, int context) {
        if (mixture) {
            return switch (generation) {
                // P90 30 % of 3 runs at hand and 11 published ones that no constant was fitted on
                case HOPPER -> OptionalDouble.of(0.35);
                case BLACKWELL -> OptionalDouble.of(0.75);
                default -> OptionalDouble.empty();
            };
        }
        if (generation == Generation.BLACKWELL && context > 1) {
            return OptionalDouble.of(0.40);
        }
        return switch (generation) {
            case AMPERE -> OptionalDouble.of(0.15);
            case HOPPER, BLACKWELL, ASCEND_A2 -> OptionalDouble.of(0.20);
            default -> OptionalDouble.empty();
        };
    }

    /// P90 of the relative error of serving rates and token times.
    public static OptionalDouble serving(Generation generation, boolean mixture) {
        return switch (generation) {
            case AMPERE, GAUDI2, GAUDI3, ADA -> mixture ? OptionalDouble.empty() : OptionalDouble.of(0.20);
            case HOPPER -> OptionalDouble.of(mixture ? 0.45 : 0.30);
            case BLACKWELL -> OptionalDouble.of(mixture ? 0.40 : 0.20);
            case ASCEND_A3 -> mixture ? OptionalDouble.of(0.40) : OptionalDouble.empty();
            case CDNA3 -> mixture ? OptionalDouble.empty() : OptionalDouble.of(0.25);
            default -> OptionalDouble.empty();
        };
    }

    /// P90 of the relative error of the time to the first token under load: most of what the error is comes
    /// from bursts and queues that a benchmark does not state.
    public static OptionalDouble firstToken(Generation generation, boolean mixture) {
        return switch (generation) {
            case HOPPER -> OptionalDouble.of(mixture ? 0.95 : 0.85);
            case BLACKWELL -> OptionalDouble.of(mixture ? 0.95 : 0.70);
            default -> OptionalDouble.empty();
        };
    }

    /// P90 of the relative error of the rate of prefill and decode on separate devices: the measured rows
    /// with a mixture model that state how many workers decode.
    public static OptionalDouble split(Generation generation, boolean mixture) {
        if (!mixture) {
            return OptionalDouble.empty();
        }
        return switch (generation) {
            case HOPPER -> OptionalDouble.of(0.35);
            case BLACKWELL -> OptionalDouble.of(0.25);
            default -> OptionalDouble.empty();
        };
    }

    /// What the formula of a predicted figure says, with a reason after it, where no validated family is
    /// near.
    static final String NOT_VALIDATED = "; not validated";

    /// Error of the memory of training: of dense models on published Megatron-LM runs, mean below 2 %.
    public static OptionalDouble memory(boolean mixture) {
        return mixture ? OptionalDouble.empty() : OptionalDouble.of(0.02);
    }

    /// A sum of predictions. Its band would be too narrow where a part has none: then it has none either,
    /// and says which.
    public static Figure sum(String label, String unit, List<Figure> parts) {
        Figure sum = Figure.sum(label, unit, parts);
        String without =
                parts.stream().filter(Accuracy::notValidated).map(Figure::label).collect(Collectors.joining(", "));
        return without.isEmpty() ? sum : sum.withBand(null).withFormula(sum.formula() + NOT_VALIDATED + ": " + without);
    }

    /// Whether a figure is a prediction without an error band: screen, paper and command line say so beside
    /// it.
    public static boolean notValidated(Figure figure) {
        return figure.value().isPresent()
                && figure.band() == null
                && figure.formula().contains(NOT_VALIDATED);
    }
}
