package io.kilorack.power.electrical;

import io.kilorack.quantity.Guard;

/// Redundancy schemes and how far their units may be loaded. Source: APC white paper on UPS
/// configurations; rule E17.
public enum Redundancy {
    N,
    N_PLUS_1,
    TWO_N,
    TWO_N_PLUS_1,
    DISTRIBUTED_4N3R,
    DISTRIBUTED_3N2R;

    /// Largest share of the installed capacity that survives any one loss (for 2(N+1): one side and one
    /// unit).
    ///
    /// @param n units needed; distributed schemes do not depend on it
    public double utilisation(int n) {
        Guard.atLeast("n", n, 1);
        return switch (this) {
            case N -> 1;
            case N_PLUS_1 -> n / (n + 1.0);
            case TWO_N -> 0.5;
            case TWO_N_PLUS_1 -> n / (2 * (n + 1.0));
            case DISTRIBUTED_4N3R -> 0.75;
            case DISTRIBUTED_3N2R -> 2 / 3.0;
        };
    }

    /// Load per unit with `total` spread evenly over all pairs of n units: normally, and the highest
    /// after any loss.
    /// Source: rule E17b, by enumeration.
    public static double[] distributedLoads(int n, double total) {
        Guard.atLeast("n", n, 2);
        double pair = total / (n * (n - 1) / 2.0);
        double[] normal = new double[n];
        double worst = 0;
        for (int lost = 0; lost < n; lost++) {
            double[] after = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    if (lost == 0) {
                        normal[i] += pair / 2;
                        normal[j] += pair / 2;
                    }
                    after[i] += i == lost ? 0 : j == lost ? pair : pair / 2;
                    after[j] += j == lost ? 0 : i == lost ? pair : pair / 2;
                }
            }
            for (double load : after) {
                worst = Math.max(worst, load);
            }
        }
        return new double[] {normal[0], worst};
    }
}
