package io.kilorack.desktop.shell;

import io.kilorack.desktop.inspector.FigureTree;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// How a figure comes about, beside where it was clicked: what adds up to it, each part with formula,
/// sources, confidence. Lies inside the window, so that it follows the theme and a test can see it; Escape
/// or a click elsewhere closes it.
public final class Breakdown extends Pane {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 380;

    private final VBox card = new VBox();
    private @Nullable Node focusBefore;

    public Breakdown() {
        setId("breakdown");
        setVisible(false);
        setManaged(false);
        setPickOnBounds(true);
        card.getStyleClass().add("popover");
        card.setPrefWidth(WIDTH);
        card.setMaxHeight(HEIGHT);
        getChildren().setAll(card);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
                e.consume();
            }
        });
        addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
    }

    public void open(Figure figure, Node beside) {
        focusBefore = beside;
        fill(figure);
        setVisible(true);
        applyCss();
        double height = Math.min(HEIGHT, card.prefHeight(WIDTH));
        Bounds at = sceneToLocal(beside.localToScene(beside.getBoundsInLocal()));
        double x = at.getMinX();
        double y = at.getMaxY() + 4;
        if (at.getMinX() > getWidth() * 0.6) {
            x = at.getMinX() - WIDTH - 8;
            y = at.getMinY();
        }
        x = Math.clamp(x, 8, Math.max(8, getWidth() - WIDTH - 8));
        y = Math.clamp(y, 8, Math.max(8, getHeight() - height - 8));
        card.resizeRelocate(x, y, WIDTH, height);
        card.requestFocus();
    }

    public void close() {
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        // the card is placed by open
    }

    private void fill(Figure figure) {
        var title = new Label(figure.label());
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        FigureText text = FigureText.noted(figure);
        var number = new Label(text.number());
        number.getStyleClass().add("kpi-number");
        var unit = new Label(text.unit());
        unit.getStyleClass().add("kpi-unit");
        var value = new HBox(number, unit);
        value.getStyleClass().add("kpi-line");
        var notes = new VBox();
        notes.getStyleClass().add("breakdown-notes");
        note(notes, "figure.formula", figure.formula());
        note(
                notes,
                "figure.sources",
                figure.sources().stream().map(Source::text).distinct().collect(Collectors.joining("\n")));
        if (figure.confidence() != Confidence.UNSTATED) {
            note(
                    notes,
                    "figure.confidence",
                    Texts.get("confidence." + figure.confidence().name()));
        }
        note(
                notes,
                "figure.unknowns",
                figure.unknowns().stream().distinct().limit(8).collect(Collectors.joining(", ")));
        card.getChildren().setAll(title, value);
        if (!notes.getChildren().isEmpty()) {
            var scroll = new ScrollPane(notes);
            scroll.setFitToWidth(true);
            scroll.getStyleClass().add("flat-scroll");
            scroll.setMinHeight(Math.min(110, 20 * notes.getChildren().size() + 4));
            scroll.setMaxHeight(130);
            card.getChildren().add(scroll);
        }
        if (!figure.parts().isEmpty()) {
            var tree = FigureTree.of(figure.parts());
            VBox.setVgrow(tree, Priority.ALWAYS);
            card.getChildren().add(tree);
        }
        card.setAccessibleText(figure.label() + " " + text);
        card.setFocusTraversable(true);
    }

    private static void note(VBox notes, String key, String text) {
        if (text.isBlank()) {
            return;
        }
        var label = new Label(Texts.get(key) + ": " + text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        notes.getChildren().add(label);
    }
}
