package io.kilorack.power.electrical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HarmonicsTest {
    /// Lines of 100 A each with a third of third harmonic put 100 A on the neutral; 5 % put 15 A there, and
    /// with 20 A of imbalance √(20² + 15²) = 25 A.
    @Test
    void thirdHarmonicsAddInTheNeutral() {
        assertEquals(100, Harmonics.neutral(0, 300, 1 / 3.0), 1e-9);
        assertEquals(25, Harmonics.neutral(20, 300, 0.05), 1e-9);
        assertEquals(12.124355652982141, Harmonics.neutral(12.124355652982141, 135, 0), 1e-12);
    }

    /// The worked example of IEC 60364-5-52 annex E: 39 A per line; with 20 % size for 39 / 0.86 = 45
    /// A, with 40 % for 39 · 0.4 · 3 / 0.86 = 54.4 A, with 50 % for 39 · 0.5 · 3 = 58.5 A.
    @Test
    void aCableIsSizedByTheTableOfAnnexE() {
        assertEquals(39, Harmonics.cableAmps(39, 0.15), 1e-12);
        assertEquals(45.3, Harmonics.cableAmps(39, 0.20), 0.05);
        assertEquals(54.4, Harmonics.cableAmps(39, 0.40), 0.05);
        assertEquals(58.5, Harmonics.cableAmps(39, 0.50), 1e-9);
    }

    /// (1 + 9·0.33²)/(1 + 0.33²) = 1.7856; a pure fundamental has 1.
    @Test
    void theKFactorWeighsHarmonicsByTheirSquare() {
        assertEquals(1, Harmonics.kFactor(0), 1e-12);
        assertEquals(1.785643, Harmonics.kFactor(0.33), 1e-6);
    }
}
