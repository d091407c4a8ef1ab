package io.kilorack.power.electrical;

import io.kilorack.quantity.Guard;

/// What the third harmonic of single-phase power supplies does to a neutral, a cable and a transformer. The
/// third harmonics of three lines are in phase, so they add in the neutral instead of cancelling.
public final class Harmonics {
    private Harmonics() {}

    /// Neutral current: `√(I_N1² + (Σ h·I_p)²)`, which for balanced lines is `3·h·I`.
    /// Limits: the third harmonic alone; ninth and fifteenth are an order smaller.
    /// Source: IEC 60364-5-52 annex E; Desmet and Baggini, Neutral sizing in harmonic rich installations,
    /// Leonardo Power Quality guide 3.5.1.
    ///
    /// @param fundamental neutral current of the unbalanced fundamental [A or VA]
    /// @param lineNeutral sum of the line currents of loads between line and neutral [same]
    /// @param third third harmonic over the fundamental of these loads, 0..1
    public static double neutral(double fundamental, double lineNeutral, double third) {
        Guard.inRange("third", third, 0, 1);
        return Math.sqrt(fundamental * fundamental + third * third * lineNeutral * lineNeutral);
    }

    /// Current for which to size a four- or five-core cable whose lines carry `amps` with a share
    /// `third` of third harmonic: reduction factors 1, 0.86, 0.86, 1 up to 15, 33, 45 % and above, from
    /// 33 % on by the neutral's current `3·third·amps`. Source: IEC 60364-5-52 table E.52.1.
    public static double cableAmps(double amps, double third) {
        Guard.inRange("third", third, 0, 1);
        double neutral = 3 * third * amps;
        return third <= 0.15 ? amps : third <= 0.33 ? amps / 0.86 : third <= 0.45 ? neutral / 0.86 : neutral;
    }

    /// K factor of a load current with a share `third` of third harmonic and no other:
    /// `Σ I_h²·h² / Σ I_h²`. Source: IEEE C57.110, UL 1561.
    public static double kFactor(double third) {
        Guard.inRange("third", third, 0, 1);
        return (1 + 9 * third * third) / (1 + third * third);
    }
}
