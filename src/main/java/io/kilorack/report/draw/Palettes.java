package io.kilorack.report.draw;

import java.util.EnumMap;
import java.util.Map;

/// The three built-in palettes. Families keep apart under protanopia, deuteranopia and tritanopia by hue
/// and by lightness; findings always come with a hatch or a word as well.
public final class Palettes {
    private static final Palette LIGHT = lightOrPaper(false);
    private static final Palette DARK = darkColours();
    private static final Palette PAPER = lightOrPaper(true);

    private Palettes() {}

    /// For the window on a light theme.
    public static Palette light() {
        return LIGHT;
    }

    /// For the window on a dark theme.
    public static Palette dark() {
        return DARK;
    }

    /// For print: white ground, thin lines, a little more contrast.
    public static Palette paper() {
        return PAPER;
    }

    private static Palette lightOrPaper(boolean paper) {
        var c = new EnumMap<Ink, Integer>(Ink.class);
        put(c, Ink.PAPER, 0xffffff);
        put(c, Ink.PANEL, paper ? 0xf4f6f8 : 0xf6f8fa);
        put(c, Ink.TEXT, 0x1b2430);
        put(c, Ink.TEXT_MUTED, paper ? 0x505c6b : 0x59636e);
        put(c, Ink.TEXT_FAINT, paper ? 0x7b8794 : 0x818b98);
        put(c, Ink.TEXT_ON_FILL, 0xffffff);
        put(c, Ink.HAIRLINE, paper ? 0xcfd6dd : 0xd1d9e0);
        put(c, Ink.GRID, paper ? 0xe3e8ec : 0xe6eaee);
        put(c, Ink.AXIS, 0x8a95a1);
        put(c, Ink.ACCENT, 0x2563b0);
        put(c, Ink.ACCENT_MID, 0xa9c8ec);
        put(c, Ink.ACCENT_SOFT, 0xdce8f6);
        put(c, Ink.SELECTION, 0x0969da);
        put(c, Ink.ALLOWED_DROP, 0x1a7f5a);
        put(c, Ink.REFUSED_DROP, 0xc0392b);
        put(c, Ink.FLOOR, paper ? 0xfcfcfb : 0xfafafa);
        put(c, Ink.FLOOR_GRID, paper ? 0xeceeef : 0xebeef1);
        put(c, Ink.WALL, 0x4a5563);
        put(c, Ink.AISLE_COLD, 0xe3eefa);
        put(c, Ink.AISLE_HOT, 0xfbeae2);
        put(c, Ink.AISLE_SERVICE, 0xf0f1ee);
        put(c, Ink.RACK_BODY, 0xe9edf1);
        put(c, Ink.RACK_EDGE, 0x5b6775);
        put(c, Ink.RACK_FRAME, 0x3c4652);
        put(c, Ink.DEVICE_BODY, 0xdfe4e9);
        put(c, Ink.DEVICE_EDGE, 0x75818e);
        put(c, Ink.DEVICE_VENT, 0xa5afba);
        put(c, Ink.DEVICE_PORT, 0x3f4a57);
        put(c, Ink.DEVICE_LED, 0x2f9e6e);
        put(c, Ink.LIMIT, 0x1b2430);
        put(c, Ink.OVER_LIMIT, 0xc0392b);
        put(c, Ink.GOOD, 0x2b8a67);
        put(c, Ink.FAMILY_1, 0x2f62c8);
        put(c, Ink.FAMILY_2, 0xf0a35f);
        put(c, Ink.FAMILY_3, 0x177d5c);
        put(c, Ink.FAMILY_4, 0xa8649c);
        put(c, Ink.FAMILY_5, 0xcfc02a);
        put(c, Ink.FAMILY_6, 0x5a3a8c);
        put(c, Ink.FAMILY_7, 0x6cc2f0);
        put(c, Ink.FAMILY_8, 0xa6541a);
        put(c, Ink.FAMILY_NONE, 0xb4bdc7);
        put(c, Ink.FINDING_ALLOWED, 0xc3cbd3);
        put(c, Ink.FINDING_NOTICE, 0x5b93d3);
        put(c, Ink.FINDING_LICENCE, 0xe3a32f);
        put(c, Ink.FINDING_PROHIBITED, 0xc0392b);
        put(c, Ink.FINDING_CONFLICT, 0x8250a8);
        put(c, Ink.FINDING_UNKNOWN, 0x8a95a1);
        put(c, Ink.HEAT_1, 0xdcefe8);
        put(c, Ink.HEAT_2, 0xa8d5c9);
        put(c, Ink.HEAT_3, 0x69b0ab);
        put(c, Ink.HEAT_4, 0x3b828e);
        put(c, Ink.HEAT_5, 0x22526a);
        put(c, Ink.HEAT_OVER, 0xc0392b);
        put(c, Ink.HEAT_NO_LIMIT, 0xdcd6ea);
        return new Palette(c);
    }

