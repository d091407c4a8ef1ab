package io.kilorack.quantity;

/// How sure a fact or figure is, best first.
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW,
    UNSTATED;

    /// The weaker of the two: a sum is as sure as its least sure part.
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Reads `high`, `medium`, `low` (any case); anything else is [#UNSTATED].
    public static Confidence of(String text) {
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "high" -> HIGH;
            case "medium" -> MEDIUM;
            case "low" -> LOW;
            default -> UNSTATED;
        };
    }
}
