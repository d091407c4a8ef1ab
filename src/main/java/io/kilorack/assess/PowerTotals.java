package io.kilorack.assess;

import io.kilorack.assess.Census.DutyTally;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What all devices of a plan draw and give off as heat, by part and duty.
///
/// @param maximum sum of the declared maxima [W]; `expected` at the duties [W]
/// @param heat by medium, `air` and `liquid` [W]
record PowerTotals(Figure maximum, Figure expected, SequencedMap<String, Figure> heat) {
    static PowerTotals of(Census census, PieceDraw draw) {
        var maxima = new ArrayList<Figure>();
        var expected = new ArrayList<Figure>();
        var air = new ArrayList<Figure>();
        var liquid = new ArrayList<Figure>();
        for (Census.Tally tally : census.tallies) {
            if (!tally.part().passive()) {
                maxima.add(Figures.times(tally.count(), tally.part().name(), tally.part().maximum()));
            }
        }
        for (DutyTally tally : census.dutyTallies) {
            Part part = tally.part();
            if (part.passive()) {
                continue;
            }
            Figure each = draw.expected(part, tally.duty());
            String name = part.name() + duty(tally.duty());
            expected.add(Figures.times(tally.count(), name, each));
            OptionalDouble share = PieceDraw.liquidShare(part);
            if (share.isEmpty()) {
                Figure unknown = Figure.unknown(
                        tally.count() + " × " + name, "W", "share of liquid cooling of " + part.name());
                air.add(unknown);
                liquid.add(unknown);
            } else {
                if (share.getAsDouble() < 1) {
                    air.add(Figures.times(tally.count(), name, scaled(each, 1 - share.getAsDouble())));
                }
                if (share.getAsDouble() > 0) {
                    liquid.add(Figures.times(tally.count(), name, scaled(each, share.getAsDouble())));
                }
            }
        }
        var heat = new LinkedHashMap<String, Figure>();
        heat.put("air", total("heat to air", air));
        heat.put("liquid", total("heat to liquid", liquid));
        return new PowerTotals(
                total("IT power, declared maximum", maxima).withFormula("sum over parts of pieces × declared maximum"),
                total("IT power, expected", expected).withFormula("sum over parts of pieces × expected draw at work"),
                heat);
    }

    /// A sum over parts whose unknowns are named once each.
    private static Figure total(String label, List<Figure> parts) {
        Figure sum = Figure.sum(label, "W", parts);
        return new Figure(
                label,
                sum.value(),
                "W",
                sum.band(),
                List.copyOf(new LinkedHashSet<>(sum.unknowns())),
                sum.formula(),
                sum.sources(),
                sum.confidence(),
                parts);
    }

    private static Figure scaled(Figure figure, double share) {
        return new Figure(
                figure.label(),
                figure.value().isPresent() ? OptionalDouble.of(figure.value().getAsDouble() * share) : OptionalDouble.empty(),
                figure.unit(),
                figure.band() == null ? null : figure.band().times(share),
                figure.unknowns(),
                share == 1 ? figure.formula() : "share of the draw that leaves by this medium",
                figure.sources(),
                figure.confidence().and(Confidence.HIGH),
                List.of());
    }

    private static String duty(Duty duty) {
        return switch (duty) {
            case UNSTATED -> "";
            case TRAINING -> ", training";
            case SERVING -> ", serving";
        };
    }
}
