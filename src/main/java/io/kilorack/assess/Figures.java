package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.LinkedHashSet;
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
                unit.value().isPresent()
                        ? OptionalDouble.of(unit.value().getAsDouble() * count)
                        : OptionalDouble.empty(),
                unit.unit(),
                band == null ? null : band.times(count),
                unit.unknowns(),
                unit.formula().isEmpty() ? "pieces × " + unit.label() : "pieces × (" + unit.formula() + ")",
                unit.sources(),
                unit.confidence(),
                List.of());
    }

    /// The same figure in another unit or times a price.
    static Figure scaled(Figure of, double factor, String label, String unit) {
        return new Figure(
                label,
                of.value().isPresent() ? OptionalDouble.of(of.value().getAsDouble() * factor) : OptionalDouble.empty(),
                unit,
                of.band() == null ? null : of.band().times(factor),
                of.unknowns(),
                of.formula(),
                of.sources(),
                of.confidence(),
                List.of(of));
    }

    /// A sum whose unknowns are named once each; a single part stands for itself.
    static Figure total(String label, String unit, List<Figure> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().withLabel(label);
        }
        Figure sum = Figure.sum(label, unit, parts);
        return sum.with()
                .label(label)
                .unit(unit)
                .unknowns(List.copyOf(new LinkedHashSet<>(sum.unknowns())))
                .parts(parts)
                .build();
    }

    /// A count: a pure number that is known.
    static Figure count(String label, long value) {
        return Figure.known(label, value, "");
    }
}
