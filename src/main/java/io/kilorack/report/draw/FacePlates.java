package io.kilorack.report.draw;

import io.kilorack.report.draw.RackFace.Item;
import io.kilorack.report.draw.RackFace.Look;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;

/// Our own plain faceplates by kind: vents, handles, ports, drives, fans, label. Nothing of a vendor's
/// artwork. Detail grows with size: a block, then a block with a label, then the plate.
final class FacePlates {
    enum View {
        FRONT,
        REAR
    }

    void paint(Surface s, Item item, View view, double x, double y, double w, double h, double unit) {
        double pw = w / unit;
        double ph = h / unit;
        Ink stripe = stripe(item);
        if (pw < 70 || ph < 5) {
            s.fillRect(x, y, w, h, stripe);
            return;
        }
        s.fillRect(x, y, w, h, Ink.DEVICE_BODY);
        double ears = Math.min(9 * unit, w * 0.05);
        s.fillRect(x, y, ears, h, stripe);
        if (view == View.FRONT && ph >= 10) {
            handle(s, x + ears + 1.5 * unit, y, h, unit);
            handle(s, x + w - 4.5 * unit, y, h, unit);
        }
        double left = x + ears + 7 * unit;
        double right = x + w - 8 * unit;
        boolean fine = pw >= 110 && ph >= 9;
        if (view == View.REAR) {
            rear(s, item, left, y, right - left, h, unit, fine);
        } else {
            front(s, item, left, y, right - left, h, unit, fine);
        }
        s.strokeRect(x, y, w, h, Ink.DEVICE_EDGE, 0.6 * unit);
    }

    /// The colour of a block and of the left ear: the accelerator's family, or a neutral by kind.
    static Ink stripe(Item item) {
        if (item.family() != Ink.FAMILY_NONE) {
            return item.family();
        }
        return switch (item.look()) {
            case SWITCH -> Ink.TEXT_MUTED;
            case CDU -> Ink.FAMILY_7;
            case POWER -> Ink.FINDING_LICENCE;
            case STORAGE -> Ink.AXIS;
            default -> Ink.FAMILY_NONE;
        };
    }

    private static void handle(Surface s, double x, double y, double h, double unit) {
        double length = Math.min(h * 0.7, 26 * unit);
        s.fillRound(x, y + (h - length) / 2, 2.4 * unit, length, 1.2 * unit, Ink.DEVICE_VENT);
    }

    private void front(Surface s, Item item, double x, double y, double w, double h, double unit, boolean fine) {
        if (!fine) {
            label(s, item, x, y, w, h, unit);
            return;
        }
        if (h < 26 * unit) {
            // one or two units: label on the left part, hardware on the right
            double part = Math.min(w * 0.46, s.textWidth(item.model(), Type.REGULAR, labelSize(h, unit)) + 6 * unit);
            label(s, item, x, y, part, h, unit);
            hardware(s, item, x + part + 4 * unit, y + h * 0.14, w - part - 4 * unit, h * 0.72, unit);
        } else {
            double strip = 15 * unit;
            label(s, item, x, y + 2 * unit, w - 12 * unit, strip, unit);
            s.fillOval(x + w - 5 * unit, y + 7 * unit, 3 * unit, 3 * unit, Ink.DEVICE_LED);
            hardware(s, item, x, y + strip + 3 * unit, w, h - strip - 7 * unit, unit);
        }
    }

    private void hardware(Surface s, Item item, double x, double y, double w, double h, double unit) {
        switch (item.look()) {
            case GPU_SERVER, COMPUTE_TRAY -> accelerators(s, item, x, y, w, h, unit);
            case SWITCH -> ports(s, item.ports() == 0 ? 32 : item.ports(), x, y, w, h, unit);
            case STORAGE -> slots(s, x, y, w, h, 6 * unit, unit);
            case POWER -> modules(s, 6, x, y, w, h, unit);
            case CDU -> coolant(s, x, y, w, h, unit);
            case SERVER, OTHER -> vents(s, x, y, w, h, unit);
        }
    }

