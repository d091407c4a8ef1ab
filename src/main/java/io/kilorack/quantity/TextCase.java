package io.kilorack.quantity;

import java.util.Locale;

/// Upper and lower case of texts that stand alone, whatever the user's locale.
public final class TextCase {
    private TextCase() {}

    /// With a capital, as a line of its own begins.
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
