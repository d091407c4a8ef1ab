package io.kilorack.power.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.quantity.Figure;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EmbodiedCarbonTest {
    @Test
    void anEightWayServerIsItsAcceleratorsAndItsHost() {
        Figure server = EmbodiedCarbon.of("DGX", "system", 8, OptionalDouble.of(130));
        // 8 × (164 … 284) + 8 × (150 … 375) = 2 512 … 5 272 kg
        assertEquals(2512, Objects.requireNonNull(server.band()).low(), 1e-9);
        assertEquals(5272, server.band().high(), 1e-9);
        assertEquals(3892, server.value().orElseThrow(), 1e-9);
    }

    @Test
    void whatHasNoMassOrClassStaysUnknown() {
        assertTrue(EmbodiedCarbon.of("UPS", "ups", 0, OptionalDouble.empty())
                .value()
                .isEmpty());
        assertTrue(EmbodiedCarbon.of("thing", "gadget", 0, OptionalDouble.of(5))
                .value()
                .isEmpty());
        assertEquals(
                275,
                EmbodiedCarbon.of("cabinet", "rack", 0, OptionalDouble.of(100))
                        .value()
                        .orElseThrow(),
                1e-9);
    }

    @Test
    void perYearIsRuleF07() {
        // 1 500 t over 5 years: 300 t a year
        Figure year = AnnualEnergy.embodiedPerYear(Figure.known("embodied", 1500, "t"), 5);
        assertEquals(300, year.value().orElseThrow(), 1e-9);
        assertEquals("t", year.unit());
    }
}
