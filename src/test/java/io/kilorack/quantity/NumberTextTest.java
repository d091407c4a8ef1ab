package io.kilorack.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0            | 0
                    0.012345     | 0.0123
                    1.005        | 1.00
                    9.999        | 10.0
                    99.96        | 100
                    1234567      | 1_230_000
                    -42.04       | −42.0
                    """)
    void threeSignificantFigures(double value, String shown) {
        assertEquals(shown.replace('_', '\u202f'), NumberText.plain(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2310000   | W        | 2.31 MW
                    999.4     | W        | 999 W
                    999.6     | W        | 1.00 kW
                    999600    | W        | 1.00 MW
                    1420000   | tokens/s | 1.42 M tokens/s
                    950       | tokens/s | 950 tokens/s
                    12345     | kg       | 12_300 kg
                    1.1234    | %        | 1.12 %
                    61000000  | USD      | $61.0 M
                    999700    | USD      | $1.00 M
                    1250      | USD      | $1.25 k
                    -5        | W        | −5.00 W
                    """)
    void unitsTakePrefixesByMagnitude(double value, String unit, String shown) {
        assertEquals(shown.replace('_', '\u202f'), NumberText.withUnit(value, unit));
    }

    @Test
    void aLowerBoundAndABandAreShown() {
        Figure known = Figure.known("a", 100, "W").withBand(Span.around(100, 0.12));
        assertEquals("100 W ±12 %", NumberText.of(known));
        Figure sum = Figure.sum("s", "W", List.of(Figure.known("a", 100, "W"), Figure.unknown("b", "W", "draw of b")));
        assertEquals("≥ 100 W", NumberText.of(sum));
        assertEquals("98.5 %", NumberText.of(Figure.known("g", 98.5, "%").withBand(Span.around(98.5, 0.0002))));
        assertEquals("98.5 % ±0.3 %", NumberText.of(Figure.known("g", 98.5, "%").withBand(Span.around(98.5, 0.003))));
        assertEquals(
                "$90.0 M – $130 M",
                NumberText.of(Figure.known("c", 100e6, "USD").withBand(new Span(90e6, 130e6))));
        assertEquals("unknown", NumberText.of(Figure.unknown("x", "W", "TDP")));
    }

    @Test
    void aStatedFactKeepsItsDigits() {
        assertEquals("8", NumberText.stated(8));
        assertEquals("1\u202f225", NumberText.stated(1225));
        assertEquals("19.4", NumberText.stated(19.375));
    }

    @Test
    void aSumOfOnlyUnknownsIsUnknownAndOfNothingIsZero() {
        assertEquals(
                OptionalDouble.empty(),
                Figure.sum("s", "W", List.of(Figure.unknown("b", "W", "draw"))).value());
        assertEquals(OptionalDouble.of(0), Figure.sum("s", "W", List.of()).value());
    }
}
