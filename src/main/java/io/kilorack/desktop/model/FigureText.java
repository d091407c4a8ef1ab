package io.kilorack.desktop.model;

import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// A figure's text cut in two, so that the number can stand out and the unit step back: `≥ 2.31` and `MW`.
public record FigureText(String number, String unit) {
    private static final Pattern NUMBER = Pattern.compile("^((?:≥ )?\\$?[−\\d.\\u202f]+)\\s*(.*)$");

    public static FigureText of(Figure figure) {
        double value = figure.value().orElse(Double.NaN);
        if (figure.unit().isEmpty() && value == Math.rint(value) && Math.abs(value) < 1e6) {
            return new FigureText((figure.lowerBound() ? "≥ " : "") + NumberText.fixed(value, 0), "");
        }
        return cut(NumberText.of(figure));
    }

    /// The same with the word that no measurement stands behind a prediction, where a band would stand.
    public static FigureText noted(Figure figure) {
        FigureText text = of(figure);
        if (!Accuracy.notValidated(figure)) {
            return text;
        }
        String note = Texts.get("figure.notValidated");
        return new FigureText(text.number, text.unit.isEmpty() ? note : text.unit + " · " + note);
    }

    public static FigureText of(double value, String unit) {
        return cut(NumberText.withUnit(value, unit));
    }

    public static FigureText of(OptionalDouble value, String unit) {
        return value.isPresent() ? of(value.getAsDouble(), unit) : new FigureText("unknown", "");
    }

    /// Cuts a text of [NumberText]; a text without a leading number stays whole.
    public static FigureText cut(String text) {
        int range = text.indexOf(" – ");
        if (range > 0) {
            FigureText low = cut(text.substring(0, range));
            FigureText high = cut(text.substring(range + 3));
            // 38.3 – 58.1 days: the unit once where both ends have the same
            return low.unit.equals(high.unit)
                    ? new FigureText(low.number + " – " + high.number, high.unit)
                    : new FigureText(text, "");
        }
        var match = NUMBER.matcher(text);
        if (!match.matches()) {
            return new FigureText(text, "");
        }
        return new FigureText(match.group(1), match.group(2));
    }

    /// A signed difference that is worth showing (`+38.0 kW`), or an empty text when nothing visible
    /// changed.
    public static String delta(OptionalDouble before, OptionalDouble after, String unit) {
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        double change = after.getAsDouble() - before.getAsDouble();
        double scale = Math.max(Math.abs(before.getAsDouble()), Math.abs(after.getAsDouble()));
        if (Math.abs(change) <= scale * 1e-9) {
            return "";
        }
        return NumberText.signed(change, unit);
    }

    @Override
    public String toString() {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
