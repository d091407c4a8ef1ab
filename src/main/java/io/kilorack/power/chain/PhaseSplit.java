package io.kilorack.power.chain;

import java.util.List;

/// How the draw of a load through one feed lies on the conductors: shares that sum to 1.
///
/// @param shares of L1-N, L2-N, L3-N, L1-L2, L2-L3, L3-L1, and of circuits whose conductors are not stated
public record PhaseSplit(List<Double> shares) {
    /// Kinds of connection: three line-neutral, three line-line, one unknown.
    public static final int KINDS = 7;

    /// Where the share of unstated conductors stands.
    public static final int UNSTATED = 6;

    public static final PhaseSplit BALANCED = new PhaseSplit(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0, 0.0, 0.0, 0.0, 0.0));

    public PhaseSplit {
        shares = List.copyOf(shares);
    }

    /// From weights of any sum; balanced when they are all 0.
    public static PhaseSplit of(double[] weights) {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        if (!(sum > 0)) {
            return BALANCED;
        }
        Double[] shares = new Double[KINDS];
        for (int i = 0; i < KINDS; i++) {
            shares[i] = weights[i] / sum;
        }
        return new PhaseSplit(List.of(shares));
    }

    /// True when all conductors carry the same.
    public boolean balanced() {
        for (int i = 0; i < 3; i++) {
            if (Math.abs(shares.get(i) - shares.get(0)) > 1e-12
                    || Math.abs(shares.get(3 + i) - shares.get(3)) > 1e-12) {
                return false;
            }
        }
        return shares.get(UNSTATED) == 0;
    }
}
