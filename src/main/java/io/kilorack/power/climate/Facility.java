package io.kilorack.power.climate;

import io.kilorack.quantity.Guard;
import io.soabase.recordbuilder.core.RecordBuilder;

/// A building around the IT load.
///
/// @param electricalLoss losses from the utility to the racks over IT power
/// @param other lighting, offices, security over IT power
/// @param liquidShare share of the IT heat that goes to the liquid path, 0..1; the rest and the losses
/// go to the air path
/// @param reuse share of the liquid path's heat that a heat network takes on a cold day, 0..1
@RecordBuilder
public record Facility(
        double electricalLoss, double other, double liquidShare, HeatPath air, HeatPath liquid, double reuse)
        implements FacilityBuilder.With {
    public Facility {
        Guard.inRange("electricalLoss", electricalLoss, 0, 2);
        Guard.inRange("other", other, 0, 2);
        Guard.inRange("liquidShare", liquidShare, 0, 1);
        Guard.inRange("reuse", reuse, 0, 1);
    }

    /// A building that gives no heat away.
    public Facility(double electricalLoss, double other, double liquidShare, HeatPath air, HeatPath liquid) {
        this(electricalLoss, other, liquidShare, air, liquid, 0);
    }
}
