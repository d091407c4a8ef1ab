package io.kilorack.power.climate;

import io.kilorack.power.climate.HeatPath.Sink;

/// Usual designs, as planning values. Every number can be replaced; the annual result is what was
/// checked, against
/// published annual PUE (validation cases), not each coefficient.
public final class Designs {
    private Designs() {}

    /// Outside air with evaporative assist, 24–27 °C supply, large sites.
    public static HeatPath directEvaporative() {
        return new HeatPath("direct evaporative air", Sink.WET_BULB, 27, 40, 3, 0.03, 0.0, true, 0.5, 9, 0.15);
    }

    /// Air-to-air exchanger with sprayed outside and a small trim compressor.
    public static HeatPath indirectEvaporative() {
        return new HeatPath("indirect evaporative air", Sink.WET_BULB, 25, 37, 6, 0.05, 0.02, true, 0.5, 8, 0.3);
    }

    /// Chilled water 18/26 °C, water-cooled chillers, towers and a water-side economizer.
    public static HeatPath chilledWaterEconomizer() {
        return new HeatPath(
                "chilled water, towers, economizer", Sink.WET_BULB, 18, 28, 6, 0.06, 0.03, true, 0.5, 7, 0.9);
    }

    /// Chilled water 10/16 °C with room units and no economizer: older rooms.
    public static HeatPath chilledWater() {
        return new HeatPath("chilled water, no economizer", Sink.WET_BULB, 10, 16, 5, 0.10, 0.04, false, 0.45, 6, 0.9);
    }

    /// Direct-expansion room units.
    public static HeatPath directExpansion() {
        return new HeatPath("direct expansion", Sink.DRY_BULB, 12, 22, 8, 0.10, 0.03, false, 0.40, 5, 0);
    }

    /// Warm-water loop through CDUs to dry coolers with chilled trim.
    public static HeatPath warmWaterDry() {
        return new HeatPath("warm water, dry coolers", Sink.DRY_BULB, 32, 42, 8, 0.012, 0.018, true, 0.5, 9, 0);
    }

    /// Warm-water loop through CDUs to cooling towers.
    public static HeatPath warmWaterTower() {
        return new HeatPath("warm water, cooling towers", Sink.WET_BULB, 30, 40, 6, 0.012, 0.012, true, 0.5, 9, 0.9);
    }

    /// Single-phase immersion tanks on dry coolers or towers.
    public static HeatPath immersion() {
        return new HeatPath("immersion tanks", Sink.WET_BULB, 35, 45, 8, 0.015, 0.02, true, 0.5, 9, 0.7);
    }

    /// A new AI site: cold plates on warm water with dry coolers, air remainder on chilled water with
    /// economizer.
    public static Facility aiSite(double liquidShare) {
        return new Facility(0.05, 0.015, liquidShare, chilledWaterEconomizer(), warmWaterDry());
    }
}
