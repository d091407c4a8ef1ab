package io.kilorack.report.draw;

import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.layout.PartSizes;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.IdentityHashMap;
import java.util.Map;

/// Paints a hall to scale. Detail grows with the scale: blocks; front marks; names; what is in each rack.
/// Racks outside the view cost one comparison; those inside are painted colour by colour, so that a
/// surface changes its colour a dozen times per frame and not ten thousand. Nothing is allocated per
/// rack. Not for use by two threads at once.
public final class FloorPainter {
    /// Design pixels per metre from which a rack gets its front mark, its outline, its name, its contents.
    static final double MARKS = 7;

    static final double OUTLINES = 14;
    static final double NAMES = 22;
    static final double CONTENTS = 70;

    private static final Ink[] INKS = Ink.values();

    private final Families families;
    private final Map<Rack, RackFace> faces = new IdentityHashMap<>();
    private int[] visible = new int[0];
    private int visibleCount;

    public FloorPainter(Families families) {
        this.families = families;
    }

    /// Everything: room, racks, overlay, scale bar.
    public void paint(Surface s, FloorScene scene, FloorColours colours, FloorView view, FloorOverlay overlay) {
        paintRoom(s, scene.hall, view);
        paintRacks(s, scene, colours, view);
        paintOverlay(s, scene, view, overlay);
    }

    /// Walls, floor, grid, aisles, obstacles.
    public void paintRoom(Surface s, Hall hall, FloorView view) {
        double unit = view.unit();
        double left = view.x(0);
        double top = view.y(0);
        double width = hall.widthM() * view.scale();
        double depth = hall.depthM() * view.scale();
        s.fillRect(left, top, width, depth, Ink.FLOOR);
        for (Hall.Aisle aisle : hall.aisles()) {
            Ink ink = switch (aisle.kind()) {
                case COLD -> Ink.AISLE_COLD;
                case HOT -> Ink.AISLE_HOT;
                case SERVICE -> Ink.AISLE_SERVICE;
            };
            s.fillRect(
                    view.x(aisle.xM()),
                    view.y(aisle.yM()),
                    aisle.widthM() * view.scale(),
                    aisle.depthM() * view.scale(),
                    ink);
        }
        paintGrid(s, hall, view);
        for (Hall.Aisle aisle : hall.aisles()) {
            paintAisleName(s, aisle, view);
        }
        for (Hall.Zone zone : hall.obstacles()) {
            double x = view.x(zone.xM());
            double y = view.y(zone.yM());
            double w = zone.widthM() * view.scale();
            double h = zone.depthM() * view.scale();
            s.fillRect(x, y, w, h, Ink.PANEL);
            s.hatch(x, y, w, h, Ink.HAIRLINE, 5 * unit);
            s.strokeRect(x, y, w, h, Ink.AXIS, 0.8 * unit);
            double size = 9.5 * unit;
            if (h > size * 1.6 && s.textWidth(zone.name(), Type.REGULAR, size) < w - 6 * unit) {
                double text = s.textWidth(zone.name(), Type.REGULAR, size) + 6 * unit;
                s.fillRect(x + w / 2 - text / 2, y + h / 2 - size * 0.75, text, size * 1.5, Ink.PANEL);
                s.text(
                        zone.name(),
                        x + w / 2,
                        y + h / 2 + size * 0.36,
                        Type.REGULAR,
                        size,
                        Ink.TEXT_MUTED,
                        Align.CENTRE);
            }
        }
        s.strokeRect(left - 1.5 * unit, top - 1.5 * unit, width + 3 * unit, depth + 3 * unit, Ink.WALL, 3 * unit);
        DoorPainter.paint(s, hall, view);
    }

    private static void paintGrid(Surface s, Hall hall, FloorView view) {
        double pitch = hall.gridMm() / 1000;
        if (!(pitch > 0)) {
            return;
        }
        while (pitch * view.detail() < 9) {
            pitch *= 5;
        }
        double line = 0.5 * view.unit();
        double top = Math.max(0, view.y(0));
        double bottom = Math.min(view.height(), view.y(hall.depthM()));
        double left = Math.max(0, view.x(0));
        double right = Math.min(view.width(), view.x(hall.widthM()));
        int first = (int) Math.max(1, Math.ceil(view.metresX(left) / pitch));
        for (int i = first; i * pitch < hall.widthM() && view.x(i * pitch) <= right; i++) {
            double x = view.x(i * pitch);
            s.line(x, top, x, bottom, Ink.FLOOR_GRID, line, Dash.SOLID);
        }
        first = (int) Math.max(1, Math.ceil(view.metresY(top) / pitch));
        for (int i = first; i * pitch < hall.depthM() && view.y(i * pitch) <= bottom; i++) {
            double y = view.y(i * pitch);
            s.line(left, y, right, y, Ink.FLOOR_GRID, line, Dash.SOLID);
        }
    }

