package io.kilorack.desktop.views;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Two cards with what passes between them: beside each other where there is room, else one below the
/// other.
final class PairRow extends Pane {
    /// Below this width the cards stand below each other.
    private static final double LEAST = 540;

    private static final double GAP = 6;

    private final double between;

    /// @param between width of the middle part, where it stands beside the cards
    PairRow(double between) {
        this.between = between;
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double inside(double width) {
        Insets in = getInsets();
        return width - in.getLeft() - in.getRight();
    }

    private static boolean beside(double inside) {
        return inside >= LEAST;
    }

    private double widthOf(int child, double inside) {
        if (!beside(inside)) {
            return inside;
        }
        return child % 2 == 1 ? between : (inside - between) / 2;
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = inside(width < 0 ? getWidth() : width);
        List<Node> children = getManagedChildren();
        double sum = 0;
        double most = 0;
        for (int i = 0; i < children.size(); i++) {
            double height = children.get(i).prefHeight(widthOf(i, inside));
            sum += height + (i > 0 ? GAP : 0);
            most = Math.max(most, height);
        }
        return getInsets().getTop() + getInsets().getBottom() + (beside(inside) ? most : sum);
    }

    @Override
    protected void layoutChildren() {
        double inside = inside(getWidth());
        List<Node> children = getManagedChildren();
        double x = getInsets().getLeft();
        double y = getInsets().getTop();
        double whole = getHeight() - y - getInsets().getBottom();
        for (int i = 0; i < children.size(); i++) {
            Node child = children.get(i);
            double width = widthOf(i, inside);
            double height = beside(inside) ? whole : child.prefHeight(width);
            child.resizeRelocate(x, y, width, height);
            if (beside(inside)) {
                x += width;
            } else {
                y += height + GAP;
            }
        }
    }
}
