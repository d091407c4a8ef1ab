package io.kilorack.power.climate;

import io.kilorack.catalog.Climate;
import java.util.ArrayList;
import java.util.List;

/// A documented year made from monthly normals: not a measured one, and without its extremes beyond two
/// deviations.
///
/// For every month, the daily mean takes nine equally likely values `mean + z·σ` (z: standard normal
/// quantiles at
/// 1/18, 3/18 … 17/18; σ the climate's day-to-day spread), and within a day the temperature follows
/// `mean_day + (high − low)/2 · cos(2π(h − 15)/24)`, warmest at 15 h. The dew point is the monthly one
/// (from the mean
/// temperature and humidity), moves with 0.8 of the day's deviation, stays the same over a day and never
/// exceeds the
/// temperature. That makes 12·9·24 weighted hours, together 8 760 h.
public final class SyntheticYear {
    static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /// Standard normal quantiles at (2i + 1)/18.
    private static final double[] DAY_QUANTILES = {
        -1.5932, -0.9674, -0.5895, -0.2822, 0.0, 0.2822, 0.5895, 0.9674, 1.5932
    };

    private static final double DEW_FOLLOWS = 0.8;
    private static final int WARMEST_HOUR = 15;

    private SyntheticYear() {}

    /// One weighted hour.
    ///
    /// @param month 0..11
    /// @param hours how many hours of the year it stands for
    public record Hour(int month, double hours, double celsius, double dewCelsius, double wetBulb) {
        static Hour of(int month, double hours, double celsius, double dewCelsius) {
            double wetBulb = MoistAir.wetBulb(celsius, Math.max(1, MoistAir.humidity(celsius, dewCelsius)));
            return new Hour(month, hours, celsius, dewCelsius, wetBulb);
        }

        public double humidity() {
            return MoistAir.humidity(celsius, dewCelsius);
        }
    }

    /// The year of a climate, months in order.
    public static List<Hour> of(Climate climate) {
        var hours = new ArrayList<Hour>(12 * DAY_QUANTILES.length * 24);
        for (int m = 0; m < 12; m++) {
            Climate.Month month = climate.months().get(m);
            double mean = month.meanCelsius();
            double dew = MoistAir.dewPoint(mean, month.humidity());
            double swing = (month.highCelsius() - month.lowCelsius()) / 2;
            double weight = DAYS[m] / (double) DAY_QUANTILES.length;
            for (double z : DAY_QUANTILES) {
                double shift = z * climate.daySpreadK();
                for (int h = 0; h < 24; h++) {
                    double t = mean + shift + swing * Math.cos(2 * Math.PI * (h - WARMEST_HOUR) / 24);
                    hours.add(Hour.of(m, weight, t, Math.min(t, dew + DEW_FOLLOWS * shift)));
                }
            }
        }
        return List.copyOf(hours);
    }
}
