package io.kilorack.report.draw;

import io.kilorack.plan.Device;
import io.kilorack.report.draw.RackFace.Item;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.Locale;

/// Paints one elevation: frame, U numbers, faceplates, empty places. From 40 px wide (blocks by kind) to
/// full screen (every port).
public final class RackFacePainter {
    private final FacePlates plates = new FacePlates();

    /// Paints the front or the rear. Every device is named as a [Surface#region] with its id.
    public void paint(Surface s, RackFace face, Device.Face side, FaceLayout at, FaceOverlay overlay) {
        double unit = at.unit();
        s.fillRound(at.x() + at.gutter(), at.y(), at.width() - 2 * at.gutter(), at.height(), 2 * unit, Ink.RACK_FRAME);
        s.fillRect(at.innerX(), at.innerTop(), at.innerWidth(), at.innerHeight(), Ink.RACK_BODY);
        paintUnits(s, face, at);
        for (Item item : face.items()) {
            paintItem(s, item, side, at);
        }
        for (Item item : face.items()) {
            boolean selected = overlay.selected().contains(item.deviceId());
            if (!item.deviceId().isEmpty() && (selected || item.deviceId().equals(overlay.hovered()))) {
                s.strokeRect(
                        at.innerX(),
                        top(item, at),
                        at.innerWidth(),
                        height(item, at),
                        Ink.SELECTION,
                        (selected ? 2 : 1) * unit);
            }
        }
        FaceOverlay.Drop drop = overlay.drop();
        if (drop != null) {
            paintDrop(s, drop, at);
        }
    }

    private static double top(Item item, FaceLayout at) {
        return at.yOf(item.bottomHalfU() + item.halfUnits());
    }

    private static double height(Item item, FaceLayout at) {
        return item.halfUnits() * at.unitHeight() / 2;
    }

    private static void paintUnits(Surface s, RackFace face, FaceLayout at) {
        double unit = at.unit();
        double pitch = at.unitHeight();
        if (pitch >= 4 * unit) {
            for (int u = 1; u < face.units(); u++) {
                double y = at.yOf(u * 2);
                s.line(at.innerX(), y, at.innerX() + at.innerWidth(), y, Ink.HAIRLINE, 0.5 * unit, Dash.SOLID);
            }
        }
        if (at.gutter() > 0) {
            double size = Math.min(9 * unit, Math.max(6 * unit, pitch * 0.78));
            int step = pitch >= size * 1.15 ? 1 : pitch * 2 >= size * 1.15 ? 2 : 5;
            for (int u = 1; u <= face.units(); u++) {
                if (u == 1 || u % step == 0 && (u > 1 || step == 1)) {
                    double y = at.yOf(u * 2 - 1) + size * 0.36;
                    String number = Integer.toString(u);
                    s.text(number, at.x() + at.gutter() - 4 * unit, y, Type.REGULAR, size, Ink.TEXT_MUTED, Align.RIGHT);
                }
            }
        }
    }

    private void paintItem(Surface s, Item item, Device.Face side, FaceLayout at) {
        double y = top(item, at);
        double h = height(item, at);
        double gap = h > 5 * at.unit() ? 0.5 * at.unit() : h * 0.06;
        boolean own = item.face() == side;
        plates.paint(
                s,
                item,
                own ? FacePlates.View.FRONT : FacePlates.View.REAR,
                at.innerX(),
                y + gap,
                at.innerWidth(),
                h - 2 * gap,
                at.unit());
        if (!item.heightKnown()) {
            s.hatch(at.innerX(), y + gap, at.innerWidth(), h - 2 * gap, Ink.FINDING_UNKNOWN, 4 * at.unit());
        }
        if (!item.deviceId().isEmpty()) {
            s.region(at.innerX(), y, at.innerWidth(), h, item.deviceId());
        }
    }

    private static void paintDrop(Surface s, FaceOverlay.Drop drop, FaceLayout at) {
        double unit = at.unit();
        Ink ink = drop.allowed() ? Ink.ALLOWED_DROP : Ink.REFUSED_DROP;
        double y = top(drop.item(), at);
        double h = height(drop.item(), at);
        s.hatch(at.innerX(), y, at.innerWidth(), h, ink, 6 * unit);
        s.strokeRect(at.innerX(), y, at.innerWidth(), h, ink, 2 * unit);
        double size = 11 * unit;
        String place = String.format(Locale.ROOT, "U%s", half(drop.item().bottomHalfU()));
        String text = drop.allowed() || drop.reason().isEmpty() ? place : place + ": " + drop.reason();
        text = Fit.text(s, text, Type.MEDIUM, size, at.innerWidth() - 10 * unit);
        double width = s.textWidth(text, Type.MEDIUM, size) + 10 * unit;
        double left = at.innerX() + Math.max(0, (at.innerWidth() - width) / 2);
        double middle = y + h / 2;
        s.fillRound(left, middle - 9 * unit, width, 18 * unit, 3 * unit, ink);
        s.text(
                text,
                left + 5 * unit,
                middle + 4 * unit,
                Type.MEDIUM,
                size,
                Palettes.textOn(s.palette(), ink),
                Align.LEFT);
    }

    /// The name of a position: `12` for the bottom of U12, `12½` for its middle.
    static String half(int bottomHalfU) {
        return bottomHalfU / 2 + 1 + (bottomHalfU % 2 == 0 ? "" : "½");
    }
}
