package io.kilorack.report.draw;

/// Where the rack units of one elevation lie on the surface: the same numbers for painting, hit testing
/// and dropping.
///
/// @param x left edge of the cabinet, `y` its top
/// @param units rack units of the cabinet
/// @param unit one design pixel in surface units (1 on screen, 0.75 on paper)
public record FaceLayout(double x, double y, double width, double height, double units, double unit) {
    /// Width of the column of U numbers; 0 where the drawing is too narrow for it.
    public double gutter() {
        return width >= 90 * unit && unitHeight() >= 4 * unit ? 20 * unit : 0;
    }

    /// Thickness of the frame.
    public double frame() {
        return Math.max(1.2 * unit, Math.min(4 * unit, width * 0.03));
    }

    /// Left edge of what is mounted.
    public double innerX() {
        return x + gutter() + frame();
    }

    public double innerWidth() {
        return width - 2 * gutter() - 2 * frame();
    }

    public double innerTop() {
        return y + frame();
    }

    public double innerHeight() {
        return height - 2 * frame();
    }

    /// Height of one rack unit.
    public double unitHeight() {
        return innerHeight() / units;
    }

    /// Surface y of an edge given in half units from the bottom.
    public double yOf(double halfUnits) {
        return innerTop() + innerHeight() - halfUnits * unitHeight() / 2;
    }

    /// The half unit that lies under a surface y; below 0 or at least 2 · units when outside.
    public int halfUnitAt(double surfaceY) {
        return (int) Math.floor((innerTop() + innerHeight() - surfaceY) / unitHeight() * 2);
    }

    /// A cabinet in the shape of a real one (19-inch, 600 mm wide) that fits a box, centred.
    public static FaceLayout fit(double x, double y, double width, double height, double units, double unit) {
        double natural = units * 44.45 + 60;
        double ratio = 600 / natural;
        double w = Math.min(width, height * ratio * 1.6);
        return new FaceLayout(x + (width - w) / 2, y, w, height, units, unit);
    }
}
