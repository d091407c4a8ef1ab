package io.kilorack.assess;

import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.OptionalDouble;

/// What a group of racks weighs on the floor.
public final class StructureLoad {
    private StructureLoad() {}

    /// Racks of one design in one hall.
    ///
    /// @param mass of one rack [kg]; `footprintKpa` on its own footprint
    /// @param tributaryKpa with strips of 0.6 m before and behind [kPa]
    /// @param footKilonewtons worst of four feet, 1.25 times the mean [kN]
    /// @param tileKilograms in place, a third of the mass on one tile [kg]
    /// @param centreMm centre of gravity above the bottom of U1 [mm], `centreUnits` the same in rack units
    /// @param staticShare devices over what the cabinet may carry standing, `dynamicShare` while rolled
    /// @param ratingKpa of the hall's floor
    public record Design(
            String hallId,
            String name,
            List<String> rackIds,
            Figure mass,
            Figure footprintKpa,
            OptionalDouble tributaryKpa,
            OptionalDouble footKilonewtons,
            OptionalDouble tileKilograms,
            OptionalDouble centreMm,
            OptionalDouble centreUnits,
            OptionalDouble staticShare,
            OptionalDouble dynamicShare,
            OptionalDouble ratingKpa) {
        public Design {
            rackIds = List.copyOf(rackIds);
        }

        /// Load on the footprint over the floor's rating; empty when one of them is unknown.
        public OptionalDouble floorShare() {
            return ratingKpa.isPresent()
                            && ratingKpa.getAsDouble() > 0
                            && footprintKpa.value().isPresent()
                    ? OptionalDouble.of(footprintKpa.value().getAsDouble() / ratingKpa.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /// A row of racks.
    ///
    /// @param mass of all its racks [kg]
    /// @param lengthM sum of their widths along the row; empty when one is unknown
    /// @param worstKpa heaviest footprint in it [kPa]
    public record Row(
            String hallId,
            String hall,
            String row,
            int racks,
            Figure mass,
            OptionalDouble lengthM,
            OptionalDouble worstKpa,
            OptionalDouble ratingKpa) {
        /// Mass per metre of row [kg/m]; a lower bound when the mass is one.
        public OptionalDouble kilogramsPerMetre() {
            return lengthM.isPresent() && mass.value().isPresent()
                    ? OptionalDouble.of(mass.value().getAsDouble() / lengthM.getAsDouble())
                    : OptionalDouble.empty();
        }
    }
}
