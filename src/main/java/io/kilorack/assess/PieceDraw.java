package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.SystemModel;
import io.kilorack.power.device.Activity;
import io.kilorack.power.device.DeviceDraw;
import io.kilorack.power.thermal.Heat;
import io.kilorack.quantity.Figure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one piece of a part is expected to draw at an activity, and where its heat goes. Made once for each
/// of both.
final class PieceDraw {
    private final Catalog catalog;
    private final Map<Key, Figure> expected = new HashMap<>();
    private final Map<Key, Heat> heat = new HashMap<>();

    private record Key(Part part, Activity activity) {}

    PieceDraw(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Expected draw of one piece [W]; unknown when neither a model nor the catalog says.
    Figure expected(Part part, Activity activity) {
        return expected.computeIfAbsent(new Key(part, activity), this::compute);
    }

    /// Heat of one piece at its expected draw.
    Heat heat(Part part, Activity activity) {
        return heat.computeIfAbsent(new Key(part, activity), k -> Heat.of(expected(part, activity), liquidShare(part)));
    }

    private Figure compute(Key key) {
        Part part = key.part;
        if (part.passive()) {
            return part.maximum().withLabel("expected draw");
        }
        if (part.system() != null) {
            return of(catalog, part.system()).expected(key.activity);
        }
        if (part.infrastructure() != null) {
            return DeviceDraw.of(part.infrastructure()).expected(key.activity).withLabel("expected draw");
        }
        return Figure.unknown("expected draw", "W", "expected draw of " + part.name());
    }

    static DeviceDraw of(Catalog catalog, SystemModel system) {
        return DeviceDraw.of(system, Optional.ofNullable(catalog.accelerators().get(system.acceleratorId())));
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
