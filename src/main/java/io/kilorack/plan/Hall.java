package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;

/// A room in metres: origin at the top-left corner seen from above, x to the right, y down.
///
/// @param floorKpa uniform floor rating [kPa], empty when not stated
/// @param gridMm floor grid (raised-floor tile or planning grid) [mm]
/// @param airGroup cooling group that carries the hall's air heat, or empty
/// @param containment what keeps cold and warm air apart
/// @param delivery the way a rack takes from the lorry into the hall
@RecordBuilder
public record Hall(
        String id,
        String name,
        double widthM,
        double depthM,
        double heightM,
        OptionalDouble floorKpa,
        double gridMm,
        String airGroup,
        Containment containment,
        DeliveryPath delivery,
        List<Aisle> aisles,
        List<Zone> obstacles,
        List<Rack> racks)
        implements HallBuilder.With {

    /// A cold, hot or service aisle, for drawing and for airflow checks.
    public record Aisle(String id, String name, AisleKind kind, double xM, double yM, double widthM, double depthM) {}

    /// What an aisle is for.
    public enum AisleKind {
        COLD,
        HOT,
        SERVICE
    }

    /// What keeps the air of cold and hot aisles apart.
    public enum Containment {
        UNSTATED,
        NONE,
        COLD_AISLE,
        HOT_AISLE
    }

    /// A column, a door swing, a crane way: no rack may stand here.
    public record Zone(String name, double xM, double yM, double widthM, double depthM) {}

    public Hall {
        aisles = List.copyOf(aisles);
        obstacles = List.copyOf(obstacles);
        racks = List.copyOf(racks);
    }

    /// A hall about whose containment and delivery path nothing is stated.
    public Hall(
            String id,
            String name,
            double widthM,
            double depthM,
            double heightM,
            OptionalDouble floorKpa,
            double gridMm,
            String airGroup,
            List<Aisle> aisles,
            List<Zone> obstacles,
            List<Rack> racks) {
        this(
                id,
                name,
                widthM,
                depthM,
                heightM,
                floorKpa,
                gridMm,
                airGroup,
                Containment.UNSTATED,
                DeliveryPath.UNSTATED,
                aisles,
                obstacles,
                racks);
    }

    /// Everything but what stands in it as `values` say.
    public Hall like(Hall values) {
        return values.withAisles(aisles).withObstacles(obstacles).withRacks(racks);
    }

    public Hall resized(double width, double depth) {
        return with().widthM(width).depthM(depth).build();
    }
}
