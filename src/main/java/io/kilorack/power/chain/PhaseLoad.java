package io.kilorack.power.chain;

import java.util.List;
import java.util.OptionalDouble;

/// What a node delivers on its conductors.
///
/// @param lines `I·V_LN` of each line [VA]: three for three phases, one otherwise
/// @param neutral `I·V_LN` of the neutral [VA]; 0 without one
/// @param unstated draw of circuits whose conductors are not stated [VA], in none of the lines: they
/// are lower bounds when it is not 0
public record PhaseLoad(List<Double> lines, double neutral, double unstated) {
    public PhaseLoad {
        lines = List.copyOf(lines);
    }

    public double highest() {
        double highest = 0;
        for (double line : lines) {
            highest = Math.max(highest, line);
        }
        return highest;
    }

    /// Line that carries most, 0..2; of lines that differ by rounding the lowest, as in failures.
    public int fullest() {
        int fullest = 0;
        for (int p = 1; p < lines.size(); p++) {
            if (lines.get(p) > lines.get(fullest) * NodeStep.LINE_ROUNDING) {
                fullest = p;
            }
        }
        return fullest;
    }

    /// `max|I_p − Ī| / Ī`; 0 for one line or without load. Source: NEMA-style definition, rule E10.
    public double imbalance() {
        double sum = 0;
        for (double line : lines) {
            sum += line;
        }
        double mean = sum / lines.size();
        double far = 0;
        for (double line : lines) {
            far = Math.max(far, Math.abs(line - mean));
        }
        // Sums of equal loads in different order differ in the last bits.
        return far <= 1e-9 * mean ? 0 : far / mean;
    }

    /// Current of line `p` [A] at this voltage (line-line for three phases); empty when it is not stated.
    public OptionalDouble amps(int p, ChainNode node) {
        return amps(lines.get(p), node);
    }

    public OptionalDouble neutralAmps(ChainNode node) {
        return amps(neutral, node);
    }

    /// `I·V_LN` as a current [A].
    public static OptionalDouble amps(double va, ChainNode node) {
        double volts = node.volts().orElse(0);
        return volts > 0
                ? OptionalDouble.of(va / (node.wiring().threePhase() ? volts / Math.sqrt(3) : volts))
                : OptionalDouble.empty();
    }
}