    private static void paintAisleName(Surface s, Hall.Aisle aisle, FloorView view) {
        double unit = view.unit();
        double w = aisle.widthM() * view.scale();
        double h = aisle.depthM() * view.scale();
        double size = 10 * unit;
        String kind = switch (aisle.kind()) {
            case COLD -> "Cold aisle";
            case HOT -> "Hot aisle";
            case SERVICE -> "Service aisle";
        };
        String text = aisle.name().isEmpty() ? kind : aisle.name();
        double length = s.textWidth(text, Type.REGULAR, size) + 8 * unit;
        if (w >= h && h > size * 1.2 && w > length) {
            s.text(
                    text,
                    view.x(aisle.xM()) + w / 2,
                    view.y(aisle.yM()) + h / 2 + size * 0.36,
                    Type.REGULAR,
                    size,
                    Ink.TEXT_MUTED,
                    Align.CENTRE);
        } else if (h > w && w > size * 1.2 && h > length) {
            s.verticalText(
                    text,
                    view.x(aisle.xM()) + w / 2 + size * 0.36,
                    view.y(aisle.yM()) + h / 2,
                    Type.REGULAR,
                    size,
                    Ink.TEXT_MUTED,
                    Align.CENTRE);
        }
    }

    /// Racks in their colours. Each visible one is named as a [Surface#region] with its id when names are
    /// shown.
    public void paintRacks(Surface s, FloorScene scene, FloorColours colours, FloorView view) {
        cull(scene, view);
        double k = view.scale();
        double unit = view.unit();
        double detail = view.detail();
        double gap = detail >= OUTLINES ? 0 : 0.5 * unit;
        for (Ink ink : colours.used) {
            int ordinal = ink.ordinal();
            for (int v = 0; v < visibleCount; v++) {
                int i = visible[v];
                if (colours.ink[i] == ordinal) {
                    s.fillRect(
                            view.x(scene.x[i]) + gap,
                            view.y(scene.y[i]) + gap,
                            Math.max(unit, scene.w[i] * k - 2 * gap),
                            Math.max(unit, scene.d[i] * k - 2 * gap),
                            ink);
                }
            }
        }
        if (detail >= OUTLINES) {
            for (int v = 0; v < visibleCount; v++) {
                int i = visible[v];
                if (colours.hatched[i]) {
                    Ink fill = INKS[colours.ink[i]];
                    s.hatch(
                            view.x(scene.x[i]),
                            view.y(scene.y[i]),
                            scene.w[i] * k,
                            scene.d[i] * k,
                            hatchOn(fill),
                            4 * unit);
                }
            }
            for (int v = 0; v < visibleCount; v++) {
                int i = visible[v];
                s.strokeRect(
                        view.x(scene.x[i]),
                        view.y(scene.y[i]),
                        scene.w[i] * k,
                        scene.d[i] * k,
                        Ink.RACK_EDGE,
                        0.7 * unit);
            }
        }
        if (scene.anyPods && detail >= MARKS) {
            for (int v = 0; v < visibleCount; v++) {
                Footprint pod = scene.pods[visible[v]];
                if (pod != null) {
                    paintCabinets(s, scene, visible[v], pod, view);
                }
            }
        }
        if (detail >= MARKS) {
            double thick = Math.max(unit, Math.min(3.5 * unit, k * 0.07));
            for (int v = 0; v < visibleCount; v++) {
                paintFront(s, scene, visible[v], view, thick);
            }
        }
        if (detail >= NAMES) {
            for (int v = 0; v < visibleCount; v++) {
                paintLabel(s, scene, colours, visible[v], view);
            }
        }
    }

