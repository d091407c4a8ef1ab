package io.kilorack.desktop.inspector;

import io.kilorack.desktop.model.FigureText;
import io.kilorack.quantity.Figure;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Figures with what adds up to them, as a tree; the hover of a line has its formula and sources.
public final class FigureTree {
    private static final double ROW = 26;
    private static final int DEEPEST = 6;

    private FigureTree() {}

    public static TreeView<Figure> of(List<Figure> figures) {
        var root = new TreeItem<>(Figure.known("", 0, "").withParts(figures));
        grow(root, 0);
        root.setExpanded(true);
        var tree = new TreeView<>(root);
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.getStyleClass().add("plan-tree");
        tree.setCellFactory(_ -> new Cell());
        tree.setPrefHeight(Math.min(240, ROW * (figures.size() + 1)));
        tree.setMinHeight(Math.min(150, ROW * (figures.size() + 1)));
        return tree;
    }

    private static void grow(TreeItem<Figure> item, int depth) {
        if (depth < DEEPEST) {
            for (Figure part : item.getValue().parts()) {
                var child = new TreeItem<>(part);
                item.getChildren().add(child);
                grow(child, depth + 1);
            }
        }
    }

    private static final class Cell extends TreeCell<Figure> {
        private final Label name = new Label();
        private final Label number = new Label();
        private final Label unit = new Label();
        private final HBox line;
        private final Tooltip hover = new Tooltip();

        Cell() {
            name.setMinWidth(0);
            number.setMinWidth(Region.USE_PREF_SIZE);
            unit.getStyleClass().add("row-unit");
            unit.setMinWidth(Region.USE_PREF_SIZE);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line = new HBox(name, space, number, unit);
            line.getStyleClass().add("row");
            hover.setWrapText(true);
            hover.setMaxWidth(380);
        }

        @Override
        protected void updateItem(@Nullable Figure figure, boolean empty) {
            super.updateItem(figure, empty);
            if (empty || figure == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            FigureText text = FigureText.noted(figure);
            name.setText(figure.label());
            number.setText(text.number());
            unit.setText(text.unit());
            line.prefWidthProperty().unbind();
            line.prefWidthProperty()
                    .bind(getTreeView()
                            .widthProperty()
                            .subtract(88 + 14 * getTreeView().getTreeItemLevel(getTreeItem())));
            setGraphic(line);
            String hint = figure.formula()
                    + figure.sources().stream()
                            .map(s -> "\n" + s.text())
                            .distinct()
                            .limit(3)
                            .collect(Collectors.joining());
            hover.setText(hint.strip());
            setTooltip(hint.isBlank() ? null : hover);
        }
    }
}
