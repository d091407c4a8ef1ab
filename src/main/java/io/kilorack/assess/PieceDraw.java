package io.kilorack.assess;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Figure;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What one piece of a part is expected to draw at a duty, and where its heat goes. Made once per part and duty.
final class PieceDraw {
    private final Map<String, Map<Duty, Figure>> expected = new HashMap<>();

    /// Expected draw of one piece [W]; unknown when neither a model nor the catalog says.
    Figure expected(Part part, Duty duty) {
        return expected.computeIfAbsent(part.id(), id -> new EnumMap<>(Duty.class))
                .computeIfAbsent(duty, d -> compute(part));
    }

    private static Figure compute(Part part) {
        if (part.passive()) {
            return part.maximum().named("expected draw");
        }
        OptionalDouble typical = OptionalDouble.empty();
        if (part.system() != null) {
            typical = part.system().typicalWatts();
        } else if (part.infrastructure() != null) {
            typical = part.infrastructure().typicalWatts();
        }
        if (typical.isEmpty()) {
            return Figure.unknown("expected draw", "W", "expected draw of " + part.name());
        }
        Figure figure =
                Figure.known("expected draw", typical.getAsDouble(), "W").withFormula("typical draw as the catalog states it");
        SystemModel system = part.system();
        Infrastructure piece = part.infrastructure();
        Entry entry = system != null ? system.entry() : piece != null ? piece.entry() : null;
        Cell cell = entry == null ? null : entry.cells().get("typical_power_w");
        return cell == null
                ? figure
                : figure.withSources(List.of(cell.source())).withConfidence(cell.source().confidence());
    }

    /// Share of a piece's heat that goes to liquid, 0..1; empty when unknown.
    static OptionalDouble liquidShare(Part part) {
        SystemModel system = part.system();
        if (system == null) {
            return part.inCatalog() ? OptionalDouble.of(0) : OptionalDouble.empty();
        }
        if (system.liquidShare().isPresent()) {
            return system.liquidShare();
        }
        return switch (system.cooling()) {
            case AIR -> OptionalDouble.of(0);
            case IMMERSION -> OptionalDouble.of(1);
            case LIQUID, HYBRID, UNKNOWN -> OptionalDouble.empty();
        };
    }
}
