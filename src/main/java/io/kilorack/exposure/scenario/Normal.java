package io.kilorack.exposure.scenario;

/// The standard normal distribution.
final class Normal {
    private Normal() {}

    /// `Φ(x)` to 1.5e-7.
    /// Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), formula 7.1.26
    /// with `erf(x/√2)`.
    static double cdf(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double upper = poly * Math.exp(-z * z) / 2;
        return x >= 0 ? 1 - upper : upper;
    }
}
