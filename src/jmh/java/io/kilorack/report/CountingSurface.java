package io.kilorack.report;

import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface;
import java.util.List;

/// Counts what is painted and paints nothing.
final class CountingSurface implements Surface {
    private final Palette palette;
    private long strokes;

    CountingSurface(Palette palette) {
        this.palette = palette;
    }

    long strokes() {
        return strokes;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public void fillRect(double x, double y, double width, double height, Ink fill) {
        strokes++;
    }

    @Override
    public void strokeRect(double x, double y, double width, double height, Ink ink, double lineWidth) {
        strokes++;
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, Ink fill) {
        strokes++;
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, Ink ink, double lineWidth) {
        strokes++;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash dash) {
        strokes++;
    }

    @Override
    public void fillPolygon(List<Point> points, Ink fill) {
        strokes++;
    }

    @Override
    public void polyline(List<Point> points, Ink ink, double lineWidth, Dash dash) {
        strokes++;
    }

    @Override
    public void fillOval(double x, double y, double width, double height, Ink fill) {
        strokes++;
    }

    @Override
    public void hatch(double x, double y, double width, double height, Ink ink, double spacing) {
        strokes++;
    }

    @Override
    public void text(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        strokes++;
    }

    @Override
    public void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        strokes++;
    }

    @Override
    public double textWidth(String text, Type type, double size) {
        return text.length() * size * 0.55;
    }

    @Override
    public void clipped(double x, double y, double width, double height, Runnable paint) {
        paint.run();
    }
}