    /// Model and name, or the model alone where both do not fit.
    private static void label(Surface s, Item item, double x, double y, double w, double h, double unit) {
        double size = labelSize(h, unit);
        if (size < 5 * unit || w < 20 * unit) {
            return;
        }
        boolean whole = s.textWidth(item.label(), Type.REGULAR, size) <= w;
        String text = whole ? item.label() : Fit.text(s, item.model(), Type.REGULAR, size, w);
        s.text(text, x, y + h / 2 + size * 0.36, Type.REGULAR, size, Ink.TEXT, Align.LEFT);
    }

    private static double labelSize(double h, double unit) {
        return Math.min(10.5 * unit, h * 0.78);
    }

    /// A band of vents above, one module per accelerator below, in the family's colour.
    private void accelerators(Surface s, Item item, double x, double y, double w, double h, double unit) {
        int n = Math.max(1, Math.min(16, item.ports()));
        if (h < 18 * unit) {
            vents(s, x, y, w * 0.55, h, unit);
            row(s, n, x + w * 0.58, y, w * 0.42, h, item.family(), unit);
            return;
        }
        double modules = Math.min(h * 0.45, 34 * unit);
        vents(s, x, y, w, h - modules - 3 * unit, unit);
        row(s, n, x, y + h - modules, w, modules, item.family(), unit);
    }

    private static void row(Surface s, int n, double x, double y, double w, double h, Ink ink, double unit) {
        double pitch = w / n;
        double gap = Math.min(1.6 * unit, pitch * 0.18);
        for (int i = 0; i < n; i++) {
            s.fillRound(x + i * pitch + gap / 2, y, pitch - gap, h, Math.min(1.5 * unit, h / 4), ink);
        }
        if (h > 14 * unit && pitch > 7 * unit) {
            for (int i = 0; i < n; i++) {
                s.fillRect(x + i * pitch + pitch * 0.3, y + h * 0.72, pitch * 0.4, 1.2 * unit, Ink.DEVICE_BODY);
            }
        }
    }

    /// A perforated panel: staggered short slits.
    private static void vents(Surface s, double x, double y, double w, double h, double unit) {
        double pitchX = 6 * unit;
        double pitchY = 4 * unit;
        int columns = (int) (w / pitchX);
        int rows = Math.max(1, (int) (h / pitchY));
        double top = y + (h - (rows - 1) * pitchY) / 2;
        for (int r = 0; r < rows; r++) {
            double shift = r % 2 == 0 ? 0 : pitchX / 2;
            for (int c = 0; c < columns; c++) {
                double left = x + c * pitchX + shift;
                if (left + 4 * unit <= x + w) {
                    s.fillRect(left, top + r * pitchY - 0.6 * unit, 4 * unit, 1.2 * unit, Ink.DEVICE_VENT);
                }
            }
        }
    }

