package io.kilorack.power.chain;

import java.util.Arrays;

/// Phases of the failure that is being played, beside its power: [FailureRun] calls in the order in which
/// load moves. Keeps the fullest line of every node over all failures.
final class PhaseRun {
    private static final int WIDTH = PhaseFlow.WIDTH;

    private final PhaseFlow flow;
    private final double[] now;
    /// Fullest line of every node, everything alive [VA].
    private final double[] before;
    private final double[] input = new double[WIDTH];

    /// The line that the last [#pass] spoke of.
    int line;

    /// Highest line of every node [VA], which one it is, and in which failure (-1: the normal state).
    final double[] worst;
    final int[] worstLine;
    final int[] worstBy;

    PhaseRun(Topology t, NormalState normal, PhaseFlow flow) {
        this.flow = flow;
        now = flow.out.clone();
        worst = new double[t.size];
        worstLine = new int[t.size];
        worstBy = new int[t.size];
        Arrays.fill(worstBy, -1);
        before = new double[t.size];
        for (int v = 0; v < t.size; v++) {
            before[v] = record(v, -1);
        }
    }

    /// Node `v` begins at its normal state.
    void clear(int v) {
        System.arraycopy(flow.out, WIDTH * v, now, WIDTH * v, WIDTH);
    }

    void shift(int e, int v, double change) {
        flow.addFeed(now, e, change);
    }

    /// What node `v` delivers is complete: keeps its fullest line and works out its input.
    ///
    /// @return its fullest line [VA] where the failure loads that one more, 0 otherwise; `line` is which
    double pass(int v, double in, double out, int failure) {
        double highest = record(v, failure);
        flow.input(v, now, in, out, input);
        return highest > before[v] + FailureRun.NOISE_WATTS ? highest : 0;
    }

    /// What passes source edge `e` to node `s`, now `share` of the input just worked out.
    void move(int e, int s, double share) {
        for (int k = 0; k < WIDTH; k++) {
            double part = share == 0 ? 0 : share * input[k];
            now[WIDTH * s + k] += part - flow.edge[WIDTH * e + k];
        }
    }

    /// What node `v` delivers in the failure just played, provided that it was touched.
    double[] delivered() {
        return now;
    }

    /// Keeps the fullest line of node `v` and gives it [VA].
    private double record(int v, int failure) {
        int at = WIDTH * v;
        double square = -1;
        for (int p = 0; p < 3; p++) {
            double re = now[at + 2 * p];
            double im = now[at + 2 * p + 1];
            double next = re * re + im * im;
            if (next > square * (1 + 1e-9)) {
                square = next;
                line = p;
            }
        }
        double highest = Math.sqrt(square);
        if (highest > worst[v] * (1 + 1e-9)) {
            worst[v] = highest;
            worstLine[v] = line;
            worstBy[v] = failure;
        }
        return highest;
    }
}
