package io.kilorack.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/// The text of numbers: three significant figures, SI prefix by magnitude, "≥" for lower bounds, "±" for
/// bands.
/// The same on screen, paper and command line. Decimal point and thin group spaces, in every language, as
/// engineers
/// write.
public final class NumberText {
    private static final Set<String> PREFIXED = Set.of(
            "W", "VA", "Wh", "B", "B/s", "bit/s", "FLOP/s", "FLOP", "tokens/s", "tokens/USD", "tokens", "g", "Hz");
    private static final String[] PREFIX = {"", "k", "M", "G", "T", "P", "E", "Z", "Y"};

    private NumberText() {}

    /// Three significant figures without unit: `1 234 567` is `1 230 000`, `0.012345` is `0.0123`.
    public static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        // BigDecimal, because rounding may carry into a new digit (999.6 is 1 000, not 1 000.0) and doubles cannot say
        // so
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        int magnitude = rounded.precision() - rounded.scale() - 1;
        return format(rounded.doubleValue(), Math.clamp(2 - magnitude, 0, 9));
    }

    /// A fact as it was stated: whole numbers below a million in full (`8` supplies, `1 225` kg),
    /// others with
    /// three significant figures.
    public static String stated(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? fixed(value, 0) : plain(value);
    }

    /// All digits of the whole part, `decimals` places, trailing zeros kept.
    public static String fixed(double value, int decimals) {
        return format(value, decimals);
    }

    /// Value and unit with an SI prefix where the unit takes one: `2.31 MW`, `1.42 Mtokens/s` reads `1.42 M
    /// tokens/s`.
    public static String withUnit(double value, String unit) {
        if (unit.isEmpty()) {
            // A count is a whole number: 52 racks, not 52.0.
            return value == Math.rint(value) && Math.abs(value) < 1000 ? fixed(value, 0) : plain(value);
        }
        if (unit.equals("USD")) {
            return "$" + money(value);
        }
        if (!PREFIXED.contains(unit)) {
            return plain(value) + " " + unit;
        }
        int step = 0;
        double v = value;
        while (Math.abs(v) >= 999.5 && step < PREFIX.length - 1) {
            v /= 1000;
            step++;
        }
        String space = unit.startsWith("tokens") && step > 0 ? " " : "";
        return plain(v) + " " + PREFIX[step] + space + unit;
    }

    /// A difference with its sign: `+38.0 kW`, `−1.20 t`; whole pieces without a unit as `+16`; of
    /// shares as `+4.68 points`, because a change of 5 % and a change by 5 % are not the same.
    public static String signed(double value, String unit) {
        boolean pieces = unit.isEmpty() && value == Math.rint(value) && Math.abs(value) < 1e9;
        String size =
                pieces ? fixed(Math.abs(value), 0) : withUnit(Math.abs(value), unit.equals("%") ? "points" : unit);
        return (value < 0 ? "−" : "+") + size;
    }

    /// The figure as one text: `≥ 2.31 MW`, `1.42 M tokens/s ±12 %`, `unknown`.
    public static String of(Figure figure) {
        if (figure.value().isEmpty()) {
            return "unknown";
        }
        double v = figure.value().getAsDouble();
        String text = (figure.lowerBound() ? "≥ " : "") + withUnit(v, figure.unit());
        Span band = figure.band();
        if (band == null || v == 0) {
            return text;
        }
        double up = (band.high() - v) / Math.abs(v);
        double down = (v - band.low()) / Math.abs(v);
        if (Math.max(up, down) < 0.0005) {
            return text;
        }
        if (Math.abs(up - down) < 0.005 && up < 0.005) {
            return text + " ±" + fixed(up * 100, 1) + " %";
        }
        if (Math.abs(up - down) < 0.005) {
            return text + " ±" + Math.round(up * 100) + " %";
        }
        return (figure.lowerBound() ? "≥ " : "") + withUnit(band.low(), figure.unit()) + " – "
                + withUnit(band.high(), figure.unit());
    }

    private static String money(double value) {
        double a = Math.abs(value);
        if (a >= 999.5e6) {
            return plain(value / 1e9) + " B";
        }
        if (a >= 999.5e3) {
            return plain(value / 1e6) + " M";
        }
        return a >= 999.5 ? plain(value / 1e3) + " k" : plain(value);
    }

    private static String format(double value, int decimals) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u202f');
        symbols.setMinusSign('−');
        String pattern = "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "");
        return new DecimalFormat(pattern, symbols).format(value);
    }

    /// A number of things: `1 rack`, `1 188 racks`. For words whose plural only takes an s.
    public static String count(long n, String one) {
        return fixed(n, 0) + " " + one + (n == 1 ? "" : "s");
    }
}
