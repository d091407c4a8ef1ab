package io.kilorack.plan;

import java.util.List;
import java.util.OptionalDouble;

/// A room in metres: origin at the top-left corner seen from above, x to the right, y down.
///
/// @param floorKpa uniform floor rating [kPa], empty when not stated
/// @param gridMm floor grid (raised-floor tile or planning grid) [mm]
/// @param airGroup cooling group that carries the hall's air heat, or empty
public record Hall(
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

    /// A cold, hot or service aisle, for drawing and for airflow checks.
    public record Aisle(String id, String name, AisleKind kind, double xM, double yM, double widthM, double depthM) {}

    /// What an aisle is for.
    public enum AisleKind {
        COLD,
        HOT,
        SERVICE
    }

    /// A column, a door swing, a crane way: no rack may stand here.
    public record Zone(String name, double xM, double yM, double widthM, double depthM) {}

    public Hall {
        aisles = List.copyOf(aisles);
        obstacles = List.copyOf(obstacles);
        racks = List.copyOf(racks);
    }

    public Hall withRacks(List<Rack> value) {
        return new Hall(id, name, widthM, depthM, heightM, floorKpa, gridMm, airGroup, aisles, obstacles, value);
    }

    public Hall withAisles(List<Aisle> value) {
        return new Hall(id, name, widthM, depthM, heightM, floorKpa, gridMm, airGroup, value, obstacles, racks);
    }

    public Hall withObstacles(List<Zone> value) {
        return new Hall(id, name, widthM, depthM, heightM, floorKpa, gridMm, airGroup, aisles, value, racks);
    }
}
