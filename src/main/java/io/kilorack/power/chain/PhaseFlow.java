package io.kilorack.power.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Line currents as phasors, carried from the loads to the roots beside the power.
///
/// What is carried is `I·V_LN` of each conductor, in volt-amperes: it needs no voltage, passes a
/// transformer of equal vector group unchanged, and is the current itself up to a factor. Line-neutral
/// loads on phase p add `s∠(θ_p − φ)`, line-line loads `s/√3` at the angle of their voltage, in and out
/// (rule E11 as phasors); the neutral carries the sum (rule E10). On the way up:
///
/// - a UPS or power shelf rectifies: its input is balanced whatever its output is;
/// - a three-phase transformer passes the positive sequence as it is and turns the negative by −60° times
///   its clock number, each bus counting its angles from its own L1; only YNyn0 passes the zero sequence.
///   For Dyn11, the usual distribution transformer and the default with a wye output, that is
///   `I_A = (I_a − I_c)/√3`, so a neutral current stays below it and one loaded phase loads two lines;
/// - everything else passes its lines on, turned as its conductors say.
///
/// Limits: the fundamental only. Triplen harmonics add in the neutral; [NeutralFlow] has their load.
/// Source: symmetrical components and Dyn connection in any power-system text, such as Glover, Sarma and
/// Overbye, Power System Analysis and Design, ch. 3; rules E02, E10, E11.
final class PhaseFlow {
    /// Real and imaginary part of three lines, and what hangs on unstated conductors.
    static final int WIDTH = 7;

    private static final int UNSTATED = 6;
    /// Input power factor of an active rectifier stage; usual data-sheet value.
    private static final double RECTIFIER_PF = 0.99;

    private static final double ROOT3 = Math.sqrt(3);
    /// Cosine and sine of the angles of L1, L2, L3.
    private static final double[] COS = {1, -0.5, -0.5};

    private static final double[] SIN = {0, -ROOT3 / 2, ROOT3 / 2};

    private final Topology t;
    private final Loads loads;
    /// Per watt through each of its plugs, for every load.
    private final double[][] unit;
    /// What each node delivers, and what passes each source edge, everything alive.
    final double[] out;
    final double[] edge;
    private final byte[] passing;

