package io.kilorack.desktop.draw;

import io.kilorack.desktop.theme.Fonts;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Palette;
import io.kilorack.report.draw.Surface;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/// The window's surface: paints on a [Canvas] and remembers the named areas for hover and hit tests.
public final class CanvasSurface implements Surface {
    private static final double[] DASHES = {6, 4};
    private static final double[] DOTS = {1.5, 3};

    private final GraphicsContext g;
    private final Palette palette;
    private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
    private final List<Region> regions = new ArrayList<>();

    /// A named area, latest painted last.
    public record Region(double x, double y, double width, double height, Object target) {
        boolean contains(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    private CanvasSurface(GraphicsContext g, Palette palette) {
        this.g = g;
        this.palette = palette;
    }

    /// Empties the canvas and gives a surface to paint it anew.
    ///
    /// The clear covers the whole canvas under the identity transform: it is the only clear that also
    /// empties the canvas's command buffer; any other lets the buffer grow and each repaint take longer
    /// than the one before.
    ///
    /// @param scale canvas pixels for one unit of the surface
    public static CanvasSurface begin(Canvas canvas, Palette palette, double scale) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(new Affine());
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.scale(scale, scale);
        return new CanvasSurface(g, palette);
    }

    /// The topmost named area at a point.
    public Optional<Region> regionAt(double x, double y) {
        for (int i = regions.size() - 1; i >= 0; i--) {
            if (regions.get(i).contains(x, y)) {
                return Optional.of(regions.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public void fillRect(double x, double y, double width, double height, Ink fill) {
        g.setFill(colour(fill));
        g.fillRect(x, y, width, height);
    }

    @Override
    public void strokeRect(double x, double y, double width, double height, Ink ink, double lineWidth) {
        stroke(ink, lineWidth, Dash.SOLID);
        g.strokeRect(x, y, width, height);
    }

    @Override
    public void fillRound(double x, double y, double width, double height, double radius, Ink fill) {
        g.setFill(colour(fill));
        g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void strokeRound(double x, double y, double width, double height, double radius, Ink ink, double lineWidth) {
        stroke(ink, lineWidth, Dash.SOLID);
        g.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth, Dash dash) {
        stroke(ink, lineWidth, dash);
        g.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void fillPolygon(List<Point> points, Ink fill) {
        g.setFill(colour(fill));
        g.fillPolygon(xs(points), ys(points), points.size());
    }

    @Override
    public void polyline(List<Point> points, Ink ink, double lineWidth, Dash dash) {
        stroke(ink, lineWidth, dash);
        g.strokePolyline(xs(points), ys(points), points.size());
    }

    @Override
    public void fillOval(double x, double y, double width, double height, Ink fill) {
        g.setFill(colour(fill));
        g.fillOval(x, y, width, height);
    }

    @Override
    public void hatch(double x, double y, double width, double height, Ink ink, double spacing) {
        if (width <= 0 || height <= 0 || spacing <= 0) {
            return;
        }
        stroke(ink, Math.max(0.75, spacing / 6), Dash.SOLID);
        // Lines of slope 1, cut to the rectangle by hand: a clip per hatched rack would cost more than the lines.
        for (double c = spacing; c < width + height; c += spacing) {
            double x1 = x + Math.min(c, width);
            double y1 = y + Math.max(0, c - width);
            double x2 = x + Math.max(0, c - height);
            double y2 = y + Math.min(c, height);
            g.strokeLine(x1, y1, x2, y2);
        }
    }

    @Override
    public void text(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        if (text.isEmpty()) {
            return;
        }
        g.setFont(Fonts.of(type, size));
        g.setFill(colour(ink));
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.fillText(text, x, y);
    }

    @Override
    public void verticalText(String text, double x, double y, Type type, double size, Ink ink, Align align) {
        g.save();
        g.translate(x, y);
        g.rotate(-90);
        text(text, 0, 0, type, size, ink, align);
        g.restore();
    }

    @Override
    public double textWidth(String text, Type type, double size) {
        return TextMeasure.width(text, type, size);
    }

    @Override
    public void clipped(double x, double y, double width, double height, Runnable paint) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
        paint.run();
        g.restore();
    }

    @Override
    public void region(double x, double y, double width, double height, Object target) {
        regions.add(new Region(x, y, width, height, target));
    }

    private Color colour(Ink ink) {
        return colours.computeIfAbsent(ink, i -> toColour(palette.rgba(i)));
    }

    /// The toolkit's colour of a palette value (0xRRGGBBAA).
    public static Color toColour(int rgba) {
        return Color.rgb(rgba >>> 24, rgba >>> 16 & 0xff, rgba >>> 8 & 0xff, (rgba & 0xff) / 255.0);
    }

    private void stroke(Ink ink, double lineWidth, Dash dash) {
        g.setStroke(colour(ink));
        g.setLineWidth(lineWidth);
        g.setLineCap(StrokeLineCap.BUTT);
        switch (dash) {
            case SOLID -> g.setLineDashes((double[]) null);
            case DASHED -> g.setLineDashes(DASHES);
            case DOTTED -> g.setLineDashes(DOTS);
        }
    }

    private static double[] xs(List<Point> points) {
        return points.stream().mapToDouble(Point::x).toArray();
    }

    private static double[] ys(List<Point> points) {
        return points.stream().mapToDouble(Point::y).toArray();
    }

    static Font font(Type type, double size) {
        return Fonts.of(type, size);
    }
}
