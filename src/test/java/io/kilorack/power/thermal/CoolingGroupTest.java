package io.kilorack.power.thermal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CoolingGroupTest {
    private static CoolingGroup.Unit unit(String id, double kw) {
        return new CoolingGroup.Unit(id, id, kw > 0 ? OptionalDouble.of(kw * 1e3) : OptionalDouble.empty());
    }

    private static CoolingGroup group(CoolingGroup.Medium medium, double watts, CoolingGroup.Unit... units) {
        return new CoolingGroup("g", "g", medium, List.of(units), watts, 0, OptionalDouble.of(20), 10);
    }

    @Test
    void capacityIsWhatOneLossLeaves() {
        // rule T07: 897.6 kW on three 600 kW units: 74.8 % after a loss
        var group = group(CoolingGroup.Medium.PG25, 897.6e3, unit("a", 600), unit("b", 600), unit("c", 600));
        assertEquals(1800e3, group.capacity().orElseThrow());
        assertEquals(0.748, group.heatWatts() / group.capacityAfterLoss().orElseThrow(), 1e-12);
        assertEquals(
                0,
                group(CoolingGroup.Medium.PG25, 1, unit("a", 600))
                        .capacityAfterLoss()
                        .orElseThrow());
        assertTrue(group(CoolingGroup.Medium.PG25, 1, unit("a", 600), unit("b", 0))
                .capacity()
                .isEmpty());
    }

    @Test
    void flowDewPointAndTimeToOverTemperature() {
        // rules T04, T12, T25
        var loop = group(CoolingGroup.Medium.PG25, 115e3, unit("a", 200));
        assertEquals(173.45399698340876, loop.flowLitresPerMinute(), 1e-9);
        assertEquals(20 - 12.932872135687942, loop.dewMargin(24, 50).orElseThrow(), 1e-9);
        assertEquals(20.754782608695653, loop.secondsToOverTemperature(60, 10), 1e-9);
    }

    @Test
    void heatSplitsByMediumAndUnknownStaysUnknown() {
        Heat heat = Heat.of(Figure.known("p", 132e3, "W"), OptionalDouble.of(0.85));
        assertEquals(112.2e3, heat.liquid().value().orElseThrow(), 1e-6);
        assertEquals(19.8e3, heat.air().value().orElseThrow(), 1e-6);
        assertTrue(Heat.of(Figure.known("p", 1, "W"), OptionalDouble.empty())
                .air()
                .value()
                .isEmpty());
        Heat dark = Heat.of(Figure.unknown("p", "W", "box"), OptionalDouble.of(0));
        assertTrue(dark.air().value().isEmpty());
        assertEquals(0, dark.liquid().value().orElseThrow());
    }
}
