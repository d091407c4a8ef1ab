package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;

/// A coolant loop's CDU, a room unit (CRAH, CRAC, fan wall), or a unit of the plant that takes their heat
/// out of the building (chiller, tower, dry cooler).
///
/// @param group units that carry one load together and back each other up (`loop-1`, `hall-a-air`); racks
/// and halls name it
/// @param capacityKw heat it can carry [kW]; empty: the catalog part's
/// @param feeds ids of the power nodes that supply its fans, pumps or compressors, the preferred first;
/// empty: not stated, so what a lost feed stops is not known
/// @param transfer how it uses two feeds
/// @param drawKw electrical draw at full duty [kW]; empty: the catalog part's
/// @param restartSeconds from the return of its supply until it carries heat again [s]: minutes for a
/// chiller, almost nothing for a fan or pump; empty: not stated
@RecordBuilder
public record CoolingUnit(
        String id,
        String name,
        Medium medium,
        String group,
        String partId,
        OptionalDouble capacityKw,
        OptionalDouble supplyCelsius,
        List<String> feeds,
        Transfer transfer,
        OptionalDouble drawKw,
        OptionalDouble restartSeconds)
        implements CoolingUnitBuilder.With {
    /// What takes up the heat: room air, the coolant of a loop, or, for the plant, the outside.
    public enum Medium {
        AIR,
        LIQUID,
        REJECTION
    }

    /// How a unit with several feeds uses them.
    public enum Transfer {
        /// Not stated; taken as an automatic transfer switch.
        UNSTATED,
        /// An automatic transfer switch: all of the draw from the first feed that lives.
        ATS,
        /// Supplied by all feeds at once, any of which carries it alone.
        DUAL
    }

    public CoolingUnit {
        feeds = List.copyOf(feeds);
    }

    /// A unit about whose electrical supply nothing is stated.
    public CoolingUnit(
            String id,
            String name,
            Medium medium,
            String group,
            String partId,
            OptionalDouble capacityKw,
            OptionalDouble supplyCelsius) {
        this(
                id,
                name,
                medium,
                group,
                partId,
                capacityKw,
                supplyCelsius,
                List.of(),
                Transfer.UNSTATED,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /// Its name, or its id where it has none.
    public String label() {
        return name.isEmpty() ? id : name;
    }
}
