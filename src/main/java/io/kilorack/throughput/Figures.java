package io.kilorack.throughput;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.operator.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Builds the figures of estimates: value, band, formula, sources, confidence.
final class Figures {
    static final String PER_DOLLAR = "tokens per dollar";

    private final List<Source> sources;
    private final Confidence confidence;
    private final OptionalDouble error;

    Figures(Chip chip, OptionalDouble error) {
        this(List.of(chip), error);
    }

    /// Figures that several chips make together: the least sure of them decides.
    Figures(List<Chip> chips, OptionalDouble error) {
        var all = new ArrayList<Source>();
        Confidence least = Confidence.HIGH;
        for (Chip chip : chips) {
            all.add(new Source("catalog entry " + chip.id, Confidence.UNSTATED));
            all.add(new Source(
                    "constants of " + chip.calibration.generation().text() + ": " + chip.calibration.source(),
                    chip.calibration.confidence()));
            least = least.and(chip.calibration.confidence());
        }
        this.sources = List.copyOf(all);
        this.error = error;
        // outside the validated families the answer is a guess with physics behind it
        this.confidence = error.isPresent() ? least : Confidence.LOW;
    }

    /// A predicted figure with the error band of the nearest validated family, or the word that there is
    /// none.
    Figure predicted(String label, double value, String unit, String formula, String source) {
        return within(label, value, unit, formula, source, error);
    }

    /// A predicted figure with an error of its own kind, or the word that there is none.
    Figure within(String label, double value, String unit, String formula, String source, OptionalDouble p90) {
        boolean banded = p90.isPresent() && !Double.isInfinite(value);
        Figure figure = figure(
                label,
                value,
                unit,
                formula
                        + (banded
                                ? "; band: P90 error of the nearest validated family"
                                : Accuracy.NOT_VALIDATED + ": no measured family is near"),
                source);
        return banded ? figure.withBand(Span.around(value, p90.getAsDouble())) : figure;
    }

    /// A figure in closed form, of which no measurements are at hand.
    Figure stated(String label, double value, String unit, String formula, String source) {
        return figure(label, value, unit, formula + Accuracy.NOT_VALIDATED + ": no measurements of it", source);
    }

    /// A figure that follows from its inputs by arithmetic: nothing in it is to be validated.
    Figure closed(String label, double value, String unit, String formula, String source) {
        return figure(label, value, unit, formula, source);
    }

    /// A figure whose range comes from its inputs, said in the formula.
    Figure ranged(String label, double value, String unit, String formula, String source, Span range) {
        return figure(label, value, unit, formula, source).withBand(range);
    }

    private Figure figure(String label, double value, String unit, String formula, String source) {
        var all = new ArrayList<>(sources);
        if (!source.isEmpty()) {
            all.add(Source.of(source));
        }
        return Figure.known(label, value, unit)
                .withFormula(formula)
                .withSources(all)
                .withConfidence(confidence);
    }

    /// Tokens for a dollar: `3600 rate / (n c)` with `rate` [tokens/s], `n` accelerators paid for,
    /// idle ones
    /// and spares among them, and `c` the price of one for an hour [USD/h]. Source: `c` from capital
    /// recovery and energy, rules F02 and F03, or a rent.
    Figure perDollar(double rate, int accelerators, OptionalDouble usdPerHour, String formula) {
        if (usdPerHour.isEmpty()) {
            return Figure.unknown(PER_DOLLAR, "tokens/USD", "USD per accelerator and hour");
        }
        double usd = usdPerHour.getAsDouble();
        if (!(usd > 0) || Double.isInfinite(usd)) {
            return Figure.unknown(
                    PER_DOLLAR, "tokens/USD", "a price above 0 USD per accelerator and hour; have " + usd);
        }
        return predicted(
                PER_DOLLAR,
                3600 * rate / (accelerators * usd),
                "tokens/USD",
                "%s × 3600 / (%d accelerators × %s USD/h)".formatted(formula, accelerators, NumberText.plain(usd)),
                "");
    }

    static Figure part(String label, double value, String unit) {
        return Figure.known(label, value, unit);
    }
}