    private PhaseFlow(Topology t, Loads loads, NormalState normal) {
        this.t = t;
        this.loads = loads;
        passing = passing(t);
        unit = new double[loads.watts.length][];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = units(i);
        }
        out = new double[WIDTH * t.size];
        edge = new double[WIDTH * t.source.length];
        double[] scratch = new double[WIDTH];
        for (int v : t.upward) {
            settle(v, normal, scratch);
        }
    }

    /// The phases after an edit of a chain of the same shape.
    private PhaseFlow(Topology t, Loads loads, NormalState normal, PhaseFlow before, ChainEdit edit) {
        this.t = t;
        this.loads = loads;
        passing = edit.nodes().length == 0 ? before.passing : before.passing.clone();
        for (int v : edit.nodes()) {
            passing[v] = passing(t, v);
            for (int i = t.childStart[v]; i < t.childStart[v + 1]; i++) {
                passing[t.child[i]] = passing(t, t.child[i]);
            }
        }
        unit = new double[loads.watts.length][];
        int[] was = edit.loads().was;
        for (int i = 0; i < unit.length; i++) {
            unit[i] = was[i] < 0 ? units(i) : before.unit[was[i]];
        }
        for (int v : edit.nodes()) {
            for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
                unit[loads.owner[loads.plug[j]]] = units(loads.owner[loads.plug[j]]);
            }
        }
        out = before.out.clone();
        edge = before.edge.clone();
        double[] scratch = new double[WIDTH];
        for (int v : edit.upward()) {
            settle(v, normal, scratch);
        }
    }

    private void settle(int v, NormalState normal, double[] scratch) {
        java.util.Arrays.fill(out, WIDTH * v, WIDTH * (v + 1), 0);
        for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
            int e = loads.plug[j];
            addFeed(out, WIDTH * v, e, normal.feedWatts[e]);
        }
        for (int j = t.childStart[v]; j < t.childStart[v + 1]; j++) {
            add(out, WIDTH * v, edge, WIDTH * t.childEdge[j], 1);
        }
        input(v, out, WIDTH * v, normal.in[v], normal.out[v], scratch);
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            for (int k = 0; k < WIDTH; k++) {
                edge[WIDTH * e + k] = t.normalShare[e] * scratch[k];
            }
        }
    }

    /// Phases of the chain, everything alive; null where nothing can be unbalanced.
    static @Nullable PhaseFlow of(Topology t, Loads loads, NormalState normal) {
        return unbalanced(t, loads) ? new PhaseFlow(t, loads, normal) : null;
    }

    /// The same after an edit of a chain of the same shape that is as unbalanced as before.
    PhaseFlow after(Topology topology, Loads now, NormalState normal, ChainEdit edit) {
        return new PhaseFlow(topology, now, normal, this, edit);
    }

    /// True when some lines may carry more than others: single-phase nodes, or loads that say how they lie.
    static boolean unbalanced(Topology t, Loads loads) {
        for (ChainNode node : t.nodes) {
            if (node.wiring() == Wiring.SINGLE_PHASE) {
                return true;
            }
        }
        for (ChainLoad load : loads.list) {
            if (!load.splits().isEmpty() && !load.splits().stream().allMatch(PhaseSplit::balanced)) {
                return true;
            }
        }
        return false;
    }

    private static final byte SAME = 0;
    private static final byte BALANCED = 1;
    /// Transformers that block the zero sequence: low voltage before (5, 11), behind (1, 7) or at the
    /// high voltage's angle.
    private static final byte LEADS = 2;

    private static final byte LAGS = 5;
    private static final byte IN_PHASE = 6;
    private static final byte FROM_SINGLE = 3;
    private static final byte TO_SINGLE = 4;

    /// How what a node delivers appears at its sources.
    private static byte[] passing(Topology t) {
        byte[] result = new byte[t.size];
        for (int v = 0; v < t.size; v++) {
            result[v] = passing(t, v);
        }
        return result;
    }

    private static byte passing(Topology t, int v) {
        ChainNode node = t.nodes.get(v);
        if (t.sourceStart[v] == t.sourceStart[v + 1]) {
            return SAME;
        }
        ChainNode source = t.nodes.get(t.source[t.sourceStart[v]]);
        if (!source.wiring().threePhase()) {
            return TO_SINGLE;
        } else if (node.kind() == NodeKind.UPS || node.wiring() == Wiring.DC) {
            return BALANCED;
        } else if (node.wiring() == Wiring.SINGLE_PHASE) {
            return FROM_SINGLE;
        }
        if (!transforms(node, source)) {
            return SAME;
        }
        VectorGroup group = node.vectorGroup()
                .orElse(node.wiring() == Wiring.THREE_PHASE_WYE ? VectorGroup.DYN11 : VectorGroup.DD0);
        return group.passesNeutral()
                ? SAME
                : switch (group.clock()) {
                    case 5, 11 -> LEADS;
                    case 1, 7 -> LAGS;
                    default -> IN_PHASE;
                };
    }

    /// True for a transformer, and for a distribution unit that changes the voltage.
    static boolean transforms(ChainNode node, ChainNode source) {
        boolean changes = node.volts().isPresent()
                && source.volts().isPresent()
                && Math.abs(node.volts().getAsDouble() / source.volts().getAsDouble() - 1) > 0.03;
        return node.kind() == NodeKind.TRANSFORMER || (node.kind() == NodeKind.PDU && changes);
    }

    /// Sequences through a transformer: positive unchanged, negative turned by the angle of cosine `c` and
    /// sine `s`, zero blocked. Source: symmetrical components, as named above.
    private static void transformed(double[] d, int at, double ratio, double c, double s, double[] into) {
        double half = ROOT3 / 2;
        double sumRe = d[at + 2] + d[at + 4];
        double sumIm = d[at + 3] + d[at + 5];
        double differenceRe = half * (d[at + 2] - d[at + 4]);
        double differenceIm = half * (d[at + 3] - d[at + 5]);
        double posRe = ratio * (d[at] - sumRe / 2 - differenceIm) / 3;
        double posIm = ratio * (d[at + 1] - sumIm / 2 + differenceRe) / 3;
        double re = ratio * (d[at] - sumRe / 2 + differenceIm) / 3;
        double im = ratio * (d[at + 1] - sumIm / 2 - differenceRe) / 3;
        double negRe = re * c - im * s;
        double negIm = im * c + re * s;
        into[0] = posRe + negRe;
        into[1] = posIm + negIm;
        into[2] = -(posRe + negRe) / 2 + half * (posIm - negIm);
        into[3] = -(posIm + negIm) / 2 - half * (posRe - negRe);
        into[4] = -(posRe + negRe) / 2 - half * (posIm - negIm);
        into[5] = -(posIm + negIm) / 2 + half * (posRe - negRe);
        into[UNSTATED] = ratio * d[at + UNSTATED];
    }

    private double[] units(int i) {
        ChainLoad load = loads.list.get(i);
        double pf = load.powerFactor() > 0 && load.powerFactor() <= 1 ? load.powerFactor() : 1;
        double sin = -Math.sqrt(1 - pf * pf);
        int from = loads.feedStart[i];
        double[] result = new double[WIDTH * (loads.feedStart[i + 1] - from)];
        for (int e = from; e < loads.feedStart[i + 1]; e++) {
            int at = e - from;
            int index = loads.feedIndex[e];
            List<Double> shares =
                    index < load.splits().size() ? load.splits().get(index).shares() : PhaseSplit.BALANCED.shares();
            boolean three = t.nodes.get(loads.feed[e]).wiring().threePhase();
            if (!three) {
                line(result, at, 0, 0, 1 / pf, pf, sin);
                continue;
            }
            for (int p = 0; p < 3; p++) {
                line(result, at, p, p, shares.get(p) / pf, pf, sin);
                pair(result, at, p, shares.get(3 + p) / pf, pf, sin);
            }
            result[WIDTH * at + UNSTATED] += shares.get(PhaseSplit.UNSTATED) / pf;
        }
        return result;
    }

    /// `va` at the angle of conductor `angle`, turned by the angle of cosine `c` and sine `s`, on
    /// conductor `p`.
    private static void line(double[] into, int at, int p, int angle, double va, double c, double s) {
        into[WIDTH * at + 2 * p] += va * (COS[angle] * c - SIN[angle] * s);
        into[WIDTH * at + 2 * p + 1] += va * (SIN[angle] * c + COS[angle] * s);
    }

    /// `va` between conductor `p` and the next.
    private static void pair(double[] into, int at, int p, double va, double c, double s) {
        if (va == 0) {
            return;
        }
        int q = (p + 1) % 3;
        // V_pq = V_p − V_q is √3 long; the current is va/(√3·V_LN) at its angle
        double re = va / 3 * (COS[p] - COS[q]);
        double im = va / 3 * (SIN[p] - SIN[q]);
        double x = re * c - im * s;
        double y = im * c + re * s;
        into[WIDTH * at + 2 * p] += x;
        into[WIDTH * at + 2 * p + 1] += y;
        into[WIDTH * at + 2 * q] -= x;
        into[WIDTH * at + 2 * q + 1] -= y;
    }

    private static void add(double[] into, int at, double[] from, int start, double factor) {
        for (int k = 0; k < WIDTH; k++) {
            into[at + k] += factor * from[start + k];
        }
    }

    /// Adds `watts` through plug `e` to what its node delivers, which stands at `at`.
    void addFeed(double[] into, int at, int e, double watts) {
        int i = loads.owner[e];
        add(into, at, unit[i], WIDTH * (e - loads.feedStart[i]), watts);
    }

    /// What node `v` takes from all its sources together when it delivers what stands at `at` of
    /// `delivered` [VA], `outWatts` of `inWatts`.
    void input(int v, double[] delivered, int at, double inWatts, double outWatts, double[] into) {
        double ratio = outWatts > 0 ? inWatts / outWatts : 0;
        switch (passing[v]) {
            case BALANCED -> balanced(into, inWatts / RECTIFIER_PF);
            case LEADS -> transformed(delivered, at, ratio, 0.5, ROOT3 / 2, into);
            case LAGS -> transformed(delivered, at, ratio, 0.5, -ROOT3 / 2, into);
            case IN_PHASE -> transformed(delivered, at, ratio, 1, 0, into);
            case FROM_SINGLE -> fromSingle(v, ratio * delivered[at], ratio * delivered[at + 1], into);
            case TO_SINGLE -> toSingle(v, delivered, at, inWatts, ratio, into);
            default -> turned(v, delivered, at, ratio, into);
        }
        if (outWatts <= 0 && inWatts > 0 && passing[v] != BALANCED && passing[v] != TO_SINGLE) {
            // No-load loss: taken as balanced.
            balanced(into, inWatts);
        }
    }

    private static void balanced(double[] into, double va) {
        java.util.Arrays.fill(into, 0);
        for (int p = 0; p < 3; p++) {
            line(into, 0, p, p, va / 3, 1, 0);
        }
    }

    private void toSingle(int v, double[] delivered, int at, double inWatts, double ratio, double[] into) {
        ChainNode node = t.nodes.get(v);
        java.util.Arrays.fill(into, 0);
        if (node.wiring() == Wiring.DC || node.kind() == NodeKind.UPS) {
            into[0] = inWatts / RECTIFIER_PF;
        } else if (node.wiring().threePhase()) {
            into[0] = ratio * (sum(delivered, at) + delivered[at + UNSTATED]);
        } else {
            into[0] = ratio * delivered[at];
            into[1] = ratio * delivered[at + 1];
        }
    }

    private void fromSingle(int v, double re, double im, double[] into) {
        java.util.Arrays.fill(into, 0);
        double va = length(re, im);
        Conductors on = t.nodes.get(v).conductors().orElse(null);
        if (on == null || on.poles() == 3) {
            into[UNSTATED] = va;
        } else if (va > 0 && on.poles() == 1) {
            line(into, 0, on.turn(), on.turn(), va, re / va, im / va);
        } else if (va > 0) {
            pair(into, 0, on.turn(), va, re / va, im / va);
        }
    }

    /// Not `Math.hypot`: volt-amperes do not overflow when squared, and this is ten times as fast.
    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /// Lines passed on to the conductors that they hang on: turned by one conductor, a current lags by 120°
    /// with the voltage it now meets.
    private void turned(int v, double[] delivered, int at, double ratio, double[] into) {
        int turn = t.nodes
                .get(v)
                .conductors()
                .map(c -> c.poles() == 3 ? c.turn() : 0)
                .orElse(0);
        for (int p = 0; p < 3; p++) {
            int q = (p + turn) % 3;
            double re = ratio * delivered[at + 2 * p];
            double im = ratio * delivered[at + 2 * p + 1];
            into[2 * q] = re * COS[turn] - im * SIN[turn];
            into[2 * q + 1] = im * COS[turn] + re * SIN[turn];
        }
        into[UNSTATED] = ratio * delivered[at + UNSTATED];
    }

    private static double sum(double[] of, int at) {
        double sum = 0;
        for (int p = 0; p < 3; p++) {
            sum += magnitude(of, at, p);
        }
        return sum;
    }

    private static double magnitude(double[] of, int at, int p) {
        return length(of[at + 2 * p], of[at + 2 * p + 1]);
    }

    /// True when the lines of node `v` differ by more than `imbalance`, or part of its load hangs on
    /// unstated conductors.
    boolean uneven(int v, double imbalance) {
        double a = magnitude(out, WIDTH * v, 0);
        double b = magnitude(out, WIDTH * v, 1);
        double c = magnitude(out, WIDTH * v, 2);
        double mean = (a + b + c) / 3;
        double far = Math.max(Math.abs(a - mean), Math.max(Math.abs(b - mean), Math.abs(c - mean)));
        return far > imbalance * mean || out[WIDTH * v + UNSTATED] > 0;
    }

    /// What node `v` delivers on its lines, as a value.
    PhaseLoad load(int v, double[] delivered) {
        ChainNode node = t.nodes.get(v);
        int at = WIDTH * v;
        if (!node.wiring().threePhase()) {
            return new PhaseLoad(List.of(length(delivered[at], delivered[at + 1])), 0, 0);
        }
        double re = delivered[at] + delivered[at + 2] + delivered[at + 4];
        double im = delivered[at + 1] + delivered[at + 3] + delivered[at + 5];
        double neutral = node.wiring() == Wiring.THREE_PHASE_WYE ? length(re, im) : 0;
        double lines = sum(delivered, at);
        return new PhaseLoad(
                List.of(magnitude(delivered, at, 0), magnitude(delivered, at, 1), magnitude(delivered, at, 2)),
                neutral < 1e-9 * lines ? 0 : neutral,
                Math.max(0, delivered[at + UNSTATED]));
    }

    /// What node `v` takes from its sources together, everything alive.
    PhaseLoad input(int v, int lines) {
        double[] sum = new double[WIDTH];
        for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
            add(sum, 0, edge, WIDTH * e, 1);
        }
        var each = new java.util.ArrayList<Double>(lines);
        for (int p = 0; p < lines; p++) {
            each.add(magnitude(sum, 0, p));
        }
        return new PhaseLoad(each, 0, Math.max(0, sum[UNSTATED]));
    }
}
