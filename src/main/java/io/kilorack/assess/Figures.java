package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.List;
import java.util.OptionalDouble;

/// Arithmetic on figures that the rooms share.
final class Figures {
    private Figures() {}

    /// `count` equal pieces of `unit`, labelled "24 × name"; an unknown piece stays unknown.
    static Figure times(int count, String name, Figure unit) {
        Span band = unit.band();
        return new Figure(
                count + " × " + name,
                unit.value().isPresent() ? OptionalDouble.of(unit.value().getAsDouble() * count) : OptionalDouble.empty(),
                unit.unit(),
                band == null ? null : band.times(count),
                unit.unknowns(),
                unit.formula().isEmpty() ? "pieces × " + unit.label() : "pieces × (" + unit.formula() + ")",
                unit.sources(),
                unit.confidence(),
                List.of());
    }

    /// A count: a pure number that is known.
    static Figure count(String label, long value) {
        return Figure.known(label, value, "");
    }
}
