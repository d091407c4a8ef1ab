package io.kilorack.throughput.validation;

/// One case measured and predicted, in the same unit.
///
/// @param target what is asked of this quantity
/// @param scored whether the row counts
/// @param tableOnly a second quantity of a row that has its line already: it enters the table alone
/// @param remark why there is no prediction (then `predicted` is NaN), or what was assumed
public record Outcome(
        String id,
        String family,
        Target target,
        boolean scored,
        boolean tableOnly,
        double measured,
        double predicted,
        String unit,
        String remark) {
    public Outcome(
            String id, String family, boolean scored, double measured, double predicted, String unit, String remark) {
        this(id, family, Target.NONE, scored, false, measured, predicted, unit, remark);
    }

    /// The same, of a quantity of which something is asked.
    public Outcome of(Target asked) {
        return new Outcome(id, family, asked, scored, tableOnly, measured, predicted, unit, remark);
    }

    /// A row that gives nothing to predict.
    public static Outcome unread(String id, String why) {
        return new Outcome(id, "no answer", false, Double.NaN, Double.NaN, "", why);
    }

    /// Signed relative error, 0.1 = 10 % too high; NaN without a prediction.
    public double error() {
        return predicted / measured - 1;
    }

    public boolean answered() {
        return !Double.isNaN(predicted);
    }
}
