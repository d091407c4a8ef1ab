package io.kilorack.report;

import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Paints an SVG 1.1 picture. Text stays text; the viewer needs IBM Plex Sans for exact widths and falls
/// back to a sans-serif.
public final class SvgSurface implements Surface, Closeable {
    private final StringBuilder body = new StringBuilder();
    private final Typeface typeface = new Typeface();
    private final Palette palette;
    private final double pictureWidth;
    private final double pictureHeight;
    private int clips;

    public SvgSurface(double width, double height, Palette palette) {
        this.pictureWidth = width;
        this.pictureHeight = height;
        this.palette = palette;
    }

    /// The whole file, with the ground painted and `title` as its accessible name.
    public String toSvg(String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
                font-family="'IBM Plex Sans','Noto Sans CJK SC','Droid Sans Fallback',sans-serif">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="%s"/>
                %s</svg>
                """.formatted(
                        n(pictureWidth),
                        n(pictureHeight),
                        n(pictureWidth),
                        n(pictureHeight),
                        escape(title),
                        colour(Ink.PAPER),
                        body);
    }

    @Override
    public Palette palette() {
        return palette;
    }

    private String colour(Ink ink) {
        return "#%06x".formatted(palette.rgba(ink) >>> 8);
    }

    /// At most three decimals, no exponent, no trailing zeros.
    static String n(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths % 1000 == 0) {
            return Long.toString(thousandths / 1000);
        }
        String text = "%s%d.%03d"
                .formatted(thousandths < 0 ? "-" : "", Math.abs(thousandths) / 1000, Math.abs(thousandths) % 1000);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    /// Text for XML; characters that XML 1.0 does not allow become spaces.
    static String escape(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
                    out.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return out.toString();
    }

    private SvgSurface open(String element) {
        body.append('<').append(element);
        return this;
    }

    private SvgSurface with(String name, double value) {
        body.append(' ').append(name).append("=\"").append(n(value)).append('"');
        return this;
    }

    private SvgSurface with(String name, String value) {
        body.append(' ').append(name).append("=\"").append(value).append('"');
        return this;
    }

    private void close(String end) {
        body.append(end).append('\n');
    }

    private SvgSurface box(double x, double y, double w, double h) {
        return with("x", x).with("y", y).with("width", Math.max(0, w)).with("height", Math.max(0, h));
    }

    private SvgSurface stroked(Ink ink, double lineWidth, Dash dash) {
        with("fill", "none").with("stroke", colour(ink)).with("stroke-width", lineWidth);
        return switch (dash) {
            case SOLID -> this;
            case DASHED -> with("stroke-dasharray", n(lineWidth * 4) + " " + n(lineWidth * 3));
            case DOTTED -> with("stroke-dasharray", n(lineWidth) + " " + n(lineWidth * 2));
        };
    }

    @Override
    public void fillRect(double x, double y, double w, double h, Ink fill) {
        open("rect").box(x, y, w, h).with("fill", colour(fill)).close("/>");
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, Ink ink, double lineWidth) {
        open("rect").box(x, y, w, h).stroked(ink, lineWidth, Dash.SOLID).close("/>");
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink fill) {
        open("rect")
                .box(x, y, w, h)
                .with("rx", radius)
                .with("fill", colour(fill))
                .close("/>");
    }

    @Override
    public void strokeRound(double x, double y, double w, double h, double radius, Ink ink, double lineWidth) {
        open("rect")
                .box(x, y, w, h)
                .with("rx", radius)
                .stroked(ink, lineWidth, Dash.SOLID)
                .close("/>");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash dash) {
        open("line")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .stroked(ink, lineWidth, dash)
                .close("/>");
    }

    private static String points(List<Point> points) {
        var text = new StringBuilder();
        for (Point p : points) {
            text.append(text.isEmpty() ? "" : " ").append(n(p.x())).append(',').append(n(p.y()));
        }
        return text.toString();
    }

    @Override
    public void fillPolygon(List<Point> points, Ink fill) {
        open("polygon")
                .with("points", points(points))
                .with("fill", colour(fill))
                .close("/>");
    }

    @Override
    public void polyline(List<Point> points, Ink ink, double lineWidth, Dash dash) {
        open("polyline")
                .with("points", points(points))
                .stroked(ink, lineWidth, dash)
                .close("/>");
    }

    @Override
    public void fillOval(double x, double y, double w, double h, Ink fill) {
        open("ellipse")
                .with("cx", x + w / 2)
                .with("cy", y + h / 2)
                .with("rx", w / 2)
                .with("ry", h / 2)
                .with("fill", colour(fill))
                .close("/>");
    }

    @Override
    public void hatch(double x, double y, double w, double h, Ink ink, double spacing) {
        var path = new StringBuilder();
        Hatch.lines(
                x,
                y,
                w,
                h,
                spacing,
                (x1, y1, x2, y2) -> path.append('M')
                        .append(n(x1))
                        .append(' ')
                        .append(n(y1))
                        .append('L')
                        .append(n(x2))
                        .append(' ')
                        .append(n(y2)));
        if (!path.isEmpty()) {
            open("path")
                    .with("d", path.toString())
                    .stroked(ink, Math.min(1, spacing * 0.22), Dash.SOLID)
                    .close("/>");
        }
    }

    @Override
    public void text(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        textElement(text, type, size, ink, align, x, y, "");
    }

    @Override
    public void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        textElement(text, type, size, ink, align, x, y, "rotate(-90 " + n(x) + " " + n(y) + ")");
    }

    private void textElement(
            String text, Type type, double size, Ink ink, Align align, double x, double y, String transform) {
        if (text.isEmpty()) {
            return;
        }
        open("text").with("x", x).with("y", y).with("font-size", size).with("fill", colour(ink));
        switch (type) {
            case REGULAR -> {}
            case MEDIUM -> with("font-weight", "500");
            case SEMIBOLD -> with("font-weight", "600");
            case ITALIC -> with("font-style", "italic");
        }
        switch (align) {
            case LEFT -> {}
            case CENTRE -> with("text-anchor", "middle");
            case RIGHT -> with("text-anchor", "end");
        }
        if (!transform.isEmpty()) {
            with("transform", transform);
        }
        close(">" + escape(text) + "</text>");
    }

    @Override
    public double textWidth(String text, Type type, double size) {
        return typeface.width(text, type, size);
    }

    @Override
    public void clipped(double x, double y, double w, double h, Runnable paint) {
        String id = "c" + ++clips;
        open("clipPath").with("id", id).close(">");
        open("rect").box(x, y, w, h).close("/></clipPath>");
        open("g").with("clip-path", "url(#" + id + ")").close(">");
        paint.run();
        close("</g>");
    }

    @Override
    public void close() throws IOException {
        typeface.close();
    }
}
