package io.kilorack.power.chain;

import java.util.List;

/// Load between line and neutral at every node, everything alive: what third harmonics in the neutral
/// follow from.
///
/// A load counts where its node is a wye, by the share of it that lies between line and neutral. Server
/// supplies take 200 to 240 V, so on a system of up to 250 V between lines a load that does not say how it
/// lies counts as line-line. On the way up the triplen current stays below a UPS or power shelf, which
/// rectifies, below a transformer other than YNyn0, in whose delta it circulates, and below a delta
/// system, which has no neutral.
final class NeutralFlow {
    /// Highest line-line voltage at which supplies of 200 to 240 V lie between lines.
    private static final double LINE_LINE_VOLTS = 250;

    private NeutralFlow() {}

    /// `I·V_LN` summed over the lines [VA], by node.
    static double[] of(Topology t, Loads loads, NormalState normal) {
        double[] result = new double[t.size];
        for (int v : t.upward) {
            ChainNode node = t.nodes.get(v);
            if (node.wiring() == Wiring.THREE_PHASE_WYE) {
                for (int j = loads.plugStart[v]; j < loads.plugStart[v + 1]; j++) {
                    int e = loads.plug[j];
                    result[v] +=
                            lineNeutral(loads.list.get(loads.owner[e]), loads.feedIndex[e], node) * normal.feedWatts[e];
                }
            }
            double ratio = normal.out[v] > 0 ? normal.in[v] / normal.out[v] : 1;
            double up = node.wiring() == Wiring.SINGLE_PHASE ? singlePhase(node, normal.va[v]) : result[v];
            for (int e = t.sourceStart[v]; e < t.sourceStart[v + 1]; e++) {
                if (passes(node, t.nodes.get(t.source[e]))) {
                    result[t.source[e]] += up * ratio * t.normalShare[e];
                }
            }
        }
        return result;
    }

    /// Apparent power between line and neutral per watt of a load.
    private static double lineNeutral(ChainLoad load, int feed, ChainNode node) {
        double pf = load.powerFactor() > 0 && load.powerFactor() <= 1 ? load.powerFactor() : 1;
        if (feed >= load.splits().size()) {
            return node.volts().orElse(Double.MAX_VALUE) <= LINE_LINE_VOLTS ? 0 : 1 / pf;
        }
        List<Double> shares = load.splits().get(feed).shares();
        return (shares.get(0) + shares.get(1) + shares.get(2)) / pf;
    }

    private static double singlePhase(ChainNode node, double va) {
        return node.conductors().filter(c -> c.poles() == 1).isPresent() ? va : 0;
    }

    private static boolean passes(ChainNode node, ChainNode source) {
        boolean converts = node.kind() == NodeKind.UPS
                || node.kind() == NodeKind.POWER_SHELF
                || node.wiring() == Wiring.DC
                || PhaseFlow.transforms(node, source)
                        && !node.vectorGroup().map(VectorGroup::passesNeutral).orElse(false);
        return !converts && source.wiring() == Wiring.THREE_PHASE_WYE;
    }
}
