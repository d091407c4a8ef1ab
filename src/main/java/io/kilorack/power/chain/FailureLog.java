package io.kilorack.power.chain;

import java.util.Arrays;

/// What every failure did, in compressed rows: tens of thousands of failures without an object each.
final class FailureLog {
    final int[] darkStart;
    int[] dark = new int[16];
    final int[] degradedStart;
    int[] degraded = new int[16];
    final int[] overloadStart;
    int[] overloaded = new int[16];
    double[] overloadWatts = new double[16];
    int[] overloadLine = new int[16];
    final double[] lostWatts;
    final double[] worstShare;
    final int[] worstNode;

    FailureLog(int size) {
        darkStart = new int[size + 1];
        degradedStart = new int[size + 1];
        overloadStart = new int[size + 1];
        lostWatts = new double[size];
        worstShare = new double[size];
        worstNode = new int[size];
    }

    /// Appends the failure `v` just played; failures are added in rising order.
    void add(int v, FailureRun run) {
        dark = append(dark, darkStart[v], run.dark, run.darkCount);
        darkStart[v + 1] = darkStart[v] + run.darkCount;
        degraded = append(degraded, degradedStart[v], run.degraded, run.degradedCount);
        degradedStart[v + 1] = degradedStart[v] + run.degradedCount;
        int at = overloadStart[v];
        overloaded = append(overloaded, at, run.overloaded, run.overloadedCount);
        overloadLine = append(overloadLine, at, run.overloadLine, run.overloadedCount);
        if (overloadWatts.length < at + run.overloadedCount) {
            overloadWatts = Arrays.copyOf(overloadWatts, 2 * (at + run.overloadedCount));
        }
        System.arraycopy(run.overloadWatts, 0, overloadWatts, at, run.overloadedCount);
        overloadStart[v + 1] = at + run.overloadedCount;
        lostWatts[v] = run.lostWatts;
        worstShare[v] = run.worstShare;
        worstNode[v] = run.worstNode;
    }

    private static int[] append(int[] to, int at, int[] from, int count) {
        int[] result = to.length < at + count ? Arrays.copyOf(to, 2 * (at + count)) : to;
        System.arraycopy(from, 0, result, at, count);
        return result;
    }
}
