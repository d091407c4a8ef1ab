package io.kilorack.cost;

import io.kilorack.quantity.Guard;

/// Availability of arrangements of independent parts. Source: reliability theory; rule F05.
public final class Availability {
    private static final double MINUTES_PER_YEAR = 525_600;

    private Availability() {}

    /// All have to work: `ΠA`.
    public static double series(double... parts) {
        double all = 1;
        for (double part : parts) {
            all *= Guard.inRange("availability", part, 0, 1);
        }
        return all;
    }

    /// One has to work: `1 − Π(1 − A)`.
    public static double parallel(double... parts) {
        double none = 1;
        for (double part : parts) {
            none *= 1 - Guard.inRange("availability", part, 0, 1);
        }
        return 1 - none;
    }

    /// At least `k` of `n` equal parts work: binomial sum.
    public static double atLeast(int k, int n, double each) {
        Guard.inRange("availability", each, 0, 1);
        double sum = 0;
        double ways = 1;
        for (int i = 0; i <= n; i++) {
            if (i >= k) {
                sum += ways * Math.pow(each, i) * Math.pow(1 - each, n - i);
            }
            ways = ways * (n - i) / (i + 1);
        }
        return sum;
    }

    public static double downtimeMinutes(double availability) {
        return (1 - availability) * MINUTES_PER_YEAR;
    }
}
