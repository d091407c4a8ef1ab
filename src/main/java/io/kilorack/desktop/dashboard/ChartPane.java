package io.kilorack.desktop.dashboard;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.draw.Palette;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A chart on screen: the same definition and the same painter as on paper. Its title is its spoken text; a
/// click on a bar opens it.
public final class ChartPane extends Painted {
    private static final double PAD = 14;
    private static final double SHORT = 240;

    private final Tooltip hover = new Tooltip();
    private @Nullable Chart chart;

    public ChartPane(ObservableValue<Palette> palette, Consumer<Object> onOpen) {
        super(palette);
        getStyleClass().add("chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        hover.setShowDelay(Duration.millis(250));
        hover.setWrapText(true);
        hover.setMaxWidth(360);
        setOnMouseMoved(e -> regionAt(e.getX(), e.getY())
                .ifPresentOrElse(
                        r -> {
                            setCursor(Cursor.HAND);
                            hover.setText(ChartHints.of(chart, r.target()));
                            if (!hover.getText().isEmpty()) {
                                Tooltip.install(this, hover);
                            }
                        },
                        () -> {
                            setCursor(Cursor.DEFAULT);
                            Tooltip.uninstall(this, hover);
                        }));
        setOnMouseClicked(e -> regionAt(e.getX(), e.getY()).ifPresent(r -> onOpen.accept(r.target())));
    }

    public void show(@Nullable Chart value) {
        chart = value;
        setAccessibleText(value == null ? "" : value.title() + ". " + value.subtitle());
        repaint();
    }

    public @Nullable Chart chart() {
        return chart;
    }

    @Override
    protected void paint(CanvasSurface surface, double width, double height) {
        Chart now = chart;
        if (now != null && width > 3 * PAD && height > 3 * PAD) {
            // Where room is short the bars matter more than how to read them; the hover says that too.
            Chart fitting = height < SHORT ? Subtitles.without(now) : now;
            surface.clipped(
                    0,
                    0,
                    width,
                    height,
                    () -> ChartPainter.paint(surface, fitting, PAD, PAD - 4, width - 2 * PAD, height - 2 * PAD + 8, 1));
        }
    }
}
