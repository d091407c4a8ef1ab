package io.kilorack.power.chain;

import java.util.Arrays;

/// What every failure does to the loads and, over all nodes, to the limits: one figure each, for tens
/// of thousands of failures without an object for each.
final class FailureSums {
    /// Lost draw is counted in whole parts of a watt, so that what an edit takes away and adds gives
    /// the same sum as counting anew.
    private static final double PARTS_PER_WATT = 65_536;
    /// More than this in one load [W] counts as this.
    private static final double MOST_WATTS = 1e12;

    private final long[] lost;
    private final int[] dark;
    private final int[] degraded;
    /// Nodes past a limit, the highest share of a limit that the failure raises, and its node (-1: none).
    final int[] overloads;
    final double[] worstShare;
    final int[] worstNode;

    FailureSums(int size) {
        lost = new long[size];
        dark = new int[size];
        degraded = new int[size];
        overloads = new int[size];
        worstShare = new double[size];
        worstNode = new int[size];
    }

    /// The same loads before an edit.
    FailureSums(FailureSums before) {
        lost = before.lost.clone();
        dark = before.dark.clone();
        degraded = before.degraded.clone();
        overloads = before.overloads.clone();
        worstShare = new double[lost.length];
        worstNode = new int[lost.length];
    }

    /// Counts load `i` in (`sign` 1) or out (-1) of every failure that takes a feed of it.
    void count(Topology t, Loads loads, NormalState normal, int i, int sign) {
        int from = loads.feedStart[i];
        for (int e = from; e < loads.feedStart[i + 1]; e++) {
            for (int f = loads.feed[e]; f >= 0; f = t.killer[f]) {
                boolean seen = false;
                for (int earlier = from; earlier < e && !seen; earlier++) {
                    seen = t.kills(f, loads.feed[earlier]);
                }
                if (!seen) {
                    count(loads, normal, i, sign, f, loads.left(t, i, f));
                }
            }
        }
    }

    private void count(Loads loads, NormalState normal, int i, int sign, int f, int left) {
        double after = left == 0 ? 0 : Supplies.drawn(loads, i, left);
        double watts = Math.clamp(normal.drawn[i] - after, -MOST_WATTS, MOST_WATTS);
        lost[f] += sign * Math.round(watts * PARTS_PER_WATT);
        if (left == 0) {
            dark[f] += sign;
        } else if (left < loads.needed[i]) {
            degraded[f] += sign;
        }
    }

    /// Counts the overloads of a node in (`sign` 1) or out (-1).
    void count(NodeFailures table, int sign) {
        for (int f : table.over().failure()) {
            overloads[f] += sign;
        }
    }

    /// Gathers the worst nodes from where the effects of failures end; of equal shares the node that is
    /// deepest, then first, is named.
    void gather(Topology t, NodeFailures[] tables) {
        Arrays.fill(worstShare, -1);
        Arrays.fill(worstNode, -1);
        for (NodeFailures table : tables) {
            NodeFailures.Ended ended = table.ended();
            int[] failures = ended.failure();
            for (int r = 0; r < failures.length; r++) {
                int f = failures[r];
                int node = ended.fullest()[r];
                double share = ended.share()[r];
                if (share > worstShare[f] || (share == worstShare[f] && node < t.rank[worstNode[f]])) {
                    worstShare[f] = share;
                    worstNode[f] = t.upward[node];
                }
            }
        }
    }

    /// Draw that goes dark or is throttled [W].
    double lostWatts(int f) {
        return lost[f] / PARTS_PER_WATT;
    }

    boolean darkens(int f) {
        return dark[f] > 0;
    }

    boolean throttles(int f) {
        return degraded[f] > 0;
    }
}
