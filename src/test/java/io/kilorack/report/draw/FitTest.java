package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.report.draw.Surface.Type;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {
    private static final String ALPHABET = "ab -/_&=昇腾é。0123";

    /// Ten characters of size 10 are 55 wide.
    private final Surface s = new RecordingSurface(Palettes.light());

    @Test
    void shortensWithAnEllipsis() {
        assertEquals("rack", Fit.text(s, "rack", Type.REGULAR, 10, 22.01));
        assertEquals("ra…", Fit.text(s, "rack", Type.REGULAR, 10, 17));
        assertEquals("", Fit.text(s, "rack", Type.REGULAR, 10, 5));
    }

    @Test
    void breaksAtSpacesHyphensAndBetweenIdeographs() {
        assertEquals(List.of("one two", "three"), Fit.lines(s, "one two three", Type.REGULAR, 10, 45));
        assertEquals(List.of("micro-", "batch"), Fit.lines(s, "micro-batch", Type.REGULAR, 10, 45));
        assertEquals(List.of("昇腾九", "一零"), Fit.lines(s, "昇腾九一零", Type.REGULAR, 10, 17));
        assertEquals(List.of("on", "2026-11-23"), Fit.lines(s, "on 2026-11-23", Type.REGULAR, 10, 58));
        assertEquals(List.of("a", "b"), Fit.lines(s, "a\nb", Type.REGULAR, 10, 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noLineIsTooWideAndNoCharacterIsLost(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        double width = 20 + random.nextDouble() * 200;
        List<String> lines = Fit.lines(s, text.toString(), Type.REGULAR, 10, width);
        for (String line : lines) {
            assertTrue(s.textWidth(line, Type.REGULAR, 10) <= width + 1e-9, line);
        }
        assertEquals(text.toString().replace(" ", ""), String.join("", lines).replace(" ", ""));
    }
}
