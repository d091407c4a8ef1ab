package io.kilorack.report.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PalettesTest {
    static List<Palette> palettes() {
        return List.of(Palettes.light(), Palettes.dark(), Palettes.paper());
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textCanBeReadOnPaperAndPanel(Palette p) {
        for (Ink ground : List.of(Ink.PAPER, Ink.PANEL)) {
            assertTrue(contrast(p, Ink.TEXT, ground) >= 7);
            assertTrue(contrast(p, Ink.TEXT_MUTED, ground) >= 4.5, "muted on " + ground);
            assertTrue(contrast(p, Ink.OVER_LIMIT, ground) >= 4.5, "over limit on " + ground);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void namesCanBeReadOnEveryRackColour(Palette p) {
        for (Ink ink : Ink.values()) {
            boolean fill = ink.name().startsWith("FAMILY")
                    || ink.name().startsWith("FINDING")
                    || ink.name().startsWith("HEAT");
            if (fill) {
                double contrast = contrast(p, Palettes.textOn(p, ink), ink);
                assertTrue(contrast >= 4, ink + " has " + contrast);
            }
        }
    }

    /// Families keep apart for protan, deutan and tritan sight: ΔE (CIE 1976) of at least 15. Matrices
    /// for full severity: Machado, Oliveira, Fernandes, IEEE Trans. Vis. Comput. Graph. 15(6), 2009,
    /// table 1.
    @ParameterizedTest
    @MethodSource("palettes")
    void familiesKeepApartForColourBlindEyes(Palette p) {
        double[][] sights = {
            {1, 0, 0, 0, 1, 0, 0, 0, 1},
            {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
            {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
            {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
        };
        for (double[] sight : sights) {
            for (int i = 0; i < 8; i++) {
                for (int j = i + 1; j < 8; j++) {
                    double[] a = seen(p.rgba(Ink.values()[Ink.FAMILY_1.ordinal() + i]), sight);
                    double[] b = seen(p.rgba(Ink.values()[Ink.FAMILY_1.ordinal() + j]), sight);
                    double distance =
                            Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
                    assertTrue(distance >= 15, "families %d and %d are %.1f apart".formatted(i + 1, j + 1, distance));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void headroomHasOneDirection(Palette p) {
        Ink[] scale = {Ink.HEAT_1, Ink.HEAT_2, Ink.HEAT_3, Ink.HEAT_4, Ink.HEAT_5};
        int sign = 0;
        for (int i = 1; i < scale.length; i++) {
            double step = contrast(p, scale[i], Ink.PAPER) - contrast(p, scale[i - 1], Ink.PAPER);
            sign += step > 0 ? 1 : -1;
        }
        assertEquals(4, Math.abs(sign));
    }

    private static double contrast(Palette p, Ink a, Ink b) {
        return Palettes.contrast(p.rgba(a), p.rgba(b));
    }

    private static double[] seen(int rgba, double[] m) {
        double[] c = {linear(rgba >>> 24), linear(rgba >>> 16 & 0xff), linear(rgba >>> 8 & 0xff)};
        double r = Math.max(0, m[0] * c[0] + m[1] * c[1] + m[2] * c[2]);
        double g = Math.max(0, m[3] * c[0] + m[4] * c[1] + m[5] * c[2]);
        double b = Math.max(0, m[6] * c[0] + m[7] * c[1] + m[8] * c[2]);
        double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
