package io.kilorack.power.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Climate;
import io.kilorack.catalog.load.Climates;
import io.kilorack.quantity.Source;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoolingPresetTest {
    private static Facility facility(CoolingPreset preset) {
        return new Facility(0.05, 0.015, 0.5, preset.air(), preset.liquid(), preset.reuse());
    }

    private static Climate climate(String key) {
        Climate climate = Climates.shipped().get(key);
        assertTrue(climate != null, key);
        return climate;
    }

    @ParameterizedTest
    @EnumSource(CoolingPreset.class)
    void aPlantIsNeverBetterInAHotPlaceThanInAColdOne(CoolingPreset preset) {
        var cold = AnnualPue.of(facility(preset), climate("lulea"));
        var hot = AnnualPue.of(facility(preset), climate("dubai"));
        assertTrue(cold.value() <= hot.value() + 1e-9, preset + ": " + cold.value() + " > " + hot.value());
        assertTrue(cold.value() > 1.05 && hot.value() < 1.7, preset.toString());
        assertEquals(12, cold.waterMonths().size());
    }

    @Test
    void freeCoolingPaysAndDryPlantsDrinkNothing() {
        Climate paris = climate("paris");
        double without =
                AnnualPue.of(facility(CoolingPreset.AIR_COOLED_CHILLER), paris).value();
        double with = AnnualPue.of(facility(CoolingPreset.FREE_COOLING_CHILLER), paris)
                .value();
        assertTrue(with < without - 0.02, with + " against " + without);
        assertEquals(
                0,
                AnnualPue.of(facility(CoolingPreset.DRY_COOLER), paris)
                        .wue()
                        .value()
                        .orElseThrow());
        assertTrue(AnnualPue.of(facility(CoolingPreset.WATER_COOLED_CHILLER), paris)
                        .wue()
                        .value()
                        .orElseThrow()
                > 1.5);
    }

    @Test
    void warmerSupplyIsCheaperAndOpenAislesAreDearer() {
        Climate paris = climate("paris");
        HeatPath warm = CoolingPreset.DRY_COOLER.airAt(27);
        HeatPath cool = CoolingPreset.DRY_COOLER.airAt(18);
        assertEquals(21, warm.supplyCelsius());
        double a = AnnualPue.of(new Facility(0.05, 0, 0, warm, warm), paris).value();
        double b = AnnualPue.of(new Facility(0.05, 0, 0, cool, cool), paris).value();
        double open = AnnualPue.of(new Facility(0.05, 0, 0, CoolingPreset.mixed(warm, 1), warm), paris)
                .value();
        assertTrue(a < b && a < open, a + " " + b + " " + open);
    }

    @Test
    void padsDrinkOnlyWhenTheAirIsTooWarm() {
        // 10 °C + 6 K approach ≤ 20 °C: dry. 30 °C at 40 %: the pads cool the air 0.8 of the way to its wet bulb.
        HeatPath path = Designs.adiabaticCoolers();
        var cold = SyntheticYear.Hour.of(0, 1, 10, 5);
        var warm = SyntheticYear.Hour.of(6, 1, 30, MoistAir.dewPoint(30, 40));
        assertEquals(0, path.waterPerHeat(cold));
        double fall = 0.8 * (30 - warm.wetBulb());
        assertEquals(30 - fall, path.sinkCelsius(warm), 1e-9);
        assertEquals(3600 / 2430.0 * 5 / 4 * fall / 10, path.waterPerHeat(warm), 1e-9);
    }

    @Test
    void heatGivenAwayIsHandWorked() {
        // −5 °C all year: the network takes its whole share of 0.7 of the liquid half. Loss 0, no other load:
        // liquid 0.5·(0.015 + 0.015·0.3) + air 0.5·(0.06 + 0.03) → PUE 1.05475; ERF = 0.35/1.05475.
        var always = new Climate(
                "x", "X", "XX", 0, 0, Collections.nCopies(12, new Climate.Month(-5, -5, 80)), Source.of("test"));
        var facility = new Facility(
                0, 0, 0.5, Designs.chilledWaterEconomizer(), Designs.hotWater(), CoolingPreset.HEAT_REUSE.reuse());
        var year = AnnualPue.of(facility, always);
        assertEquals(1.05475, year.value(), 1e-9);
        assertEquals(0.35 / 1.05475, year.reuseFactor(), 1e-9);
    }
}
