package io.kilorack.desktop.floor;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Palette;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;

/// What the colours of the floor mean: running text under it, in as many lines as it needs, so that it
/// never covers a rack.
final class Legend extends Painted {
    private static final double PAD_X = 14;
    private static final double PAD_Y = 7;

    private final FloorPane floor;
    private final Canvas ruler = new Canvas(1, 1);

    Legend(FloorPane floor, ObservableValue<Palette> palette) {
        super(palette);
        this.floor = floor;
        getStyleClass().add("legend");
        setAccessibleRole(AccessibleRole.TEXT);
        floor.onColours(this::changed);
        changed();
    }

    private void changed() {
        FloorColours colours = floor.colours();
        setVisible(!colours.legend().isEmpty());
        setManaged(isVisible());
        setAccessibleText(Texts.get(
                "legend.spoken",
                colours.title(),
                colours.legend().stream().map(e -> e.label() + " " + e.racks()).collect(Collectors.joining(", "))));
        repaint();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width > 0 ? width : Math.max(400, getWidth());
        var measure = CanvasSurface.begin(ruler, palette(), 1);
        return Math.ceil(
                LegendPainter.rows(measure, floor.colours(), PAD_X, PAD_Y, room - 2 * PAD_X, 1) + 2 * PAD_Y - 3);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void paint(CanvasSurface surface, double width, double height) {
        LegendPainter.rows(surface, floor.colours(), PAD_X, PAD_Y, width - 2 * PAD_X, 1);
    }
}
