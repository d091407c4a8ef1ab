package io.kilorack.power.climate;

import io.kilorack.quantity.Guard;

/// A building around the IT load.
///
/// @param electricalLoss losses from the utility to the racks over IT power
/// @param other lighting, offices, security over IT power
/// @param liquidShare share of the IT heat that goes to the liquid path, 0..1; the rest and the losses
/// go to the air path
public record Facility(double electricalLoss, double other, double liquidShare, HeatPath air, HeatPath liquid) {
    public Facility {
        Guard.inRange("electricalLoss", electricalLoss, 0, 2);
        Guard.inRange("other", other, 0, 2);
        Guard.inRange("liquidShare", liquidShare, 0, 1);
    }

    public Facility withLosses(double loss) {
        return new Facility(loss, other, liquidShare, air, liquid);
    }

    public Facility withLiquidShare(double share) {
        return new Facility(electricalLoss, other, share, air, liquid);
    }
}
