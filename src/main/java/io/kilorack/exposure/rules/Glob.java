package io.kilorack.exposure.rules;

import java.util.Locale;

/// A case-insensitive pattern over a whole string, where `*` stands for any run of characters, also none.
public final class Glob {
    private final String[] pieces;

    public Glob(String pattern) {
        pieces = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    }

    /// @param lower the text in lower case
    public boolean matches(String lower) {
        String first = pieces[0];
        if (pieces.length == 1) {
            return lower.equals(first);
        }
        String last = pieces[pieces.length - 1];
        if (!lower.startsWith(first) || lower.length() < first.length() + last.length() || !lower.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = lower.length() - last.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = lower.indexOf(pieces[i], at);
            if (found < 0 || found + pieces[i].length() > end) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return true;
    }
}
