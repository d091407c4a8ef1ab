package io.kilorack.power.electrical;

/// Standard ratings of overcurrent devices.
public final class BreakerSizes {
    /// Preferred values of IEC 60898-1 [A].
    private static final int[] IEC = {6, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125};

    /// Usual ratings of moulded-case and air circuit breakers to IEC 60947-2 above 125 A (R10 and R20
    /// preferred numbers of ISO 3) [A].
    private static final int[] IEC_POWER = {
        160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000, 6300
    };

    /// NEC 240.6(A) [A].
    private static final int[] NEC = {
        15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300, 350, 400, 450, 500,
        600, 700, 800, 1000, 1200, 1600, 2000, 2500, 3000, 4000, 5000, 6000
    };

    private BreakerSizes() {}

    /// Smallest IEC 60898-1 rating at or above `amps`; an error above 125 A (then IEC 60947-2 devices
    /// apply).
    public static int iec(double amps) {
        return next(IEC, amps, "IEC 60898-1");
    }

    /// Smallest IEC rating at or above `amps`: IEC 60898-1 up to 125 A, IEC 60947-2 up to 6 300 A.
    public static int iecPower(double amps) {
        return amps <= IEC[IEC.length - 1] ? iec(amps) : next(IEC_POWER, amps, "IEC 60947-2");
    }

    /// Smallest NEC 240.6(A) rating at or above `amps`.
    public static int nec(double amps) {
        return next(NEC, amps, "NEC 240.6(A)");
    }

    private static int next(int[] series, double amps, String name) {
        for (int size : series) {
            if (size >= amps) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "%s lists nothing for %s A; its largest is %d A".formatted(name, amps, series[series.length - 1]));
    }
}
