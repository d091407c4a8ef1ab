package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.RackResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.report.draw.FaceLayout;
import io.kilorack.report.draw.FaceOverlay;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.RackFace;
import io.kilorack.report.draw.RackFacePainter;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Elevations: one front and rear for each distinct design, with how many racks have it and where they
/// stand.
final class RackSection {
    /// Finer than elsewhere: print shows vents and ports that a screen of this size would not.
    private static final double UNIT = 0.5;

    private static final double HIGH = 256;
    /// Height of the title with the gaps around the caption.
    private static final double CAPTION = 20;

    private static final double LINE = 9.6;
    private static final int MOST_LINES = 6;

    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final Families families;

    RackSection(Flow flow, Assessment assessment, Catalog catalog, Families families) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
        this.families = families;
    }

    /// What makes two racks the same design.
    private record Design(String modelId, List<Slot> slots) {}

    private record Slot(String modelId, int bottomHalfU, Device.Face face) {}

    void write() throws IOException {
        var designs = new LinkedHashMap<Design, List<Rack>>();
        for (Site site : assessment.plan().sites()) {
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    var slots = new ArrayList<Slot>();
                    for (Device d : rack.devices()) {
                        slots.add(new Slot(d.modelId(), d.bottomHalfU(), d.face()));
                    }
                    designs.computeIfAbsent(new Design(rack.modelId(), slots), _ -> new ArrayList<>())
                            .add(rack);
                }
            }
        }
        flow.chapter("Rack elevations", false);
        if (designs.isEmpty()) {
            flow.paragraph("The plan has no rack yet.");
            return;
        }
        int racks = designs.values().stream().mapToInt(List::size).sum();
        flow.paragraph("%s in %s. Front on the left, rear on the right; U numbers count from the bottom."
                .formatted(Words.count(racks, "rack", "racks"), Words.count(designs.size(), "design", "designs")));
        flow.space(8);
        double width = (flow.width() - 24) / 2;
        var all = List.copyOf(designs.values());
        for (int i = 0; i < all.size(); i += 2) {
            List<List<Rack>> pair = all.subList(i, Math.min(i + 2, all.size()));
            var captions = new ArrayList<List<String>>();
            for (List<Rack> same : pair) {
                captions.add(caption(same, width));
            }
            double caption = CAPTION
                    + LINE * captions.stream().mapToInt(List::size).max().orElse(1);
            flow.need(caption + HIGH);
            for (int k = 0; k < pair.size(); k++) {
                paint(
                        i + k + 1,
                        pair.get(k),
                        captions.get(k),
                        flow.left() + k * (width + 24),
                        flow.y(),
                        width,
                        caption);
            }
            flow.advance(caption + HIGH + 10);
        }
    }

    /// What stands in the rack, its figures and where such racks are: at most [#MOST_LINES] lines.
    private List<String> caption(List<Rack> racks, double width) {
        RackFace face = RackFace.of(racks.getFirst(), catalog, families);
        var s = flow.surface();
        var lines = new ArrayList<String>();
        for (String text : new String[] {face.modelName(), contents(face), figures(racks.getFirst())}) {
            lines.addAll(Fit.lines(s, text, Type.REGULAR, 7.5, width));
        }
        List<String> names =
                racks.stream().map(r -> r.name().isEmpty() ? r.id() : r.name()).toList();
        lines.addAll(Fit.lines(s, "At " + Words.ranges(names, 8), Type.REGULAR, 7.5, width));
        if (lines.size() > MOST_LINES) {
            String cut = Fit.text(s, lines.get(MOST_LINES - 1) + " …", Type.REGULAR, 7.5, width);
            return List.copyOf(concat(lines.subList(0, MOST_LINES - 1), cut));
        }
        return lines;
    }

    private static List<String> concat(List<String> lines, String last) {
        var all = new ArrayList<>(lines);
        all.add(last);
        return all;
    }

    private void paint(
            int number, List<Rack> racks, List<String> lines, double x, double y, double width, double caption)
            throws IOException {
        RackFace face = RackFace.of(racks.getFirst(), catalog, families);
        var s = flow.surface();
        flow.sheet().tagged("P", null, "", () -> {
            String title = "Design " + number + " · " + Words.count(racks.size(), "rack", "racks");
            s.text(title, x, y + 9, Type.SEMIBOLD, 9, Ink.TEXT, Align.LEFT);
            for (int k = 0; k < lines.size(); k++) {
                s.text(lines.get(k), x, y + 20.5 + k * LINE, Type.REGULAR, 7.5, Ink.TEXT_MUTED, Align.LEFT);
            }
        });
        flow.sheet().tagged("Figure", null, "Front and rear elevation of design " + number, () -> {
            double half = (width - 8) / 2;
            var painter = new RackFacePainter();
            var front = FaceLayout.fit(x, y + caption, half, HIGH, face.units(), UNIT);
            var rear = FaceLayout.fit(x + half + 8, y + caption, half, HIGH, face.units(), UNIT);
            painter.paint(s, face, Device.Face.FRONT, front, FaceOverlay.NONE);
            painter.paint(s, face, Device.Face.REAR, rear, FaceOverlay.NONE);
        });
    }

    private String contents(RackFace face) {
        if (face.schematic()) {
            return face.cabinets() == 1
                    ? "Integrated system: order of trays is schematic."
                    : "Integrated system of %d cabinets: one typical cabinet, schematic.".formatted(face.cabinets());
        }
        var counts = new LinkedHashMap<String, Integer>();
        for (RackFace.Item item : face.items()) {
            counts.merge(item.model(), 1, Integer::sum);
        }
        var words = new ArrayList<String>();
        counts.forEach((name, n) -> words.add(n + " × " + name));
        return words.isEmpty() ? "Empty." : String.join(", ", words);
    }

    private String figures(Rack rack) {
        RackResult result = assessment.racks().get(rack.id());
        if (result == null) {
            return "";
        }
        var d = result.design();
        return "%s, at most %s · %s · %s · %s of %s U"
                .formatted(
                        Words.value(d.expectedPower()),
                        Words.value(d.maximumPower()),
                        Words.value(d.mass()),
                        Words.value(d.floorKpa()),
                        Words.units(d.unitsUsed()),
                        Words.units(d.unitsTotal()));
    }
}
