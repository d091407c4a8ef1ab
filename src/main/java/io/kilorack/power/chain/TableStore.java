package io.kilorack.power.chain;

import org.jspecify.annotations.Nullable;

/// The tables of all nodes, made from nothing. Tables that would take too much memory are dropped as
/// soon as the nodes above are done: the analysis is the same, only the next edit plays every failure
/// again.
final class TableStore {
    /// Share of the memory of the program that tables may take.
    private static final int SHARE_OF_MEMORY = 8;

    final NodeFailures[] all;
    final boolean complete;

    TableStore(
            Topology t,
            PowerChain chain,
            NodeLimits limits,
            NormalState normal,
            @Nullable PhaseFlow phases,
            WorstLoads worst) {
        this(t, chain, limits, normal, phases, worst, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /// @param most bytes that rows may take together
    TableStore(
            Topology t,
            PowerChain chain,
            NodeLimits limits,
            NormalState normal,
            @Nullable PhaseFlow phases,
            WorstLoads worst,
            long most) {
        all = new NodeFailures[t.size];
        var sweep = new FailureSweep(chain, limits, normal, phases, all, worst);
        int[] waiting = new int[t.size];
        for (int v = 0; v < t.size; v++) {
            waiting[v] = t.sourceStart[v + 1] - t.sourceStart[v];
        }
        long bytes = 0;
        boolean kept = true;
        for (int v : t.upward) {
            sweep.sweep(v);
            bytes += all[v].bytes();
            if (kept && bytes > most) {
                kept = false;
                for (int c = 0; c < t.size; c++) {
                    drop(c, waiting);
                }
            }
            for (int i = t.childStart[v]; i < t.childStart[v + 1]; i++) {
                waiting[t.child[i]]--;
                if (!kept) {
                    drop(t.child[i], waiting);
                }
            }
        }
        complete = kept;
    }

    /// Drops the rows of a node that nothing waits for any more.
    private void drop(int v, int[] waiting) {
        NodeFailures table = all[v];
        if (waiting[v] == 0 && table != null) {
            all[v] = table.withoutRows();
        }
    }
}
