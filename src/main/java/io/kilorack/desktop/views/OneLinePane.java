package io.kilorack.desktop.views;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.CoolingLoads;
import io.kilorack.report.draw.OneLine;
import io.kilorack.report.draw.OneLinePainter;
import io.kilorack.report.draw.OneLinePainter.Playback;
import io.kilorack.report.draw.Palette;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;

/// The one-line diagram on screen: a click on a box, or the arrow keys, chooses a node.
final class OneLinePane extends Painted {
    private static final double PAD = 12;

    private final Consumer<String> onChoose;
    private final Tooltip hover = new Tooltip();
    private static final OneLine EMPTY = new OneLine(List.of(), List.of(), 1, 1);

    private OneLine line = EMPTY;
    private IntFunction<OneLine> layout = _ -> EMPTY;
    private int columns;
    private Playback playback = Playback.NONE;
    private String selected = "";

    OneLinePane(ObservableValue<Palette> palette, Consumer<String> onChoose) {
        super(palette);
        this.onChoose = onChoose;
        setId("one-line");
        getStyleClass().add("chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        hover.setShowDelay(Duration.millis(250));
        hover.setWrapText(true);
        hover.setMaxWidth(420);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        setOnMouseMoved(e -> regionAt(e.getX(), e.getY())
                .filter(r -> r.target() instanceof OneLine.Box)
                .ifPresentOrElse(
                        r -> {
                            setCursor(Cursor.HAND);
                            hover.setText(text((OneLine.Box) r.target()));
                            Tooltip.install(this, hover);
                        },
                        () -> {
                            setCursor(Cursor.DEFAULT);
                            Tooltip.uninstall(this, hover);
                        }));
        setOnMouseClicked(e -> {
            requestFocus();
            regionAt(e.getX(), e.getY()).ifPresent(r -> {
                if (r.target() instanceof OneLine.Box box) {
                    onChoose.accept(box.id());
                }
            });
        });
        setOnKeyPressed(e -> {
            int step = e.getCode() == KeyCode.RIGHT || e.getCode() == KeyCode.DOWN
                    ? 1
                    : e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.UP ? -1 : 0;
            if (step != 0 && !line.boxes().isEmpty()) {
                int now = 0;
                for (int i = 0; i < line.boxes().size(); i++) {
                    now = line.boxes().get(i).members().contains(selected) ? i : now;
                }
                onChoose.accept(line.boxes()
                        .get(Math.floorMod(now + step, line.boxes().size()))
                        .id());
                e.consume();
            }
        });
    }

    /// @param layouts the diagram for a number of boxes side by side
    void show(IntFunction<OneLine> layouts) {
        layout = layouts;
        columns = 0;
        fit(getWidth());
    }

    /// Lays the diagram out for the width there is: equal nodes are drawn as one where they would not fit.
    private void fit(double width) {
        int now = OneLinePainter.columns(width - 2 * PAD);
        if (width > 0 && now != columns) {
            columns = now;
            line = layout.apply(now);
            setMinHeight(OneLinePainter.leastHeight(line) + 2 * PAD);
            setPrefHeight(OneLinePainter.height(line) + 2 * PAD);
            repaint();
        }
    }

    void play(Playback value, String node) {
        playback = value;
        selected = node;
        setAccessibleText(line.boxes().stream()
                .filter(box -> box.members().contains(node))
                .map(OneLinePane::text)
                .findFirst()
                .orElse(""));
        repaint();
    }

    private static String text(OneLine.Box box) {
        var load = box.load();
        if (CoolingLoads.is(box.id())) {
            return "%s: %s at full duty"
                    .formatted(
                            box.count() == 1 ? box.name() : box.title() + " (" + box.names() + ")",
                            OneLinePainter.cooling(box));
        }
        String limit = load.limitWatts().isPresent()
                ? " of " + NumberText.withUnit(load.limitWatts().getAsDouble(), "W")
                : ", no limit set";
        String least = load.unknownDevices() > 0 ? "≥ " : "";
        String text = "%s: %s normally, %s in the worst single failure%s%s"
                .formatted(
                        box.name(),
                        least + NumberText.withUnit(load.normalWatts(), "W"),
                        least + NumberText.withUnit(load.worstWatts(), "W"),
                        limit,
                        load.worstFailure().map(f -> " (loss of " + f + ")").orElse(""));
        if (load.limitWatts().isPresent()) {
            text += ", margin " + NumberText.withUnit(load.limitWatts().getAsDouble() - load.worstWatts(), "W");
        }
        if (load.unknownDevices() > 0) {
            text += "; %d devices of unknown draw left out".formatted(load.unknownDevices());
        }
        if (!box.cooling().isEmpty()) {
            text += "\nCooling on it, at full duty: " + box.cooling().getFirst();
        }
        return box.count() > 1 ? "%s\nThe fullest of %d: %s".formatted(text, box.count(), box.names()) : text;
    }

    @Override
    protected void paint(CanvasSurface surface, double width, double height) {
        OneLinePainter.paint(surface, line, PAD, PAD, width - 2 * PAD, height - 2 * PAD, playback, selected);
    }
}
