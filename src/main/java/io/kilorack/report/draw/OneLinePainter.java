package io.kilorack.report.draw;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.Locale;
import java.util.Set;

/// Paints a [OneLine]: in every box the name, the load normally and in its worst single failure,
/// and a bar against the limit.
public final class OneLinePainter {
    private static final double GAP = 10;
    private static final double LEAST_BOX = 92;
    private static final double MOST_BOX = 168;
    private static final double BOX_HEIGHT = 50;
    private static final double MOST_ROW = 84;

    private OneLinePainter() {}

    /// What a played-back failure does to the diagram.
    ///
    /// @param failed node that is lost, or empty for none; `dead` what goes dark with it;
    /// `overloaded` what is
    /// past its limit
    public record Playback(String failed, Set<String> dead, Set<String> overloaded) {
        public static final Playback NONE = new Playback("", Set.of(), Set.of());

        public Playback {
            dead = Set.copyOf(dead);
            overloaded = Set.copyOf(overloaded);
        }
    }

    /// Height the diagram wants.
    public static double height(OneLine line) {
        return line.rows() * MOST_ROW + 8;
    }

    /// Least width at which the boxes can be read.
    public static double width(OneLine line) {
        return line.columns() * (LEAST_BOX + GAP);
    }

    /// @param selected id of the node that is looked at, or empty
    public static void paint(
            Surface s,
            OneLine line,
            double x,
            double y,
            double width,
            double height,
            Playback playback,
            String selected) {
        double column = width / line.columns();
        double row = Math.min(MOST_ROW, height / line.rows());
        double box = Math.min(MOST_BOX, column - GAP);
        for (OneLine.Wire wire : line.wires()) {
            OneLine.Box a = line.boxes().get(wire.from());
            OneLine.Box b = line.boxes().get(wire.to());
            wire(s, x, y, column, row, a, b, wire.spare(), playback);
        }
        for (OneLine.Box each : line.boxes()) {
            double left = x + each.column() * column - box / 2;
            box(
                    s,
                    each,
                    left,
                    y + each.row() * row + 4,
                    box,
                    playback,
                    each.members().contains(selected));
        }
    }

    private static void wire(
            Surface s,
            double x,
            double y,
            double column,
            double row,
            OneLine.Box a,
            OneLine.Box b,
            boolean spare,
            Playback playback) {
        double x1 = x + a.column() * column;
        double x2 = x + b.column() * column;
        double y1 = y + a.row() * row + 4 + BOX_HEIGHT;
        double y2 = y + b.row() * row + 4;
        double middle = y2 - (row - BOX_HEIGHT) / 2;
        boolean dead = playback.dead().contains(a.id());
        Ink ink = dead ? Ink.TEXT_FAINT : spare ? Ink.AXIS : Ink.TEXT_MUTED;
        Dash dash = dead ? Dash.DOTTED : spare ? Dash.DASHED : Dash.SOLID;
        double start = a.row() < b.row() ? y1 : y + a.row() * row + 4 + BOX_HEIGHT / 2;
        s.line(x1, start, x1, middle, ink, 1.2, dash);
        s.line(x1, middle, x2, middle, ink, 1.2, dash);
        s.line(x2, middle, x2, y2, ink, 1.2, dash);
    }

    private static void box(
            Surface s, OneLine.Box box, double x, double y, double w, Playback playback, boolean selected) {
        long gone = box.members().stream().filter(playback.dead()::contains).count();
        boolean dead = gone > 0 && gone == box.count();
        boolean failed = dead && box.members().contains(playback.failed());
        boolean over = playback.failed().isEmpty()
                ? box.share().orElse(0) > 1
                : box.members().stream().anyMatch(playback.overloaded()::contains);
        s.fillRound(x, y, w, BOX_HEIGHT, 4, dead || failed ? Ink.GRID : Ink.PANEL);
        s.strokeRound(
                x,
                y,
                w,
                BOX_HEIGHT,
                4,
                over ? Ink.OVER_LIMIT : selected ? Ink.SELECTION : Ink.HAIRLINE,
                over || selected ? 2 : 1);
        String name = (box.count() > 1
                ? box.count() + " × " + box.kind().toLowerCase(Locale.ROOT).replace('_', ' ')
                : box.name());
        NodeLoad load = box.load();
        boolean tag = !box.side().isEmpty() && w > 110;
        String shown = fit(s, name, Type.MEDIUM, 11.5, w - 14 - (tag ? 14 : 0));
        s.text(shown, x + 7, y + 15, Type.MEDIUM, 11.5, dead ? Ink.TEXT_FAINT : Ink.TEXT, Align.LEFT);
        String text = failed
                ? "lost"
                : dead ? "dark" : gone > 0 ? "%d of %d lost".formatted(gone, box.count()) : figures(load, w);
        s.text(
                fit(s, text, Type.REGULAR, 10.5, w - 12),
                x + 7,
                y + 29,
                Type.REGULAR,
                10.5,
                dead ? Ink.TEXT_FAINT : Ink.TEXT_MUTED,
                Align.LEFT);
        if (tag) {
            s.text(box.side(), x + w - 7, y + 15, Type.SEMIBOLD, 10.5, Ink.TEXT_MUTED, Align.RIGHT);
        }
        bar(s, load, x + 7, y + 36, w - 14, dead || failed, over);
        if (failed) {
            s.line(x, y, x + w, y + BOX_HEIGHT, Ink.OVER_LIMIT, 1.6, Dash.SOLID);
            s.line(x + w, y, x, y + BOX_HEIGHT, Ink.OVER_LIMIT, 1.6, Dash.SOLID);
        }
        s.region(x, y, w, BOX_HEIGHT, box);
    }

    /// The text, cut with an ellipsis where it is wider than `room`.
    private static String fit(Surface s, String text, Type type, double size, double room) {
        if (s.textWidth(text, type, size) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && s.textWidth(text.substring(0, end) + "…", type, size) > room) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static String figures(NodeLoad load, double w) {
        String least = load.unknownDevices() > 0 ? "≥ " : "";
        String worst = least + NumberText.withUnit(load.worstWatts(), "W");
        if (load.limitWatts().isEmpty()) {
            return worst + " · no limit";
        }
        String share = NumberText.fixed(100 * load.worstShare().orElse(0), 0) + " %";
        return w > 130
                ? worst + " of " + NumberText.withUnit(load.limitWatts().getAsDouble(), "W")
                : worst + " · " + share;
    }

    private static void bar(Surface s, NodeLoad load, double x, double y, double w, boolean dead, boolean over) {
        s.fillRect(x, y, w, 7, Ink.GRID);
        if (dead) {
            return;
        }
        if (load.limitWatts().isEmpty()) {
            s.hatch(x, y, w, 7, Ink.HEAT_NO_LIMIT, 4);
            return;
        }
        double worst = Math.min(1, load.worstShare().orElse(0));
        double normal = Math.min(1, load.normalShare().orElse(0));
        s.fillRect(x, y, w * worst, 7, over ? Ink.OVER_LIMIT : Ink.ACCENT_SOFT);
        s.fillRect(x, y, w * normal, 7, over ? Ink.OVER_LIMIT : Ink.ACCENT);
        s.line(x + w, y - 1.5, x + w, y + 8.5, Ink.LIMIT, 1.4, Dash.SOLID);
    }
}
