package io.kilorack.desktop.rack;

import io.kilorack.desktop.draw.CanvasSurface;
import io.kilorack.desktop.draw.Painted;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.report.draw.FaceLayout;
import io.kilorack.report.draw.FaceOverlay;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.RackFace;
import io.kilorack.report.draw.RackFacePainter;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import org.jspecify.annotations.Nullable;

/// Front and rear elevation of one rack, side by side where there is room.
public final class RackPane extends Painted {
    private static final double BOTH_FROM = 360;
    private static final double HEAD = 18;
    private static final double GAP = 12;
    private static final double READABLE = 210;

    private final Workspace workspace;
    private final RackFacePainter painter = new RackFacePainter();
    private String rackId = "";
    private @Nullable RackFace face;
    private Device.Face only = Device.Face.FRONT;
    private @Nullable FaceLayout front;
    private @Nullable FaceLayout rear;
    private @Nullable String hovered;
    private FaceOverlay.@Nullable Drop drop;
    private Device.Face dropSide = Device.Face.FRONT;

    public RackPane(Workspace workspace, ObservableValue<Palette> palette) {
        super(palette);
        this.workspace = workspace;
        setId("rack");
        getStyleClass().add("rack-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription(Texts.get("rack.role"));
        setAccessibleText(Texts.get("rack.none"));
        workspace.planProperty().subscribe((before, now) -> {
            if (before != now) {
                rebuild();
            }
        });
        workspace.catalogProperty().subscribe((_, _) -> rebuild());
        workspace.selectionProperty().subscribe((_, _) -> repaint());
    }

    /// Shows a rack; an empty id shows none.
    public void show(String id) {
        rackId = id;
        hovered = null;
        drop = null;
        rebuild();
    }

    public String rackId() {
        return rackId;
    }

    /// The side shown where there is room for one only.
    public void side(Device.Face value) {
        only = value;
        repaint();
    }

    private void rebuild() {
        Optional<Rack> rack = rack();
        face = rack.map(r -> RackFace.of(r, workspace.catalog(), Families.of(workspace.plan(), workspace.catalog())))
                .orElse(null);
        setAccessibleText(rack.map(r -> Texts.get(
                        "rack.spoken", name(r), String.valueOf(r.devices().size())))
                .orElse(Texts.get("rack.none")));
        repaint();
    }

    Optional<Rack> rack() {
        return Selections.rack(workspace.plan(), rackId);
    }

    static String name(Rack rack) {
        return rack.name().isEmpty() ? rack.id() : rack.name();
    }

    @Override
    protected void paint(CanvasSurface surface, double width, double height) {
        RackFace now = face;
        front = null;
        rear = null;
        if (now == null) {
            return;
        }
        double room = height - HEAD - 8;
        if (width >= BOTH_FROM) {
            double each = (width - GAP) / 2;
            front = layout(0, each, room, now.units());
            rear = layout(each + GAP, each, room, now.units());
        } else if (only == Device.Face.FRONT) {
            front = layout(0, width, room, now.units());
        } else {
            rear = layout(0, width, room, now.units());
        }
        side(surface, now, Device.Face.FRONT, front);
        side(surface, now, Device.Face.REAR, rear);
    }

    /// In the shape of a real cabinet; in a low window wider than that, because faceplates must stay
    /// readable.
    private static FaceLayout layout(double x, double width, double height, double units) {
        FaceLayout natural = FaceLayout.fit(x, HEAD, width, height, units, 1);
        double w = Math.min(width, Math.max(natural.width(), READABLE));
        return new FaceLayout(x + (width - w) / 2, HEAD, w, height, units, 1);
    }

    private void side(CanvasSurface surface, RackFace now, Device.Face side, @Nullable FaceLayout at) {
        if (at == null) {
            return;
        }
        String title = Texts.get(side == Device.Face.FRONT ? "rack.front" : "rack.rear");
        surface.text(title, at.x() + at.width() / 2, 11, Type.MEDIUM, 11, Ink.TEXT_MUTED, Align.CENTRE);
        painter.paint(surface, now, side, at, new FaceOverlay(selected(), hovered, side == dropSide ? drop : null));
    }

    private Set<String> selected() {
        Selection selection = workspace.selection();
        var ids = new HashSet<String>();
        if (selection.kind() == Selection.Kind.DEVICE && selection.rackIds().contains(rackId)) {
            ids.addAll(selection.deviceIds());
        }
        return ids;
    }

    /// A place in the elevation.
    record Place(Device.Face side, int halfU) {}

    /// The place under a point of this pane, or empty when it lies beside the cabinet.
    Optional<Place> placeAt(double x, double y) {
        FaceLayout f = front;
        FaceLayout r = rear;
        if (f != null && inside(f, x, y)) {
            return Optional.of(new Place(Device.Face.FRONT, f.halfUnitAt(y)));
        }
        if (r != null && inside(r, x, y)) {
            return Optional.of(new Place(Device.Face.REAR, r.halfUnitAt(y)));
        }
        return Optional.empty();
    }

    private static boolean inside(FaceLayout at, double x, double y) {
        return x >= at.x() && x <= at.x() + at.width() && y >= at.y() && y <= at.y() + at.height();
    }

    /// Where in this pane a place lies, for tests and for the keyboard: the middle of its half unit.
    public Optional<javafx.geometry.Point2D> pointOf(Device.Face side, int halfU) {
        FaceLayout at = side == Device.Face.FRONT ? front : rear;
        return at == null
                ? Optional.empty()
                : Optional.of(new javafx.geometry.Point2D(at.innerX() + at.innerWidth() / 2, at.yOf(halfU + 0.5)));
    }

    /// The device under a point.
    Optional<String> deviceAt(double x, double y) {
        return regionAt(x, y).map(CanvasSurface.Region::target).map(Object::toString);
    }

    void hover(@Nullable String deviceId) {
        if (!java.util.Objects.equals(hovered, deviceId)) {
            hovered = deviceId;
            repaint();
        }
    }

    void preview(FaceOverlay.@Nullable Drop value, Device.Face side) {
        drop = value;
        dropSide = side;
        repaint();
    }
}
