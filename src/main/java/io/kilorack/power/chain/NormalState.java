package io.kilorack.power.chain;

/// Everything alive: output and input of every node, flow on every edge, apparent power, unknowns below.
final class NormalState {
    /// Input power factor of an active rectifier stage (UPS, power shelf); usual data-sheet value.
    private static final double RECTIFIER_PF = 0.99;

    /// Power a node delivers [W].
    final double[] out;
    /// Power it takes from its sources [W].
    final double[] in;
    /// Apparent power it delivers [VA], magnitudes added (as if all loads had the same angle).
    final double[] va;
    /// Power on each source edge [W].
    final double[] edgeWatts;
    /// What each load draws, and from each of its feeds [W].
    final double[] drawn;
    final double[] feedWatts;

    NormalState(Topology t, Loads loads, NodeLimits limits) {
        out = new double[t.size];
        in = new double[t.size];
        va = new double[t.size];
        edgeWatts = new double[t.source.length];
        drawn = new double[loads.watts.length];
        feedWatts = new double[loads.feed.length];
        for (int i = 0; i < drawn.length; i++) {
            int from = loads.feedStart[i];
            int to = loads.feedStart[i + 1];
            int n = 0;
            for (int e = from; e < to; e++) {
                n += loads.supplies[e];
            }
            drawn[i] = n == 0 ? 0 : Supplies.drawn(loads, i, n);
            double pf = loads.list.get(i).powerFactor();
            for (int e = from; e < to; e++) {
                double watts = drawn[i] * loads.supplies[e] / n;
                feedWatts[e] = watts;
                out[loads.feed[e]] += watts;
                va[loads.feed[e]] += pf > 0 && pf <= 1 ? watts / pf : watts;
            }
        }
        for (int v : t.upward) {
            in[v] = out[v] + limits.loss(v, out[v]);
            double vaIn = switch (t.nodes.get(v).kind()) {
                case UPS, POWER_SHELF -> in[v] / RECTIFIER_PF;
                default -> out[v] > 0 ? va[v] * in[v] / out[v] : in[v];
            };
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                edgeWatts[e] = in[v] * t.normalShare[e];
                out[t.source[e]] += edgeWatts[e];
                va[t.source[e]] += vaIn * t.normalShare[e];
            }
        }
    }

    /// Power factor of what node v delivers; 1 without load.
    double powerFactor(int v) {
        return va[v] > 0 ? Math.min(1, out[v] / va[v]) : 1;
    }

    /// Unknown devices below each node, through whichever feed they hang; each counted once per node.
    static int[] unknownsBelow(Topology t, Loads loads) {
        int[] result = new int[t.size];
        int[] seen = new int[t.size];
        int[] stack = new int[t.size];
        for (int i = 0; i < loads.unknowns.length; i++) {
            if (loads.unknowns[i] == 0) {
                continue;
            }
            int top = 0;
            for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
                int v = loads.feed[e];
                if (seen[v] != i + 1) {
                    seen[v] = i + 1;
                    stack[top++] = v;
                }
            }
            while (top > 0) {
                int v = stack[--top];
                result[v] += loads.unknowns[i];
                for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                    int s = t.source[e];
                    if (seen[s] != i + 1) {
                        seen[s] = i + 1;
                        stack[top++] = s;
                    }
                }
            }
        }
        return result;
    }
}
