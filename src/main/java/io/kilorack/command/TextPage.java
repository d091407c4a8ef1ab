package io.kilorack.command;

import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Text for a terminal that grows part by part, and how it puts figures and lists.
final class TextPage {
    private static final int MOST_SUBJECTS = 6;

    private final StringBuilder out = new StringBuilder();

    TextPage append(String text) {
        out.append(text);
        return this;
    }

    /// Begins a part.
    void title(String text) {
        out.append(System.lineSeparator()).append(text.toUpperCase(Locale.ROOT)).append(System.lineSeparator());
    }

    /// Says that a list was cut.
    void more(int size, int shown, String what) {
        if (size > shown) {
            out.append("    … and %d more %s; --json lists all%n".formatted(size - shown, what));
        }
    }

    /// The first few of them, and how many more there are.
    static String some(List<String> words) {
        String shown = words.stream().limit(MOST_SUBJECTS).collect(Collectors.joining(", "));
        return words.size() > MOST_SUBJECTS ? shown + " and " + (words.size() - MOST_SUBJECTS) + " more" : shown;
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /// Its value, with what it leaves out and whether it is validated.
    static String figure(Figure figure) {
        String text = NumberText.of(figure);
        if (figure.value().isEmpty() && !figure.unknowns().isEmpty()) {
            return text + " (" + some(figure.unknowns()) + ")";
        }
        if (Accuracy.notValidated(figure)) {
            text += "  (not validated)";
        }
        return figure.lowerBound() ? text + "  (without " + some(figure.unknowns()) + ")" : text;
    }

    /// A limit or a draw [W].
    static String watts(OptionalDouble value) {
        return value.isPresent() ? NumberText.withUnit(value.getAsDouble(), "W") : "no limit set";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
