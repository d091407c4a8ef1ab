package io.kilorack.power.chain;

/// System kind beside the voltage, so that nobody has to guess √3: voltage is line-line for AC,
/// pole-pole for DC.
public enum Wiring {
    SINGLE_PHASE,
    THREE_PHASE_WYE,
    THREE_PHASE_DELTA,
    DC;

    public boolean threePhase() {
        return this == THREE_PHASE_WYE || this == THREE_PHASE_DELTA;
    }

    /// Apparent power [VA] of `amps` per line at `volts` (line-line, or across the two wires): `√3·V·I`
    /// or `V·I`.
    /// Source: circuit theory, rules E01 and E02.
    public double voltAmperes(double volts, double amps) {
        return threePhase() ? Math.sqrt(3) * volts * amps : volts * amps;
    }
}
