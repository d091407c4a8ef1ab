package io.kilorack.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSumKeepsItsBandAroundItsValueAndNamesEveryUnknown(long seed) {
        var random = new SplittableRandom(seed);
        int n = random.nextInt(1, 12);
        var parts = new java.util.ArrayList<Figure>();
        int unknown = 0;
        for (int i = 0; i < n; i++) {
            if (random.nextInt(4) == 0) {
                parts.add(Figure.unknown("p" + i, "kg", "mass of p" + i));
                unknown++;
            } else {
                double v = random.nextDouble(1000);
                Figure part = Figure.known("p" + i, v, "kg");
                parts.add(random.nextBoolean() ? part.withBand(Span.around(v, random.nextDouble())) : part);
            }
        }
        Figure sum = Figure.sum("total", "kg", parts);
        assertEquals(unknown, sum.unknowns().size());
        Span band = sum.band();
        if (band != null) {
            double v = sum.value().orElseThrow();
            assertTrue(band.low() <= v + 1e-9 && v <= band.high() + 1e-9, sum::toString);
        }
    }

    @Test
    void unitsAreNotMixed() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> Figure.sum("s", "W", List.of(Figure.known("a", 1, "kW"))));
        assertTrue(error.getMessage().contains("kW"), error.getMessage());
    }

    @Test
    void guardsRefuseNaN() {
        assertThrows(IllegalArgumentException.class, () -> Guard.positive("x", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Guard.notNegative("x", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Guard.inRange("x", Double.NaN, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Figure.known("x", Double.NaN, "W"));
        assertThrows(IllegalArgumentException.class, () -> new Span(2, 1));
    }
}
