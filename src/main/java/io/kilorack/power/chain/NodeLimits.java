package io.kilorack.power.chain;

import java.util.OptionalDouble;

/// Usable limit and loss coefficients of every node.
///
/// The limit in watts is the smallest of what is stated: `P_r`, `S_r · pf`, and `V·I` (or `√3·V·I`)
/// `· k · pf` with the
/// continuous share k of the wiring rules (NEC 0.8, IEC 1). Source: rules E02, E04, E05, E20.
final class NodeLimits {
    /// A share above this is an overload; the margin keeps exact 100 % from being one by rounding.
    static final double FULL = 1 + 1e-9;

    private final double[] k0;
    private final double[] k1;
    private final double[] k2;
    /// Usable limit [W]; infinite when none is stated. Filled by [#bind].
    final double[] watts;
    /// 1 / limit, 0 when none is stated.
    final double[] inverse;

    NodeLimits(Topology t) {
        k0 = new double[t.size];
        k1 = new double[t.size];
        k2 = new double[t.size];
        watts = new double[t.size];
        inverse = new double[t.size];
        for (int v = 0; v < t.size; v++) {
            curve(t.nodes.get(v), v);
        }
    }

    /// The same after an edit of a chain of the same shape, to be bound where it was touched.
    NodeLimits(Topology t, NodeLimits before, ChainEdit edit) {
        boolean same = edit.nodes().length == 0;
        k0 = same ? before.k0 : before.k0.clone();
        k1 = same ? before.k1 : before.k1.clone();
        k2 = same ? before.k2 : before.k2.clone();
        watts = before.watts.clone();
        inverse = before.inverse.clone();
        for (int v : edit.nodes()) {
            curve(t.nodes.get(v), v);
        }
    }

    private void curve(ChainNode node, int v) {
        LossCurve curve = node.loss().orElse(node.kind().defaultLoss());
        double rated = reference(node);
        if (rated > 0) {
            k0[v] = curve.a() * rated;
            k1[v] = curve.b();
            k2[v] = curve.c() / rated;
        } else {
            // Without a rating the load share is unknown: half load stands in for it.
            k0[v] = 0;
            k1[v] = curve.a() / 0.5 + curve.b() + curve.c() * 0.5;
            k2[v] = 0;
        }
    }

    /// Loss [W] of node v at output `out` [W].
    double loss(int v, double out) {
        return k0[v] + out * (k1[v] + out * k2[v]);
    }

    /// Coefficients of the loss: `k0 + out (k1 + out k2)` [W].
    double k0(int v) {
        return k0[v];
    }

    double k1(int v) {
        return k1[v];
    }

    double k2(int v) {
        return k2[v];
    }

    /// Rating the loss curve refers to [W]: active power, else apparent, else volts times amps; 0 when
    /// none is stated.
    private static double reference(ChainNode node) {
        if (positive(node.ratedWatts())) {
            return node.ratedWatts().getAsDouble();
        }
        if (positive(node.ratedVa())) {
            return node.ratedVa().getAsDouble();
        }
        return ampsLimit(node, 1).orElse(0);
    }

    /// Fixes the limits once the power factor of every node is known.
    void bind(Topology t, NormalState normal, WiringRules rules) {
        for (int v = 0; v < t.size; v++) {
            bind(t, v, normal, rules);
        }
    }

    void bind(Topology t, int v, NormalState normal, WiringRules rules) {
        double limit = limit(t.nodes.get(v), rules, normal.powerFactor(v)).orElse(Double.POSITIVE_INFINITY);
        watts[v] = limit;
        inverse[v] = 1 / limit;
    }

    /// Usable limit of a node [W] at power factor `pf`; empty when nothing usable is stated.
    static OptionalDouble limit(ChainNode node, WiringRules rules, double pf) {
        double limit = Double.POSITIVE_INFINITY;
        if (positive(node.ratedWatts())) {
            limit = node.ratedWatts().getAsDouble();
        }
        if (positive(node.ratedVa())) {
            limit = Math.min(limit, node.ratedVa().getAsDouble() * pf);
        }
        OptionalDouble amps = ampsLimit(node, rules.continuousShare());
        if (amps.isPresent()) {
            limit = Math.min(limit, amps.getAsDouble() * (node.wiring() == Wiring.DC ? 1 : pf));
        }
        return limit == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(limit);
    }

    static OptionalDouble ampsLimit(ChainNode node, double share) {
        return positive(node.ratedAmps()) && positive(node.volts())
                ? OptionalDouble.of(node.wiring()
                                .voltAmperes(
                                        node.volts().getAsDouble(),
                                        node.ratedAmps().getAsDouble())
                        * share)
                : OptionalDouble.empty();
    }

    private static boolean positive(OptionalDouble value) {
        return value.orElse(0) > 0 && value.orElse(0) < Double.POSITIVE_INFINITY;
    }
}
