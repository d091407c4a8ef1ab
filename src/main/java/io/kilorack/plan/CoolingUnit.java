package io.kilorack.plan;

import java.util.OptionalDouble;

/// A coolant loop's CDU or a room unit (CRAH, CRAC, fan wall).
///
/// @param group units that carry one load together and back each other up (`loop-1`, `hall-a-air`); racks
/// name it
/// @param capacityKw heat it can carry [kW]; empty: the catalog part's
public record CoolingUnit(
        String id,
        String name,
        Medium medium,
        String group,
        String partId,
        OptionalDouble capacityKw,
        OptionalDouble supplyCelsius) {
    public enum Medium {
        AIR,
        LIQUID
    }
}
