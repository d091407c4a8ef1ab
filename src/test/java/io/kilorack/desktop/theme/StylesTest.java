package io.kilorack.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kilorack.report.draw.Ink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Style sheets name colours by purpose only, and only purposes that exist: then light and dark differ in
/// the palettes alone.
class StylesTest {
    private static String css() throws IOException {
        try (var in =
                Objects.requireNonNull(StylesTest.class.getResourceAsStream("/io/kilorack/desktop/kilorack.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyInkNamedExists() throws IOException {
        Set<String> known = Arrays.stream(Ink.values()).map(Theme::name).collect(Collectors.toSet());
        var unknown = new TreeSet<String>();
        var used = Pattern.compile("-ink-[a-z0-9-]+").matcher(css());
        while (used.find()) {
            if (!known.contains(used.group())) {
                unknown.add(used.group());
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void noColourIsWrittenAsAValueExceptShadowsAndVeils() throws IOException {
        var literal = new TreeSet<String>();
        var hex = Pattern.compile("#[0-9a-fA-F]{3,8}\\b").matcher(css());
        while (hex.find()) {
            literal.add(hex.group());
        }
        assertEquals(Set.of(), literal);
    }
}
