package io.kilorack.report.draw;

import io.soabase.recordbuilder.core.RecordBuilder;

/// How the hall lies on the surface: `surface = metres · scale + offset`.
///
/// @param scale surface units per metre
/// @param offsetX surface x of the hall's left wall, `offsetY` of its top wall
/// @param width of the visible part in surface units: what lies outside is not painted
/// @param unit one design pixel in surface units: 1 on screen, 0.75 on paper (points); sizes of text and
/// lines follow it
@RecordBuilder
public record FloorView(double scale, double offsetX, double offsetY, double width, double height, double unit)
        implements FloorViewBuilder.With {
    public FloorView {
        if (!(scale > 0 && unit > 0)) {
            throw new IllegalArgumentException("scale and unit must be > 0; have %s and %s".formatted(scale, unit));
        }
    }

    /// The view that shows a whole hall, centred, with `margin` surface units left free on every side.
    public static FloorView fit(double widthM, double depthM, double width, double height, double margin, double unit) {
        double scale = Math.max(
                1e-6,
                Math.min((width - 2 * margin) / Math.max(widthM, 0.1), (height - 2 * margin) / Math.max(depthM, 0.1)));
        return new FloorView(scale, (width - widthM * scale) / 2, (height - depthM * scale) / 2, width, height, unit);
    }

    public double x(double metres) {
        return metres * scale + offsetX;
    }

    public double y(double metres) {
        return metres * scale + offsetY;
    }

    public double metresX(double x) {
        return (x - offsetX) / scale;
    }

    public double metresY(double y) {
        return (y - offsetY) / scale;
    }

    /// Zoomed by `factor` so that the point under (x, y) stays where it is.
    public FloorView zoomedAt(double x, double y, double factor) {
        double next = scale * factor;
        return new FloorView(next, x - metresX(x) * next, y - metresY(y) * next, width, height, unit);
    }

    public FloorView moved(double dx, double dy) {
        return with().offsetX(offsetX + dx).offsetY(offsetY + dy).build();
    }

    public FloorView sized(double newWidth, double newHeight) {
        return with().width(newWidth).height(newHeight).build();
    }

    /// Design pixels per metre: what decides how much detail is drawn.
    public double detail() {
        return scale / unit;
    }
}
