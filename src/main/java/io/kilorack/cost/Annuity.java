package io.kilorack.cost;

import io.kilorack.quantity.Guard;

/// Capital spread over years.
public final class Annuity {
    private Annuity() {}

    /// Capital recovery factor [1/y]: `r(1 + r)ⁿ/((1 + r)ⁿ − 1)`, `1/n` without interest.
    /// Source: engineering economics; rule F02.
    public static double recoveryFactor(double rate, double years) {
        Guard.inRange("rate", rate, 0, 10);
        Guard.positive("years", years);
        if (rate == 0) {
            return 1 / years;
        }
        double growth = Math.pow(1 + rate, years);
        return rate * growth / (growth - 1);
    }
}
