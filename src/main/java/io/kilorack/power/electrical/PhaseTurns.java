package io.kilorack.power.electrical;

import java.util.Arrays;
import java.util.List;

/// Which conductor each circuit of a panel or busway begins with, so that the fullest line carries as
/// little as it can: circuits of one pole may sit on any line, of two poles on any pair, of three poles
/// may be turned.
///
/// Largest first, each to the turn that leaves the fullest line lowest (longest processing time, rule E12);
/// then one circuit at a time is turned again while that helps. Up to nine circuits are tried in full.
public final class PhaseTurns {
    /// 3⁹ = 19 683 assignments.
    private static final int EXACT = 9;

    private static final int PASSES = 20;
    private static final double NOISE = 1e-9;

    private PhaseTurns() {}

    /// One circuit in the turn 0.
    ///
    /// @param neutral currents of its line-neutral loads on L1, L2, L3 [A]
    /// @param lines currents of its line-line loads on L1-L2, L2-L3, L3-L1 [A]
    public record Item(double[] neutral, double[] lines) {
        private double weight() {
            double[] line = PhaseTurns.magnitudes(sum(List.of(this), new int[1]));
            return Arrays.stream(line).max().orElse(0)
                    - Arrays.stream(line).min().orElse(0);
        }
    }

    /// @param turns 0..2 for each circuit
    /// @param bound no assignment has a fullest line below it [A]
    /// @param best no assignment is better
    public record Result(int[] turns, double bound, boolean best) {}

    /// @param now turns as they are
    /// @param fixed circuits that stay as they are
    public static Result assign(List<Item> items, int[] now, boolean[] fixed) {
        int n = items.size();
        double[][][] parts = new double[n][3][];
        for (int i = 0; i < n; i++) {
            for (int turn = 0; turn < 3; turn++) {
                parts[i][turn] = sum(List.of(items.get(i)), new int[] {turn});
            }
        }
        int[] turns = now.clone();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        double[] weights = items.stream().mapToDouble(Item::weight).toArray();
        Arrays.sort(order, (x, y) -> Double.compare(weights[y], weights[x]));
        double[] line = new double[6];
        for (int i = 0; i < n; i++) {
            if (fixed[i]) {
                add(line, parts[i][turns[i]], 1);
            }
        }
        for (int i : order) {
            if (!fixed[i]) {
                turns[i] = better(line, parts[i], -1);
                add(line, parts[i][turns[i]], 1);
            }
        }
        improve(parts, fixed, turns, line);
        double bound = bound(items);
        long free =
                java.util.stream.IntStream.range(0, n).filter(i -> !fixed[i]).count();
        boolean exact = free <= EXACT;
        if (exact) {
            exhaust(parts, fixed, turns);
        }
        double[] kept = sum(items, now);
        if (max(kept) <= max(sum(items, turns)) * (1 + NOISE)) {
            // As good as it is: nothing has to move.
            turns = now.clone();
        }
        return new Result(turns, bound, exact || max(sum(items, turns)) <= bound * (1 + 1e-6));
    }

    /// Line currents of an assignment [A].
    public static PhaseBalance lines(List<Item> items, int[] turns) {
        double[] line = magnitudes(sum(items, turns));
        return new PhaseBalance(line[0], line[1], line[2]);
    }

    private static int better(double[] line, double[][] part, int keep) {
        int best = keep;
        double least = Double.POSITIVE_INFINITY;
        if (keep >= 0) {
            add(line, part[keep], 1);
            least = cost(line) * (1 - NOISE);
            add(line, part[keep], -1);
        }
        for (int turn = 0; turn < 3; turn++) {
            add(line, part[turn], 1);
            double cost = cost(line);
            add(line, part[turn], -1);
            if (best < 0 || cost < least * (1 - NOISE)) {
                least = cost;
                best = turn;
            }
        }
        return best;
    }

