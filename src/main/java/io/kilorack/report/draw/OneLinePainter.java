package io.kilorack.report.draw;

import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// Paints a [OneLine]: in every box the name, the load in its worst single failure against the limit, and a
/// bar in the colour of its headroom; while a failure is played back, the load in that failure.
public final class OneLinePainter {
    private static final double GAP = 10;
    private static final double LEAST_BOX = 96;
    private static final double MOST_BOX = 176;
    private static final double LEAST_ROW = 56;
    private static final double MOST_ROW = 86;
    /// Room between a box and the one below it, for the wires.
    private static final double BETWEEN = 16;
    /// Boxes of this height have room for a second line of the name.
    private static final double TWO_LINES = 52;
    /// Smallest type of a name that does not fit.
    private static final double LEAST_TYPE = 9.5;
    private static final double LEAST_NAMES = 8;

    private OneLinePainter() {}

    /// What a played-back failure does to the diagram.
    ///
    /// @param failed node that is lost, or empty for none; `dead` what goes dark with it;
    /// `overloaded` what is
    /// past its limit
    /// @param watts load of nodes in that failure [W]; a node that is not in it carries what it does
    /// normally
    public record Playback(String failed, Set<String> dead, Set<String> overloaded, Map<String, Double> watts) {
        public static final Playback NONE = new Playback("", Set.of(), Set.of());

        public Playback {
            dead = Set.copyOf(dead);
            overloaded = Set.copyOf(overloaded);
            watts = Map.copyOf(watts);
        }

        /// A failure of which only what it turns off and overloads is known.
        public Playback(String failed, Set<String> dead, Set<String> overloaded) {
            this(failed, dead, overloaded, Map.of());
        }
    }

    /// Height the diagram wants.
    public static double height(OneLine line) {
        return line.rows() * MOST_ROW + 8;
    }

    /// Height at which names still have two lines.
    public static double compactHeight(OneLine line) {
        return line.rows() * (TWO_LINES + BETWEEN) + 8;
    }

    /// Least height at which the boxes can be read.
    public static double leastHeight(OneLine line) {
        return line.rows() * LEAST_ROW + 8;
    }

    /// Least width at which the boxes can be read.
    public static double width(OneLine line) {
        return line.columns() * (LEAST_BOX + GAP);
    }

    /// How many boxes fit side by side.
    public static int columns(double width) {
        return Math.max(3, (int) (width / (LEAST_BOX + GAP)));
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
        double row = Math.clamp(height / line.rows(), LEAST_ROW, MOST_ROW);
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
                    row - BETWEEN,
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
        double high = row - BETWEEN;
        double x1 = x + a.column() * column;
        double x2 = x + b.column() * column;
        double y1 = y + a.row() * row + 4 + high;
        double y2 = y + b.row() * row + 4;
        double middle = y2 - BETWEEN / 2 - (spare ? 3 : 0);
        boolean dead = playback.dead().contains(a.id());
        Ink ink = dead ? Ink.TEXT_FAINT : spare ? Ink.AXIS : Ink.TEXT_MUTED;
        Dash dash = dead ? Dash.DOTTED : spare ? Dash.DASHED : Dash.SOLID;
        double start = a.row() < b.row() ? y1 : y + a.row() * row + 4 + high / 2;
        s.line(x1, start, x1, middle, ink, 1.2, dash);
        s.line(x1, middle, x2, middle, ink, 1.2, dash);
        s.line(x2, middle, x2, y2, ink, 1.2, dash);
    }

