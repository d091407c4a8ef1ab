package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.OptionalDouble;

/// How the building of a site gets rid of its heat, as far as it is stated; what is empty is taken from
/// the preset of the kind.
///
/// @param airSupplyCelsius air that the room units supply [°C]; empty: what the units say, else the preset
/// @param waterSupplyCelsius coolant that the liquid loops supply [°C]; empty: likewise
/// @param insideShare power of room fans and their water pumps over the air heat they move [kW/kW]
/// @param outsideShare power of outside fans, towers and their pumps over the heat [kW/kW]
/// @param reuseShare share of the liquid loops' heat that a heat network takes on a cold day, 0..1
/// @param roomDewCelsius highest dew point of the room air [°C]
/// @param waterM3 chilled water in pipes and buffer tank, on which the site lives when its plant stops [m³]
@RecordBuilder
public record CoolingPlant(
        Kind kind,
        OptionalDouble airSupplyCelsius,
        OptionalDouble waterSupplyCelsius,
        OptionalDouble insideShare,
        OptionalDouble outsideShare,
        OptionalDouble reuseShare,
        OptionalDouble roomDewCelsius,
        OptionalDouble waterM3)
        implements CoolingPlantBuilder.With {
    /// What carries the heat out.
    public enum Kind {
        UNSTATED,
        AIR_COOLED_CHILLER,
        FREE_COOLING_CHILLER,
        WATER_COOLED_CHILLER,
        WATER_ECONOMIZER,
        DRY_COOLER,
        ADIABATIC_COOLER,
        DIRECT_EVAPORATIVE,
        INDIRECT_EVAPORATIVE,
        DIRECT_EXPANSION,
        HEAT_REUSE
    }

    /// Nothing is stated.
    public static final CoolingPlant UNSTATED = of(Kind.UNSTATED);

    /// A kind with the values of its preset.
    public static CoolingPlant of(Kind kind) {
        return new CoolingPlant(
                kind,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
