package io.kilorack.report.draw;

import java.util.List;

/// What can be painted on: a PDF page, an SVG file, the window's canvas. Origin top-left, y down, unit:
/// the caller's
/// (points on paper, pixels on screen). Colours are roles of a [Palette], never literals, so that light,
/// dark and
/// paper differ in one place.
public interface Surface {
    Palette palette();

    void fillRect(double x, double y, double width, double height, Ink fill);

    void strokeRect(double x, double y, double width, double height, Ink ink, double lineWidth);

    void fillRound(double x, double y, double width, double height, double radius, Ink fill);

    void strokeRound(double x, double y, double width, double height, double radius, Ink ink, double lineWidth);

    void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash dash);

    void fillPolygon(List<Point> points, Ink fill);

    void polyline(List<Point> points, Ink ink, double lineWidth, Dash dash);

    void fillOval(double x, double y, double width, double height, Ink fill);

    /// Diagonal hatch over a rectangle, on top of what is there.
    void hatch(double x, double y, double width, double height, Ink ink, double spacing);

    /// One line of text; `x` is the left edge, middle or right edge as `align` says, `y` the baseline.
    void text(String text, double x, double y, Type type, double size, Ink ink, Align align);

    /// Text turned by 90° counter-clockwise around its anchor.
    void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align);

    double textWidth(String text, Type type, double size);

    /// Paints inside the rectangle only.
    void clipped(double x, double y, double width, double height, Runnable paint);

    /// Names the area for hit testing and hover on screen; paper ignores it.
    default void region(double x, double y, double width, double height, Object target) {}

    record Point(double x, double y) {}

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    enum Type {
        REGULAR,
        MEDIUM,
        SEMIBOLD,
        ITALIC
    }
}
