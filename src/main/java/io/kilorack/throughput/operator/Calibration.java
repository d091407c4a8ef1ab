package io.kilorack.throughput.operator;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Guard;

/// The constants of one generation, with where they come from. Immutable; [#with] makes a changed copy,
/// which is how a measured table of the user's own overrides them.
public final class Calibration {
    private final Generation generation;
    private final double[] values;
    private final String source;
    private final Confidence confidence;

    Calibration(Generation generation, double[] values, String source, Confidence confidence) {
        this.generation = generation;
        this.values = values.clone();
        this.source = source;
        this.confidence = confidence;
    }

    public Generation generation() {
        return generation;
    }

    public double get(Knob knob) {
        return values[knob.ordinal()];
    }

    public String source() {
        return source;
    }

    public Confidence confidence() {
        return confidence;
    }

    /// The same with one constant changed; outside the physical bounds of the knob is refused.
    public Calibration with(Knob knob, double value) {
        Guard.inRange(knob.name(), value, knob.low(), knob.high());
        double[] changed = values.clone();
        changed[knob.ordinal()] = value;
        return new Calibration(generation, changed, source, confidence);
    }

    Calibration as(Generation other, String newSource, Confidence sure) {
        return new Calibration(other, values, newSource, sure);
    }
}
