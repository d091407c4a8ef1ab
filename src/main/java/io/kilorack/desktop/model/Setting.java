package io.kilorack.desktop.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A remembered choice: a typed key with a default. What cannot be read counts as not set.
public record Setting<T>(String key, Supplier<T> fallback, Function<String, T> read, Function<T, String> write) {
    public static final Setting<String> THEME = text("theme", "system");
    public static final Setting<String> LANGUAGE = text("language", "");
    public static final Setting<Boolean> HINT_DONE = flag("hint.done", false);
    /// The dock below the floor, and below the other views, which need the room more.
    public static final Setting<Boolean> DOCK_OPEN = flag("dock.open", true);

    public static final Setting<Boolean> DOCK_OPEN_ELSEWHERE = flag("dock.open.elsewhere", false);
    public static final Setting<Double> WINDOW_WIDTH = number("window.width", 1440);
    public static final Setting<Double> WINDOW_HEIGHT = number("window.height", 900);
    public static final Setting<Double> WINDOW_X = number("window.x", Double.NaN);
    public static final Setting<Double> WINDOW_Y = number("window.y", Double.NaN);
    public static final Setting<Boolean> WINDOW_MAXIMISED = flag("window.maximised", false);
    public static final Setting<Double> LEFT_WIDTH = number("left.width", 268);
    public static final Setting<Double> RIGHT_WIDTH = number("right.width", 300);
    public static final Setting<Double> DOCK_HEIGHT = number("dock.height", 212);
    /// File of a fuller screening list, or empty.
    public static final Setting<String> SCREENING_LIST = text("screening.list", "");
    public static final Setting<String> PAPER = text("report.paper", "A4");
    public static final Setting<List<String>> RECENT = new Setting<>(
            "recent",
            List::of,
            text -> text.lines().filter(l -> !l.isBlank()).toList(),
            list -> String.join("\n", list));

    private static Setting<String> text(String key, String fallback) {
        return new Setting<>(key, () -> fallback, Function.identity(), Function.identity());
    }

    private static Setting<Boolean> flag(String key, boolean fallback) {
        return new Setting<>(key, () -> fallback, Boolean::valueOf, String::valueOf);
    }

    private static Setting<Double> number(String key, double fallback) {
        return new Setting<>(key, () -> fallback, Double::valueOf, String::valueOf);
    }
}
