package io.kilorack.desktop.draw;

import io.kilorack.report.draw.Palette;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// A region that is one canvas. It is painted in the layout pass, so at most once a frame, and only while
/// it has a size.
public abstract class Painted extends Region {
    private static double renderScale = 1;

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Palette> palette;
    private @Nullable CanvasSurface last;
    private boolean dirty = true;

    protected Painted(ObservableValue<Palette> palette) {
        this.palette = palette;
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        palette.subscribe(_ -> repaint());
        setMinSize(0, 0);
    }

    /// Canvas pixels for each unit of the scene, for pictures finer than the screen. The toolkit itself
    /// cares for screens.
    public static void renderAt(double scale) {
        renderScale = scale;
    }

    /// Asks for a new painting in the next frame.
    public final void repaint() {
        dirty = true;
        requestLayout();
    }

    /// Paints everything; the surface is empty.
    protected abstract void paint(CanvasSurface surface, double width, double height);

    protected Palette palette() {
        return palette.getValue();
    }

    /// What the latest painting named at a point of this region.
    protected Optional<CanvasSurface.Region> regionAt(double x, double y) {
        return last == null ? Optional.empty() : last.regionAt(x, y);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (canvas.getWidth() != width * renderScale || canvas.getHeight() != height * renderScale) {
            canvas.setWidth(width * renderScale);
            canvas.setHeight(height * renderScale);
            canvas.getTransforms().setAll(new Scale(1 / renderScale, 1 / renderScale));
            dirty = true;
        }
        if (dirty && width > 0 && height > 0) {
            dirty = false;
            CanvasSurface surface = CanvasSurface.begin(canvas, palette.getValue(), renderScale);
            paint(surface, width, height);
            last = surface;
        }
    }
}