    private static void improve(double[][][] parts, boolean[] fixed, int[] turns, double[] line) {
        boolean moved = true;
        for (int pass = 0; moved && pass < PASSES; pass++) {
            moved = false;
            for (int i = 0; i < turns.length; i++) {
                if (fixed[i]) {
                    continue;
                }
                add(line, parts[i][turns[i]], -1);
                int next = better(line, parts[i], turns[i]);
                moved |= next != turns[i];
                turns[i] = next;
                add(line, parts[i][next], 1);
            }
        }
    }

    private static void exhaust(double[][][] parts, boolean[] fixed, int[] turns) {
        double[] line = new double[6];
        for (int i = 0; i < turns.length; i++) {
            add(line, parts[i][turns[i]], 1);
        }
        int[] trial = turns.clone();
        int[] free = java.util.stream.IntStream.range(0, turns.length)
                .filter(i -> !fixed[i])
                .toArray();
        double[] least = {max(line)};
        double[] base = new double[6];
        for (int i = 0; i < turns.length; i++) {
            if (fixed[i]) {
                add(base, parts[i][turns[i]], 1);
            }
        }
        exhaust(parts, free, 0, trial, base, least, turns);
    }

    private static void exhaust(
            double[][][] parts, int[] free, int at, int[] trial, double[] line, double[] least, int[] best) {
        if (at == free.length) {
            double max = max(line);
            if (max < least[0] * (1 - NOISE)) {
                least[0] = max;
                System.arraycopy(trial, 0, best, 0, best.length);
            }
            return;
        }
        int i = free[at];
        for (int turn = 0; turn < 3; turn++) {
            trial[i] = turn;
            add(line, parts[i][turn], 1);
            exhaust(parts, free, at + 1, trial, line, least, best);
            add(line, parts[i][turn], -1);
        }
    }

    /// A third of the whole, since the lines together carry at least the sum of the loads; with
    /// line-neutral loads alone also the largest that one circuit puts on one line.
    private static double bound(List<Item> items) {
        double whole = 0;
        double largest = 0;
        boolean pairs = false;
        for (Item item : items) {
            for (int p = 0; p < 3; p++) {
                // a line-line load of i at √3·V_LN is i·√3 line-neutral
                whole += item.neutral[p] + Math.sqrt(3) * item.lines[p];
                largest = Math.max(largest, item.neutral[p]);
                pairs |= item.lines[p] > 0;
            }
        }
        return Math.max(whole / 3, pairs ? 0 : largest);
    }

    private static final double[] COS = {1, -0.5, -0.5};
    private static final double[] SIN = {0, -Math.sqrt(3) / 2, Math.sqrt(3) / 2};

    /// Phasors of the lines: real and imaginary part of L1, L2, L3.
    private static double[] sum(List<Item> items, int[] turns) {
        double[] line = new double[6];
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            for (int k = 0; k < 3; k++) {
                int p = (k + turns[i]) % 3;
                int q = (p + 1) % 3;
                line[2 * p] += item.neutral[k] * COS[p];
                line[2 * p + 1] += item.neutral[k] * SIN[p];
                double re = item.lines[k] * (COS[p] - COS[q]) / Math.sqrt(3);
                double im = item.lines[k] * (SIN[p] - SIN[q]) / Math.sqrt(3);
                line[2 * p] += re;
                line[2 * p + 1] += im;
                line[2 * q] -= re;
                line[2 * q + 1] -= im;
            }
        }
        return line;
    }

    private static void add(double[] line, double[] part, double sign) {
        for (int k = 0; k < 6; k++) {
            line[k] += sign * part[k];
        }
    }

    /// The fullest line, and among equals the more even ones.
    private static double cost(double[] line) {
        double squares = 0;
        for (double part : line) {
            squares += part * part;
        }
        return max(line) + 1e-3 * Math.sqrt(squares);
    }

    private static double[] magnitudes(double[] line) {
        return new double[] {Math.hypot(line[0], line[1]), Math.hypot(line[2], line[3]), Math.hypot(line[4], line[5])};
    }

    private static double max(double[] line) {
        return Math.max(
                Math.hypot(line[0], line[1]), Math.max(Math.hypot(line[2], line[3]), Math.hypot(line[4], line[5])));
    }
}