    private static void ports(Surface s, int count, double x, double y, double w, double h, double unit) {
        int rows = h >= 26 * unit ? 4 : h >= 7 * unit ? 2 : 1;
        int columns = Math.min(64, (count + rows - 1) / rows);
        double pitchX = Math.min(w / columns, 9 * unit);
        double pitchY = Math.min(h / rows, 9 * unit);
        double top = y + (h - pitchY * rows) / 2;
        double left = x + w - pitchX * columns;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                s.fillRect(
                        left + c * pitchX,
                        top + r * pitchY + pitchY * 0.12,
                        pitchX * 0.78,
                        pitchY * 0.76,
                        Ink.DEVICE_PORT);
            }
        }
    }

    private static void slots(Surface s, double x, double y, double w, double h, double pitch, double unit) {
        int rows = Math.max(1, (int) (h / (22 * unit)));
        double high = h / rows;
        int columns = Math.max(1, (int) (w / pitch));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double left = x + c * w / columns;
                s.fillRect(
                        left, y + r * high + 0.5 * unit, w / columns - 1.2 * unit, high - 1.5 * unit, Ink.DEVICE_VENT);
                if (high > 8 * unit) {
                    s.fillRect(
                            left + 1 * unit, y + r * high + high - 3.4 * unit, 1.4 * unit, 1.4 * unit, Ink.DEVICE_LED);
                }
            }
        }
    }

    private static void modules(Surface s, int n, double x, double y, double w, double h, double unit) {
        double pitch = w / n;
        for (int i = 0; i < n; i++) {
            s.strokeRect(x + i * pitch + 0.5 * unit, y, pitch - 2 * unit, h, Ink.DEVICE_EDGE, 0.6 * unit);
            if (h > 6 * unit) {
                s.fillRect(
                        x + i * pitch + 3 * unit,
                        y + h * 0.3,
                        Math.max(0, pitch - 10 * unit),
                        1.1 * unit,
                        Ink.DEVICE_VENT);
                s.fillRect(
                        x + i * pitch + 3 * unit,
                        y + h * 0.6,
                        Math.max(0, pitch - 10 * unit),
                        1.1 * unit,
                        Ink.DEVICE_VENT);
                s.fillOval(x + (i + 1) * pitch - 5.5 * unit, y + h / 2 - 1 * unit, 2 * unit, 2 * unit, Ink.DEVICE_LED);
            }
        }
    }

    /// Supply and return pipe with a gauge each.
    private static void coolant(Surface s, double x, double y, double w, double h, double unit) {
        double bar = Math.min(4 * unit, h * 0.16);
        s.fillRound(x, y + h * 0.25 - bar / 2, w * 0.7, bar, bar / 2, Ink.FAMILY_7);
        s.fillRound(x, y + h * 0.75 - bar / 2, w * 0.7, bar, bar / 2, Ink.FAMILY_2);
        double r = Math.min(h * 0.4, 12 * unit);
        s.fillOval(x + w * 0.86 - r, y + h / 2 - r, 2 * r, 2 * r, Ink.PAPER);
        s.fillOval(x + w * 0.86 - r * 0.3, y + h / 2 - r * 0.3, r * 0.6, r * 0.6, Ink.DEVICE_PORT);
    }

    /// From behind: fans above, power supplies below; a low device shows both side by side.
    private void rear(Surface s, Item item, double x, double y, double w, double h, double unit, boolean fine) {
        if (!fine || item.look() == Look.CDU) {
            label(s, item, x, y, w, h, unit);
            return;
        }
        if (h < 26 * unit) {
            double part = w * 0.4;
            label(s, item, x, y, part, h, unit);
            fans(s, Math.max(2, (int) (w * 0.3 / h)), x + part, y + h * 0.1, w * 0.34, h * 0.8, unit);
            modules(s, 2, x + w * 0.76, y + h * 0.14, w * 0.24, h * 0.72, unit);
            return;
        }
        double strip = 15 * unit;
        label(s, item, x, y + 2 * unit, w, strip, unit);
        double body = h - strip - 7 * unit;
        double psu = Math.min(14 * unit, body * 0.3);
        double fan = body - psu - 3 * unit;
        int across = Math.max(2, (int) (w / Math.max(8 * unit, Math.min(fan, 34 * unit))));
        fans(s, across, x, y + strip + 3 * unit, w, fan, unit);
        modules(s, 6, x, y + h - psu - 4 * unit, w, psu, unit);
    }

    private static void fans(Surface s, int n, double x, double y, double w, double h, double unit) {
        double pitch = w / n;
        double size = Math.min(pitch, h) - 2 * unit;
        if (size <= 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            double cx = x + (i + 0.5) * pitch;
            double cy = y + h / 2;
            s.fillOval(cx - size / 2, cy - size / 2, size, size, Ink.DEVICE_VENT);
            s.fillOval(cx - size * 0.16, cy - size * 0.16, size * 0.32, size * 0.32, Ink.DEVICE_BODY);
        }
    }
}