    /// The single cabinets of a superpod, and the aisles between its rows.
    private static void paintCabinets(Surface s, FloorScene scene, int i, Footprint pod, FloorView view) {
        boolean alongX = scene.racks[i].orientation().widthAlongX();
        double x = view.x(scene.x[i]);
        double y = view.y(scene.y[i]);
        double k = view.scale();
        double line = 0.6 * view.unit();
        int perRow = Math.min(pod.cabinets(), PartSizes.CABINETS_PER_ROW);
        double pitch = pod.widthM() / perRow * k;
        double depth = pod.depthM() * k;
        for (int c = 1; c < perRow; c++) {
            if (alongX) {
                s.line(x + c * pitch, y, x + c * pitch, y + depth, Ink.RACK_EDGE, line, Dash.SOLID);
            } else {
                s.line(x, y + c * pitch, x + depth, y + c * pitch, Ink.RACK_EDGE, line, Dash.SOLID);
            }
        }
        double aisle = PartSizes.AISLE_M * k;
        double row = (depth - (pod.rows() - 1) * aisle) / pod.rows();
        for (int r = 1; r < pod.rows(); r++) {
            double at = r * row + (r - 1) * aisle;
            if (alongX) {
                s.fillRect(x, y + at, pod.widthM() * k, aisle, Ink.AISLE_SERVICE);
            } else {
                s.fillRect(x + at, y, aisle, pod.widthM() * k, Ink.AISLE_SERVICE);
            }
        }
    }

    private static Ink hatchOn(Ink fill) {
        return fill == Ink.FINDING_CONFLICT || fill == Ink.FINDING_UNKNOWN ? Ink.PAPER : Ink.AXIS;
    }

    private void cull(FloorScene scene, FloorView view) {
        if (visible.length < scene.size()) {
            visible = new int[scene.size()];
        }
        double left = view.metresX(0);
        double right = view.metresX(view.width());
        double top = view.metresY(0);
        double bottom = view.metresY(view.height());
        int n = 0;
        for (int i = 0; i < scene.size(); i++) {
            if (scene.x[i] < right
                    && scene.x[i] + scene.w[i] > left
                    && scene.y[i] < bottom
                    && scene.y[i] + scene.d[i] > top) {
                visible[n++] = i;
            }
        }
        visibleCount = n;
    }

    private static void paintFront(Surface s, FloorScene scene, int i, FloorView view, double thick) {
        double x = view.x(scene.x[i]);
        double y = view.y(scene.y[i]);
        double w = scene.w[i] * view.scale();
        double d = scene.d[i] * view.scale();
        switch (scene.racks[i].orientation()) {
            case NORTH -> s.fillRect(x, y, w, thick, Ink.RACK_FRAME);
            case SOUTH -> s.fillRect(x, y + d - thick, w, thick, Ink.RACK_FRAME);
            case WEST -> s.fillRect(x, y, thick, d, Ink.RACK_FRAME);
            case EAST -> s.fillRect(x + w - thick, y, thick, d, Ink.RACK_FRAME);
        }
    }

    private void paintLabel(Surface s, FloorScene scene, FloorColours colours, int i, FloorView view) {
        Rack rack = scene.racks[i];
        double unit = view.unit();
        double x = view.x(scene.x[i]);
        double y = view.y(scene.y[i]);
        double w = scene.w[i] * view.scale();
        double d = scene.d[i] * view.scale();
        Ink text = Palettes.textOn(s.palette(), INKS[colours.ink[i]]);
        String name = rack.name().isEmpty() ? rack.id() : rack.name();
        double size = Math.min(11 * unit, Math.max(6.5 * unit, Math.min(w, d) * 0.36));
        double length = s.textWidth(name, Type.MEDIUM, size);
        boolean contents = view.detail() >= CONTENTS && !rack.devices().isEmpty();
        if (contents) {
            paintContents(s, face(rack, scene), x, y, w, d, unit, text);
            double strip = 15 * unit;
            s.text(
                    Fit.text(s, name, Type.MEDIUM, size, w - 6 * unit),
                    x + w / 2,
                    y + strip - 2 * unit,
                    Type.MEDIUM,
                    size,
                    text,
                    Align.CENTRE);
        } else if (length <= w - 3 * unit) {
            plate(s, colours, i, x + w / 2, y + d / 2, length + 3 * unit, size * 1.25);
            s.text(name, x + w / 2, y + d / 2 + size * 0.36, Type.MEDIUM, size, text, Align.CENTRE);
        } else if (length <= d - 4 * unit && w > size * 1.1) {
            plate(s, colours, i, x + w / 2, y + d / 2, size * 1.25, length + 3 * unit);
            s.verticalText(name, x + w / 2 + size * 0.36, y + d / 2, Type.MEDIUM, size, text, Align.CENTRE);
        } else if (w > d && d > size * 1.3) {
            s.text(
                    Fit.text(s, name, Type.MEDIUM, size, w - 3 * unit),
                    x + w / 2,
                    y + d / 2 + size * 0.36,
                    Type.MEDIUM,
                    size,
                    text,
                    Align.CENTRE);
        }
        s.region(x, y, w, d, rack.id());
    }

