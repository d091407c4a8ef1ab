package io.kilorack.report.draw;

import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.PartSizes;

/// Width and depth of a cabinet in metres, before orientation (width along the front).
///
/// @param cabinets how many stand in it side by side: 1 for a rack, more for a superpod
/// @param rows rows of cabinets, with an aisle of [PartSizes#AISLE_M] between
/// @param assumed true when the catalog does not state the size and a common one is drawn instead
public record Footprint(double widthM, double depthM, int cabinets, int rows, boolean assumed) {
    /// The footprint of a rack or system model; the common cabinet for what the catalog does not have.
    public static Footprint of(String modelId, PartSizes sizes) {
        return sizes.rack(modelId)
                .map(size -> new Footprint(
                        size.widthM(),
                        size.depthM(),
                        size.cabinets(),
                        (size.cabinets() + PartSizes.CABINETS_PER_ROW - 1) / PartSizes.CABINETS_PER_ROW,
                        size.assumed()))
                .orElse(new Footprint(PartSizes.ASSUMED_WIDTH_M, PartSizes.ASSUMED_DEPTH_M, 1, 1, true));
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
