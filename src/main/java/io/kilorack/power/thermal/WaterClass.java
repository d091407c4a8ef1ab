package io.kilorack.power.thermal;

/// Facility-water classes by highest supply temperature. Source: ASHRAE TC 9.9 liquid classes, names and
/// limits only.
public enum WaterClass {
    W17(17),
    W27(27),
    W32(32),
    W40(40),
    W45(45),
    W_PLUS(Double.POSITIVE_INFINITY);

    private final double limit;

    WaterClass(double limit) {
        this.limit = limit;
    }

    /// The smallest class that allows a design supply temperature [°C].
    public static WaterClass of(double celsius) {
        for (WaterClass each : values()) {
            if (celsius <= each.limit) {
                return each;
            }
        }
        return W_PLUS;
    }

    public String label() {
        return this == W_PLUS ? "W+" : name();
    }
}
