package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.OptionalDouble;

/// What one rack means; racks of equal design share one [RackDesign] value.
///
/// @param feedHeadroom smallest margin over its feeds in the worst failure, as a share of the limit;
/// empty: no limit
/// set or unknown
/// @param severity worst exposure severity of what stands in it
public record RackResult(
        String rackId, RackDesign design, OptionalDouble feedHeadroom, ExposureResult.Severity severity, int checks) {
    /// Figures that depend only on what is in the rack.
    ///
    /// @param families accelerators in it, by catalog id
    /// @param floorKpa load on its own footprint
    /// @param unitsTotal rack units inside; NaN when the catalog does not say
    public record RackDesign(
            Figure maximumPower,
            Figure expectedPower,
            Figure heatToAir,
            Figure heatToLiquid,
            Figure mass,
            Figure floorKpa,
            Figure price,
            double unitsUsed,
            double unitsTotal,
            List<ThroughputResult.Family> families) {}
}
