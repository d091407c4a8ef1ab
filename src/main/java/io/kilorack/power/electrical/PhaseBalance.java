package io.kilorack.power.electrical;

import io.kilorack.quantity.Guard;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Line currents of a wye circuit with line-neutral loads, and how to spread loads over the phases.
///
/// @param a, b, c line currents [A] (or any load measure of equal power factor)
public record PhaseBalance(double a, double b, double c) {
    /// Largest number of loads for which the optimum is searched exactly (3ⁿ⁻¹ cases, pruned).
    private static final int EXACT = 12;

    public double sum() {
        return a + b + c;
    }

    public double mean() {
        return sum() / 3;
    }

    public double max() {
        return Math.max(a, Math.max(b, c));
    }

    /// `max|I_p − Ī| / Ī`, 0 without load. Source: NEMA-style definition, rule E10.
    public double imbalance() {
        double mean = mean();
        double far = Math.max(Math.abs(a - mean), Math.max(Math.abs(b - mean), Math.abs(c - mean)));
        // Sums of equal loads in different order differ in the last bits.
        return far <= 1e-12 * mean ? 0 : far / mean;
    }

    /// Neutral current of the fundamental at equal power factor. Triplen harmonics of poor supplies come
    /// on top.
    public double neutral() {
        double square = a * a + b * b + c * c - a * b - b * c - c * a;
        // Balanced phases leave rounding under the root, of either sign.
        return square <= 1e-12 * sum() * sum() ? 0 : Math.sqrt(square);
    }

    /// Line current between two line-line loads: `√(x² + y² + x·y)`. Source: rule E11.
    public static double deltaLine(double x, double y) {
        return Math.sqrt(x * x + y * y + x * y);
    }

    /// Loads given to phases.
    ///
    /// @param phaseOf phase (0..2) of each load, `phases` the sum per phase
    /// @param lowerBound no assignment can have a highest phase below it
    public record Assignment(int[] phaseOf, double[] phases, double lowerBound) {
        public double highest() {
            return Arrays.stream(phases).max().orElse(0);
        }
    }

    /// Longest processing time first: largest load first, each to the least loaded phase, ties to the
    /// lowest phase.
    /// At most 11/9 of the optimum. Source: Graham, SIAM J. Appl. Math. 17 (1969) 416–429; rule E12.
    public static Assignment assign(double[] loads) {
        Integer[] order = IntStream.range(0, loads.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (x, y) -> Double.compare(loads[y], loads[x]));
        double[] phases = new double[3];
        int[] phaseOf = new int[loads.length];
        for (int i : order) {
            Guard.notNegative("load " + i, loads[i]);
            int least = 0;
            for (int p = 1; p < 3; p++) {
                // Sums of equal loads in different order may differ in the last bit.
                if (phases[p] < phases[least] - 1e-9) {
                    least = p;
                }
            }
            phases[least] += loads[i];
            phaseOf[i] = least;
        }
        return new Assignment(phaseOf, phases, bound(loads));
    }

    private static double bound(double[] loads) {
        double sum = Arrays.stream(loads).sum();
        return Math.max(sum / 3, Arrays.stream(loads).max().orElse(0));
    }

    /// Highest phase of the best assignment; empty for more than 12 loads.
    public static OptionalDouble optimum(double[] loads) {
        if (loads.length > EXACT) {
            return OptionalDouble.empty();
        }
        double[] sorted = loads.clone();
        Arrays.sort(sorted);
        double[] falling = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            falling[i] = sorted[sorted.length - 1 - i];
        }
        return OptionalDouble.of(search(falling, 0, new double[3], assign(loads).highest()));
    }

    private static double search(double[] loads, int i, double[] phases, double best) {
        if (i == loads.length) {
            return Math.min(best, Math.max(phases[0], Math.max(phases[1], phases[2])));
        }
        double found = best;
        for (int p = 0; p < 3; p++) {
            boolean same = p > 0 && (phases[p] == phases[0] || (p == 2 && phases[2] == phases[1]));
            if (same || phases[p] + loads[i] >= found) {
                continue;
            }
            phases[p] += loads[i];
            found = search(loads, i + 1, phases, found);
            phases[p] -= loads[i];
        }
        return found;
    }
}
