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
/// With heat reuse, outside fans and pumps stand still for the heat that a network takes:
/// `reuse · demand(T)`, demand 1 below −5 °C, falling to 0.15 (hot water) at 15 °C and above.
///
/// @param months PUE of each month, January first; `waterMonths` WUE likewise [L/kWh]
/// @param worstHour highest PUE of any hour of the synthetic year
/// @param freeHours hours in which no compressor runs on either path that carries heat
/// @param reuseFactor ERF, energy given away over energy of the facility (ISO/IEC 30134-6, rule T22)
public record AnnualPue(
        Figure pue,
        Figure wue,
        List<Double> months,
        List<Double> waterMonths,
        double worstHour,
        double freeHours,
        double reuseFactor,
        String climate) {
    /// A synthetic year and planning coefficients: about ±0.05 in PUE.
    private static final double SPREAD = 0.05;

    /// Outdoor temperature at which buildings stop heating [°C], colder by how much the network wants all
    /// [K], and what tap water keeps of it: a planning curve of ours.
    private static final double HEATED_BELOW = 15;

    private static final double HEATING_SPAN_K = 20;
    private static final double HOT_WATER = 0.15;

    public AnnualPue {
        months = List.copyOf(months);
        waterMonths = List.copyOf(waterMonths);
    }

    public static AnnualPue of(Facility facility, Climate climate) {
        return of(facility, climate, SyntheticYear.of(climate));
    }

    /// @param hours the climate's year, which may be made once and kept
    public static AnnualPue of(Facility facility, Climate climate, List<SyntheticYear.Hour> hours) {
        double[] month = new double[12];
        double[] monthHours = new double[12];
        double[] monthWater = new double[12];
        double given = 0;
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
            double taken = facility.reuse() * demand(hour.celsius());
            double l = liquidHeat
                    * (facility.liquid().powerPerHeat(liquidSink)
                            - taken * facility.liquid().outside());
            given += hour.hours() * liquidHeat * taken;
            double pue = fixed + a + l;
            month[hour.month()] += hour.hours() * pue;
            monthHours[hour.month()] += hour.hours();
            air += hour.hours() * a;
            liquid += hour.hours() * l;
            double wet = airHeat * facility.air().waterPerHeat(hour)
                    + liquidHeat * (1 - taken) * facility.liquid().waterPerHeat(hour);
            water += hour.hours() * wet;
            monthWater[hour.month()] += hour.hours() * wet;
            worst = Math.max(worst, pue);
            boolean compressor = facility.air().free(airSink) < 1
                    || (liquidHeat > 0 && facility.liquid().free(liquidSink) < 1);
            free += compressor ? 0 : hour.hours();
        }
        double year = 8760;
        var byMonth = new Double[12];
        var waterByMonth = new Double[12];
        for (int m = 0; m < 12; m++) {
            byMonth[m] = month[m] / monthHours[m];
            waterByMonth[m] = monthWater[m] / monthHours[m];
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
        return new AnnualPue(
                figure,
                litres,
                List.of(byMonth),
                List.of(waterByMonth),
                worst,
                free,
                given / year / pue,
                climate.name());
    }

    /// Share of what it could take that a heat network wants at an outdoor temperature [°C].
    static double demand(double celsius) {
        return Math.clamp((HEATED_BELOW - celsius) / HEATING_SPAN_K, HOT_WATER, 1);
    }

    public double value() {
        return pue.value().orElseThrow();
    }
}
