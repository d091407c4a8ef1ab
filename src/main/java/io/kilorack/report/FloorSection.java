package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorPainter;
import io.kilorack.report.draw.FloorScene;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;

/// The halls to scale: one sheet in the colours of the accelerators, one with the maps of power and
/// exposure.
final class FloorSection {
    /// Scales of drawings, 1 : n.
    private static final int[] SCALES = {
        20, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 5000, 10_000
    };

    private static final double POINTS_PER_METRE = 72 / 0.0254;
    private static final double UNIT = 0.75;

    /// Beginning of the chapter titles.
    static final String TITLE = "Floor plan: ";

    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final Families families;

    FloorSection(Flow flow, Assessment assessment, Catalog catalog, Families families) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
        this.families = families;
    }

    void write() throws IOException {
        for (Site site : assessment.plan().sites()) {
            for (Hall hall : site.halls()) {
                boolean onItsSide = hall.widthM() > hall.depthM() * 0.9;
                String name = hall.name().isEmpty() ? hall.id() : hall.name();
                flow.chapter(TITLE + name, onItsSide);
                var scene = FloorScene.of(hall, catalog);
                plan(scene, FloorColour.FAMILY, flow.room() - 4);
                if (!hall.racks().isEmpty()) {
                    flow.newPage();
                    flow.section("Headroom, heat, exposure and floor load in " + name, 200);
                    maps(scene, flow.room() - 4);
                }
            }
        }
        flow.orient(false);
    }

    private void plan(FloorScene scene, FloorColour mode, double height) throws IOException {
        String alternate = "Floor plan of " + scene.hall().name() + ", racks coloured by "
                + mode.name().toLowerCase(java.util.Locale.ROOT);
        flow.figure(
                alternate,
                height,
                (s, x, y, w, h) -> draw(s, scene, mode, x, y, w, h, legendHeight(s, scene, mode, w), true));
    }

    /// Four small plans, each in the colours of one question.
    private void maps(FloorScene scene, double height) throws IOException {
        FloorColour[] modes = {FloorColour.POWER, FloorColour.DENSITY, FloorColour.EXPOSURE, FloorColour.WEIGHT};
        flow.figure("Four floor plans: feed headroom, heat, exposure, floor load", height, (s, x, y, w, h) -> {
            double half = (w - 24) / 2;
            double each = (h - 16) / 2;
            double legend = 0;
            for (FloorColour mode : modes) {
                legend = Math.max(legend, legendHeight(s, scene, mode, half));
            }
            for (int i = 0; i < modes.length; i++) {
                draw(s, scene, modes[i], x + i % 2 * (half + 24), y + i / 2 * (each + 16), half, each, legend, false);
            }
        });
    }

    private double legendHeight(PdfSurface s, FloorScene scene, FloorColour mode, double width) {
        return LegendPainter.rowsHeight(s, FloorColours.of(scene, mode, families, assessment), width, UNIT);
    }

    /// Legend above, plan at the largest round scale that fits, dimensions, scale bar below.
    private void draw(
            PdfSurface s,
            FloorScene scene,
            FloorColour mode,
            double x,
            double y,
            double w,
            double h,
            double legendHeight,
            boolean dimensioned) {
        Hall hall = scene.hall();
        FloorColours colours = FloorColours.of(scene, mode, families, assessment);
        LegendPainter.rows(s, colours, x, y, w, UNIT);
        double legend = legendHeight + (dimensioned ? 10 : 4);
        double foot = dimensioned ? 30 : 26;
        double edge = dimensioned ? 18 : 4;
        double availableWidth = w - 2 * edge;
        double availableHeight = h - legend - foot - 2 * edge;
        int ratio = ratio(Math.max(
                1,
                Math.min(
                        availableWidth / Math.max(0.1, hall.widthM()),
                        availableHeight / Math.max(0.1, hall.depthM()))));
        double scale = POINTS_PER_METRE / ratio;
        double width = hall.widthM() * scale;
        double depth = hall.depthM() * scale;
        double left = x + (dimensioned ? Math.max(edge, (w - width) / 2) : 3);
        double top = y + legend + edge;
        // the view's size is the page's: culling must not cut what is left of or above the drawing
        var view = new FloorView(scale, left, top, s.pageWidth(), s.pageHeight(), UNIT);
        new FloorPainter(families).paint(s, scene, colours, view, FloorOverlay.NONE);
        if (dimensioned) {
            dimension(s, left, top - 9, left + width, top - 9, NumberText.fixed(hall.widthM(), 1) + " m");
            dimension(s, left - 9, top + depth, left - 9, top, NumberText.fixed(hall.depthM(), 1) + " m");
        }
        double base = Math.min(y + h - 4, top + depth + edge + 16);
        double bar = LegendPainter.scaleBar(s, view, left + 2, base, Math.min(width * 0.4, dimensioned ? 170 : 110));
        String text = "Scale 1 : " + NumberText.fixed(ratio, 0) + " on "
                + flow.paper().label() + (dimensioned ? ". Dark edge: rack front." : "");
        s.text(text, left + bar + 34, base, Type.REGULAR, 8, Ink.TEXT_MUTED, Align.LEFT);
    }

    /// The first of the usual scales at which `pointsPerMetre` is not exceeded.
    static int ratio(double pointsPerMetre) {
        for (int n : SCALES) {
            if (POINTS_PER_METRE / n <= pointsPerMetre) {
                return n;
            }
        }
        return (int) Math.ceil(POINTS_PER_METRE / pointsPerMetre / 10_000) * 10_000;
    }

    /// A dimension line with ticks and its length in the middle; upright when x is constant.
    private static void dimension(PdfSurface s, double x1, double y1, double x2, double y2, String text) {
        double gap = s.textWidth(text, Type.REGULAR, 7.5) / 2 + 4;
        if (x1 == x2) {
            double middle = (y1 + y2) / 2;
            s.line(x1, y1, x1, middle + gap, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(x1, middle - gap, x1, y2, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(x1 - 3, y1, x1 + 3, y1, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(x1 - 3, y2, x1 + 3, y2, Ink.AXIS, 0.5, Dash.SOLID);
            s.verticalText(text, x1 + 2.6, middle, Type.REGULAR, 7.5, Ink.TEXT_MUTED, Align.CENTRE);
        } else {
            double middle = (x1 + x2) / 2;
            s.line(x1, y1, middle - gap, y1, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(middle + gap, y1, x2, y1, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(x1, y1 - 3, x1, y1 + 3, Ink.AXIS, 0.5, Dash.SOLID);
            s.line(x2, y1 - 3, x2, y1 + 3, Ink.AXIS, 0.5, Dash.SOLID);
            s.text(text, middle, y1 + 2.6, Type.REGULAR, 7.5, Ink.TEXT_MUTED, Align.CENTRE);
        }
    }
}