    private static void box(
            Surface s, OneLine.Box box, double x, double y, double w, double h, Playback playback, boolean selected) {
        long gone = box.members().stream().filter(playback.dead()::contains).count();
        boolean dead = gone > 0 && gone == box.count();
        boolean failed = dead && box.members().contains(playback.failed());
        boolean part = gone > 0 && !dead;
        boolean played = !playback.failed().isEmpty();
        boolean over = played
                ? box.members().stream().anyMatch(playback.overloaded()::contains)
                : box.share().orElse(0) > 1;
        s.fillRound(x, y, w, h, 4, dead ? Ink.GRID : Ink.PANEL);
        s.strokeRound(
                x,
                y,
                w,
                h,
                4,
                over ? Ink.OVER_LIMIT : selected ? Ink.SELECTION : Ink.HAIRLINE,
                over || selected ? 2 : 1);
        Ink ink = dead ? Ink.TEXT_FAINT : Ink.TEXT;
        boolean tag = !box.side().isEmpty() && !box.title().endsWith(" " + box.side()) && w > 88;
        double room = w - 14;
        int lines = title(s, box, x + 7, y, room - (tag ? 14 : 0), h >= TWO_LINES, ink);
        double below = y + 15 + 12.5 * lines;
        if (!box.cooling().isEmpty() && below <= y + h - 25) {
            String words = box.cooling().stream()
                    .map(each -> "+ " + each)
                    .filter(each -> s.textWidth(each, Type.REGULAR, 10) <= room)
                    .findFirst()
                    .orElseGet(() -> fit(s, "+ " + box.cooling().getLast(), Type.REGULAR, 10, room));
            s.text(words, x + 7, below, Type.REGULAR, 10, dead ? Ink.TEXT_FAINT : Ink.TEXT_MUTED, Align.LEFT);
        }
        if (tag) {
            s.text(box.side(), x + w - 7, y + 15, Type.SEMIBOLD, 10.5, Ink.TEXT_MUTED, Align.RIGHT);
        }
        double watts = played
                ? playback.watts().getOrDefault(box.id(), box.load().normalWatts())
                : box.load().worstWatts();
        String text = dead
                ? (failed ? "lost" : "dark")
                : gone > 0
                        ? "%d of %d lost".formatted(gone, box.count())
                        : CoolingLoads.is(box.id())
                                ? fit(s, cooling(box), Type.REGULAR, 10.5, room)
                                : figures(s, box.load(), box.count() > 1 ? "fullest " : "", watts, room);
        s.text(
                text,
                x + 7,
                y + h - 14.5,
                Type.REGULAR,
                10.5,
                part ? Ink.OVER_LIMIT : dead ? Ink.TEXT_FAINT : Ink.TEXT_MUTED,
                Align.LEFT);
        if (!CoolingLoads.is(box.id())) {
            bar(s, box.load(), watts, x + 7, y + h - 10, w - 14, dead, over);
        }
        if (failed) {
            s.line(x, y, x + w, y + h, Ink.OVER_LIMIT, 1.6, Dash.SOLID);
            s.line(x + w, y, x, y + h, Ink.OVER_LIMIT, 1.6, Dash.SOLID);
        }
        s.region(x, y, w, h, box);
    }

    /// Writes the title; the lines it takes.
    private static int title(Surface s, OneLine.Box box, double x, double y, double room, boolean two, Ink ink) {
        if (!two) {
            boolean group = box.count() > 1;
            double used = line(s, box.title(), Type.MEDIUM, group ? 10.5 : 11.5, LEAST_TYPE, x, y, room, ink);
            if (group) {
                // titles of groups have one size; the names of a group take what is left
                line(s, box.names(), Type.REGULAR, 10, LEAST_NAMES, x + used + 4, y, room - used - 4, ink);
            }
            return 1;
        }
        boolean members = box.count() > 1;
        List<String> lines = members
                ? List.of(fit(s, box.title(), Type.MEDIUM, 11.5, room), fit(s, box.names(), Type.REGULAR, 10.5, room))
                : wrap(s, box.title(), room);
        s.text(lines.getFirst(), x, y + 15, Type.MEDIUM, 11.5, ink, Align.LEFT);
        if (lines.size() > 1) {
            s.text(
                    lines.get(1),
                    x,
                    y + 27.5,
                    members ? Type.REGULAR : Type.MEDIUM,
                    members ? 10.5 : 11.5,
                    members ? Ink.TEXT_MUTED : ink,
                    Align.LEFT);
        }
        return lines.size();
    }

