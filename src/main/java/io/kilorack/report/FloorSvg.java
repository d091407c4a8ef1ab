package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Hall;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.FloorColour;
import io.kilorack.report.draw.FloorColours;
import io.kilorack.report.draw.FloorOverlay;
import io.kilorack.report.draw.FloorPainter;
import io.kilorack.report.draw.FloorScene;
import io.kilorack.report.draw.FloorView;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Palettes;
import java.io.IOException;

/// The floor of a hall as an SVG picture: 50 pixels for a metre, with legend and scale bar.
public final class FloorSvg {
    private static final double PIXELS_PER_METRE = 50;
    private static final double MARGIN = 24;

    private FloorSvg() {}

    public static String of(Hall hall, Assessment assessment, Catalog catalog, FloorColour mode) throws IOException {
        Families families = Families.of(assessment.plan(), catalog);
        FloorScene scene = FloorScene.of(hall, catalog);
        FloorColours colours = FloorColours.of(scene, mode, families, assessment);
        double width = Math.max(360, hall.widthM() * PIXELS_PER_METRE + 2 * MARGIN);
        double legend;
        try (var measure = new SvgSurface(width, 1, Palettes.light())) {
            legend = LegendPainter.rowsHeight(measure, colours, width - 2 * MARGIN, 1);
        }
        double top = MARGIN + legend + 14;
        double bottom = top + hall.depthM() * PIXELS_PER_METRE;
        try (var svg = new SvgSurface(width, bottom + 60, Palettes.light())) {
            LegendPainter.rows(svg, colours, MARGIN, MARGIN, width - 2 * MARGIN, 1);
            var view = new FloorView(PIXELS_PER_METRE, MARGIN, top, width, bottom + 60, 1);
            new FloorPainter(families).paint(svg, scene, colours, view, FloorOverlay.NONE);
            LegendPainter.scaleBar(svg, view, MARGIN + 4, bottom + 40, Math.min(240, width / 3));
            return svg.toSvg("Floor plan of " + (hall.name().isEmpty() ? hall.id() : hall.name()));
        }
    }
}
