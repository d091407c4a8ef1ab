package io.kilorack.power.chain;

/// Vector group of a three-phase transformer: winding of the high voltage, winding of the low voltage,
/// clock number. Source: IEC 60076-1, connection symbols.
public enum VectorGroup {
    DYN1(1, true),
    DYN5(5, true),
    DYN7(7, true),
    DYN11(11, true),
    YYN0(0, true),
    YNYN0(0, true),
    DD0(0, false),
    YD1(1, false),
    YD5(5, false),
    YD11(11, false);

    private final int clock;
    private final boolean wye;

    VectorGroup(int clock, boolean wye) {
        this.clock = clock;
        this.wye = wye;
    }

    /// The low voltage lags the high voltage by 30° times this.
    public int clock() {
        return clock;
    }

    /// True when its output is a wye with a neutral.
    public boolean wyeOutput() {
        return wye;
    }

    /// True when a neutral current of the output, and with it triplen harmonics, passes to the lines of
    /// the input.
    public boolean passesNeutral() {
        return this == YNYN0;
    }
}
