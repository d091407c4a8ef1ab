package io.kilorack.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The compiled style sheets say what the text says.
class StylesheetsTest {
    @TempDir
    Path folder;

    private static List<String> rules(Stylesheet sheet) {
        assertFalse(sheet.getRules().isEmpty());
        return sheet.getRules().stream().map(StylesheetsTest::text).toList();
    }

    private static String text(Rule rule) {
        var lines = new ArrayList<String>();
        // a list inside a value is told apart by its address only, as text
        rule.getDeclarations()
                .forEach(d -> lines.add(d.toString().contains("values=") ? d.getProperty() : d.toString()));
        assertFalse(lines.isEmpty());
        return rule.getSelectors() + " " + lines;
    }

    @Test
    void theControlsAreStyledAsWritten() throws IOException {
        Stylesheets.compile(folder);
        Stylesheet text = new CssParser()
                .parse(Objects.requireNonNull(StylesheetsTest.class.getResource("/io/kilorack/desktop/kilorack.css")));
        assertEquals(
                rules(text),
                rules(Stylesheet.loadBinary(
                        folder.resolve("kilorack.bss").toUri().toURL())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theInksAreThoseOfThePalette(boolean dark) throws IOException {
        Stylesheets.compile(folder);
        Stylesheet text = new CssParser().parse(Stylesheets.text(Stylesheets.palette(dark)));
        Path compiled = folder.resolve(dark ? "inks-dark.bss" : "inks-light.bss");
        assertEquals(rules(text), rules(Stylesheet.loadBinary(compiled.toUri().toURL())));
    }
}
