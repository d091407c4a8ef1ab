package io.kilorack.desktop.theme;

import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Palettes;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.css.Stylesheet;
import org.jspecify.annotations.Nullable;

/// The window's own style sheets. The build also leaves them in the toolkit's compiled form, so that a
/// start need not set up the parser of the text form; where that form is missing the text serves.
final class Stylesheets {
    private static final String FOLDER = "/io/kilorack/desktop/";
    private static final String CONTROLS = "kilorack";

    private Stylesheets() {}

    /// @param args the folder of the compiled classes, where the compiled form goes
    public static void main(String... args) throws IOException {
        compile(Path.of(args[0] + FOLDER));
    }

    /// Writes the compiled forms into `folder`.
    static void compile(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path text = Files.createTempFile(CONTROLS, ".css");
        try {
            try (var controls =
                    Objects.requireNonNull(resource(CONTROLS + ".css")).openStream()) {
                Files.write(text, controls.readAllBytes());
            }
            compile(text, folder.resolve(CONTROLS + ".bss"));
            for (boolean dark : new boolean[] {false, true}) {
                Files.writeString(text, text(palette(dark)));
                compile(text, folder.resolve(inks(dark) + ".bss"));
            }
        } finally {
            Files.delete(text);
        }
    }

    private static void compile(Path from, Path to) throws IOException {
        Stylesheet.convertToBinary(from.toFile(), to.toFile());
    }

    /// Addresses of the style sheets: the rules for controls, and the colours by purpose.
    static List<String> of(boolean dark) {
        URL controls = resource(CONTROLS + ".bss");
        URL colours = resource(inks(dark) + ".bss");
        return List.of(
                (controls == null ? Objects.requireNonNull(resource(CONTROLS + ".css")) : controls).toExternalForm(),
                colours == null ? inPlace(text(palette(dark))) : colours.toExternalForm());
    }

    private static @Nullable URL resource(String name) {
        return Stylesheets.class.getResource(FOLDER + name);
    }

    private static String inks(boolean dark) {
        return dark ? "inks-dark" : "inks-light";
    }

    static Palette palette(boolean dark) {
        return dark ? Palettes.dark() : Palettes.light();
    }

    private static String inPlace(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.US_ASCII));
    }

    /// The colours of a palette by purpose, as a style sheet.
    static String text(Palette palette) {
        var css = new StringBuilder(".root{");
        for (Ink ink : Ink.values()) {
            css.append(Theme.name(ink))
                    .append(":#")
                    .append("%08x".formatted(palette.rgba(ink)))
                    .append(';');
        }
        return css.append('}').toString();
    }
}
