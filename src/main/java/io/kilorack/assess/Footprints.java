package io.kilorack.assess;

import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Floor that a cabinet or an integrated system covers.
final class Footprints {
    /// Width of one cabinet of an integrated system whose catalog entry states none [mm]: the 600 mm of
    /// EIA-310 and Open Rack V3 cabinets.
    private static final double CABINET_WIDTH_MM = 600;

    private Footprints() {}

    record Size(double widthM, double depthM) {}

    /// Footprint of the cabinet, or null when its depth is unknown.
    static @Nullable Size of(Part part) {
        Infrastructure i = part.infrastructure();
        if (i != null) {
            return size(i.widthMm(), i.depthMm(), 1);
        }
        SystemModel s = part.system();
        if (s != null && part.integrated()) {
            OptionalDouble width = s.entry().number("width_mm");
            return size(
                    width.isPresent() ? width : OptionalDouble.of(CABINET_WIDTH_MM),
                    s.depthMm(),
                    Math.max(1, s.racks().orElse(1)));
        }
        return null;
    }

    private static @Nullable Size size(OptionalDouble widthMm, OptionalDouble depthMm, int cabinets) {
        if (widthMm.isEmpty() || depthMm.isEmpty() || widthMm.getAsDouble() <= 0 || depthMm.getAsDouble() <= 0) {
            return null;
        }
        return new Size(widthMm.getAsDouble() * cabinets / 1000, depthMm.getAsDouble() / 1000);
    }
}
