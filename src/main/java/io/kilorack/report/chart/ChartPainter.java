package io.kilorack.report.chart;

import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;
import java.util.List;

/// Paints any [Chart] into a box. `unit` is one design pixel in surface units (1 on screen, 0.75 on paper).
public final class ChartPainter {
    static final double TITLE = 13;
    static final double BODY = 11;
    static final double SMALL = 10;

    /// A body smaller than this says nothing; only the title is painted.
    private static final double LEAST_WIDTH = 150;

    private static final double LEAST_HEIGHT = 60;

    /// Below this height the subtitle goes, below the next one the title keeps one line.
    private static final double LOW = 260;

    private static final double VERY_LOW = 120;

    private ChartPainter() {}

    public static void paint(Surface s, Chart chart, double x, double y, double width, double height, double unit) {
        double top = heading(s, chart, x, y, width, height, unit, true);
        var box = new Box(s, x, top, width, Math.max(unit, y + height - top), unit);
        if (box.width() < LEAST_WIDTH * unit || box.height() < LEAST_HEIGHT * unit) {
            return;
        }
        switch (chart) {
            case Chart.LimitBars c -> LimitBarsPainter.paint(box, c);
            case Chart.BandBars c -> BandBarsPainter.paint(box, c);
            case Chart.Columns c -> ColumnsPainter.paint(box, c);
            case Chart.Steps c -> StepsPainter.paint(box, c);
            case Chart.Stack c -> StackPainter.paint(box, c);
            case Chart.Roofline c -> RooflinePainter.paint(box, c);
            case Chart.Tornado c -> TornadoPainter.paint(box, c);
            case Chart.Scatter c -> PlanePainter.scatter(box, c);
            case Chart.Fan c -> FanPainter.paint(box, c);
            case Chart.Lanes c -> LanesPainter.paint(box, c);
        }
    }

    /// The height at which every row of this chart can be read, in surface units: what paper gives it.
    public static double naturalHeight(Surface s, Chart chart, double width, double unit) {
        double head = heading(s, chart, 0, 0, width, Double.POSITIVE_INFINITY, unit, false);
        return head
                + unit
                        * switch (chart) {
                            case Chart.LimitBars c ->
                                LimitBarsPainter.ROW * c.rows().size() + 52 + (c.more() > 0 ? 16 : 0);
                            case Chart.BandBars c ->
                                BandBarsPainter.ROW * c.rows().size() + 34;
                            case Chart.Columns _ -> 150;
                            case Chart.Steps _ -> 210;
                            case Chart.Tornado c ->
                                TornadoPainter.ROW * c.rows().size() + 40;
                            case Chart.Stack c -> StackPainter.ROW * c.rows().size() + 66;
                            case Chart.Lanes c -> LanesPainter.ROW * c.lanes().size() + LanesPainter.HEAD + 10;
                            case Chart.Roofline _, Chart.Scatter _, Chart.Fan _ -> 300;
                        };
    }

    /// Title and, where the height allows, subtitle. A low chart keeps its room for the drawing.
    private static double heading(
            Surface s, Chart chart, double x, double y, double width, double height, double unit, boolean paint) {
        double at = y;
        boolean low = height < LOW * unit;
        double size = (low ? TITLE - 1 : TITLE) * unit;
        int most = low ? height < VERY_LOW * unit ? 1 : 2 : 3;
        List<String> lines = Fit.lines(s, chart.title(), Type.SEMIBOLD, size, width);
        for (int i = 0; i < Math.min(most, lines.size()); i++) {
            at += size + 4 * unit;
            if (paint) {
                boolean cut = i == most - 1 && lines.size() > most;
                String line = cut
                        ? Fit.text(s, lines.get(i) + " " + lines.get(i + 1), Type.SEMIBOLD, size, width)
                        : lines.get(i);
                s.text(line, x, at - 3 * unit, Type.SEMIBOLD, size, Ink.TEXT, Align.LEFT);
            }
        }
        if (!low && !chart.subtitle().isEmpty()) {
            for (String line : Fit.lines(s, chart.subtitle(), Type.REGULAR, BODY * unit, width)) {
                at += (BODY + 4) * unit;
                if (paint) {
                    s.text(line, x, at - 3 * unit, Type.REGULAR, BODY * unit, Ink.TEXT_MUTED, Align.LEFT);
                }
            }
        }
        return at + (low ? 4 : 8) * unit;
    }

    /// Where a chart's body goes.
    record Box(Surface s, double x, double y, double width, double height, double unit) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        /// One line of text, shortened to `room`.
        void label(String text, double left, double baseline, double room, Ink ink) {
            s.text(
                    Fit.text(s, text, Type.REGULAR, BODY * unit, room),
                    left,
                    baseline,
                    Type.REGULAR,
                    BODY * unit,
                    ink,
                    Align.LEFT);
        }

        void small(String text, double at, double baseline, Ink ink, Align align) {
            s.text(text, at, baseline, Type.REGULAR, SMALL * unit, ink, align);
        }

        double width(String text) {
            return s.textWidth(text, Type.REGULAR, BODY * unit);
        }

        double smallWidth(String text) {
            return s.textWidth(text, Type.REGULAR, SMALL * unit);
        }

        void empty(String text) {
            label(text, x, y + 16 * unit, width, Ink.TEXT_MUTED);
        }
    }
}