    private static Palette darkColours() {
        var c = new EnumMap<Ink, Integer>(Ink.class);
        put(c, Ink.PAPER, 0x0f141a);
        put(c, Ink.PANEL, 0x161c24);
        put(c, Ink.TEXT, 0xe6ebf1);
        put(c, Ink.TEXT_MUTED, 0x9da9b7);
        put(c, Ink.TEXT_FAINT, 0x717d8b);
        put(c, Ink.TEXT_ON_FILL, 0xffffff);
        put(c, Ink.HAIRLINE, 0x2d3641);
        put(c, Ink.GRID, 0x232b35);
        put(c, Ink.AXIS, 0x66727f);
        put(c, Ink.ACCENT, 0x6aa9f0);
        put(c, Ink.ACCENT_MID, 0x2b5284);
        put(c, Ink.ACCENT_SOFT, 0x1c3350);
        put(c, Ink.SELECTION, 0x58a6ff);
        put(c, Ink.ALLOWED_DROP, 0x3fb98a);
        put(c, Ink.REFUSED_DROP, 0xf0685a);
        put(c, Ink.FLOOR, 0x131920);
        put(c, Ink.FLOOR_GRID, 0x1c232c);
        put(c, Ink.WALL, 0x8894a2);
        put(c, Ink.AISLE_COLD, 0x16273a);
        put(c, Ink.AISLE_HOT, 0x35211d);
        put(c, Ink.AISLE_SERVICE, 0x1e2420);
        put(c, Ink.RACK_BODY, 0x27303a);
        put(c, Ink.RACK_EDGE, 0x0b0f14);
        put(c, Ink.RACK_FRAME, 0x7c8896);
        put(c, Ink.DEVICE_BODY, 0x3a4551);
        put(c, Ink.DEVICE_EDGE, 0x0f141a);
        put(c, Ink.DEVICE_VENT, 0x67737f);
        put(c, Ink.DEVICE_PORT, 0x0c1116);
        put(c, Ink.DEVICE_LED, 0x4fd6a0);
        put(c, Ink.LIMIT, 0xe6ebf1);
        put(c, Ink.OVER_LIMIT, 0xf0685a);
        put(c, Ink.GOOD, 0x4cc196);
        put(c, Ink.FAMILY_1, 0x6a78f0);
        put(c, Ink.FAMILY_2, 0xf0a860);
        put(c, Ink.FAMILY_3, 0x4ebf97);
        put(c, Ink.FAMILY_4, 0xb565a5);
        put(c, Ink.FAMILY_5, 0xe0d83a);
        put(c, Ink.FAMILY_6, 0xb795f0);
        put(c, Ink.FAMILY_7, 0xb3d2f2);
        put(c, Ink.FAMILY_8, 0xb85a44);
        put(c, Ink.FAMILY_NONE, 0x56626f);
        put(c, Ink.FINDING_ALLOWED, 0x4a5663);
        put(c, Ink.FINDING_NOTICE, 0x5b9be6);
        put(c, Ink.FINDING_LICENCE, 0xe0a63c);
        put(c, Ink.FINDING_PROHIBITED, 0xe5534b);
        put(c, Ink.FINDING_CONFLICT, 0xb083d8);
        put(c, Ink.FINDING_UNKNOWN, 0x8b97a5);
        put(c, Ink.HEAT_1, 0x233f48);
        put(c, Ink.HEAT_2, 0x2d616c);
        put(c, Ink.HEAT_3, 0x3d8a90);
        put(c, Ink.HEAT_4, 0x6bbab0);
        put(c, Ink.HEAT_5, 0xc0ead8);
        put(c, Ink.HEAT_OVER, 0xf0685a);
        put(c, Ink.HEAT_NO_LIMIT, 0x4a4560);
        return new Palette(c);
    }

    private static void put(Map<Ink, Integer> colours, Ink ink, int rgb) {
        colours.put(ink, rgb << 8 | 0xff);
    }

    /// The ink for text on a fill: of text, inverse text and paper the one with the highest contrast
    /// (WCAG 2 relative luminance).
    public static Ink textOn(Palette palette, Ink fill) {
        Ink best = Ink.TEXT;
        for (Ink candidate : new Ink[] {Ink.TEXT_ON_FILL, Ink.PAPER}) {
            if (contrast(palette.rgba(candidate), palette.rgba(fill))
                    > contrast(palette.rgba(best), palette.rgba(fill))) {
                best = candidate;
            }
        }
        return best;
    }

    /// Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio".
    public static double contrast(int rgba, int other) {
        double a = luminance(rgba);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgba) {
        return 0.2126 * linear(rgba >>> 24) + 0.7152 * linear(rgba >>> 16 & 0xff) + 0.0722 * linear(rgba >>> 8 & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
