package io.kilorack.report.draw;

import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.List;

/// Legend of the floor's colours and the scale bar.
public final class LegendPainter {
    private static final double ROW = 17;

    private LegendPainter() {}

    /// The classes in rows of running text; returns the height used.
    public static double rows(Surface s, FloorColours colours, double x, double y, double width, double unit) {
        return rows(s, colours, x, y, width, unit, true);
    }

    /// The height that [#rows] will use.
    public static double rowsHeight(Surface s, FloorColours colours, double width, double unit) {
        return rows(s, colours, 0, 0, width, unit, false);
    }

    private static double rows(
            Surface s, FloorColours colours, double x, double y, double width, double unit, boolean paint) {
        double size = 10.5 * unit;
        if (paint) {
            s.text(colours.title(), x, y + 10 * unit, Type.SEMIBOLD, size, Ink.TEXT, Align.LEFT);
        }
        double left = x + s.textWidth(colours.title(), Type.SEMIBOLD, size) + 14 * unit;
        double at = y;
        List<FloorColours.LegendEntry> entries = colours.legend();
        for (FloorColours.LegendEntry entry : entries) {
            String text = entry.label() + " (" + entry.racks() + ")";
            double need = 17 * unit + s.textWidth(text, Type.REGULAR, size);
            if (left + need > x + width && left > x) {
                left = x;
                at += ROW * unit;
            }
            if (paint) {
                swatch(s, entry.ink(), entry.hatched(), left, at + 1 * unit, 12 * unit, 10 * unit, unit);
                s.text(text, left + 17 * unit, at + 10 * unit, Type.REGULAR, size, Ink.TEXT, Align.LEFT);
            }
            left += need + 14 * unit;
        }
        return at + ROW * unit - y;
    }

    /// A sample of a colour with its hatch.
    public static void swatch(
            Surface s, Ink ink, boolean hatched, double x, double y, double w, double h, double unit) {
        s.fillRect(x, y, w, h, ink);
        if (hatched) {
            s.hatch(
                    x,
                    y,
                    w,
                    h,
                    ink == Ink.FINDING_CONFLICT || ink == Ink.FINDING_UNKNOWN ? Ink.PAPER : Ink.AXIS,
                    3.5 * unit);
        }
        s.strokeRect(x, y, w, h, Ink.RACK_EDGE, 0.5 * unit);
    }

    /// A bar of a round length near a sixth of `room`; returns its length in surface units. `y` is the
    /// bar's line.
    public static double scaleBar(Surface s, FloorView view, double x, double y, double room) {
        double unit = view.unit();
        double metres = roundLength(room / view.scale());
        double length = metres * view.scale();
        int parts = 4;
        for (int i = 0; i < parts; i++) {
            Ink ink = i % 2 == 0 ? Ink.TEXT : Ink.PAPER;
            s.fillRect(x + length * i / parts, y - 4 * unit, length / parts, 4 * unit, ink);
        }
        s.strokeRect(x, y - 4 * unit, length, 4 * unit, Ink.TEXT, 0.6 * unit);
        double size = 9.5 * unit;
        s.text("0", x, y - 7 * unit, Type.REGULAR, size, Ink.TEXT_MUTED, Align.CENTRE);
        String end = number(metres) + " m";
        String middle = number(metres / 2);
        double half = (s.textWidth(end, Type.REGULAR, size) + s.textWidth(middle, Type.REGULAR, size)) / 2;
        if (length / 2 > half + 4 * unit) {
            s.text(middle, x + length / 2, y - 7 * unit, Type.REGULAR, size, Ink.TEXT_MUTED, Align.CENTRE);
        }
        s.text(end, x + length, y - 7 * unit, Type.REGULAR, size, Ink.TEXT_MUTED, Align.CENTRE);
        s.line(x + length / 2, y - 4 * unit, x + length / 2, y - 6 * unit, Ink.TEXT, 0.6 * unit, Dash.SOLID);
        return length;
    }

    /// The largest of 1, 2, 5 · 10ⁿ that is at most `metres`.
    static double roundLength(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(metres, 1e-3))));
        double digit = metres / power;
        return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
    }

    private static String number(double metres) {
        return metres == Math.rint(metres) ? Long.toString((long) metres) : Double.toString(metres);
    }
}
