package io.kilorack.throughput.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private long now;

    @Test
    void reportsAreAtMostTenASecond() {
        // 100 tiles of 30 ms are 3 s: a report every fourth tile, 120 ms apart
        var heard = new ArrayList<Integer>();
        Runner runner = Progress.reporting(
                Runner.inPlace(),
                (done, of) -> {
                    assertEquals(100, of);
                    heard.add(done);
                },
                () -> now);
        List<Callable<Integer>> tiles = IntStream.range(0, 100)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    now += 30_000_000;
                    return i;
                })
                .toList();
        assertEquals(IntStream.range(0, 100).boxed().toList(), runner.all(tiles));
        assertEquals(IntStream.rangeClosed(1, 25).map(i -> 4 * i).boxed().toList(), heard);
    }

    @Test
    void aQuickSearchIsSilent() {
        var heard = new ArrayList<Integer>();
        Runner runner = Progress.reporting(Runner.inPlace(), (done, of) -> heard.add(done), () -> 0);
        assertEquals(List.of(1, 2), runner.all(List.of(() -> 1, () -> 2)));
        assertTrue(heard.isEmpty());
    }

    @Test
    void aStopReachesTheTiles() {
        Runner stopped = new Runner() {
            @Override
            public <T> List<T> all(List<Callable<T>> tiles) {
                return List.of();
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertTrue(Progress.reporting(stopped, (done, of) -> {}, () -> 0).cancelled());
    }
}
