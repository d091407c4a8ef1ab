package io.kilorack.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EngineeringChecksTest {
    private static List<String> codes(CoolingUnit.Medium medium, double supply, double altitude) {
        var unit = new CoolingUnit("c1", "Unit 1", medium, "g", "", OptionalDouble.of(500), OptionalDouble.of(supply));
        var site = new Site(
                "s",
                "Site",
                "FR",
                "paris",
                OptionalDouble.of(altitude),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Site.RuleSet.IEC,
                OptionalDouble.empty(),
                List.of(),
                List.of(unit),
                List.of());
        return LoopChecks.of(site).stream().map(Check::code).toList();
    }

    @Test
    void coldWaterAndWarmAirAreNamed() {
        // rule T12: dew point 12.93 °C at 24 °C and 50 %, so 14.93 °C is the least
        assertEquals(List.of("cooling.loop.dew-point"), codes(CoolingUnit.Medium.LIQUID, 14.9, 0));
        assertEquals(List.of(), codes(CoolingUnit.Medium.LIQUID, 15, 0));
        assertEquals(List.of("cooling.loop.warm"), codes(CoolingUnit.Medium.LIQUID, 46, 0));
        assertEquals(List.of(), codes(CoolingUnit.Medium.AIR, 24, 0));
        assertEquals(List.of("cooling.air.warm"), codes(CoolingUnit.Medium.AIR, 30, 0));
        // rule T13: class A2 allows 32 °C at 1 800 m
        assertEquals(List.of("cooling.air.warm"), codes(CoolingUnit.Medium.AIR, 32, 1800));
        assertEquals(List.of("cooling.air.hot"), codes(CoolingUnit.Medium.AIR, 32.5, 1800));
    }

    @Test
    void aLoopSaysItsFlowAndHowLongItLivesWithoutIt() {
        var loop = new PowerResult.CoolingLoad(
                "l", "Loop", "liquid", 115e3, OptionalDouble.empty(), OptionalDouble.empty(), 0);
        // rules T04 and T25
        assertEquals(173.45399698340876 / 60_000, loop.flowCubicMetresPerSecond(), 1e-9);
        assertEquals(20.754782608695653, loop.secondsWithoutFlow().orElseThrow(), 1e-9);
        var air = new PowerResult.CoolingLoad(
                "a", "Air", "air", 10200, OptionalDouble.empty(), OptionalDouble.empty(), 0);
        assertEquals(0.7048092868988391, air.flowCubicMetresPerSecond(), 1e-9);
        assertTrue(air.secondsWithoutFlow().isEmpty());
    }
}
