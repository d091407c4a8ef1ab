package io.kilorack.power.climate;

import io.kilorack.catalog.Climate;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.List;

/// PUE and WUE of a facility in a climate, over a year and by month.
///
/// `PUE = 1 + loss + other + Σ hours·((1 − s + loss)·c_air + s·c_liquid) / 8 760` with s the liquid
/// share: the load is
/// taken as constant, so energy weights are hours. Source: rules T17, T18; ISO/IEC 30134-2, -9.
///
/// @param months PUE of each month, January first
/// @param worstHour highest PUE of any hour of the synthetic year
/// @param freeHours hours in which no compressor runs on either path that carries heat
public record AnnualPue(
        Figure pue, Figure wue, List<Double> months, double worstHour, double freeHours, String climate) {
    /// A synthetic year and planning coefficients: about ±0.05 in PUE.
    private static final double SPREAD = 0.05;

    public AnnualPue {
        months = List.copyOf(months);
    }

    public static AnnualPue of(Facility facility, Climate climate) {
        return of(facility, climate, SyntheticYear.of(climate));
    }

    /// @param hours the climate's year, which may be made once and kept
    public static AnnualPue of(Facility facility, Climate climate, List<SyntheticYear.Hour> hours) {
        double[] month = new double[12];
        double[] monthHours = new double[12];
        double air = 0;
        double liquid = 0;
        double water = 0;
        double worst = 0;
        double free = 0;
        double airHeat = 1 - facility.liquidShare() + facility.electricalLoss();
        double liquidHeat = facility.liquidShare();
        double fixed = 1 + facility.electricalLoss() + facility.other();
        for (SyntheticYear.Hour hour : hours) {
            double airSink = facility.air().sinkCelsius(hour);
            double liquidSink = facility.liquid().sinkCelsius(hour);
            double a = airHeat * facility.air().powerPerHeat(airSink);
            double l = liquidHeat * facility.liquid().powerPerHeat(liquidSink);
            double pue = fixed + a + l;
            month[hour.month()] += hour.hours() * pue;
            monthHours[hour.month()] += hour.hours();
            air += hour.hours() * a;
            liquid += hour.hours() * l;
            water += hour.hours()
                    * (airHeat * facility.air().waterPerHeat()
                            + liquidHeat * facility.liquid().waterPerHeat());
            worst = Math.max(worst, pue);
            boolean compressor = facility.air().free(airSink) < 1
                    || (liquidHeat > 0 && facility.liquid().free(liquidSink) < 1);
            free += compressor ? 0 : hour.hours();
        }
        double year = 8760;
        var byMonth = new Double[12];
        for (int m = 0; m < 12; m++) {
            byMonth[m] = month[m] / monthHours[m];
        }
        double pue = fixed + (air + liquid) / year;
        Figure figure = Figure.sum(
                        "annual PUE",
                        "",
                        List.of(
                                Figure.known("IT", 1, ""),
                                Figure.known("electrical losses", facility.electricalLoss(), ""),
                                Figure.known("other loads", facility.other(), ""),
                                Figure.known("cooling, air: " + facility.air().name(), air / year, ""),
                                Figure.known(
                                        "cooling, liquid: " + facility.liquid().name(), liquid / year, "")))
                .withFormula("1 + losses + other + hourly cooling over the year of " + climate.name())
                .withBand(new Span(Math.max(1, pue - SPREAD), pue + SPREAD))
                .withSources(List.of(new Source("rules T15–T18; ISO/IEC 30134-2", Confidence.MEDIUM), climate.source()))
                .withConfidence(Confidence.MEDIUM);
        Figure litres = Figure.known("WUE", water / year, "L/kWh")
                .withFormula("make-up water of evaporative heat rejection over IT energy")
                .withSources(List.of(new Source("rule T20; ISO/IEC 30134-9", Confidence.MEDIUM)))
                .withConfidence(Confidence.MEDIUM);
        return new AnnualPue(figure, litres, List.of(byMonth), worst, free, climate.name());
    }

    public double value() {
        return pue.value().orElseThrow();
    }
}