    /// A name on one line, or on two broken between words.
    private static List<String> wrap(Surface s, String text, double room) {
        if (s.textWidth(text, Type.MEDIUM, 11.5) <= room) {
            return List.of(text);
        }
        var lines = new ArrayList<String>();
        int cut = -1;
        for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
            if (s.textWidth(text.substring(0, i), Type.MEDIUM, 11.5) <= room) {
                cut = i;
            }
        }
        if (cut < 0) {
            return List.of(fit(s, text, Type.MEDIUM, 11.5, room));
        }
        lines.add(text.substring(0, cut));
        lines.add(fit(s, text.substring(cut + 1), Type.MEDIUM, 11.5, room));
        return lines;
    }

    /// The text, cut with an ellipsis where it is wider than `room`.
    /// A line of text in the largest type that fits, not below the least; its width.
    private static double line(
            Surface s, String text, Type type, double most, double least, double x, double y, double room, Ink ink) {
        double size = most;
        while (size > least && s.textWidth(text, type, size) > room) {
            size -= 0.5;
        }
        String shown = fit(s, text, type, size, room);
        s.text(shown, x, y + 14, type, size, ink, Align.LEFT);
        return s.textWidth(shown, type, size);
    }

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

    /// What cooling units draw at full duty: each, and together.
    public static String cooling(OneLine.Box box) {
        if (box.load().unknownDevices() > 0) {
            return "draw unknown";
        }
        double watts = box.load().worstWatts();
        return box.count() == 1
                ? NumberText.withUnit(watts, "W")
                : NumberText.withUnit(watts, "W") + " each, " + NumberText.withUnit(watts * box.count(), "W");
    }

    /// The longest wording that fits: load of limit and share, load and share, share alone.
    ///
    /// @param whose said before it where one of several is meant
    private static String figures(Surface s, NodeLoad load, String whose, double watts, double room) {
        String least = load.unknownDevices() > 0 ? "≥ " : "";
        String now = least + NumberText.withUnit(watts, "W");
        if (load.limitWatts().isEmpty()) {
            return fit(s, now + " · no limit", Type.REGULAR, 10.5, room);
        }
        double limit = load.limitWatts().getAsDouble();
        // Where one line is fuller than the three together, its share is the one that matters.
        String line = fullestLine(load, watts)
                ? load.lines().map(l -> l.worstLine() + " ").orElse("")
                : "";
        String percent = NumberText.fixed(100 * share(load, watts), 0) + " %";
        String share = least + percent;
        String full = now + " of " + NumberText.withUnit(limit, "W") + " · " + line + percent;
        String brief = now + " · " + line + percent;
        for (String text : List.of(whose + full, whose + brief, full, brief)) {
            if (s.textWidth(text, Type.REGULAR, 10.5) <= room) {
                return text;
            }
        }
        return share;
    }

    /// True when `watts` is the worst load and one line is fuller then than the node as a whole.
    private static boolean fullestLine(NodeLoad load, double watts) {
        return load.lineBinds() && watts == load.worstWatts();
    }

    private static double share(NodeLoad load, double watts) {
        return fullestLine(load, watts)
                ? load.bindingShare().orElse(0)
                : watts / load.limitWatts().orElse(Double.POSITIVE_INFINITY);
    }

    private static void bar(
            Surface s, NodeLoad load, double watts, double x, double y, double w, boolean dead, boolean over) {
        s.fillRect(x, y, w, 5, Ink.GRID);
        if (dead) {
            return;
        }
        if (load.limitWatts().isEmpty()) {
            s.hatch(x, y, w, 5, Ink.HEAT_NO_LIMIT, 4);
            return;
        }
        double share = share(load, watts);
        double normal = fullestLine(load, watts)
                ? load.lines().orElseThrow().normalShare().orElse(0)
                : load.normalShare().orElse(0);
        s.fillRect(
                x, y, w * Math.min(1, share), 5, over || share > 1 ? Ink.OVER_LIMIT : heat(OptionalDouble.of(share)));
        if (normal < share) {
            double at = x + w * Math.min(1, normal);
            s.line(at, y - 1, at, y + 6, Ink.TEXT_MUTED, 1, Dash.SOLID);
        }
        s.line(x + w, y - 1.5, x + w, y + 6.5, Ink.LIMIT, 1.4, Dash.SOLID);
    }

    /// Colour of a load share: the scale of the floor's headroom maps.
    public static Ink heat(OptionalDouble share) {
        if (share.isEmpty()) {
            return Ink.HEAT_NO_LIMIT;
        }
        double x = share.getAsDouble();
        return x > 1
                ? Ink.HEAT_OVER
                : x > 0.9
                        ? Ink.HEAT_5
                        : x > 0.8 ? Ink.HEAT_4 : x > 0.6 ? Ink.HEAT_3 : x > 0.4 ? Ink.HEAT_2 : Ink.HEAT_1;
    }
}
