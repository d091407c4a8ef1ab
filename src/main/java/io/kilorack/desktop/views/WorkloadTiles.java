package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.TextCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The headline figures of one workload; a click opens how each comes about.
final class WorkloadTiles {
    private static final int MOST = 9;
    /// Width of the narrowest tile.
    private static final double LEAST = 182;

    private WorkloadTiles() {}

    static Node of(WorkloadResult w, BiConsumer<Figure, Node> open) {
        List<Figure> figures = new ArrayList<>(List.of(w.rate()));
        w.days().ifPresent(figures::add);
        w.requestRate().ifPresent(figures::add);
        figures.addAll(w.figures());
        var tiles = new EvenGrid(LEAST, 8);
        tiles.getStyleClass().add("tiles");
        figures.stream().limit(MOST).forEach(f -> tiles.add(tile(f, open)));
        return tiles;
    }

    private static VBox tile(Figure figure, BiConsumer<Figure, Node> open) {
        FigureText text = FigureText.noted(figure);
        var label = new Label(TextCase.capital(figure.label()));
        label.getStyleClass().add("kpi-label");
        var number = new Label(text.number());
        number.getStyleClass().add("kpi-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        var unit = new Label(text.unit());
        unit.getStyleClass().add("kpi-unit");
        unit.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(number, unit);
        line.getStyleClass().add("kpi-line");
        var tile = new VBox(label, line);
        tile.getStyleClass().addAll("tile", "clickable");
        tile.setFocusTraversable(true);
        tile.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        tile.setAccessibleText(figure.label() + " " + text);
        tile.setOnMouseClicked(_ -> open.accept(figure, tile));
        tile.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                open.accept(figure, tile);
                e.consume();
            }
        });
        return tile;
    }
}
