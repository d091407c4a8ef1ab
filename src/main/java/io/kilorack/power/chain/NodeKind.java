package io.kilorack.power.chain;

/// Equipment kinds of the chain; the names are those of the plan's node kinds.
///
/// The default loss curves are planning values: transformer from EU 548/2014 tier 2 limits of a 2 500
/// kVA dry type
/// (2 790 W no-load, 19 000 W load loss), UPS from the loss model of Schneider white paper 108 with the
/// coefficients of
/// rule E16, distribution parts from rule E21. A node's own efficiency replaces them.
public enum NodeKind {
    UTILITY(new LossCurve(0, 0, 0)),
    GENERATOR(new LossCurve(0, 0, 0)),
    TRANSFORMER(new LossCurve(0.001116, 0, 0.0076)),
    SWITCHGEAR(new LossCurve(0, 0.0005, 0.0005)),
    UPS(new LossCurve(0.010, 0.015, 0.012)),
    STS(new LossCurve(0.001, 0.003, 0.001)),
    ATS(new LossCurve(0, 0.0005, 0.0005)),
    PDU(new LossCurve(0, 0.003, 0.002)),
    RPP(new LossCurve(0, 0.001, 0.001)),
    BUSWAY(new LossCurve(0, 0, 0.005)),
    TAP(new LossCurve(0, 0.0005, 0.0005)),
    RACK_PDU(new LossCurve(0, 0.001, 0.001)),
    POWER_SHELF(new LossCurve(0.005, 0.012, 0.008)),
    DC_BUS(new LossCurve(0, 0, 0.004));

    private final LossCurve loss;

    NodeKind(LossCurve loss) {
        this.loss = loss;
    }

    /// Loss curve used when the node states no efficiency of its own.
    public LossCurve defaultLoss() {
        return loss;
    }

    /// Where power may enter the chain.
    public boolean isSource() {
        return this == UTILITY || this == GENERATOR;
    }

    /// Takes one source at a time, the first live one.
    public boolean transfers() {
        return this == STS || this == ATS;
    }

    /// May change voltage or system kind between input and output.
    public boolean converts() {
        return switch (this) {
            case TRANSFORMER, UPS, PDU, POWER_SHELF, UTILITY, GENERATOR -> true;
            default -> false;
        };
    }
}
