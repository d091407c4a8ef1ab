package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Span;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureTextTest {
    @Test
    void numberAndUnitAreCutApart() {
        assertEquals(new FigureText("2.31", "MW"), FigureText.of(Figure.known("IT", 2_310_000, "W")));
        assertEquals(
                new FigureText("1.42", "M tokens/s ±12 %"),
                FigureText.of(Figure.known("rate", 1_420_000, "tokens/s").withBand(Span.around(1_420_000, 0.12))));
        assertEquals(
                "unknown",
                FigureText.of(Figure.unknown("mass", "kg", "mass of X")).number());
    }

    @Test
    void countsHaveNoDecimals() {
        assertEquals(new FigureText("52", ""), FigureText.of(Figure.known("racks", 52, "")));
    }

    @Test
    void aDeltaIsSignedAndNothingIsSaidOfNoChange() {
        assertEquals("+38.0 kW", FigureText.delta(OptionalDouble.of(100_000), OptionalDouble.of(138_000), "W"));
        assertEquals("−1.20 kW", FigureText.delta(OptionalDouble.of(101_200), OptionalDouble.of(100_000), "W"));
        assertEquals("−$7.00 k", FigureText.delta(OptionalDouble.of(7_920_000), OptionalDouble.of(7_913_000), "USD"));
        assertEquals("", FigureText.delta(OptionalDouble.of(7), OptionalDouble.of(7), "W"));
        assertEquals("", FigureText.delta(OptionalDouble.empty(), OptionalDouble.of(7), "W"));
    }
}
