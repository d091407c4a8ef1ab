package io.kilorack.throughput.validation;

/// One case measured and predicted, in the same unit.
///
/// @param scored whether the row counts
/// @param remark why there is no prediction (then `predicted` is NaN), or what was assumed
public record Outcome(
        String id, String family, boolean scored, double measured, double predicted, String unit, String remark) {
    /// Signed relative error, 0.1 = 10 % too high; NaN without a prediction.
    public double error() {
        return predicted / measured - 1;
    }

    public boolean answered() {
        return !Double.isNaN(predicted);
    }
}
