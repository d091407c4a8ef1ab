package io.kilorack.quantity;

/// A closed range of a figure, in the figure's own unit. What it covers (P10–P90, low–high price) stands
/// in the
/// figure's formula.
public record Span(double low, double high) {
    public Span {
        if (!(low <= high)) {
            throw new IllegalArgumentException("span needs low <= high; have %s and %s".formatted(low, high));
        }
    }

    /// `value` widened by `share` (0.12 = ±12 %) to both sides.
    public static Span around(double value, double share) {
        double d = Math.abs(value) * Guard.notNegative("share", share);
        return new Span(value - d, value + d);
    }

    public Span plus(Span other) {
        return new Span(low + other.low, high + other.high);
    }

    public Span times(double factor) {
        return factor >= 0 ? new Span(low * factor, high * factor) : new Span(high * factor, low * factor);
    }
}
