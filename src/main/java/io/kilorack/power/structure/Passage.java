package io.kilorack.power.structure;

import io.kilorack.quantity.Guard;
import java.util.OptionalDouble;

/// Whether a rack on castors gets through a place: plain geometry and weights, all lengths [m].
public final class Passage {
    /// Steepest ramp that guides for computer rooms allow, 1 : 12 [°]. Source: US VA data-centre design
    /// guide ("maximum slope of 1:12"); ANSI/TIA-942 speaks of 8°, ramps for people of 1 : 12.
    public static final double STEEPEST_DEGREES = Math.toDegrees(Math.atan(1 / 12.0));

    private static final int ANGLES = 900;

    private Passage() {}

    /// Whether a footprint gets round a right-angled corner from a corridor of `before` into one of
    /// `after`, all [m].
    ///
    /// On swivel castors it may go sideways round the corner: lengthwise in one corridor, crosswise in the
    /// other. Else it turns: its outer long side slides along both outer walls, `L(θ) = (a·cos θ + b·sin θ
    /// − w)/(sin θ·cos θ)`, and its length must not exceed the least L over all angles. Source: the moving
    /// ladder problem for a rectangle; exact in the plane.
    public static boolean turns(double width, double depth, double before, double after) {
        double w = Math.min(width, depth);
        double length = Math.max(width, depth);
        double a = Guard.positive("before", before);
        double b = Guard.positive("after", after);
        if (w > a + TOUCH || w > b + TOUCH) {
            return false;
        }
        return length <= Math.max(a, b) + TOUCH || length <= longestRound(w, a, b) + TOUCH;
    }

    /// Longest footprint of width `w` that turns round the corner [m].
    static double longestRound(double w, double a, double b) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ANGLES; i++) {
            double t = Math.PI / 2 * i / ANGLES;
            double sin = Math.sin(t);
            double cos = Math.cos(t);
            least = Math.min(least, (a * cos + b * sin - w) / (sin * cos));
        }
        return least;
    }

    /// Things may touch [m].
    private static final double TOUCH = 1e-6;

    /// Angle from upright [°] beyond which a tilted rack is lower than a door:
    /// `R·cos(φ − atan(D/H)) ≤ door` with `R = √(H² + D²)`. 0 when it passes upright; empty when not
    /// even lying.
    public static OptionalDouble tiltToPass(double height, double depth, double door) {
        if (height <= door + TOUCH) {
            return OptionalDouble.of(0);
        }
        double diagonal = Math.hypot(height, depth);
        return depth <= door + TOUCH
                ? OptionalDouble.of(Math.toDegrees(Math.atan2(depth, height) + Math.acos(Math.min(1, door / diagonal))))
                : OptionalDouble.empty();
    }

    /// Load that rolls over one floor tile [kN]: half the mass while moving. Source: rule S05 (IBM site
    /// preparation, Tate).
    public static double rollingKilonewtons(double massKg) {
        return Guard.notNegative("massKg", massKg) / 2 * FloorLoad.G / 1000;
    }

    /// Force that holds a rack on a ramp [N]: `m·g·sin α`, without rolling resistance.
    public static double rampNewtons(double massKg, double degrees) {
        return Guard.notNegative("massKg", massKg) * FloorLoad.G * Math.sin(Math.toRadians(degrees));
    }
}
