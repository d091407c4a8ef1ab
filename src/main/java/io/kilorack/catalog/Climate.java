package io.kilorack.catalog;

import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Source;
import java.util.List;

/// Monthly normals of a city.
///
/// @param key what a site names (`frankfurt`)
/// @param country ISO 3166 alpha-2
/// @param altitudeM [m]
/// @param daySpreadK standard deviation of daily means around the month's mean [K]
/// @param months January to December
public record Climate(
        String key,
        String name,
        String country,
        double altitudeM,
        double daySpreadK,
        List<Month> months,
        Source source) {
    /// @param lowCelsius mean daily minimum, `highCelsius` mean daily maximum, `humidity` mean relative
    /// humidity [%]
    public record Month(double lowCelsius, double highCelsius, double humidity) {
        public Month {
            Guard.inRange("lowCelsius", lowCelsius, -60, 50);
            Guard.inRange("highCelsius", highCelsius, lowCelsius, 60);
            Guard.inRange("humidity", humidity, 1, 100);
        }

        public double meanCelsius() {
            return (lowCelsius + highCelsius) / 2;
        }
    }

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    public Climate {
        months = List.copyOf(months);
        if (months.size() != 12) {
            throw new IllegalArgumentException("climate " + key + " needs 12 months; has " + months.size());
        }
        Guard.inRange("altitudeM", altitudeM, -500, 6000);
        Guard.inRange("daySpreadK", daySpreadK, 0, 15);
    }

    /// Annual mean of the monthly means, weighted by days [°C].
    public double meanCelsius() {
        double sum = 0;
        for (int m = 0; m < 12; m++) {
            sum += months.get(m).meanCelsius() * DAYS[m];
        }
        return sum / 365;
    }
}
