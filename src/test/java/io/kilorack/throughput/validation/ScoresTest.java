package io.kilorack.throughput.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final List<Outcome> MIXED = List.of(
            new Outcome("a", "chip · dense", true, 10, 11, "ms", ""),
            new Outcome("b", "chip · dense", false, 10, 20, "ms", ""),
            new Outcome("a", "chip · dense · ttft", Target.NONE, false, true, 100, 50, "ms", ""),
            new Outcome("c", "chip · dense", true, 10, Double.NaN, "ms", "model x unknown"),
            Outcome.unread("d", "no measured time"),
            Outcome.unread("e", "no measured time"));

    @Test
    void whatIsNotScoredIsCountedWithItsReason() {
        List<String> lines = Scores.report(MIXED, true);
        assertTrue(lines.contains("not scored, because no measured time: 2"), lines.toString());
        assertTrue(lines.contains("not scored, because model x unknown: 1"), lines.toString());
        assertTrue(lines.contains("without an answer: 3 cases, 1 of them fair"), lines.toString());
    }

    @Test
    void theLastLineHoldsTheScoredRowsAlone() {
        List<String> lines = Scores.report(MIXED, true);
        assertEquals("cases 1 · median |error| 10.0 % · P90 10.0 % · mean 10.0 % · bias +10.0 %", lines.getLast());
        assertEquals(1, lines.stream().filter(l -> l.startsWith("a ")).count(), "one line for one case");
        int beside = lines.indexOf("shown beside, not scored");
        assertTrue(beside > 0);
        assertTrue(lines.subList(beside, lines.size()).stream().anyMatch(l -> l.startsWith("chip · dense · ttft")));
        assertFalse(lines.subList(0, beside).stream().anyMatch(l -> l.startsWith("chip · dense · ttft")));
    }

    @Test
    void quantitiesStandBesideTheFamiliesWithWhatIsAsked() {
        List<Outcome> rows = List.of(
                new Outcome("a", "chip · dense", true, 10, 11, "ms", "").of(Target.DECODE),
                new Outcome("b", "chip · dense", true, 10, 18, "ms", "").of(Target.DECODE),
                new Outcome("c", "chip · dense", false, 10, 30, "ms", "").of(Target.DECODE),
                new Outcome("d", "chip · dense", true, 10, 9, "ms", "").of(Target.SATURATED),
                new Outcome("e", "chip · dense", true, 10, 12, "ms", "").of(Target.FIRST_TOKEN));
        List<String> lines = Scores.report(rows, false);
        int head = lines.indexOf(
                lines.stream().filter(l -> l.startsWith("quantity")).findFirst().orElseThrow());
        // decode 10 % and 80 %: median 45, P90 73, mean 45
        assertEquals(
                "decode: time per token, tokens per second         2    45.0%    73.0%    45.0%   +45.0%"
                        + "  median ≤ 15 %, P90 ≤ 40 %: missed",
                lines.get(head + 1));
        assertTrue(lines.get(head + 2).startsWith("saturated serving"), lines.toString());
        // 10 % and 20 %: median 15, P90 19
        assertEquals(
                "saturated, prefill, first token together          2    15.0%    19.0%    15.0%    +5.0%"
                        + "  median ≤ 20 %, P90 ≤ 40 %: met",
                lines.get(head + 4));
    }
}
