package io.kilorack.report;

/// Diagonal lines inside a rectangle, cut at its edges by arithmetic, so that no clipping is needed.
final class Hatch {
    /// Takes one line.
    interface Line {
        void of(double x1, double y1, double x2, double y2);
    }

    private Hatch() {}

    /// Lines from bottom left to top right (y down), `spacing` apart along x.
    static void lines(double x, double y, double width, double height, double spacing, Line line) {
        if (!(width > 0 && height > 0 && spacing > 0)) {
            return;
        }
        // a line at offset o runs through x + o at the top edge and x + o - height at the bottom edge
        for (double o = spacing / 2; o < width + height; o += spacing) {
            double x1 = Math.max(0, o - height);
            double x2 = Math.min(width, o);
            line.of(x + x1, y + o - x1, x + x2, y + o - x2);
        }
    }
}
