package io.kilorack.catalog;

import java.util.List;

/// One field of the dictionary: what a cell means, in words and unit. A key means the same in every
/// family of entries.
///
/// @param key stable, snake case, with its unit (`mem_bw_gbs`)
/// @param label as shown on screen and paper
/// @param unit of the number, or empty
/// @param words the allowed words of a [Type#WORDS] field, otherwise empty
/// @param description one sentence
public record Field(String key, String label, String unit, Type type, List<String> words, String description) {
    /// What a cell of the field may hold.
    public enum Type {
        /// a number ≥ 0
        NUMBER,
        /// a whole number ≥ 0
        WHOLE,
        /// a number from 0 to 1
        SHARE,
        /// `yes` or `no`
        FLAG,
        /// one of a few words
        WORDS,
        /// `2026`, `2026-11` or `2026-11-23`
        MONTH,
        /// id of an accelerator of the catalog
        ACCELERATOR,
        TEXT;

        public boolean numeric() {
            return this == NUMBER || this == WHOLE || this == SHARE;
        }
    }

    public Field {
        words = List.copyOf(words);
    }

    /// What is wrong with `text` as a value of this field, as the middle of a sentence; empty when
    /// nothing is.
    public String complaint(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return "holds a control character";
        }
        return switch (type) {
            case NUMBER -> number(text, Double.MAX_VALUE);
            case SHARE -> number(text, 1);
            case WHOLE -> {
                String bad = number(text, 9e15);
                yield bad.isEmpty() && Double.parseDouble(text) != Math.rint(Double.parseDouble(text))
                        ? "should be a whole number"
                        : bad;
            }
            case FLAG -> text.equals("yes") || text.equals("no") ? "" : "should be yes or no";
            case WORDS -> words.contains(text) ? "" : "should be one of " + String.join(", ", words);
            case MONTH ->
                text.matches("\\d{4}(-(0[1-9]|1[0-2])(-\\d{2})?)?") ? "" : "should be a month such as 2026-11";
            case ACCELERATOR, TEXT -> text.isBlank() ? "is blank" : "";
        };
    }

    private static String number(String text, double highest) {
        if (!text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
            return "is not a number";
        }
        double value = Double.parseDouble(text);
        if (value < 0) {
            return "is negative";
        }
        return value <= highest ? "" : "is above " + (highest == 1 ? "1" : "what a number can hold");
    }
}
