package io.kilorack.power.chain;

import java.util.BitSet;

/// One single failure played through the whole chain, for those who look at it.
final class FailurePlay {
    private final Topology t;
    private final Loads loads;
    private final NodeLimits limits;
    private final NormalState normal;

    FailurePlay(Topology t, Loads loads, NodeLimits limits, NormalState normal) {
        this.t = t;
        this.loads = loads;
        this.limits = limits;
        this.normal = normal;
    }

    /// What every node delivers while `failed` is lost [W]; 0 for what is dark.
    double[] delivered(int failed) {
        double[] out = normal.out.clone();
        double[] added = new double[t.size];
        boolean[] reached = new boolean[t.size];
        for (int i = 0; i < loads.watts.length; i++) {
            shift(i, failed, added, reached);
        }
        var step = new NodeStep(t, limits, normal, null);
        for (int v : t.upward) {
            boolean dead = t.kills(failed, v);
            if (dead) {
                out[v] = 0;
            } else if (reached[v] || sourceLost(v, failed)) {
                step.at(v, 0);
                step.live(failed, added[v]);
                out[v] = step.out;
            } else {
                continue;
            }
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                double by = dead ? step.lost(e, failed) : step.change(e, e - t.sourceStart[v], failed);
                if (!Double.isNaN(by)) {
                    added[t.source[e]] += by;
                    reached[t.source[e]] = true;
                }
            }
        }
        return out;
    }

    private void shift(int i, int failed, double[] added, boolean[] reached) {
        int left = loads.left(t, i, failed);
        if (left == loads.installed(i)) {
            return;
        }
        double after = left == 0 ? 0 : Supplies.drawn(loads, i, left);
        for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
            int v = loads.feed[e];
            if (!t.kills(failed, v)) {
                added[v] += after * loads.supplies[e] / left - normal.feedWatts[e];
                reached[v] = true;
            }
        }
    }

    private boolean sourceLost(int v, int failed) {
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            if (t.kills(failed, t.source[e])) {
                return true;
            }
        }
        return false;
    }

    /// Loads that a failure harms, by position.
    ///
    /// @param dark without any supply, `degraded` with fewer than they need
    record Harm(BitSet dark, BitSet degraded) {}

    /// The loads that the loss of `failed` harms.
    static Harm harm(Topology t, Loads loads, int failed) {
        var dark = new BitSet();
        var degraded = new BitSet();
        for (int v : t.killed(failed)) {
            for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
                int i = loads.owner[loads.plug[j]];
                int left = loads.left(t, i, failed);
                if (left == 0) {
                    dark.set(i);
                } else if (left < loads.needed[i]) {
                    degraded.set(i);
                }
            }
        }
        return new Harm(dark, degraded);
    }
}
