package io.kilorack.power.energy;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Energy, carbon and water of a year from mean power. Unknown parts stay unknown; bands and unknowns
/// are carried on.
public final class AnnualEnergy {
    private static final double HOURS = 8760;

    private AnnualEnergy() {}

    /// IT energy of a year [kWh]: mean IT power over 8 760 h.
    public static Figure it(Figure itWatts) {
        return scaled("annual IT energy", itWatts, HOURS / 1000, "kWh", "mean IT power × 8 760 h");
    }

    /// Facility energy of a year [kWh]: `E = P_IT · 8 760 h · PUE`. Source: ISO/IEC 30134-2; rule T17.
    public static Figure facility(Figure itWatts, Figure pue) {
        return product(
                "annual facility energy",
                it(itWatts),
                pue,
                "kWh",
                "annual IT energy × PUE",
                "ISO/IEC 30134-2; rule T17");
    }

    /// Facility power [W] at the mean load.
    public static Figure facilityPower(Figure itWatts, Figure pue) {
        return product("facility power", itWatts, pue, "W", "IT power × annual PUE", "ISO/IEC 30134-2; rule T17");
    }

    /// Operational carbon of a year [kg CO2e], location based: energy × grid factor [kg/kWh].
    /// Source: GHG Protocol scope 2; rule T21.
    public static Figure carbon(Figure facilityKwh, OptionalDouble gridKgPerKwh, Source gridSource) {
        if (gridKgPerKwh.isEmpty()) {
            return Figure.unknown("annual operational carbon", "kg", "grid emission factor of the country");
        }
        Figure grid = Figure.known("grid factor", gridKgPerKwh.getAsDouble(), "kg/kWh")
                .withSources(List.of(gridSource));
        return product(
                "annual operational carbon",
                facilityKwh,
                grid,
                "kg",
                "facility energy × grid factor (location based)",
                "GHG Protocol scope 2; rule T21");
    }

    /// Embodied carbon per year [kg CO2e]: embodied over life, with its range and unknowns. Source:
    /// rule F07.
    public static Figure embodiedPerYear(Figure embodied, double years) {
        return scaled(
                        "embodied carbon per year",
                        embodied,
                        1 / years,
                        embodied.unit(),
                        "embodied carbon / %.0f years (rule F07)".formatted(years))
                .withConfidence(Confidence.LOW);
    }

    /// Water of a year [L]: IT energy × WUE. Source: ISO/IEC 30134-9; rule T20b.
    public static Figure water(Figure itKwh, Figure wue) {
        return product("annual water", itKwh, wue, "L", "annual IT energy × WUE", "ISO/IEC 30134-9; rule T20b");
    }

    private static Figure scaled(String label, Figure of, double factor, String unit, String formula) {
        if (of.value().isEmpty()) {
            return new Figure(
                    label,
                    OptionalDouble.empty(),
                    unit,
                    null,
                    of.unknowns(),
                    formula,
                    of.sources(),
                    of.confidence(),
                    List.of(of));
        }
        Span band = of.band() == null ? null : of.band().times(factor);
        return new Figure(
                label,
                OptionalDouble.of(of.value().getAsDouble() * factor),
                unit,
                band,
                of.unknowns(),
                formula,
                of.sources(),
                of.confidence(),
                List.of(of));
    }

    private static Figure product(String label, Figure a, Figure b, String unit, String formula, String source) {
        var unknowns = new ArrayList<>(a.unknowns());
        unknowns.addAll(b.unknowns());
        List<Source> sources = List.of(Source.of(source));
        Confidence confidence = a.confidence().and(b.confidence());
        boolean known = a.value().isPresent() && b.value().isPresent();
        double value = known ? a.value().getAsDouble() * b.value().getAsDouble() : 0;
        Span band = null;
        if (known && (a.band() != null || b.band() != null)) {
            double la = a.band() == null ? a.value().getAsDouble() : a.band().low();
            double ha = a.band() == null ? a.value().getAsDouble() : a.band().high();
            double lb = b.band() == null ? b.value().getAsDouble() : b.band().low();
            double hb = b.band() == null ? b.value().getAsDouble() : b.band().high();
            band = new Span(Math.min(la * lb, value), Math.max(ha * hb, value));
        }
        return new Figure(
                label,
                known ? OptionalDouble.of(value) : OptionalDouble.empty(),
                unit,
                band,
                unknowns,
                formula,
                sources,
                confidence,
                List.of(a, b));
    }
}
