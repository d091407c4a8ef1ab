package io.kilorack.desktop.theme;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of one family, by meaning.
public final class Icons {
    private Icons() {}

    public static Node of(Feather icon, int size) {
        var node = new FontIcon(icon);
        node.setIconSize(size);
        node.getStyleClass().add("icon");
        node.setMouseTransparent(true);
        return node;
    }

    /// Mark of a check's severity.
    public static Node check(io.kilorack.assess.Check.Severity severity) {
        Node icon = switch (severity) {
            case ERROR -> tone("bad");
            case WARNING -> tone("warn");
            case INFO -> tone("");
        };
        icon.getStyleClass().add("mark-" + severity.name().toLowerCase(java.util.Locale.ROOT));
        return icon;
    }

    /// Mark of a tone, so that it is not told by colour alone.
    public static Node tone(String tone) {
        return of(
                switch (tone) {
                    case "bad" -> Feather.X_CIRCLE;
                    case "warn" -> Feather.ALERT_TRIANGLE;
                    case "good" -> Feather.CHECK_CIRCLE;
                    default -> Feather.INFO;
                },
                14);
    }
}
