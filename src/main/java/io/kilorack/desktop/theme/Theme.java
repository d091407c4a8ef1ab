package io.kilorack.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Palettes;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/// Light or dark, following the system unless the user chose. Controls take their colours by purpose
/// (`-ink-text`,
/// `-ink-finding-licence` …) from the same [Palette] that the canvas and the paper use, so there is one
/// list of colours.
public final class Theme {
    /// What the user chose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK;

        public static Choice of(String text) {
            try {
                return valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                return SYSTEM;
            }
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Scene scene;
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palettes.light());
    private Choice choice = Choice.SYSTEM;
    private boolean dark;

    /// Sets the base style sheet of a choice before there is a scene: the first control that is made would
    /// else read JavaFX's own, which nobody sees.
    public static void prepare(Choice choice) {
        Application.setUserAgentStylesheet(base(dark(choice)));
    }

    /// @param scene gets the style sheets; its pop-ups inherit them
    public Theme(Scene scene, Choice choice) {
        this.scene = scene;
        this.choice = choice;
        apply(wantsDark());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> follow());
    }

    public void choose(Choice value) {
        choice = value;
        follow();
    }

    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    private void follow() {
        if (wantsDark() != dark) {
            apply(wantsDark());
        }
    }

    private boolean wantsDark() {
        return dark(choice);
    }

    private static boolean dark(Choice choice) {
        return switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply(boolean wantDark) {
        dark = wantDark;
        Palette colours = Stylesheets.palette(wantDark);
        Application.setUserAgentStylesheet(base(wantDark));
        scene.getStylesheets().setAll(Stylesheets.of(wantDark));
        scene.setFill(io.kilorack.desktop.draw.CanvasSurface.toColour(colours.rgba(Ink.PANEL)));
        palette.set(colours);
    }

    /// The compiled form of the base; it is read in a fraction of the time of the text form.
    private static String base(boolean dark) {
        return Objects.requireNonNull((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS());
    }

    /// The name of an ink in style sheets: `-ink-text-muted`.
    public static String name(Ink ink) {
        return "-ink-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
