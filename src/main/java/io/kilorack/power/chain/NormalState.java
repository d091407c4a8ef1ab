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
        }
        for (int v : t.upward) {
            settle(t, loads, limits, v);
        }
    }

    /// The state after an edit of a chain of the same shape.
    ///
    /// @param edit what is not as it was
    NormalState(Topology t, Loads loads, NodeLimits limits, NormalState before, ChainEdit edit) {
        out = before.out.clone();
        in = before.in.clone();
        va = before.va.clone();
        edgeWatts = before.edgeWatts.clone();
        edgeVa = before.edgeVa.clone();
        drawn = new double[loads.watts.length];
        feedWatts = new double[loads.feed.length];
        int[] was = edit.loads().was;
        for (int i = 0; i < drawn.length; ) {
            if (was[i] < 0) {
                draw(loads, i++);
                continue;
            }
            int end = edit.loads().runEnd(i);
            System.arraycopy(before.drawn, was[i], drawn, i, end - i);
            int from = edit.loadsBefore().feedStart[was[i]];
            System.arraycopy(
                    before.feedWatts, from, feedWatts, loads.feedStart[i], loads.feedStart[end] - loads.feedStart[i]);
            i = end;
        }
        for (int v : edit.upward()) {
            settle(t, loads, limits, v);
        }
    }

    /// What load i draws, and through which feed.
    private void draw(Loads loads, int i) {
        int n = loads.installed(i);
        drawn[i] = n == 0 ? 0 : Supplies.drawn(loads, i, n);
        for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
            feedWatts[e] = drawn[i] * loads.supplies[e] / n;
        }
    }

    /// Output, input and sources of node v: loads first, then children from the deepest.
    private void settle(Topology t, Loads loads, NodeLimits limits, int v) {
        double watts = 0;
        double apparent = 0;
        for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
            int e = loads.plug[j];
            watts += feedWatts[e];
            apparent += apparent(loads, loads.owner[e], e);
        }
        for (int j = t.childStart[v]; j < t.childStart[v + 1]; j++) {
            watts += edgeWatts[t.childEdge[j]];
            apparent += edgeVa[t.childEdge[j]];
        }
        out[v] = watts;
        va[v] = apparent;
        pass(t, limits, v);
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
            unknownsBelow(t, loads, i, 1, result, seen, i + 1, stack);
        }
        return result;
    }

    /// The same after an edit: what went is taken away, what came is added.
    static int[] unknownsBelow(Topology t, Loads loads, int[] before, ChainEdit edit) {
        int[] result = before.clone();
        int[] seen = new int[t.size];
        int[] stack = new int[t.size];
        int stamp = 0;
        for (int i : edit.loads().gone) {
            unknownsBelow(t, edit.loadsBefore(), i, -1, result, seen, ++stamp, stack);
        }
        for (int i = 0; i < edit.loads().was.length; i++) {
            if (edit.loads().was[i] < 0) {
                unknownsBelow(t, loads, i, 1, result, seen, ++stamp, stack);
            }
        }
        return result;
    }

    private static void unknownsBelow(
            Topology t, Loads loads, int i, int sign, int[] result, int[] seen, int stamp, int[] stack) {
        if (loads.unknowns[i] == 0) {
            return;
        }
        int top = 0;
        for (int e = loads.feedStart[i]; e < loads.feedStart[i + 1]; e++) {
            int v = loads.feed[e];
            if (seen[v] != stamp) {
                seen[v] = stamp;
                stack[top++] = v;
            }
        }
        while (top > 0) {
            int v = stack[--top];
            result[v] += sign * loads.unknowns[i];
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                int s = t.source[e];
                if (seen[s] != stamp) {
                    seen[s] = stamp;
                    stack[top++] = s;
                }
            }
        }
    }
}
