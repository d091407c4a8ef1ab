package io.kilorack.power.electrical;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// One power supply lost in every device of a kind: n − 1 of n supplies are left, and full power takes k.
///
/// With `n − 1 ≥ k` nothing happens but that each carries `P/(n − 1)`; with fewer the device is
/// held to what
/// those left can give, `(n − 1)·rating`; with none left it is dark. Source: rule E09.
///
/// @param name of the device
/// @param pieces devices of the kind in the plan
/// @param installed n; empty when unknown
/// @param needed k; empty when unknown
/// @param supplyWatts rating of one supply [W]; empty when unknown
/// @param drawWatts declared maximum of one device [W]; empty when unknown
public record SupplyLoss(
        String name,
        int pieces,
        OptionalInt installed,
        OptionalInt needed,
        OptionalDouble supplyWatts,
        OptionalDouble drawWatts) {
    /// What the loss does to the device.
    public enum Outcome {
        SURVIVES,
        THROTTLES,
        DARK,
        UNKNOWN
    }

    public Outcome outcome() {
        int n = installed.orElse(0);
        if (n < 1) {
            return Outcome.UNKNOWN;
        }
        if (n == 1) {
            return Outcome.DARK;
        }
        if (needed.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return n - 1 >= needed.getAsInt() ? Outcome.SURVIVES : Outcome.THROTTLES;
    }

    /// Draw of one device after the loss [W]; empty when unknown.
    public OptionalDouble leftWatts() {
        return switch (outcome()) {
            case SURVIVES -> drawWatts;
            case DARK -> OptionalDouble.of(0);
            case THROTTLES ->
                drawWatts.isPresent() && supplyWatts.isPresent()
                        ? OptionalDouble.of(Math.min(
                                drawWatts.getAsDouble(), (installed.getAsInt() - 1) * supplyWatts.getAsDouble()))
                        : OptionalDouble.empty();
            case UNKNOWN -> OptionalDouble.empty();
        };
    }

    /// Load of each supply left over its rating, 1 = full; empty when unknown or none is left.
    public OptionalDouble shareAfter() {
        OptionalDouble left = leftWatts();
        return left.isPresent() && supplyWatts.isPresent() && supplyWatts.getAsDouble() > 0 && installed.orElse(0) > 1
                ? OptionalDouble.of(left.getAsDouble() / (installed.getAsInt() - 1) / supplyWatts.getAsDouble())
                : OptionalDouble.empty();
    }
}
