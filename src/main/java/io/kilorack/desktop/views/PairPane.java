package io.kilorack.desktop.views;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Panes side by side where there is room for them, else one below the other.
final class PairPane extends Pane {
    /// Below this width of one pane they stand below each other.
    private static final double LEAST = 460;
    private static final double GAP = 16;

    void add(Region child) {
        getChildren().add(child);
    }

    private boolean beside(double width) {
        int n = getChildren().size();
        return n > 1 && (width - GAP * (n - 1)) / n >= LEAST;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sum = 0;
        double most = 0;
        for (Node child : getChildren()) {
            double height = child.prefHeight(-1);
            sum += height;
            most = Math.max(most, height);
        }
        return beside(width < 0 ? getWidth() : width) ? most : sum;
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
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        int n = getChildren().size();
        boolean beside = beside(getWidth());
        double width = beside ? (getWidth() - GAP * (n - 1)) / n : getWidth();
        double x = 0;
        double y = 0;
        for (Node child : getChildren()) {
            double height = beside ? getHeight() : child.prefHeight(-1);
            child.resizeRelocate(x, y, width, height);
            if (beside) {
                x += width + GAP;
            } else {
                y += height;
            }
        }
    }
}
