package io.kilorack.power.chain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The highest load of every node, and of its fullest line, over the normal state and every single failure.
final class WorstLoads {
    /// Worst load [W] and the failure that brings it; -1: the normal state.
    final double[] watts;
    final int[] by;
    /// Fullest line [VA], which it is, and in which failure. Empty where nothing can be unbalanced.
    final double[] lineVa;
    final int[] line;
    final int[] lineBy;
    /// Fullest line with everything alive [VA].
    final double[] lineNormal;

    WorstLoads(int size, boolean phases) {
        watts = new double[size];
        by = new int[size];
        int lines = phases ? size : 0;
        lineVa = new double[lines];
        line = new int[lines];
        lineBy = new int[lines];
        lineNormal = new double[lines];
    }

    WorstLoads(WorstLoads before) {
        watts = before.watts.clone();
        by = before.by.clone();
        lineVa = before.lineVa.clone();
        line = before.line.clone();
        lineBy = before.lineBy.clone();
        lineNormal = before.lineNormal.clone();
    }

    boolean phases() {
        return lineVa.length > 0;
    }

    /// Node `v` begins with everything alive.
    void begin(int v, NormalState normal, @Nullable PhaseFlow flow, NodeStep step) {
        watts[v] = normal.out[v];
        by[v] = -1;
        if (flow != null) {
            step.fullest(flow.out, PhaseFlow.WIDTH * v);
            lineNormal[v] = step.lineVa;
            lineVa[v] = step.lineVa;
            line[v] = step.line;
            lineBy[v] = -1;
        }
    }

    /// What `step` says of node `v` in `failed`; failures come in rising order.
    void keep(int v, int failed, NodeStep step) {
        if (step.more && step.out > watts[v]) {
            watts[v] = step.out;
            by[v] = failed;
        }
        if (phases() && step.lineVa > lineVa[v] * NodeStep.LINE_ROUNDING) {
            lineVa[v] = step.lineVa;
            line[v] = step.line;
            lineBy[v] = failed;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorstLoads that
                && Arrays.equals(watts, that.watts)
                && Arrays.equals(by, that.by)
                && Arrays.equals(lineVa, that.lineVa)
                && Arrays.equals(line, that.line)
                && Arrays.equals(lineBy, that.lineBy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(watts);
    }
}
