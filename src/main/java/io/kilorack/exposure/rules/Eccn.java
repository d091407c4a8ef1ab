package io.kilorack.exposure.rules;

/// Value of `derived.eccn` while a case is judged: which classifications are certain and which cannot be
/// excluded, as bit sets over
/// the codes of the rule base.
public record Eccn(int certain, int possible) {
    public static final Eccn NONE = new Eccn(0, 0);
}
