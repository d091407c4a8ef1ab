package io.kilorack.report.draw;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// One value (0xRRGGBBAA) for every [Ink]. Three are built in: light and dark for the window, paper for
/// print.
public final class Palette {
    private final Map<Ink, Integer> rgba;

    public Palette(Map<Ink, Integer> rgba) {
        for (Ink ink : Ink.values()) {
            if (!rgba.containsKey(ink)) {
                throw new IllegalArgumentException("palette without " + ink);
            }
        }
        this.rgba = Collections.unmodifiableMap(new EnumMap<>(rgba));
    }

    @SuppressWarnings("NullAway") // the constructor saw every ink
    public int rgba(Ink ink) {
        return rgba.get(ink);
    }
}