    /// A quiet ground for a name over a hatch.
    private static void plate(Surface s, FloorColours colours, int i, double cx, double cy, double w, double h) {
        if (colours.hatched[i]) {
            s.fillRect(cx - w / 2, cy - h / 2, w, h, INKS[colours.ink[i]]);
        }
    }

    private RackFace face(Rack rack, FloorScene scene) {
        if (faces.size() > 2000) {
            faces.clear();
        }
        return faces.computeIfAbsent(rack, r -> RackFace.of(r, scene.catalog, families));
    }

    /// A small elevation inside the footprint: one band for each device, bottom unit at the lower end.
    private static void paintContents(
            Surface s, RackFace face, double x, double y, double w, double d, double unit, Ink frame) {
        double top = y + 18 * unit;
        double height = d - 24 * unit;
        double left = x + w * 0.12;
        double width = w * 0.76;
        double perHalf = height / (face.units() * 2);
        s.fillRect(left, top, width, height, Ink.RACK_BODY);
        for (RackFace.Item item : face.items()) {
            double h = item.halfUnits() * perHalf;
            double at = top + height - (item.bottomHalfU() + item.halfUnits()) * perHalf;
            s.fillRect(left, at, width, Math.max(0.5 * unit, h - 0.6 * unit), FacePlates.stripe(item));
        }
        s.strokeRect(left, top, width, height, frame, 0.6 * unit);
    }

    /// Selection, hover, previews of a drag, rubber band. Cheap: repaint it alone on a layer of its own
    /// while dragging.
    public void paintOverlay(Surface s, FloorScene scene, FloorView view, FloorOverlay overlay) {
        double unit = view.unit();
        if (overlay.selected().size() == 1) {
            DoorPainter.way(s, scene.way(overlay.selected().iterator().next()), view);
        }
        for (String id : overlay.selected()) {
            frame(s, scene, scene.indexOf(id), view, 5 * unit, Ink.PAPER);
            frame(s, scene, scene.indexOf(id), view, 2.4 * unit, Ink.SELECTION);
        }
        String hovered = overlay.hovered();
        if (hovered != null && !overlay.selected().contains(hovered)) {
            frame(s, scene, scene.indexOf(hovered), view, 1.4 * unit, Ink.SELECTION);
        }
        for (FloorOverlay.Drop drop : overlay.drops()) {
            paintDrop(s, drop, view);
        }
        FloorOverlay.Area band = overlay.band();
        if (band != null) {
            s.strokeRect(
                    view.x(band.xM()),
                    view.y(band.yM()),
                    band.widthM() * view.scale(),
                    band.depthM() * view.scale(),
                    Ink.SELECTION,
                    unit);
        }
    }

    private static void frame(Surface s, FloorScene scene, int i, FloorView view, double line, Ink ink) {
        if (i >= 0) {
            double out = line / 2;
            s.strokeRect(
                    view.x(scene.x[i]) - out,
                    view.y(scene.y[i]) - out,
                    scene.w[i] * view.scale() + line,
                    scene.d[i] * view.scale() + line,
                    ink,
                    line);
        }
    }

    private static void paintDrop(Surface s, FloorOverlay.Drop drop, FloorView view) {
        double unit = view.unit();
        Ink ink = drop.allowed() ? Ink.ALLOWED_DROP : Ink.REFUSED_DROP;
        double x = view.x(drop.area().xM());
        double y = view.y(drop.area().yM());
        double w = drop.area().widthM() * view.scale();
        double d = drop.area().depthM() * view.scale();
        s.hatch(x, y, w, d, ink, 5 * unit);
        s.strokeRect(x, y, w, d, ink, 2 * unit);
        if (!drop.reason().isEmpty()) {
            double size = 11 * unit;
            double width = s.textWidth(drop.reason(), Type.MEDIUM, size) + 12 * unit;
            s.fillRound(x, y + d + 6 * unit, width, 20 * unit, 3 * unit, ink);
            s.text(
                    drop.reason(),
                    x + 6 * unit,
                    y + d + 20 * unit,
                    Type.MEDIUM,
                    size,
                    Palettes.textOn(s.palette(), ink),
                    Align.LEFT);
        }
    }
}
