package io.kilorack.power.chain;

import io.kilorack.quantity.Guard;

/// Loss of a node as a share of its rating: `loss / rated = a + b·x + c·x²` with `x = output / rated`.
///
/// a: no-load, b: proportional, c: square-law. Source: loss model of Schneider Electric white paper 108;
/// rule E16.
public record LossCurve(double a, double b, double c) {
    public LossCurve {
        Guard.inRange("a", a, 0, 1);
        Guard.inRange("b", b, 0, 1);
        Guard.inRange("c", c, 0, 1);
    }

    /// This shape scaled so that the efficiency at full load is `efficiency` (0..1].
    /// A shape without any loss becomes purely proportional.
    public LossCurve scaledTo(double efficiency) {
        Guard.inRange("efficiency", efficiency, 1e-3, 1);
        double want = 1 / efficiency - 1;
        double have = a + b + c;
        if (have == 0) {
            return new LossCurve(0, Math.min(1, want), 0);
        }
        double k = want / have;
        return new LossCurve(Math.min(1, a * k), Math.min(1, b * k), Math.min(1, c * k));
    }

    /// Efficiency at load share `x` > 0.
    public double efficiency(double x) {
        return x / (x + a + b * x + c * x * x);
    }

    /// Loss [W] at output `watts` of a node rated `rated` [W].
    public double loss(double watts, double rated) {
        double x = watts / rated;
        return rated * (a + b * x + c * x * x);
    }
}
