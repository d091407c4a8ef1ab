package io.kilorack.throughput.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.throughput.Parts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChipTest {
    private static final Chip H100 = ((Chip.Resolved.Known) Chip.of(Parts.h100())).chip();

    @Test
    void softMaximumIsThePNorm() {
        // (3² + 4²)^(1/2) = 5; far apart it is the larger one
        assertEquals(5, Chip.soft(3, 4, 2), 1e-12);
        assertEquals(7, Chip.soft(7, 1e-9, 2), 0);
        assertEquals(7, Chip.soft(3, 4, 1), 1e-12);
        for (double p : new double[] {1, 1.5, 2, 2.6, 4}) {
            for (double a : new double[] {0.01, 0.3, 0.99, 1}) {
                assertEquals(Math.pow(Math.pow(a, p) + 1, 1 / p), Chip.soft(a, 1, p), 1e-14, a + " " + p);
            }
        }
    }

    @Test
    void aLargeProductTakesItsOperationsOverTheShareOfThePeak() {
        // 8192³ · 2 = 1.0995e12 FLOP / (989e12 · 0.775) = 1.4345 ms; memory 4e8 B / (3.35e12 · 0.925) is 9 % of it
        double t = H100.matrix(2 * Math.pow(8192, 3), 3 * 8192.0 * 8192 * 2, 16);
        assertEquals(1.4345e-3, t, 0.01e-3);
    }

    @Test
    void aMatrixTimesOneRowStreamsItsWeights() {
        // 8192² · 2 B = 134.2 MB / (3.35e12 · 0.925) = 43.3 us, launch 2.6 us
        double t = H100.matrix(2 * 8192.0 * 8192, 8192.0 * 8192 * 2, 16);
        assertEquals(45.9e-6, t, 0.5e-6);
    }

    /// Measured median shares of the bf16 peak by rows, n and k in 2k–32k (kernel tables of
    /// aiconfigurator, Apache-2.0); with n = k = 8192 the few rows stream better than the median shape.
    @ParameterizedTest
    @CsvSource({"16, 0.038", "64, 0.146", "128, 0.286", "256, 0.50", "1024, 0.74", "8192, 0.80"})
    void hopperProductsReachTheMeasuredShareOfThePeak(int rows, double measured) {
        double n = 8192;
        double flops = 2 * rows * n * n;
        double share = flops / H100.matrix(flops, (2 * rows * n + n * n) * 2, 16) / H100.peak16;
        assertEquals(measured, share, 0.28 * measured);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void everyGenerationHasConstantsInsideTheirBounds(Generation generation) {
        Calibration c = Calibrations.of(generation);
        assertEquals(generation, c.generation());
        for (Knob knob : Knob.values()) {
            double v = c.get(knob);
            assertTrue(v >= knob.low() && v <= knob.high(), generation + " " + knob + " " + v);
        }
        assertTrue(c.get(Knob.CACHE_READ) <= 0.95 && !c.source().isEmpty());
    }

    @Test
    void aConstantOutsideItsBoundsIsRefused() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Calibrations.of(Generation.HOPPER).with(Knob.MATRIX_16, 1.2));
        assertTrue(e.getMessage().contains("MATRIX_16"));
    }

    @Test
    void aTwoDiePackageIsTwoDevices() {
        Chip die = ((Chip.Resolved.Known) Chip.of(Parts.ascend910c())).chip();
        assertEquals(2, die.devices);
        assertEquals(376e12, die.peak16, 1e9);
        assertEquals(64e9, die.memory, 1);
        assertEquals(8, die.computeBits(8));
        assertTrue(die.eightIsInteger);
        assertEquals(16, die.computeBits(4));
    }
}
