package io.kilorack.report.draw;

import java.util.ArrayList;
import java.util.List;

/// Keeps what is painted, for tests. Text is 0.55 of its size wide per character.
public final class RecordingSurface implements Surface {
    /// One stroke of the brush: kind, box it covers, ink, text if any, target if any.
    public record Mark(
            String kind, double x, double y, double width, double height, Ink ink, String text, Object target) {
        boolean inside(double left, double top, double right, double bottom) {
            double e = 1e-6;
            return x >= left - e && y >= top - e && x + width <= right + e && y + height <= bottom + e;
        }
    }

    private final Palette palette;
    public final List<Mark> marks = new ArrayList<>();

    public RecordingSurface(Palette palette) {
        this.palette = palette;
    }

    public List<Mark> of(String kind) {
        return marks.stream().filter(m -> m.kind().equals(kind)).toList();
    }

    public List<String> texts() {
        return of("text").stream().map(Mark::text).toList();
    }

    private void add(String kind, double x, double y, double w, double h, Ink ink, String text, Object target) {
        if (Double.isNaN(x + y + w + h) || Double.isInfinite(x + y + w + h)) {
            throw new AssertionError(kind + " at no place: " + x + " " + y + " " + w + " " + h);
        }
        if (w < 0 || h < 0) {
            throw new AssertionError(kind + " of negative size: " + w + " " + h);
        }
        marks.add(new Mark(kind, x, y, w, h, ink, text, target));
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public void fillRect(double x, double y, double w, double h, Ink fill) {
        add("rect", x, y, w, h, fill, "", "");
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, Ink ink, double lineWidth) {
        add("frame", x, y, w, h, ink, "", "");
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink fill) {
        add("rect", x, y, w, h, fill, "", "");
    }

    @Override
    public void strokeRound(double x, double y, double w, double h, double radius, Ink ink, double lineWidth) {
        add("frame", x, y, w, h, ink, "", "");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash dash) {
        add("line", Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1), ink, "", "");
    }

    @Override
    public void fillPolygon(List<Point> points, Ink fill) {
        box("polygon", points, fill);
    }

    @Override
    public void polyline(List<Point> points, Ink ink, double lineWidth, Dash dash) {
        box("line", points, ink);
    }

    private void box(String kind, List<Point> points, Ink ink) {
        double left = points.stream().mapToDouble(Point::x).min().orElse(0);
        double right = points.stream().mapToDouble(Point::x).max().orElse(0);
        double top = points.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
        add(kind, left, top, right - left, bottom - top, ink, "", "");
    }

    @Override
    public void fillOval(double x, double y, double w, double h, Ink fill) {
        add("oval", x, y, w, h, fill, "", "");
    }

    @Override
    public void hatch(double x, double y, double w, double h, Ink ink, double spacing) {
        add("hatch", x, y, w, h, ink, "", "");
    }

    @Override
    public void text(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        double width = textWidth(text, type, size);
        double left = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
        add("text", left, y - size * 0.8, width, size, ink, text, "");
    }

    @Override
    public void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        double length = textWidth(text, type, size);
        add("text", x - size * 0.8, align == Align.CENTRE ? y - length / 2 : y - length, size, length, ink, text, "");
    }

    @Override
    public double textWidth(String text, Type type, double size) {
        return text.codePointCount(0, text.length()) * size * 0.55;
    }

    @Override
    public void clipped(double x, double y, double w, double h, Runnable paint) {
        paint.run();
    }

    @Override
    public void region(double x, double y, double w, double h, Object target) {
        add("region", x, y, w, h, Ink.PAPER, "", target);
    }
}
