package io.kilorack.power.chain;

/// Which wiring code binds. A voluntary 80 % on an IEC site is a policy, not a code.
public enum WiringRules {
    NEC(0.8, "NEC 210.20/215.3: continuous load at most 80 % of the breaker"),
    IEC(1.0, "IEC 60364-4-43: I_B ≤ I_n");

    private final double continuousShare;
    private final String clause;

    WiringRules(double continuousShare, String clause) {
        this.continuousShare = continuousShare;
        this.clause = clause;
    }

    /// Share of a breaker's rated current that a load of three hours or more may draw.
    public double continuousShare() {
        return continuousShare;
    }

    public String clause() {
        return clause;
    }
}
