package io.kilorack.power.chain;

import java.util.Arrays;

/// Every change of flow of every failure, in the order in which it was worked out, so that an edit of a
/// few loads can be
/// replayed without playing the failures again.
///
/// An entry says that `from` (a node, or the complement of a load) changes what it draws through an
/// edge. Entries of one
/// node or load stand together; the edge of a dead node is stored as its complement. What stands where
/// depends on the
/// connections only, so an edit copies nothing but the changes.
final class Trace {
    /// 16 bytes an entry: beyond this the trace is not kept and an edit plays all failures again.
    private static final int MOST = 8_000_000;

    final int[] start;
    int[] from = new int[1024];
    int[] edge = new int[1024];
    double[] change = new double[1024];
    private int used;
    private boolean full;

    Trace(int failures) {
        start = new int[failures + 1];
    }

    private Trace(Trace other) {
        start = other.start;
        from = other.from;
        edge = other.edge;
        change = Arrays.copyOf(other.change, other.used);
        used = other.used;
    }

    /// The same entries with changes of its own.
    Trace copy() {
        return new Trace(this);
    }

    boolean complete() {
        return !full;
    }

    void add(int source, int through, double watts) {
        if (used == from.length) {
            if (full || used >= MOST) {
                full = true;
                return;
            }
            from = Arrays.copyOf(from, used * 2);
            edge = Arrays.copyOf(edge, used * 2);
            change = Arrays.copyOf(change, used * 2);
        }
        from[used] = source;
        edge[used] = through;
        change[used++] = watts;
    }

    /// Closes the entries of failure `v`; failures come in rising order.
    void close(int v) {
        start[v + 1] = used;
    }
}
