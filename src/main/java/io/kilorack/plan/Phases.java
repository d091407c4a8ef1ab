package io.kilorack.plan;

/// The conductors that a circuit hangs on. Three-phase circuits name the order in which they are connected:
/// a tap turned by one conductor moves what its plug calls L1 to another phase of the busway.
public enum Phases {
    L1(1),
    L2(1),
    L3(1),
    L1_L2(2),
    L2_L3(2),
    L3_L1(2),
    L1_L2_L3(3),
    L2_L3_L1(3),
    L3_L1_L2(3);

    private final int poles;

    Phases(int poles) {
        this.poles = poles;
    }

    /// Poles of its breaker, 1 to 3.
    public int poles() {
        return poles;
    }

    /// Place in the cycle of its kind, 0..2: the conductor it begins with.
    public int turn() {
        return ordinal() % 3;
    }

    /// The circuit of `poles` poles that begins at conductor `turn` (0..2).
    public static Phases of(int poles, int turn) {
        return values()[3 * (poles - 1) + Math.floorMod(turn, 3)];
    }

    /// As people write it: `L1-L2-L3`.
    public String text() {
        return name().replace('_', '-');
    }
}
