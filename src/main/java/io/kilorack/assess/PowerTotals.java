package io.kilorack.assess;

import io.kilorack.assess.Cards.Tally;
import io.kilorack.power.thermal.Heat;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What all devices of a plan draw and give off as heat, by part and work.
///
/// @param maximum sum of the declared maxima [W]; `expected` at work [W]
/// @param heat by medium, `air` and `liquid` [W]
record PowerTotals(Figure maximum, Figure expected, SequencedMap<String, Figure> heat) {
    /// @param tallies sorted by part, as [Cards#tallies] makes them
    static PowerTotals of(List<Tally> tallies, PieceDraw draw) {
        var counts = new LinkedHashMap<Part, Integer>();
        tallies.forEach(t -> counts.merge(t.part(), t.count(), Integer::sum));
        var maxima = new ArrayList<Figure>();
        counts.forEach((part, count) -> maxima.add(Figures.times(count, part.name(), part.maximum())));
        var expected = new ArrayList<Figure>();
        var air = new ArrayList<Figure>();
        var liquid = new ArrayList<Figure>();
        for (Tally tally : tallies) {
            Part part = tally.part();
            String name = part.accelerators() == 0
                    ? part.name()
                    : part.name() + ", " + tally.activity().name();
            expected.add(Figures.times(tally.count(), name, draw.expected(part, tally.activity())));
            Heat heat = draw.heat(part, tally.activity());
            air.add(Figures.times(tally.count(), name, heat.air()));
            liquid.add(Figures.times(tally.count(), name, heat.liquid()));
        }
        // A medium that takes nothing of a part is not listed with it.
        air.removeIf(PowerTotals::nothing);
        liquid.removeIf(PowerTotals::nothing);
        var heat = new LinkedHashMap<String, Figure>();
        heat.put("air", Figures.total("heat to air", "W", air));
        heat.put("liquid", Figures.total("heat to liquid", "W", liquid));
        return new PowerTotals(
                Figures.total("IT power, declared maximum", "W", maxima)
                        .withFormula("sum over parts of pieces × declared maximum"),
                Figures.total("IT power, expected", "W", expected)
                        .withFormula("sum over parts of pieces × expected draw at work"),
                heat);
    }

    double airWatts() {
        return watts("air");
    }

    double liquidWatts() {
        return watts("liquid");
    }

    private double watts(String medium) {
        Figure figure = heat.get(medium);
        return figure == null ? 0 : figure.value().orElse(0);
    }

    private static boolean nothing(Figure figure) {
        return figure.unknowns().isEmpty() && figure.value().orElse(0) == 0;
    }
}
