package io.kilorack.power.thermal;

import java.util.Arrays;
import java.util.Locale;

/// Air classes of IT equipment: allowable and recommended inlet temperature, derated above 900 m.
/// Source: ASHRAE TC 9.9, 5th edition, class names and limit temperatures only; confirm in a licensed
/// copy.
public enum AirClass {
    A1(15, 32, 300),
    A2(10, 35, 300),
    A3(5, 40, 175),
    A4(5, 45, 125),
    /// High-density class; no altitude derating is published with it here, A1's is used.
    H1(5, 25, 300);

    private static final double DERATED_ABOVE_M = 900;

    private final double low;
    private final double high;
    private final double metresPerKelvin;

    AirClass(double low, double high, double metresPerKelvin) {
        this.low = low;
        this.high = high;
        this.metresPerKelvin = metresPerKelvin;
    }

    public static AirClass of(String name) {
        for (AirClass each : values()) {
            if (each.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "air class must be one of %s; have %s".formatted(Arrays.toString(values()), name));
    }

    /// Highest allowable inlet temperature [°C] at an altitude [m].
    public double maximumAt(double altitudeM) {
        return high - Math.max(0, altitudeM - DERATED_ABOVE_M) / metresPerKelvin;
    }

    /// Recommended inlet range [°C]: 18–27, H1 18–22.
    public double recommendedHigh() {
        return this == H1 ? 22 : 27;
    }
}
