package io.kilorack.power.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Climate;
import io.kilorack.quantity.Source;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnualPueTest {
    private static Climate constant(double low, double high, double humidity, double spread) {
        return new Climate(
                "x",
                "X",
                "XX",
                0,
                spread,
                Collections.nCopies(12, new Climate.Month(low, high, humidity)),
                Source.of("test"));
    }

    @Test
    void theSyntheticYearHasAllHoursAndKeepsTheMeans() {
        Climate climate = constant(10, 20, 60, 4);
        List<SyntheticYear.Hour> hours = SyntheticYear.of(climate);
        assertEquals(8760, hours.stream().mapToDouble(SyntheticYear.Hour::hours).sum(), 1e-6);
        double mean = hours.stream().mapToDouble(h -> h.hours() * h.celsius()).sum() / 8760;
        assertEquals(15, mean, 1e-9);
        assertTrue(hours.stream().allMatch(h -> h.dewCelsius() <= h.celsius() && h.wetBulb() <= h.celsius()));
    }

    @Test
    void constantWeatherIsHandWorked() {
        // 20 °C always; dry sink, approach 5 K, supply 30: all free. c = 0.02 + 0.03; loss 0.1, other 0.02, no liquid:
        // PUE = 1 + 0.1 + 0.02 + 1.1 · 0.05 = 1.175
        var path = new HeatPath("p", HeatPath.Sink.DRY_BULB, 30, 40, 5, 0.02, 0.03, true, 0.5, 8, 0);
        var pue = AnnualPue.of(new Facility(0.1, 0.02, 0, path, path), constant(20, 20, 50, 0));
        assertEquals(1.175, pue.value(), 1e-12);
        assertEquals(8760, pue.freeHours(), 1e-6);
        assertEquals(0, pue.wue().value().orElseThrow());
        pue.months().forEach(month -> assertEquals(1.175, month, 1e-9));
    }

    @Test
    void compressorFollowsTheCarnotShare() {
        // rule T16 arithmetic: supply 22 → evaporator 18 °C; sink 35 → condenser 45 °C, η 0.55: COP 5.930833
        var path = new HeatPath("p", HeatPath.Sink.DRY_BULB, 22, 30, 5, 0, 0, false, 0.55, 9, 0);
        assertEquals(5.930833333333333, path.cop(35), 1e-9);
        assertEquals(0, path.free(-20));
    }

    @Test
    void warmerIsNeverCheaper() {
        for (HeatPath path :
                List.of(Designs.warmWaterDry(), Designs.chilledWaterEconomizer(), Designs.indirectEvaporative())) {
            double last = 0;
            for (double t = -20; t < 45; t++) {
                double now = path.powerPerHeat(t);
                assertTrue(now >= last - 1e-12, path.name() + " at " + t);
                last = now;
            }
        }
    }

    @Test
    void moistAirAgreesWithPublishedPoints() {
        assertEquals(12.932872135687942, MoistAir.dewPoint(24, 50), 1e-9);
        assertEquals(50, MoistAir.humidity(24, MoistAir.dewPoint(24, 50)), 1e-9);
        // Stull 2011: 20 °C and 50 % give 13.7 °C
        assertEquals(13.7, MoistAir.wetBulb(20, 50), 0.05);
    }
}
