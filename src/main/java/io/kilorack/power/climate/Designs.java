package io.kilorack.power.climate;

import io.kilorack.power.climate.HeatPath.Sink;

/// Usual designs, as planning values. Every number can be replaced; the annual result is what was
/// checked, against
/// published annual PUE (validation cases), not each coefficient.
public final class Designs {
    private Designs() {}

    /// Outside air with evaporative assist, 24–27 °C supply, large sites.
    public static HeatPath directEvaporative() {
        return new HeatPath(
                "direct evaporative air",
                Sink.WET_BULB,
                27,
                40,
                3,
                0.03,
                0.0,
                true,
                0.5,
                9,
                1,
                HeatPath.Wetting.ASSIST);
    }

    /// Air-to-air exchanger with sprayed outside and a small trim compressor.
    public static HeatPath indirectEvaporative() {
        return new HeatPath(
                "indirect evaporative air",
                Sink.WET_BULB,
                25,
                37,
                6,
                0.05,
                0.02,
                true,
                0.5,
                8,
                0.9,
                HeatPath.Wetting.ASSIST);
    }

    /// Chilled water 18/26 °C, water-cooled chillers, towers and a water-side economizer.
    public static HeatPath chilledWaterEconomizer() {
        return new HeatPath(
                "chilled water, towers, economizer", Sink.WET_BULB, 18, 28, 6, 0.06, 0.03, true, 0.5, 7, 0.9);
    }

    /// Chilled water 25/37 °C with towers and economizer, room fans of low pressure: own designs of large
    /// operators.
    public static HeatPath warmChilledWater() {
        return new HeatPath("warm chilled water, towers", Sink.WET_BULB, 25, 37, 6, 0.03, 0.02, true, 0.5, 8, 0.9);
    }

    /// Water of a lake or the sea, 10 °C all year, through exchangers to room units.
    public static HeatPath naturalWater() {
        return new HeatPath("lake or sea water", Sink.NATURAL_WATER, 18, 28, 4, 0.06, 0.04, true, 0.5, 8, 0);
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

    /// Chilled water 18/28 °C by chillers with towers, compressors always on.
    public static HeatPath towerChillers() {
        return new HeatPath("chillers with towers", Sink.WET_BULB, 18, 28, 6, 0.06, 0.03, false, 0.5, 7, 0.9);
    }

    /// Chilled water 18/28 °C by chillers whose condensers stand in the outside air; `economizer` adds
    /// a dry free-cooling coil.
    public static HeatPath airCooledChillers(boolean economizer) {
        return new HeatPath(
                economizer ? "free-cooling chillers" : "air-cooled chillers",
                Sink.DRY_BULB,
                18,
                28,
                6,
                0.06,
                0.02,
                economizer,
                0.42,
                7,
                0);
    }

    /// Coolant cooled by chilled water of air-cooled chillers, 24/34 °C.
    public static HeatPath chilledLoop(boolean economizer) {
        return new HeatPath(
                economizer ? "loop on free-cooling chillers" : "loop on air-cooled chillers",
                Sink.DRY_BULB,
                24,
                34,
                10,
                0.012,
                0.02,
                economizer,
                0.42,
                8,
                0);
    }

    /// Coolant cooled by chilled water of chillers with towers, 24/34 °C.
    public static HeatPath towerLoop() {
        return new HeatPath("loop on chillers with towers", Sink.WET_BULB, 24, 34, 10, 0.012, 0.03, false, 0.5, 8, 0.9);
    }

    /// Chilled water 20/30 °C from dry coolers, trimmed by a chiller.
    public static HeatPath dryCoolers() {
        return new HeatPath("dry coolers, chiller trim", Sink.DRY_BULB, 20, 30, 6, 0.06, 0.02, true, 0.45, 7, 0);
    }

    /// The same with wetted pads before the coolers on warm days.
    public static HeatPath adiabaticCoolers() {
        return new HeatPath(
                "adiabatic coolers, chiller trim",
                Sink.ADIABATIC,
                20,
                30,
                6,
                0.06,
                0.02,
                true,
                0.45,
                7,
                1,
                HeatPath.Wetting.ASSIST);
    }

    /// Warm-water loop through CDUs to adiabatic coolers.
    public static HeatPath warmWaterAdiabatic() {
        return new HeatPath(
                "warm water, adiabatic coolers",
                Sink.ADIABATIC,
                32,
                42,
                8,
                0.012,
                0.018,
                true,
                0.5,
                9,
                1,
                HeatPath.Wetting.ASSIST);
    }

    /// Warm-water loop at 45/55 °C whose heat a network can use; the rest to dry coolers.
    public static HeatPath hotWater() {
        return new HeatPath(
                "hot water, heat network and dry coolers", Sink.DRY_BULB, 45, 55, 8, 0.015, 0.015, true, 0.5, 9, 0);
    }

    /// A new AI site: cold plates on warm water with dry coolers, air remainder on chilled water with
    /// economizer.
    public static Facility aiSite(double liquidShare) {
        return new Facility(0.05, 0.015, liquidShare, chilledWaterEconomizer(), warmWaterDry());
    }
}
