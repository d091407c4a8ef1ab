package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Delivery;
import io.kilorack.assess.StructureLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/// Mass on the floor by row and by design, and the way of the racks into each hall; nothing without racks.
final class StructureSection {
    private static final int MOST = 60;

    private final Flow flow;
    private final Assessment assessment;

    StructureSection(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
    }

    void write() throws IOException {
        if (assessment.structure().rows().isEmpty()) {
            return;
        }
        flow.chapter("Structure and delivery", false);
        flow.paragraph("All racks together: mass %s; worst load on a footprint %s."
                .formatted(
                        Words.value(assessment.structure().mass()),
                        Words.value(assessment.structure().worstFloorLoad())));
        rows();
        designs();
        for (Delivery delivery : assessment.structure().deliveries()) {
            delivery(delivery);
        }
    }

    private void rows() throws IOException {
        var table = new Table(
                Column.wide("Hall", 1),
                Column.text("Row"),
                Column.number("Racks"),
                Column.number("Mass"),
                Column.number("kg per metre"),
                Column.number("Worst kPa"),
                Column.number("Floor kPa"));
        List<StructureLoad.Row> rows = assessment.structure().rows();
        for (StructureLoad.Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            boolean least = row.mass().lowerBound();
            table.row(
                    Cell.of(row.hall()),
                    Cell.of(row.row().isEmpty() ? "none" : row.row()),
                    Cell.of(String.valueOf(row.racks())),
                    Cell.of(Words.value(row.mass())),
                    Cell.of(value(row.kilogramsPerMetre(), least)),
                    Cell.of(value(row.worstKpa(), least)),
                    Cell.of(value(row.ratingKpa(), false)));
        }
        table.write(flow, "Rows");
        more(rows.size(), "rows");
    }

    private void designs() throws IOException {
        var table = new Table(
                Column.number("Racks"),
                Column.wide("Design", 1),
                Column.number("kg"),
                Column.number("kPa"),
                Column.number("kPa, aisles"),
                Column.number("kN a foot"),
                Column.number("Centre at U"),
                Column.number("Standing"),
                Column.number("Rolled"));
        List<StructureLoad.Design> designs = assessment.structure().designs();
        for (StructureLoad.Design d : designs.subList(0, Math.min(MOST, designs.size()))) {
            boolean least = d.mass().lowerBound();
            boolean over = d.floorShare().orElse(0) > 1;
            table.row(
                    Cell.of(String.valueOf(d.rackIds().size())),
                    Cell.of(d.name()),
                    Cell.of(value(d.mass().value(), least)),
                    new Cell(
                            value(d.footprintKpa().value(), least),
                            "",
                            Type.REGULAR,
                            over ? Ink.OVER_LIMIT : Ink.TEXT,
                            null,
                            false),
                    Cell.of(value(d.tributaryKpa(), least)),
                    Cell.of(value(d.footKilonewtons(), least)),
                    Cell.of(value(d.centreUnits(), false)),
                    Cell.of(Words.percent(d.staticShare())),
                    Cell.of(Words.percent(d.dynamicShare())));
        }
        table.write(flow, "Racks on the floor");
        more(designs.size(), "designs");
        flow.note(
                "kPa on the footprint, and with strips of 0.6 m before and behind (rule S04); worst of four feet, 1.25 times the mean (S05); centre of gravity from the bottom of U1 (S06); devices over what the cabinet may carry standing and rolled (S03). Unknown masses are left out and marked ≥.");
    }

    private void delivery(Delivery delivery) throws IOException {
        String title = "Delivery path into " + delivery.hall()
                + (delivery.entry().isEmpty() ? "" : " from " + delivery.entry());
        if (!delivery.stated()) {
            flow.section(title, 30);
            flow.paragraph("Not stated: whether the racks get in is unknown.");
            return;
        }
        var table = new Table(
                Column.wide("On the way", 1.3),
                Column.number("Needed"),
                Column.number("There is"),
                Column.text("Outcome"),
                Column.wide("Remark", 1.3),
                Column.wide("Rule", 1.5));
        for (Delivery.Row row : delivery.rows()) {
            table.row(
                    Cell.of(row.what()),
                    Cell.of(unit(row.need(), row.unit())),
                    Cell.of(unit(row.limit(), row.unit())),
                    outcome(row),
                    Cell.of(remark(row)),
                    Cell.muted(row.rule().text()));
        }
        table.write(flow, title);
    }

    private static Cell outcome(Delivery.Row row) {
        return switch (row.outcome()) {
            case PASSES -> Cell.of("passes");
            case FAILS -> new Cell("fails", "", Type.SEMIBOLD, Ink.OVER_LIMIT, null, false);
            case UNKNOWN -> new Cell("unknown", "", Type.REGULAR, Ink.TEXT_MUTED, null, false);
        };
    }

    private static String remark(Delivery.Row row) {
        String racks = row.failing().isEmpty()
                ? row.worst().isEmpty() ? "" : "rack " + row.worst()
                : Words.list(row.failing(), 3);
        String unknown = row.unknown().isEmpty() ? "" : "unknown: " + Words.list(row.unknown(), 3);
        return java.util.stream.Stream.of(racks, row.remark(), unknown)
                .filter(t -> !t.isEmpty())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private void more(int size, String what) throws IOException {
        if (size > MOST) {
            flow.note("%d further %s are not shown.".formatted(size - MOST, what));
        }
    }

    private static String unit(OptionalDouble value, String unit) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) + " " + unit : "–";
    }

    private static String value(OptionalDouble value, boolean least) {
        return value.isPresent() ? (least ? "≥ " : "") + NumberText.plain(value.getAsDouble()) : "unknown";
    }
}
