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
import java.util.Map;

/// Elevations: one front and rear for each distinct design, with how many racks have it and where they
/// stand.
final class RackSection {
    /// Finer than elsewhere: print shows vents and ports that a screen of this size would not.
    private static final double UNIT = 0.5;

    private static final double HIGH = 264;
    private static final double CAPTION = 62;

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
                    designs.computeIfAbsent(new Design(rack.modelId(), slots), _ -> new ArrayList<>()).add(rack);
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
        int i = 0;
        for (Map.Entry<Design, List<Rack>> design : designs.entrySet()) {
            boolean leftmost = i % 2 == 0;
            if (leftmost) {
                flow.need(HIGH + CAPTION);
            }
            double x = leftmost ? flow.left() : flow.left() + width + 24;
            paint(i + 1, design.getValue(), x, flow.y(), width);
            if (!leftmost || i == designs.size() - 1) {
                flow.advance(HIGH + CAPTION + 14);
            }
            i++;
        }
    }

    private void paint(int number, List<Rack> racks, double x, double y, double width) throws IOException {
        Rack first = racks.getFirst();
        RackFace face = RackFace.of(first, catalog, families);
        var s = flow.surface();
        flow.sheet().tagged("P", null, "", () -> {
            String count = racks.size() == 1 ? "1 rack" : racks.size() + " racks";
            s.text("Design " + number + " · " + count, x, y + 9, Type.SEMIBOLD, 9, Ink.TEXT, Align.LEFT);
            List<String> lines = Fit.lines(s, face.modelName() + "\n" + contents(face) + "\n" + figures(first), Type.REGULAR, 7.5, width);
            lines = new ArrayList<>(lines);
            lines.addAll(Fit.lines(s, "At " + Words.ranges(racks.stream().map(r -> r.name().isEmpty() ? r.id() : r.name()).toList(), 12), Type.REGULAR, 7.5, width));
            for (int k = 0; k < Math.min(6, lines.size()); k++) {
                String line = k == 5 && lines.size() > 6 ? Fit.text(s, lines.get(5) + " …", Type.REGULAR, 7.5, width) : lines.get(k);
                s.text(line, x, y + 20.5 + k * 9.6, Type.REGULAR, 7.5, Ink.TEXT_MUTED, Align.LEFT);
            }
        });
        flow.sheet().tagged("Figure", null, "Front and rear elevation of design " + number, () -> {
            double half = (width - 8) / 2;
            var painter = new RackFacePainter();
            painter.paint(s, face, Device.Face.FRONT, FaceLayout.fit(x, y + CAPTION, half, HIGH - 10, face.units(), UNIT), FaceOverlay.NONE);
            painter.paint(s, face, Device.Face.REAR, FaceLayout.fit(x + half + 8, y + CAPTION, half, HIGH - 10, face.units(), UNIT), FaceOverlay.NONE);
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
