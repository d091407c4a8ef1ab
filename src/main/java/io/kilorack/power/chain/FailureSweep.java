package io.kilorack.power.chain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Plays all failures through one node at a time, children before their sources: what reaches a node
/// comes from the loads that plug into it and from the tables of its children. A node whose loads,
/// ratings and children are as they were has the table it had, so an edit costs the nodes above it and
/// nothing else.
///
/// The change of a node in a failure is summed over its plugs in the order of the loads, then over its
/// children in the order of [Topology#upward]: the same bits whether one node is played or all.
final class FailureSweep {
    private static final int WIDTH = PhaseFlow.WIDTH;
    /// With more failures than this share of all, looking through all marks beats sorting.
    private static final int MANY = 16;

    private final Topology t;
    private final Loads loads;
    private final NormalState normal;
    private final @Nullable PhaseFlow flow;
    private final @Nullable NodeFailures[] tables;
    private final WorstLoads worst;
    private final NodeStep step;

    /// Change of the node at hand in each failure [W], and of its lines; the highest share raised at or
    /// below it, and where. Valid where marked.
    private final double[] added;
    private final double[] lines;
    private final double[] share;
    private final int[] fullest;
    private final int[] mark;
    /// Failures that turn the node at hand off.
    private final int[] dead;
    private int stamp;
    private int[] reached = new int[64];
    private int count;

    private final EndedRows ended = new EndedRows();
    private final OverRows over = new OverRows();

    /// @param tables of all nodes; those that are swept are replaced
    FailureSweep(
            PowerChain chain,
            NodeLimits limits,
            NormalState normal,
            @Nullable PhaseFlow flow,
            @Nullable NodeFailures[] tables,
            WorstLoads worst) {
        t = chain.topology;
        loads = chain.loads;
        this.normal = normal;
        this.flow = flow;
        this.tables = tables;
        this.worst = worst;
        step = new NodeStep(t, limits, normal, flow);
        added = new double[t.size];
        mark = new int[t.size];
        dead = new int[t.size];
        share = new double[t.size];
        fullest = new int[t.size];
        lines = new double[flow == null ? 0 : WIDTH * t.size];
    }

