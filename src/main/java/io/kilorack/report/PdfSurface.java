package io.kilorack.report;

import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/// Paints on a PDF page: vectors and selectable text only. Origin at the page's top-left corner, unit:
/// points.
final class PdfSurface implements Surface {
    /// Distance of the control points of a quarter circle from its ends, in radii.
    private static final double KAPPA = 0.5522847498;

    private final PDPageContentStream out;
    private final double pageWidth;
    private final double pageHeight;
    private final Typeface typeface;
    private final Function<Typeface.Face, PDFont> fonts;
    private final Palette palette;
    private int fill = -1;
    private int stroke = -1;
    private double width = -1;
    private Dash dash = Dash.SOLID;

    PdfSurface(
            PDPageContentStream out,
            double pageWidth,
            double pageHeight,
            Typeface typeface,
            Function<Typeface.Face, PDFont> fonts,
            Palette palette) {
        this.out = out;
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
        this.typeface = typeface;
        this.fonts = fonts;
        this.palette = palette;
    }

    double pageWidth() {
        return pageWidth;
    }

    double pageHeight() {
        return pageHeight;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    private interface Operation {
        void run() throws IOException;
    }

    private static void write(Operation operation) {
        try {
            operation.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private float up(double y) {
        return (float) (pageHeight - y);
    }

    private void useFill(Ink ink) throws IOException {
        int rgb = palette.rgba(ink) >>> 8;
        if (rgb != fill) {
            out.setNonStrokingColor((rgb >>> 16) / 255f, (rgb >>> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
            fill = rgb;
        }
    }

    private void useStroke(Ink ink, double lineWidth, Dash pattern) throws IOException {
        int rgb = palette.rgba(ink) >>> 8;
        if (rgb != stroke) {
            out.setStrokingColor((rgb >>> 16) / 255f, (rgb >>> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
            stroke = rgb;
        }
        if (lineWidth != width) {
            out.setLineWidth((float) lineWidth);
            width = lineWidth;
        }
        if (pattern != dash) {
            float w = (float) lineWidth;
            out.setLineDashPattern(
                    switch (pattern) {
                        case SOLID -> new float[0];
                        case DASHED -> new float[] {w * 4, w * 3};
                        case DOTTED -> new float[] {w, w * 2};
                    },
                    0);
            dash = pattern;
        }
    }

    @Override
    public void fillRect(double x, double y, double w, double h, Ink ink) {
        write(() -> {
            useFill(ink);
            out.addRect((float) x, up(y + h), (float) w, (float) h);
            out.fill();
        });
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, Ink ink, double lineWidth) {
        write(() -> {
            useStroke(ink, lineWidth, Dash.SOLID);
            out.addRect((float) x, up(y + h), (float) w, (float) h);
            out.stroke();
        });
    }

    private void roundPath(double x, double y, double w, double h, double radius) throws IOException {
        double r = Math.max(0, Math.min(radius, Math.min(w, h) / 2));
        double k = r * (1 - KAPPA);
        out.moveTo((float) (x + r), up(y));
        out.lineTo((float) (x + w - r), up(y));
        out.curveTo((float) (x + w - k), up(y), (float) (x + w), up(y + k), (float) (x + w), up(y + r));
        out.lineTo((float) (x + w), up(y + h - r));
        out.curveTo((float) (x + w), up(y + h - k), (float) (x + w - k), up(y + h), (float) (x + w - r), up(y + h));
        out.lineTo((float) (x + r), up(y + h));
        out.curveTo((float) (x + k), up(y + h), (float) x, up(y + h - k), (float) x, up(y + h - r));
        out.lineTo((float) x, up(y + r));
        out.curveTo((float) x, up(y + k), (float) (x + k), up(y), (float) (x + r), up(y));
        out.closePath();
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        write(() -> {
            useFill(ink);
            roundPath(x, y, w, h, radius);
            out.fill();
        });
    }

    @Override
    public void strokeRound(double x, double y, double w, double h, double radius, Ink ink, double lineWidth) {
        write(() -> {
            useStroke(ink, lineWidth, Dash.SOLID);
            roundPath(x, y, w, h, radius);
            out.stroke();
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash pattern) {
        write(() -> {
            useStroke(ink, lineWidth, pattern);
            out.moveTo((float) x1, up(y1));
            out.lineTo((float) x2, up(y2));
            out.stroke();
        });
    }

    private void path(List<Point> points) throws IOException {
        Point first = points.getFirst();
        out.moveTo((float) first.x(), up(first.y()));
        for (int i = 1; i < points.size(); i++) {
            out.lineTo((float) points.get(i).x(), up(points.get(i).y()));
        }
    }

    @Override
    public void fillPolygon(List<Point> points, Ink ink) {
        if (points.size() < 3) {
            return;
        }
        write(() -> {
            useFill(ink);
            path(points);
            out.closePath();
            out.fill();
        });
    }

    @Override
    public void polyline(List<Point> points, Ink ink, double lineWidth, Dash pattern) {
        if (points.size() < 2) {
            return;
        }
        write(() -> {
            useStroke(ink, lineWidth, pattern);
            path(points);
            out.stroke();
        });
    }

    @Override
    public void fillOval(double x, double y, double w, double h, Ink ink) {
        write(() -> {
            useFill(ink);
            double kx = w / 2 * KAPPA;
            double ky = h / 2 * KAPPA;
            double cx = x + w / 2;
            double cy = y + h / 2;
            out.moveTo((float) cx, up(y));
            out.curveTo((float) (cx + kx), up(y), (float) (x + w), up(cy - ky), (float) (x + w), up(cy));
            out.curveTo((float) (x + w), up(cy + ky), (float) (cx + kx), up(y + h), (float) cx, up(y + h));
            out.curveTo((float) (cx - kx), up(y + h), (float) x, up(cy + ky), (float) x, up(cy));
            out.curveTo((float) x, up(cy - ky), (float) (cx - kx), up(y), (float) cx, up(y));
            out.closePath();
            out.fill();
        });
    }

    @Override
    public void hatch(double x, double y, double w, double h, Ink ink, double spacing) {
        if (!(w > 0 && h > 0 && spacing > 0)) {
            return;
        }
        write(() -> {
            useStroke(ink, Math.min(1, spacing * 0.22), Dash.SOLID);
            Hatch.lines(
                    x,
                    y,
                    w,
                    h,
                    spacing,
                    (x1, y1, x2, y2) -> write(() -> {
                        out.moveTo((float) x1, up(y1));
                        out.lineTo((float) x2, up(y2));
                    }));
            out.stroke();
        });
    }

    @Override
    public void text(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        show(text, left(text, x, type, size, align), y, 1, 0, type, size, ink);
    }

    @Override
    public void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        double length = textWidth(text, type, size);
        double start = switch (align) {
            case LEFT -> y;
            case CENTRE -> y + length / 2;
            case RIGHT -> y + length;
        };
        show(text, x, start, 0, 1, type, size, ink);
    }

    private double left(String text, double x, Type type, double size, Align align) {
        return switch (align) {
            case LEFT -> x;
            case CENTRE -> x - textWidth(text, type, size) / 2;
            case RIGHT -> x - textWidth(text, type, size);
        };
    }

    private void show(String text, double x, double y, double cos, double sin, Type type, double size, Ink ink) {
        if (text.isEmpty()) {
            return;
        }
        write(() -> {
            useFill(ink);
            out.beginText();
            if (sin == 0) {
                out.newLineAtOffset((float) x, up(y));
            } else {
                out.setTextMatrix(new Matrix((float) cos, (float) sin, (float) -sin, (float) cos, (float) x, up(y)));
            }
            for (Typeface.Run run : typeface.runs(text, type)) {
                out.setFont(fonts.apply(run.face()), (float) size);
                out.showText(run.text());
            }
            out.endText();
        });
    }

    @Override
    public double textWidth(String text, Type type, double size) {
        return typeface.width(text, type, size);
    }

    @Override
    public void clipped(double x, double y, double w, double h, Runnable paint) {
        write(() -> {
            out.saveGraphicsState();
            out.addRect((float) x, up(y + h), (float) w, (float) h);
            out.clip();
            paint.run();
            out.restoreGraphicsState();
            forget();
        });
    }

    /// Paints a drawing made for larger units: its origin lies at `x`, `y`, one of its units is
    /// `scale` points.
    void scaled(double x, double y, double scale, Runnable paint) {
        write(() -> {
            out.saveGraphicsState();
            out.transform(new Matrix(
                    (float) scale, 0, 0, (float) scale, (float) x, (float) (pageHeight - y - scale * pageHeight)));
            paint.run();
            out.restoreGraphicsState();
            forget();
        });
    }

    /// After a restored state the next stroke and fill say again what they need.
    private void forget() throws IOException {
        fill = -1;
        stroke = -1;
        width = -1;
        out.setLineDashPattern(new float[0], 0);
        dash = Dash.SOLID;
    }
}
