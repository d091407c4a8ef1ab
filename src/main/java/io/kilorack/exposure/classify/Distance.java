package io.kilorack.exposure.classify;

/// How far a value lies from a threshold of a rule in force.
///
/// @param field the figure (`part.tpp`)
/// @param op the comparison the rule makes (`>=`)
/// @param threshold the rule's limit, in the field's unit
/// @param value the part's figure
/// @param ruleId where the threshold stands
public record Distance(String field, String op, double threshold, double value, String ruleId) {
    /// Share beyond which a value no longer counts as near.
    public static final double NEAR = 0.03;
    /// A value that is exactly 3 % away counts as near, whatever the last bit of the division says.
    private static final double ROUNDING = 1e-12;

    /// Value over threshold minus one: −0.013 is 1.3 % below.
    public double share() {
        return value / threshold - 1;
    }

    public boolean sensitive() {
        return Math.abs(share()) <= NEAR + ROUNDING;
    }
}
