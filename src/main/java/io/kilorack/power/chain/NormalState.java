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
    private final double[] edgeVa;
    /// What each load draws, and from each of its feeds [W].
    final double[] drawn;
    final double[] feedWatts;

    NormalState(Topology t, Loads loads, NodeLimits limits) {
        out = new double[t.size];
        in = new double[t.size];
        va = new double[t.size];
        edgeWatts = new double[t.source.length];
        edgeVa = new double[t.source.length];
        drawn = new double[loads.watts.length];
        feedWatts = new double[loads.feed.length];
        for (int i = 0; i < drawn.length; i++) {
            draw(loads, i);
            for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
                out[loads.feed[e]] += feedWatts[e];
                va[loads.feed[e]] += apparent(loads, i, e);
            }
        }
        for (int v : t.upward) {
            pass(t, limits, v);
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                out[t.source[e]] += edgeWatts[e];
                va[t.source[e]] += edgeVa[e];
            }
        }
    }

    /// What load i draws, and through which feed.
    private void draw(Loads loads, int i) {
        int n = 0;
        for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
            n += loads.supplies[e];
        }
        drawn[i] = n == 0 ? 0 : Supplies.drawn(loads, i, n);
        for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
            feedWatts[e] = drawn[i] * loads.supplies[e] / n;
        }
    }

    private double apparent(Loads loads, int i, int e) {
        double pf = loads.list.get(i).powerFactor();
        return pf > 0 && pf <= 1 ? feedWatts[e] / pf : feedWatts[e];
    }

    /// Input of node v and what it takes through each of its sources.
    private void pass(Topology t, NodeLimits limits, int v) {
        in[v] = out[v] + limits.loss(v, out[v]);
        double vaIn = switch (t.nodes.get(v).kind()) {
            case UPS, POWER_SHELF -> in[v] / RECTIFIER_PF;
            default -> out[v] > 0 ? va[v] * in[v] / out[v] : in[v];
        };
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            edgeWatts[e] = in[v] * t.normalShare[e];
            edgeVa[e] = vaIn * t.normalShare[e];
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
