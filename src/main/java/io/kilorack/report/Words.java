package io.kilorack.report;

import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/// Small pieces of text the sections share.
final class Words {
    private Words() {}

    static String count(int n, String one, String many) {
        return NumberText.fixed(n, 0) + " " + (n == 1 ? one : many);
    }

    static String watts(double value) {
        return NumberText.withUnit(value, "W");
    }

    static String watts(OptionalDouble value) {
        return value.isPresent() ? watts(value.getAsDouble()) : "not set";
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? NumberText.fixed(share.getAsDouble() * 100, 0) + " %" : "–";
    }

    static String plain(OptionalDouble value) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) : "unknown";
    }

    /// Value without its band: `≥ 2.31 MW`. Counts have no decimals.
    static String value(Figure figure) {
        return figure.value().isEmpty()
                ? "unknown"
                : (figure.lowerBound() ? "≥ " : "") + amount(figure.value().getAsDouble(), figure.unit());
    }

    private static String amount(double value, String unit) {
        boolean count = value == Math.rint(value) && Math.abs(value) < 1e6 && (unit.isEmpty() || unit.equals("U"));
        return count
                ? NumberText.fixed(value, 0) + (unit.isEmpty() ? "" : " " + unit)
                : NumberText.withUnit(value, unit);
    }

    /// A number of rack units, with a half where there is one.
    static String units(double value) {
        return NumberText.fixed(value, value == Math.rint(value) ? 0 : 1);
    }

    /// The band in words, or what was left out, or nothing.
    static String band(Figure figure) {
        var band = figure.band();
        if (band != null && figure.value().isPresent() && band.high() > band.low()) {
            String low = NumberText.withUnit(band.low(), figure.unit());
            String high = NumberText.withUnit(band.high(), figure.unit());
            // 160 – 204 k tokens/s: the unit once when both have the same
            int at = low.indexOf(' ');
            boolean same =
                    at > 0 && high.endsWith(low.substring(at)) && !figure.unit().equals("USD");
            return (same ? low.substring(0, at) : low) + " – " + high;
        }
        return Accuracy.notValidated(figure) ? "not validated" : "";
    }

    static String confidence(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> "high";
            case MEDIUM -> "medium";
            case LOW -> "low";
            case UNSTATED -> "not stated";
        };
    }

    /// `a`, `a and b`, `a, b and c`, `a, b and 7 more`.
    static String list(Collection<String> words, int most) {
        List<String> all = List.copyOf(words);
        if (all.isEmpty()) {
            return "none";
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        if (all.size() > most) {
            return String.join(", ", all.subList(0, most - 1)) + " and " + (all.size() - most + 1) + " more";
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /// Names with runs pulled together: `A01–A06, B01`. A run has one prefix and numbers of equal length
    /// that rise by one.
    static String ranges(List<String> names, int most) {
        var parts = new java.util.ArrayList<String>();
        int i = 0;
        while (i < names.size()) {
            int j = i;
            while (j + 1 < names.size() && follows(names.get(j), names.get(j + 1))) {
                j++;
            }
            parts.add(j - i >= 2 ? names.get(i) + "–" + names.get(j) : names.get(i));
            i = j - i >= 2 ? j + 1 : i + 1;
        }
        return parts.size() <= most
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, most)) + " and " + (parts.size() - most) + " more groups";
    }

    private static boolean follows(String name, String next) {
        int at = name.length();
        while (at > 0 && Character.isDigit(name.charAt(at - 1)) && name.length() - at < 9) {
            at--;
        }
        if (at == name.length() || next.length() < at || !next.startsWith(name.substring(0, at))) {
            return false;
        }
        String digits = next.substring(at);
        return !digits.isEmpty()
                && digits.length() <= 9
                && digits.chars().allMatch(Character::isDigit)
                && digits.length() >= name.length() - at
                && Integer.parseInt(digits) == Integer.parseInt(name.substring(at)) + 1;
    }
}
