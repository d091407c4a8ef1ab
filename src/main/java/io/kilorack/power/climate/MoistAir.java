package io.kilorack.power.climate;

import io.kilorack.quantity.Guard;

/// Humidity relations of outdoor and room air.
public final class MoistAir {
    private static final double A = 17.62;
    private static final double B = 243.12;

    private MoistAir() {}

    /// Dew point [°C] at `celsius` and relative humidity `percent`.
    ///
    /// `γ = ln(RH/100) + 17.62·T/(243.12 + T)`, `T_d = 243.12·γ/(17.62 − γ)`. Valid −45 … 60 °C over
    /// water, 0.35 K.
    /// Source: Magnus form with WMO coefficients (WMO-No. 8); rule T12.
    public static double dewPoint(double celsius, double percent) {
        Guard.inRange("percent", percent, 0.1, 100);
        double g = Math.log(percent / 100) + A * celsius / (B + celsius);
        return B * g / (A - g);
    }

    /// Relative humidity [%] of air at `celsius` with dew point `dewCelsius` (at most 100). Inverse of
    /// [#dewPoint].
    public static double humidity(double celsius, double dewCelsius) {
        return Math.min(100, 100 * Math.exp(A * dewCelsius / (B + dewCelsius) - A * celsius / (B + celsius)));
    }

    /// Wet-bulb temperature [°C] at sea level, within about 1 K for 5–99 % and −20 … 50 °C.
    ///
    /// Source: Stull, J. Appl. Meteor. Climatol. 50 (2011) 2267–2269, eq. 1.
    public static double wetBulb(double celsius, double percent) {
        double rh = Guard.inRange("percent", percent, 0.1, 100);
        double wet = celsius * Math.atan(0.151977 * Math.sqrt(rh + 8.313659))
                + Math.atan(celsius + rh)
                - Math.atan(rh - 1.676331)
                + 0.00391838 * Math.pow(rh, 1.5) * Math.atan(0.023101 * rh)
                - 4.686035;
        return Math.min(celsius, wet);
    }
}
