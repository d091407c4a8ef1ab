package io.kilorack.desktop.floor;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Palette;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;

/// What the colours of the floor mean, over its corner.
final class Legend extends Painted {
    private static final double WIDTH = 218;
    private static final double PAD = 12;

    private final FloorPane floor;

    Legend(FloorPane floor, ObservableValue<Palette> palette) {
        super(palette);
        this.floor = floor;
        getStyleClass().add("legend");
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        floor.onColours(this::changed);
        changed();
    }

    private void changed() {
        FloorColours colours = floor.colours();
        double height = LegendPainter.columnHeight(colours, 1) + 2 * PAD - 6;
        setMinSize(WIDTH, height);
        setPrefSize(WIDTH, height);
        setMaxSize(WIDTH, height);
        setVisible(!colours.legend().isEmpty());
        setAccessibleText(Texts.get(
                "legend.spoken",
                colours.title(),
                colours.legend().stream().map(e -> e.label() + " " + e.racks()).collect(Collectors.joining(", "))));
        repaint();
    }

    @Override
    protected void paint(CanvasSurface surface, double width, double height) {
        surface.fillRound(0.5, 0.5, width - 1, height - 1, 6, Ink.PAPER);
        surface.strokeRound(0.5, 0.5, width - 1, height - 1, 6, Ink.HAIRLINE, 1);
        LegendPainter.column(surface, floor.colours(), PAD, PAD, width - 2 * PAD, 1);
    }
}
