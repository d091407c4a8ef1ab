package io.kilorack.quantity;

/// Where a fact or formula comes from, as text a reader can follow (paper and section, data sheet,
/// standard and
/// clause).
public record Source(String text, Confidence confidence) {
    public static Source of(String text) {
        return new Source(text, Confidence.UNSTATED);
    }
}
