package io.kilorack.throughput.fleet;

import io.kilorack.quantity.Guard;
import java.util.Arrays;

/// The best placement of workloads on pools: each workload on at most one pool, each pool with at most
/// one workload.
///
/// Exact, by dynamic programming over subsets of pools: `best(i, S) = max(best(i+1, S), max_p v(i,p) +
/// best(i+1, S + p))`. A small integer program (assignment problem, Kuhn 1955); pools are few.
///
/// @param pools pool of each workload, -1 where none is left or none can run it
/// @param value sum of the values of the placed workloads
/// @param idle pools without a workload
public record Assignment(int[] pools, double value, int[] idle) {
    private static final int MOST_POOLS = 16;

    public Assignment {
        pools = pools.clone();
        idle = idle.clone();
    }

    @Override
    public int[] pools() {
        return pools.clone();
    }

    @Override
    public int[] idle() {
        return idle.clone();
    }

    /// @param values worth of workload i on pool p (share of its demand met, tokens, money); NaN where
    ///     it cannot run
    public static Assignment best(double[][] values) {
        int workloads = values.length;
        int pools = workloads == 0 ? 0 : values[0].length;
        Guard.inRange("pools", pools, 0, MOST_POOLS);
        double[][] best = new double[workloads + 1][1 << pools];
        int[][] chosen = new int[workloads][1 << pools];
        for (int i = workloads - 1; i >= 0; i--) {
            for (int used = 0; used < 1 << pools; used++) {
                best[i][used] = best[i + 1][used];
                chosen[i][used] = -1;
                for (int p = 0; p < pools; p++) {
                    double v = values[i][p];
                    if ((used & 1 << p) == 0 && v > 0 && v + best[i + 1][used | 1 << p] > best[i][used]) {
                        best[i][used] = v + best[i + 1][used | 1 << p];
                        chosen[i][used] = p;
                    }
                }
            }
        }
        int[] placed = new int[workloads];
        int used = 0;
        for (int i = 0; i < workloads; i++) {
            placed[i] = chosen[i][used];
            used |= placed[i] >= 0 ? 1 << placed[i] : 0;
        }
        int taken = used;
        int[] idle = java.util.stream.IntStream.range(0, pools)
                .filter(p -> (taken & 1 << p) == 0)
                .toArray();
        return new Assignment(placed, workloads == 0 ? 0 : best[0][0], idle);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Assignment other
                && Arrays.equals(pools, other.pools)
                && value == other.value
                && Arrays.equals(idle, other.idle);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pools);
    }

    @Override
    public String toString() {
        return "pools " + Arrays.toString(pools) + ", value " + value + ", idle " + Arrays.toString(idle);
    }
}
