package io.kilorack.power.chain;

import org.jspecify.annotations.Nullable;

/// What one node makes of failures that change its output: its load, whether that is news, and what it
/// takes from its sources instead. Losses are evaluated at the new load, so the result is exact, not
/// linearised.
final class NodeStep {
    /// Rounding of sums, not load: changes below it are not reported [W].
    static final double NOISE_WATTS = 1e-6;

    /// Differences of lines below this share are rounding: of equal lines the lowest is named.
    static final double LINE_ROUNDING = 1 + 1e-9;

    private static final int WIDTH = PhaseFlow.WIDTH;

    private final Topology t;
    private final NodeLimits limits;
    private final NormalState normal;
    private final @Nullable PhaseFlow flow;
    private final double[] shares;
    private final double[] input = new double[WIDTH];

    /// The node at hand and what does not depend on the failure.
    private int node;
    private double base;
    private double k0;
    private double k1;
    private double k2;
    private double inverse;
    private int lines;
    private double powerFactor;
    /// Fullest line with everything alive [VA].
    private double lineBefore;
    private boolean manySources;
    private double onlyShare;
    private double onlyWatts;

    /// Output and input of the node [W].
    double out;
    double in;
    /// True when the failure loads the node as a whole more.
    boolean more;
    /// Highest share of a limit that the failure raises, of the whole or of a line; -1 when it raises none.
    double share;
    /// Load past the limit [W], NaN when nothing is, and the line that carries it; -1 for the whole.
    double overWatts;
    int overLine;
    /// Fullest line [VA] and which it is; 0 without phases.
    double lineVa;
    int line;

    NodeStep(Topology t, NodeLimits limits, NormalState normal, @Nullable PhaseFlow flow) {
        this.t = t;
        this.limits = limits;
        this.normal = normal;
        this.flow = flow;
        int most = 1;
        for (int v = 0; v < t.size; v++) {
            most = Math.max(most, t.sourceStart[v + 1] - t.sourceStart[v]);
        }
        shares = new double[most];
    }

    /// Speaks of node `v` from now on, whose fullest line carries `fullestLine` [VA] with everything alive.
    void at(int v, double fullestLine) {
        node = v;
        base = normal.out[v];
        k0 = limits.k0(v);
        k1 = limits.k1(v);
        k2 = limits.k2(v);
        inverse = limits.inverse[v];
        lineBefore = fullestLine;
        int e = t.sourceStart[v];
        manySources = t.sourceStart[v + 1] - e > 1;
        if (t.sourceStart[v + 1] - e == 1) {
            onlyShare = t.normalShare[e];
            onlyWatts = normal.edgeWatts[e];
        }
        if (flow != null) {
            lines = t.nodes.get(v).wiring().threePhase() ? 3 : 1;
            powerFactor = normal.powerFactor(v);
        }
    }

    /// The node lives through the loss of `failed` and delivers `added` more [W].
    void live(int failed, double added) {
        out = base + added;
        in = out + (k0 + out * (k1 + out * k2));
        more = added > NOISE_WATTS;
        share = -1;
        overWatts = Double.NaN;
        lineVa = 0;
        if (more) {
            whole();
        }
        if (manySources) {
            t.sharesIn(node, failed, shares);
        }
    }

    private void whole() {
        double part = out * inverse;
        if (part > 0) {
            share = part;
            if (part > NodeLimits.FULL) {
                overWatts = out;
                overLine = -1;
            }
        }
    }

    /// The same for its lines, after [#live]: they deliver what stands at `at` of `now`.
    void lines(PhaseFlow phases, double[] now, int at) {
        fullest(now, at);
        if (inverse > 0 && lineVa > lineBefore + NOISE_WATTS) {
            fullestLine();
        }
        phases.input(node, now, at, in, out, input);
    }

    /// A line past what it may carry, a third of the limit, on a node whose sum fits.
    private void fullestLine() {
        double watts = lineVa * powerFactor;
        double part = watts * lines * inverse;
        share = Math.max(share, part);
        if (lines == 3 && part > NodeLimits.FULL && out * inverse <= NodeLimits.FULL) {
            overWatts = watts;
            overLine = line;
        }
    }

    /// Fullest of three lines at `at`; of lines that differ by rounding the lowest.
    void fullest(double[] now, int at) {
        double square = -1;
        for (int p = 0; p < 3; p++) {
            double re = now[at + 2 * p];
            double im = now[at + 2 * p + 1];
            double next = re * re + im * im;
            if (next > square * LINE_ROUNDING) {
                square = next;
                line = p;
            }
        }
        lineVa = Math.sqrt(square);
    }

    /// Change of what passes source number `k`, which is edge `e`, of the node that lives [W]; NaN
    /// where nothing passes before and after, or the source is lost, which of one source it is not
    /// while the node lives.
    double change(int e, int k, int failed) {
        if (!manySources) {
            return onlyShare == 0 ? Double.NaN : in * onlyShare - onlyWatts;
        }
        if (t.kills(failed, t.source[e]) || (shares[k] == 0 && t.normalShare[e] == 0)) {
            return Double.NaN;
        }
        return in * shares[k] - normal.edgeWatts[e];
    }

    /// The same for the lines, from `at` of `into` on.
    void phasors(PhaseFlow phases, int e, int k, double[] into, int at) {
        double part = manySources ? shares[k] : onlyShare;
        double[] before = phases.edge;
        for (int i = 0; i < WIDTH; i++) {
            into[at + i] = (part == 0 ? 0 : part * input[i]) - before[WIDTH * e + i];
        }
    }

    /// Change of what passes edge `e` of a node that the failure turns off; NaN as in [#change].
    double lost(int e, int failed) {
        return t.kills(failed, t.source[e]) || t.normalShare[e] == 0 ? Double.NaN : 0 - normal.edgeWatts[e];
    }

    void lostPhasors(PhaseFlow phases, int e, double[] into, int at) {
        for (int i = 0; i < WIDTH; i++) {
            into[at + i] = 0 - phases.edge[WIDTH * e + i];
        }
    }
}
