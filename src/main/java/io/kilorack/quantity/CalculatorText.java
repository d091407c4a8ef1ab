package io.kilorack.quantity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Inputs and results of a [Calculator] as text: the same in the window and on the command line.
public final class CalculatorText {
    private CalculatorText() {}

    /// Reads what somebody typed for an input that looks like `example`: `400`, `2.4,1.8`,
    /// `0.25:0.955;0.5:0.965`,
    /// `FR:0.041,CN:0.526`.
    public static Object value(String text, Object example) {
        if (example instanceof Map<?, ?>) {
            var map = new LinkedHashMap<String, Object>();
            for (String part : text.split(",")) {
                int at = part.indexOf(':');
                if (at < 1) {
                    throw new IllegalArgumentException(
                            "%s is not NAME:NUMBER; write for example FR:0.041".formatted(part));
                }
                map.put(part.substring(0, at), scalar(part.substring(at + 1)));
            }
            return map;
        }
        if (example instanceof List<?> list) {
            boolean nested = !list.isEmpty() && list.getFirst() instanceof List;
            if (!nested) {
                return List.of(text.split("[,:]")).stream()
                        .map(CalculatorText::scalar)
                        .toList();
            }
            var rows = new ArrayList<Object>();
            for (String row : text.split(";")) {
                rows.add(List.of(row.split(":")).stream()
                        .map(CalculatorText::scalar)
                        .toList());
            }
            return rows;
        }
        return scalar(text);
    }

    private static Object scalar(String text) {
        String word = text.strip();
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            return word;
        }
    }

    /// A value as it can be typed again, seven significant figures.
    public static String text(Object value) {
        return switch (value) {
            case Number n when Double.isNaN(n.doubleValue()) || Double.isInfinite(n.doubleValue()) -> "not defined";
            case Number n
            when n.doubleValue() == Math.rint(n.doubleValue()) && Math.abs(n.doubleValue()) < 1e12 ->
                String.format(Locale.ROOT, "%.0f", n.doubleValue());
            case Number n ->
                new java.math.BigDecimal(n.doubleValue())
                        .round(new java.math.MathContext(7))
                        .stripTrailingZeros()
                        .toPlainString();
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof List ->
                String.join(
                        ";",
                        list.stream()
                                .map(row -> String.join(
                                        ":",
                                        ((List<?>) row)
                                                .stream()
                                                        .map(CalculatorText::text)
                                                        .toList()))
                                .toList());
            case List<?> list ->
                String.join(",", list.stream().map(CalculatorText::text).toList());
            case Map<?, ?> map ->
                String.join(
                        ",",
                        map.entrySet().stream()
                                .map(e -> e.getKey() + ":" + text(e.getValue()))
                                .toList());
            default -> String.valueOf(value);
        };
    }
}
