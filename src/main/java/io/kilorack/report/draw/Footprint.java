package io.kilorack.report.draw;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Infrastructure;
import io.kilorack.catalog.SystemModel;
import io.kilorack.plan.Rack;

/// Width and depth of a cabinet in metres, before orientation (width along the front).
///
/// @param assumed true when the catalog does not state the size and the common 600 × 1200 mm is drawn instead
public record Footprint(double widthM, double depthM, boolean assumed) {
    private static final double USUAL_WIDTH_M = 0.6;
    private static final double USUAL_DEPTH_M = 1.2;

    /// The footprint of a rack or system model. A superpod stands as one block: as many cabinets side by side as it has racks.
    public static Footprint of(String modelId, Catalog catalog) {
        Infrastructure rack = catalog.infrastructure().get(modelId);
        if (rack != null) {
            return new Footprint(
                    rack.widthMm().orElse(USUAL_WIDTH_M * 1000) / 1000,
                    rack.depthMm().orElse(USUAL_DEPTH_M * 1000) / 1000,
                    rack.widthMm().isEmpty() || rack.depthMm().isEmpty());
        }
        SystemModel system = catalog.systems().get(modelId);
        if (system != null) {
            double width = system.entry().number("width_mm").orElse(USUAL_WIDTH_M * 1000) / 1000;
            return new Footprint(
                    width * Math.max(1, system.racks().orElse(1)),
                    system.depthMm().orElse(USUAL_DEPTH_M * 1000) / 1000,
                    system.entry().number("width_mm").isEmpty() || system.depthMm().isEmpty());
        }
        return new Footprint(USUAL_WIDTH_M, USUAL_DEPTH_M, true);
    }

    /// Extent along x of the hall in this orientation [m].
    public double alongX(Rack.Orientation orientation) {
        return orientation.widthAlongX() ? widthM : depthM;
    }

    /// Extent along y of the hall in this orientation [m].
    public double alongY(Rack.Orientation orientation) {
        return orientation.widthAlongX() ? depthM : widthM;
    }
}
