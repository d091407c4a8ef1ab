package io.kilorack.quantity;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A number that explains itself: what it is, its unit, how sure, what adds up to it, and where it comes
/// from.
/// Screen, PDF and command line show the same figure and the same tree of parts.
///
/// @param label what it is, in the field's words ("HBM per accelerator")
/// @param value the number in `unit`; empty when unknown
/// @param unit as printed: `W`, `kg`, `tokens/s`, `%`, `USD`; empty for a pure number
/// @param band range that holds the value, or null when none is stated
/// @param unknowns what was left out because it is unknown; not empty makes the value a lower bound
/// @param formula how it was computed, with symbols and units, or an empty text for a stated fact
/// @param sources facts and formulas it rests on
/// @param confidence of the weakest input
/// @param parts what adds up (or multiplies) to it, in a fixed order
@RecordBuilder
public record Figure(
        String label,
        OptionalDouble value,
        String unit,
        @Nullable Span band,
        List<String> unknowns,
        String formula,
        List<Source> sources,
        Confidence confidence,
        List<Figure> parts)
        implements FigureBuilder.With {

    public Figure {
        unknowns = List.copyOf(unknowns);
        sources = List.copyOf(sources);
        parts = List.copyOf(parts);
        if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
            throw new IllegalArgumentException("figure " + label + " is NaN; unknown is an empty value");
        }
    }

    public static Figure known(String label, double value, String unit) {
        return new Figure(
                label, OptionalDouble.of(value), unit, null, List.of(), "", List.of(), Confidence.HIGH, List.of());
    }

    public static Figure unknown(String label, String unit, String missing) {
        return new Figure(
                label,
                OptionalDouble.empty(),
                unit,
                null,
                List.of(missing),
                "",
                List.of(),
                Confidence.UNSTATED,
                List.of());
    }

    /// Sum of the parts in `unit`: parts without a value are listed as unknowns and make the sum a lower
    /// bound.
    /// Empty when no part has a value and there is at least one part; 0 for no parts.
    public static Figure sum(String label, String unit, List<Figure> parts) {
        double total = 0;
        double low = 0;
        double high = 0;
        boolean anyBand = false;
        int valued = 0;
        Confidence confidence = Confidence.HIGH;
        var unknowns = new ArrayList<String>();
        for (Figure part : parts) {
            if (!part.unit.equals(unit)) {
                throw new IllegalArgumentException(
                        "cannot add %s in %s to %s in %s".formatted(part.label, part.unit, label, unit));
            }
            unknowns.addAll(part.unknowns);
            confidence = confidence.and(part.confidence);
            if (part.value.isPresent()) {
                double v = part.value.getAsDouble();
                valued++;
                total += v;
                low += part.band == null ? v : part.band.low();
                high += part.band == null ? v : part.band.high();
                anyBand |= part.band != null;
            }
        }
        boolean nothing = valued == 0 && !parts.isEmpty();
        return new Figure(
                label,
                nothing ? OptionalDouble.empty() : OptionalDouble.of(total),
                unit,
                anyBand && !nothing ? new Span(low, high) : null,
                unknowns,
                "sum of the parts",
                List.of(),
                confidence,
                parts);
    }

    /// True when something unknown was left out: print "≥".
    public boolean lowerBound() {
        return !unknowns.isEmpty() && value.isPresent();
    }
}
