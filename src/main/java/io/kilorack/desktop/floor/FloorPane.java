package io.kilorack.desktop.floor;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Hall;
import io.kilorack.plan.layout.Floor;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorPainter;
import io.kilorack.report.draw.FloorScene;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface.Dash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The hall to scale. Two canvases: the room with its racks, repainted when the plan, the view or the
/// colours change, and above it the overlay (selection, drag previews, rubber band), repainted alone while
/// something is dragged.
public final class FloorPane extends Region {
    static final double MARGIN = 24;
    private static final double CLOSEST = 400;

    private final Workspace workspace;
    private final ObjectProperty<FloorColour> colour = new SimpleObjectProperty<>(FloorColour.FAMILY);
    private final ObjectProperty<@Nullable FloorView> view = new SimpleObjectProperty<>();
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final Painted room;
    private final Painted overlay;
    private final Rectangle clip = new Rectangle();
    private FloorScene scene;
    private Floor floor;
    private Families families;
    private FloorColours colours;
    private FloorPainter painter;
    private FloorOverlay shown = FloorOverlay.NONE;
    private OptionalDouble guideX = OptionalDouble.empty();
    private OptionalDouble guideY = OptionalDouble.empty();
    private boolean fitted = true;
    private Consumer<String> onOpenRack = _ -> {};
    private Consumer<Optional<String>> onHover = _ -> {};
    private final List<Runnable> colourListeners = new java.util.ArrayList<>();
    private long lastPaintNanos;

    public FloorPane(Workspace workspace, ObservableValue<Palette> palette) {
        this.workspace = workspace;
        setId("floor");
        getStyleClass().add("floor");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription(Texts.get("floor.role"));
        Hall hall = hall();
        families = Families.of(workspace.plan(), workspace.catalog());
        scene = FloorScene.of(hall, workspace.catalog());
        floor = new Floor(hall, workspace.sizes());
        colours = FloorColours.of(
                scene, colour.get(), families, workspace.assessment().orElse(null));
        painter = new FloorPainter(families);
        room = new Painted(palette) {
            @Override
            protected void paint(CanvasSurface surface, double width, double height) {
                long start = System.nanoTime();
                FloorView now = view();
                painter.paintRoom(surface, scene.hall(), now);
                painter.paintRacks(surface, scene, colours, now);
                lastPaintNanos = System.nanoTime() - start;
            }
        };
        overlay = new Painted(palette) {
            @Override
            protected void paint(CanvasSurface surface, double width, double height) {
                HighlightPainter.paint(
                        surface, scene, view(), workspace.highlightProperty().get());
                paintGuides(surface, width, height);
                painter.paintOverlay(surface, scene, view(), shown);
            }
        };
        room.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        setClip(clip);
        getChildren().setAll(room, overlay);
        listen();
        new FloorMouse(this, workspace).install();
        new FloorKeys(this, workspace).install();
        describe();
    }

    private void listen() {
        workspace.planProperty().subscribe((before, now) -> {
            if (before != now) {
                rebuild();
            }
        });
        workspace.catalogProperty().subscribe((_, _) -> rebuild());
        workspace.hallIdProperty().subscribe((_, _) -> {
            rebuild();
            fit();
        });
        workspace.assessmentProperty().subscribe((_, _) -> recolour());
        workspace.highlightProperty().subscribe((_, _) -> overlay.repaint());
        colour.subscribe((_, _) -> recolour());
        workspace.selectionProperty().subscribe(_ -> {
            show(new FloorOverlay(workspace.selection().rackIds(), shown.hovered(), shown.drops(), shown.band()));
            describe();
        });
        view.subscribe(v -> {
            if (v != null) {
                zoom.set(v.scale() / 50);
            }
            room.repaint();
            overlay.repaint();
        });
    }

    private Hall hall() {
        String id = workspace.hallIdProperty().get();
        return Selections.hall(workspace.plan(), id)
                .or(() -> Selections.halls(workspace.plan()).findFirst())
                .orElseGet(() ->
                        new Hall("", "", 12, 8, 3, OptionalDouble.empty(), 600, "", List.of(), List.of(), List.of()));
    }

    private void rebuild() {
        Hall hall = hall();
        if (hall != scene.hall() || !scene.hall().equals(hall)) {
            boolean otherRoom = hall.widthM() != scene.hall().widthM()
                    || hall.depthM() != scene.hall().depthM();
            families = Families.of(workspace.plan(), workspace.catalog());
            painter = new FloorPainter(families);
            scene = FloorScene.of(hall, workspace.catalog());
            floor = new Floor(hall, workspace.sizes());
            if (otherRoom) {
                fit();
            }
        }
        recolour();
        describe();
    }

    private void recolour() {
        colours = FloorColours.of(
                scene, colour.get(), families, workspace.assessment().orElse(null));
        room.repaint();
        overlay.repaint();
        colourListeners.forEach(Runnable::run);
    }

    /// Called when the colours, and so the legend, changed.
    void onColours(Runnable listener) {
        colourListeners.add(listener);
    }

