package io.kilorack.power.structure;

import io.kilorack.quantity.Guard;
import java.util.List;

/// Mass and centre of gravity of a filled rack. Source: rules S03, S06.
public final class RackMass {
    /// One rack unit [mm] (EIA-310).
    public static final double UNIT_MM = 44.45;

    private RackMass() {}

    /// A device: mass [kg], lowest unit (1 = bottom) and height in units; halves are allowed.
    public record Item(double kg, double unit, double heightU) {}

    /// Height of the centre of gravity above the bottom of U1 [mm]: `Σ m·h / Σ m`,
    /// `h = (U − 1 + n/2)·44.45`.
    ///
    /// @param rackKg empty rack, its own centre at half its height
    public static double centreOfGravityMm(List<Item> items, double rackKg, double rackU) {
        Guard.notNegative("rackKg", rackKg);
        double mass = rackKg;
        double moment = rackKg * rackU * UNIT_MM / 2;
        for (Item item : items) {
            mass += item.kg();
            moment += item.kg() * (item.unit() - 1 + item.heightU() / 2) * UNIT_MM;
        }
        if (mass == 0) {
            throw new IllegalArgumentException("centre of gravity needs a mass above 0 kg");
        }
        return moment / mass;
    }
}
