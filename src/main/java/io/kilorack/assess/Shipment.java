package io.kilorack.assess;

import io.kilorack.catalog.Entry;
import java.util.OptionalDouble;

/// One cabinet as it is brought in.
///
/// @param widthM, depthM, heightM outer size [m]; the packed one where the catalog has it
/// @param massKg [kg]; `lowerBound` when a part of it is unknown
/// @param packed true when size and mass are those of the packed piece
record Shipment(
        String name,
        OptionalDouble widthM,
        OptionalDouble depthM,
        OptionalDouble heightM,
        OptionalDouble massKg,
        boolean lowerBound,
        boolean packed) {
    /// @param filled true when a cabinet comes with its devices
    static Shipment of(RackContent content, boolean filled) {
        Part cabinet = content.pieces().getFirst().part();
        Entry entry = cabinet.system() != null
                ? cabinet.system().entry()
                : cabinet.infrastructure() != null ? cabinet.infrastructure().entry() : null;
        boolean whole = cabinet.integrated() || filled;
        var mass = whole ? content.mass() : cabinet.mass();
        if (entry == null) {
            return new Shipment(
                    cabinet.name(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    mass.value(),
                    mass.lowerBound(),
                    false);
        }
        OptionalDouble width = metres(entry, "ship_width_mm", "width_mm");
        OptionalDouble depth = metres(entry, "ship_depth_mm", "depth_mm");
        OptionalDouble height = metres(entry, "ship_height_mm", "height_mm");
        OptionalDouble packing = entry.number("ship_weight_kg");
        OptionalDouble own = cabinet.mass().value();
        OptionalDouble kg = mass.value();
        boolean packed = packing.isPresent() && own.isPresent() && kg.isPresent();
        if (packed) {
            kg = OptionalDouble.of(kg.getAsDouble() + Math.max(0, packing.getAsDouble() - own.getAsDouble()));
        }
        if (kg.isPresent() && cabinet.cabinets() > 1) {
            kg = OptionalDouble.of(kg.getAsDouble() / cabinet.cabinets());
        }
        return new Shipment(
                cabinet.name(),
                width,
                depth,
                height,
                kg.isPresent() && kg.getAsDouble() > 0 ? kg : OptionalDouble.empty(),
                mass.lowerBound(),
                packed || entry.number("ship_height_mm").isPresent());
    }

    /// The smaller side of the footprint: what it needs when rolled lengthwise [m].
    OptionalDouble rolledWidth() {
        return widthM.isPresent() && depthM.isPresent()
                ? OptionalDouble.of(Math.min(widthM.getAsDouble(), depthM.getAsDouble()))
                : OptionalDouble.empty();
    }

    OptionalDouble length() {
        return widthM.isPresent() && depthM.isPresent()
                ? OptionalDouble.of(Math.max(widthM.getAsDouble(), depthM.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble metres(Entry entry, String packed, String bare) {
        OptionalDouble mm = entry.number(packed).isPresent() ? entry.number(packed) : entry.number(bare);
        return mm.isPresent() && mm.getAsDouble() > 0
                ? OptionalDouble.of(mm.getAsDouble() / 1000)
                : OptionalDouble.empty();
    }
}
