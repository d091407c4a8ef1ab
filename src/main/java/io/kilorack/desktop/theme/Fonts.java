package io.kilorack.desktop.theme;

import io.kilorack.report.draw.Surface.Type;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;

/// The bundled typeface, IBM Plex Sans; its figures all have one width, so columns of numbers line up.
public final class Fonts {
    private static final Map<Type, String> FILES =
            Map.of(Type.REGULAR, "Regular", Type.MEDIUM, "Medium", Type.SEMIBOLD, "SemiBold", Type.ITALIC, "Italic");
    private static final Map<Type, String> NAMES = new EnumMap<>(Type.class);
    private static final Map<Type, Map<Double, Font>> MADE = new EnumMap<>(Type.class);

    private Fonts() {}

    /// Makes the typeface known to the toolkit. A missing file leaves the system's typeface in its place.
    public static void load() {
        if (!NAMES.isEmpty()) {
            return;
        }
        for (Type type : Type.values()) {
            try (var in =
                    Fonts.class.getResourceAsStream("/io/kilorack/fonts/IBMPlexSans-" + FILES.get(type) + ".ttf")) {
                Font font = in == null ? null : Font.loadFont(in, 13);
                NAMES.put(type, font == null ? Font.getDefault().getName() : font.getName());
            } catch (java.io.IOException e) {
                NAMES.put(type, Font.getDefault().getName());
            }
        }
    }

    /// The typeface in one weight and size [px]. On the window's thread only.
    public static Font of(Type type, double size) {
        load();
        double rounded = Math.round(size * 4) / 4.0;
        return MADE.computeIfAbsent(type, _ -> new HashMap<>())
                .computeIfAbsent(rounded, s -> new Font(NAMES.get(type), s));
    }
}
