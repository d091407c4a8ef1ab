package io.kilorack.exposure.classify;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// How far a value lies from a threshold of a rule in force.
///
/// @param field the figure (`part.tpp`)
/// @param op the comparison the rule makes (`>=`)
/// @param threshold the rule's limit, in the field's unit
/// @param value the part's figure
/// @param ruleId where the threshold stands
/// @param classifies the threshold decides the class, not a licence policy or a duty
public record Distance(String field, String op, double threshold, double value, String ruleId, boolean classifies) {
    /// A distance to a threshold that classifies.
    public Distance(String field, String op, double threshold, double value, String ruleId) {
        this(field, op, threshold, value, ruleId, true);
    }

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

    /// The figure in words (`TPP`), with its unit where it has one.
    public String label() {
        return switch (field) {
            case "part.tpp" -> "TPP";
            case "part.pd" -> "performance density";
            case "part.io_bidirectional_gb_s" -> "transfer rate [GB/s]";
            case "part.dram_bandwidth_gb_s" -> "memory bandwidth [GB/s]";
            case "part.hbm_density_gb_s_mm2" -> "bandwidth density [GB/s/mm²]";
            default -> field;
        };
    }

    /// One phrase: `TPP 2 368 is 1.3 % below 2 400 (US-3A090B-2023)`.
    public String words() {
        String far = share() == 0
                ? "exactly"
                : String.format(Locale.ROOT, "%.1f %% %s", Math.abs(share()) * 100, share() < 0 ? "below" : "above");
        return "%s %s is %s %s (%s)".formatted(label(), number(value), far, number(threshold), ruleId);
    }

    /// A figure without needless digits, grouped by narrow spaces as everywhere: a comma may be read
    /// as a decimal sign.
    public static String number(double value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        return new DecimalFormat("#,##0.###", symbols).format(value);
    }
}
