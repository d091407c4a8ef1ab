package io.kilorack.desktop.views;

import io.kilorack.desktop.texts.Texts;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Pieces that the forms of the exposure view share: labelled lines, a line for what is wrong, and "who, on
/// what ground".
final class LawForm {
    private LawForm() {}

    static TextField field(String key, String text, int columns) {
        var field = new TextField(text);
        field.setPrefColumnCount(columns);
        field.setAccessibleText(Texts.get(key));
        return field;
    }

    static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    static Label wrapped(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// What is wrong with the form; takes no room while nothing is.
    static Label refusal() {
        Label label = wrapped("", "refusal");
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// A line of a form: what, and its control.
    static void line(GridPane grid, String key, Node control) {
        int row = grid.getRowCount();
        Label label = muted(Texts.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        grid.add(label, 0, row);
        if (control instanceof Region region) {
            region.setMinWidth(0);
        }
        grid.add(control, 1, row);
        GridPane.setHgrow(control, Priority.ALWAYS);
    }

    /// Two fields for the ends of an interval.
    static HBox pair(TextField low, TextField high) {
        var box = new HBox(6, low, muted("–"), high);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// Headings of a grid.
    static void head(GridPane grid, String... keys) {
        for (int c = 0; c < keys.length; c++) {
            var label = new Label(Texts.get(keys[c]));
            label.getStyleClass().add("head");
            grid.add(label, c, 0);
        }
    }

    /// The number in a field: empty when the field is, nothing at all when it does not hold one.
    static Optional<OptionalDouble> number(TextField field) {
        String text = field.getText().strip().replace(',', '.');
        if (text.isEmpty()) {
            return Optional.of(OptionalDouble.empty());
        }
        try {
            return Optional.of(OptionalDouble.of(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
