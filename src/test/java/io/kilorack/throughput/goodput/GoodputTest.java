package io.kilorack.throughput.goodput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodputTest {
    /// 16,384 accelerators at 50,700 hours per stop: mean time between failures 3.09 h (Llama 3, arXiv
    /// 2407.21783).
    @ParameterizedTest
    @CsvSource({"15, 360, 0.916", "30, 600, 0.873", "120, 900, 0.772"})
    void agreesWithHandWorkedShares(double checkpoint, double restart, double share) {
        var r = new Goodput.Reliability(Goodput.HOURS_PER_STOP, 2, checkpoint, restart);
        Goodput g = Goodput.of(16_384, Goodput.HOURS_PER_STOP, r);
        assertEquals(3.09 * 3600, g.mtbf(), 40);
        assertEquals(share, g.share(), 0.003);
    }

    @Test
    void theIntervalIsNearYoungs() {
        // C 15 s, M 3.0945 h: sqrt(2 · 15 · 11140) = 578 s
        var r = new Goodput.Reliability(Goodput.HOURS_PER_STOP, 2, 15, 360);
        assertEquals(578, Goodput.of(16_384, Goodput.HOURS_PER_STOP, r).interval(), 20);
    }

    @Test
    void moreAcceleratorsNeverFailLess() {
        var r = Goodput.Reliability.published(true);
        double before = 1;
        for (int n = 8; n <= 1 << 20; n *= 4) {
            double share = Goodput.of(n, r.hoursPerStop(), r).share();
            assertTrue(share <= before);
            assertTrue(Goodput.range(n, r).low() <= share
                    && share <= Goodput.range(n, r).high());
            before = share;
        }
    }

    @Test
    void sparesCoverPoissonFailures() {
        // mean 2 failures: P(<= 4) = 0.9473, P(<= 5) = 0.9834
        assertEquals(5, Goodput.spares(1000, 1000, 2, 0.95));
        assertEquals(0, Goodput.spares(1, 1e9, 1, 0.99));
        assertTrue(Goodput.spares(1_000_000, 1000, 24, 0.99) > 24_000);
    }
}