    private void describe() {
        int selected = workspace.selection().rackIds().size();
        setAccessibleText(
                Texts.get("floor.spoken", scene.hall().name(), String.valueOf(scene.size()), String.valueOf(selected)));
    }

    private void paintGuides(CanvasSurface surface, double width, double height) {
        FloorView now = view();
        guideX.ifPresent(
                x -> surface.line(now.x(x), 0, now.x(x), height, io.kilorack.report.draw.Ink.ACCENT, 1, Dash.DASHED));
        guideY.ifPresent(
                y -> surface.line(0, now.y(y), width, now.y(y), io.kilorack.report.draw.Ink.ACCENT, 1, Dash.DASHED));
    }

    /// Shows guide lines where a drag aligned to an edge.
    void guides(OptionalDouble x, OptionalDouble y) {
        guideX = x;
        guideY = y;
        overlay.repaint();
    }

    /// Shows another overlay.
    void show(FloorOverlay value) {
        if (!value.equals(shown)) {
            shown = value;
            overlay.repaint();
        }
    }

    FloorOverlay shown() {
        return shown;
    }

    public FloorScene floorScene() {
        return scene;
    }

    Floor floor() {
        return floor;
    }

    public FloorColours colours() {
        return colours;
    }

    public FloorPainter painter() {
        return painter;
    }

    public ObjectProperty<FloorColour> colourProperty() {
        return colour;
    }

    /// 1 when a metre is 50 pixels wide.
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    public ObjectProperty<@Nullable FloorView> viewProperty() {
        return view;
    }

    /// Time of the latest painting of the room [ns].
    public long lastPaintNanos() {
        return lastPaintNanos;
    }

    public FloorView view() {
        FloorView now = view.get();
        if (now == null) {
            now = wholeHall();
            view.set(now);
        }
        return now;
    }

    /// Shows the whole hall, and keeps doing so while the window is resized, until somebody zooms or pans.
    public void fit() {
        fitted = true;
        if (getWidth() > 0) {
            view.set(wholeHall());
        }
    }

    private FloorView wholeHall() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        double w = scene.hall().widthM();
        double d = scene.hall().depthM();
        return FloorView.fit(w, d, width, height, MARGIN, 1);
    }

    /// Zooms so that what lies at the point stays there.
    public void zoomAt(double x, double y, double factor) {
        FloorView now = view();
        double smallest = FloorView.fit(scene.hall().widthM(), scene.hall().depthM(), getWidth(), getHeight(), 0, 1)
                        .scale()
                / 4;
        double wanted = Math.clamp(now.scale() * factor, smallest, CLOSEST);
        fitted = false;
        view.set(now.zoomedAt(x, y, wanted / now.scale()));
    }

    public void zoom(double factor) {
        zoomAt(getWidth() / 2, getHeight() / 2, factor);
    }

    public void pan(double dx, double dy) {
        fitted = false;
        view.set(view().moved(dx, dy));
    }

    /// Brings racks into view, zooming out only when they do not fit.
    public void reveal(Iterable<String> rackIds) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (String id : rackIds) {
            int i = scene.indexOf(id);
            if (i >= 0) {
                left = Math.min(left, scene.x(i));
                top = Math.min(top, scene.y(i));
                right = Math.max(right, scene.x(i) + scene.width(i));
                bottom = Math.max(bottom, scene.y(i) + scene.depth(i));
            }
        }
        if (left > right || getWidth() <= 0) {
            return;
        }
        FloorView now = view();
        boolean inside =
                now.x(left) >= 0 && now.x(right) <= getWidth() && now.y(top) >= 0 && now.y(bottom) <= getHeight();
        if (inside) {
            return;
        }
        double scale =
                Math.min(now.scale(), Math.min(getWidth() / (right - left + 2), getHeight() / (bottom - top + 2)));
        fitted = false;
        view.set(new FloorView(
                scale,
                getWidth() / 2 - (left + right) / 2 * scale,
                getHeight() / 2 - (top + bottom) / 2 * scale,
                getWidth(),
                getHeight(),
                1));
    }

    /// The rack under a point of this pane.
    Optional<String> rackAt(double x, double y) {
        int i = scene.rackAt(view().metresX(x), view().metresY(y));
        return i < 0 ? Optional.empty() : Optional.of(scene.rack(i).id());
    }

    /// Tells who shows hover text which rack is under the pointer.
    public void onHover(Consumer<Optional<String>> value) {
        onHover = value;
    }

    void hovered(Optional<String> rackId) {
        onHover.accept(rackId);
    }

    public void onOpenRack(Consumer<String> value) {
        onOpenRack = value;
    }

    void openRack(String id) {
        workspace.select(Selection.of(Selection.Kind.RACK, id));
        onOpenRack.accept(id);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        clip.setWidth(w);
        clip.setHeight(h);
        FloorView now = view.get();
        if (w > 0 && h > 0 && (now == null || now.width() != w || now.height() != h)) {
            if (fitted || now == null) {
                fit();
            } else {
                view.set(now.sized(w, h));
            }
        }
        room.resizeRelocate(0, 0, w, h);
        overlay.resizeRelocate(0, 0, w, h);
    }
}
