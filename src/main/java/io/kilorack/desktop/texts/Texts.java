package io.kilorack.desktop.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/// Texts by key, in the language of the system where we have it, else in English. A key without a text
/// shows as itself, which a test does not let pass.
public final class Texts {
    private static final Properties ENGLISH = read("en");
    private static volatile Properties chosen = forLanguage(Locale.getDefault().getLanguage());

    private Texts() {}

    /// The text of `key` with `{0}`, `{1}` … filled in. Arguments are texts: numbers are formatted by the
    /// caller.
    public static String get(String key, Object... arguments) {
        String pattern = chosen.getProperty(key);
        if (pattern == null) {
            pattern = ENGLISH.getProperty(key, key);
        }
        return arguments.length == 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /// True when there is a text for `key`.
    public static boolean has(String key) {
        return ENGLISH.containsKey(key);
    }

    /// Switches the language of texts made from now on.
    public static void use(String language) {
        chosen = forLanguage(language);
    }

    private static Properties forLanguage(String language) {
        if (language.equals("en") || Texts.class.getResource(file(language)) == null) {
            return ENGLISH;
        }
        return read(language);
    }

    private static String file(String language) {
        return "/io/kilorack/desktop/texts_" + language + ".properties";
    }

    private static Properties read(String language) {
        var texts = new Properties();
        try (var in = Texts.class.getResourceAsStream(file(language))) {
            if (in == null) {
                throw new IllegalStateException("no texts for " + language);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
