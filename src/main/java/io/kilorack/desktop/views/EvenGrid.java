package io.kilorack.desktop.views;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Children in columns of one width, as many as fit, filling the row; each row as high as its highest.
final class EvenGrid extends Pane {
    private final double least;
    private final double gap;

    /// @param least width of a column below which there are fewer of them; 0: that of the widest child
    EvenGrid(double least, double gap) {
        this.least = least;
        this.gap = gap;
    }

    void add(Region child) {
        getChildren().add(child);
    }

    private int columns(double width) {
        double each = least;
        if (each == 0) {
            for (Node child : getManagedChildren()) {
                each = Math.max(each, child.prefWidth(-1));
            }
        }
        int n = getManagedChildren().size();
        int most = (int) Math.clamp(Math.floor((width + gap) / (each + gap)), 1, Math.max(1, n));
        // rows as even as they can be: 5 + 4 rather than 8 + 1
        int rows = (n + most - 1) / most;
        return rows == 0 ? 1 : (n + rows - 1) / rows;
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    private double rowHeight(List<Node> children, int from, int columns, double width) {
        double most = 0;
        for (int i = from; i < Math.min(children.size(), from + columns); i++) {
            most = Math.max(most, children.get(i).prefHeight(width));
        }
        return most;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Node> children = getManagedChildren();
        double room = inner(width < 0 ? Math.max(getWidth(), least) : width);
        int columns = columns(room);
        double each = (room - gap * (columns - 1)) / columns;
        double sum = 0;
        for (int i = 0; i < children.size(); i += columns) {
            sum += rowHeight(children, i, columns, each) + (i > 0 ? gap : 0);
        }
        return sum + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return least;
    }

    @Override
    protected void layoutChildren() {
        List<Node> children = getManagedChildren();
        double room = inner(getWidth());
        int columns = columns(room);
        double each = (room - gap * (columns - 1)) / columns;
        double y = snappedTopInset();
        for (int i = 0; i < children.size(); i += columns) {
            double height = rowHeight(children, i, columns, each);
            for (int j = i; j < Math.min(children.size(), i + columns); j++) {
                children.get(j)
                        .resizeRelocate(
                                snapPositionX(snappedLeftInset() + (j - i) * (each + gap)), y, snapSizeX(each), height);
            }
            y += height + gap;
        }
    }
}