    /// Plays every failure through node `v`, whose children are done.
    void sweep(int v) {
        stamp++;
        count = 0;
        worst.begin(v, normal, flow, step);
        lose(v);
        reroute(v);
        for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
            shift(v, loads.plug[j]);
        }
        for (int j = t.childStart[v]; j < t.childStart[v + 1]; j++) {
            climb(v, t.child[j], t.childEdge[j]);
        }
        sort();
        tables[v] = table(v);
    }

    /// The failures that turn `v` off, where a source of it lives.
    private void lose(int v) {
        for (int f = v; f >= 0; f = t.killer[f]) {
            touch(v, f);
            dead[f] = stamp;
        }
    }

    /// The failures that take one of several sources.
    private void reroute(int v) {
        if (t.sourceStart[v + 1] - t.sourceStart[v] < 2) {
            return;
        }
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            for (int f = t.source[e]; f >= 0; f = t.killer[f]) {
                touch(v, f);
            }
        }
    }

    /// The failures that take another feed of the load behind plug `e`, which moves to what is left.
    private void shift(int v, int e) {
        int i = loads.owner[e];
        for (int other = loads.feedStart[i]; other < loads.feedStart[i + 1]; other++) {
            if (other == e) {
                continue;
            }
            for (int f = loads.feed[other]; f >= 0; f = t.killer[f]) {
                if (dead[f] == stamp || seen(i, e, other, f)) {
                    continue;
                }
                int left = loads.left(t, i, f);
                double by = Supplies.drawn(loads, i, left) * loads.supplies[e] / left - normal.feedWatts[e];
                touch(v, f);
                added[f] += by;
                if (flow != null) {
                    flow.addFeed(lines, WIDTH * f, e, by);
                }
            }
        }
    }

    /// True when `f` also takes a feed of load `i` before `other`.
    private boolean seen(int i, int e, int other, int f) {
        for (int earlier = loads.feedStart[i]; earlier < other; earlier++) {
            if (earlier != e && t.kills(f, loads.feed[earlier])) {
                return true;
            }
        }
        return false;
    }

    /// What child `c` takes more or less through edge `e`.
    private void climb(int v, int c, int e) {
        NodeFailures below = tables[c];
        if (below == null) {
            throw new IllegalStateException("children are swept before their sources");
        }
        int number = e - t.sourceStart[c];
        int from = number * below.stride();
        int[] failures = below.failure();
        double[] changes = below.change();
        double[] each = below.phasors();
        double[] shares = below.share();
        for (int r = 0; r < below.rows(); r++) {
            double by = changes[from + r];
            if (Double.isNaN(by)) {
                continue;
            }
            int f = failures[r];
            touch(v, f);
            added[f] += by;
            if (each != null) {
                int at = WIDTH * f;
                int row = WIDTH * (from + r);
                for (int k = 0; k < WIDTH; k++) {
                    lines[at + k] += each[row + k];
                }
            }
            if (shares[r] >= share[f] && (number == 0 || first(below, number, r))) {
                raise(f, shares[r], below.fullest()[r]);
            }
        }
    }

    /// True when row `r` passes through no source before this one: each row is taken up once.
    private static boolean first(NodeFailures below, int number, int r) {
        for (int k = 0; k < number; k++) {
            double by = below.change()[k * below.stride() + r];
            if (!Double.isNaN(by)) {
                return false;
            }
        }
        return true;
    }

    /// Keeps the higher of two shares that is not below the one known; of equal ones the node that is
    /// deeper, then first.
    private void raise(int f, double to, int rank) {
        if (to > share[f]) {
            share[f] = to;
            fullest[f] = rank;
        } else if (rank < fullest[f]) {
            fullest[f] = rank;
        }
    }

    private void touch(int v, int f) {
        if (mark[f] == stamp) {
            return;
        }
        mark[f] = stamp;
        added[f] = 0;
        share[f] = -1;
        fullest[f] = -1;
        if (flow != null) {
            System.arraycopy(flow.out, WIDTH * v, lines, WIDTH * f, WIDTH);
        }
        if (count == reached.length) {
            reached = Arrays.copyOf(reached, 2 * count);
        }
        reached[count++] = f;
    }

    private void sort() {
        if (count < t.size / MANY) {
            Arrays.sort(reached, 0, count);
            return;
        }
        int n = 0;
        for (int f = 0; f < t.size; f++) {
            if (mark[f] == stamp) {
                reached[n++] = f;
            }
        }
    }

    private NodeFailures table(int v) {
        int from = t.sourceStart[v];
        int sources = t.sourceStart[v + 1] - from;
        int size = sources == 0 ? 0 : count;
        int[] failure = new int[size];
        double[] change = new double[sources * size];
        double[] phasors = flow == null ? null : new double[WIDTH * sources * size];
        double[] shares = new double[size];
        int[] nodes = new int[size];
        step.at(v, flow == null ? 0 : worst.lineNormal[v]);
        ended.clear();
        over.clear();
        int rows = 0;
        for (int r = 0; r < count; r++) {
            int f = reached[r];
            boolean off = dead[f] == stamp;
            if (!off) {
                step.live(f, added[f]);
                if (flow != null) {
                    step.lines(flow, lines, WIDTH * f);
                }
                worst.keep(v, f, step);
                if (step.share >= 0 && step.share >= share[f]) {
                    raise(f, step.share, t.rank[v]);
                }
                if (!Double.isNaN(step.overWatts)) {
                    over.add(f, step.overWatts, step.overLine);
                }
            }
            boolean passes = false;
            for (int k = 0; k < sources; k++) {
                double by = off ? step.lost(from + k, f) : step.change(from + k, k, f);
                int at = k * size + rows;
                change[at] = by;
                if (!Double.isNaN(by)) {
                    passes = true;
                    if (phasors != null && flow != null && off) {
                        step.lostPhasors(flow, from + k, phasors, WIDTH * at);
                    } else if (phasors != null && flow != null) {
                        step.phasors(flow, from + k, k, phasors, WIDTH * at);
                    }
                }
            }
            if (passes) {
                shares[rows] = share[f];
                nodes[rows] = fullest[f];
                failure[rows++] = f;
            } else if (fullest[f] >= 0) {
                ended.add(f, share[f], fullest[f]);
            }
        }
        // Long tables lose next to nothing by a few empty places, and save a copy.
        boolean trim = rows < size - size / 16;
        int stride = trim ? rows : size;
        return new NodeFailures(
                rows,
                stride,
                trim ? Arrays.copyOf(failure, rows) : failure,
                trim ? packed(change, sources, size, rows, 1) : change,
                phasors == null || !trim ? phasors : packed(phasors, sources, size, rows, WIDTH),
                trim ? Arrays.copyOf(shares, rows) : shares,
                trim ? Arrays.copyOf(nodes, rows) : nodes,
                ended.rows(),
                over.rows());
    }

    private static double[] packed(double[] from, int sources, int size, int rows, int width) {
        double[] result = new double[sources * rows * width];
        for (int k = 0; k < sources; k++) {
            System.arraycopy(from, k * size * width, result, k * rows * width, rows * width);
        }
        return result;
    }

    private static final class EndedRows {
        private int[] failure = new int[64];
        private double[] share = new double[64];
        private int[] fullest = new int[64];
        private int used;

        void clear() {
            used = 0;
        }

        void add(int f, double highest, int node) {
            if (used == failure.length) {
                failure = Arrays.copyOf(failure, 2 * used);
                share = Arrays.copyOf(share, 2 * used);
                fullest = Arrays.copyOf(fullest, 2 * used);
            }
            failure[used] = f;
            share[used] = highest;
            fullest[used++] = node;
        }

        NodeFailures.Ended rows() {
            return used == 0
                    ? NodeFailures.Ended.NONE
                    : new NodeFailures.Ended(
                            Arrays.copyOf(failure, used), Arrays.copyOf(share, used), Arrays.copyOf(fullest, used));
        }
    }

    private static final class OverRows {
        private int[] failure = new int[8];
        private double[] watts = new double[8];
        private int[] line = new int[8];
        private int used;

        void clear() {
            used = 0;
        }

        void add(int f, double to, int on) {
            if (used == failure.length) {
                failure = Arrays.copyOf(failure, 2 * used);
                watts = Arrays.copyOf(watts, 2 * used);
                line = Arrays.copyOf(line, 2 * used);
            }
            failure[used] = f;
            watts[used] = to;
            line[used++] = on;
        }

        NodeFailures.Over rows() {
            return used == 0
                    ? NodeFailures.Over.NONE
                    : new NodeFailures.Over(
                            Arrays.copyOf(failure, used), Arrays.copyOf(watts, used), Arrays.copyOf(line, used));
        }
    }
}
