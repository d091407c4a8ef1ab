package io.kilorack.report;

import io.kilorack.assess.PanelSchedule;
import io.kilorack.assess.PowerResult;
import io.kilorack.plan.Phases;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/// Tables of the breakers of panels and busways.
final class PanelTables {
    private static final int MOST_PANELS = 24;

    private final Flow flow;
    private final PowerResult power;

    PanelTables(Flow flow, PowerResult power) {
        this.flow = flow;
        this.power = power;
    }

    /// Panel schedules: position, phases, breaker, load. A board whose positions are stated is drawn up
    /// in a table of its own; the others share one.
    void panels() throws IOException {
        List<PanelSchedule> panels = power.panels().all();
        List<PanelSchedule> shown = panels.subList(0, Math.min(MOST_PANELS, panels.size()));
        var loose = new Table(
                Column.wide("Board", 1.1),
                Column.text("Phases"),
                Column.wide("Behind it", 1.6),
                Column.number("Breaker"),
                Column.number("Load"),
                Column.number("Share"));
        boolean any = false;
        for (PanelSchedule panel : shown) {
            if (panel.positions().isPresent()
                    || panel.rows().stream().anyMatch(r -> r.position().isPresent())) {
                positioned(panel);
                continue;
            }
            boolean first = true;
            for (List<PanelSchedule.Row> equal : equal(panel.rows())) {
                var cells = cells(equal);
                cells.addFirst(first ? Cell.of(panel.name() + ", " + panel.poles() + " poles") : Cell.of(""));
                loose.row(cells.toArray(Cell[]::new));
                first = false;
                any = true;
            }
        }
        if (any) {
            loose.write(flow, "Breakers of boards without stated positions");
        }
        if (!panels.isEmpty()) {
            flow.note(
                    "Load: fullest line after the loss of the feed that hurts most; share of what the breaker may carry. *: not stated in the plan; phases in order, next breaker size by the site's wiring rules.%s"
                            .formatted(
                                    panels.size() > MOST_PANELS
                                            ? " %d more panels are left out; kilorack panel prints them."
                                                    .formatted(panels.size() - MOST_PANELS)
                                            : ""));
        }
    }

    private void positioned(PanelSchedule panel) throws IOException {
        var table = new Table(
                Column.number("Position"),
                Column.text("Phases"),
                Column.wide("Behind it", 1.6),
                Column.number("Breaker"),
                Column.number("Load"),
                Column.number("Share"));
        for (List<PanelSchedule.Row> equal : equal(panel.rows())) {
            PanelSchedule.Row row = equal.getFirst();
            var cells = cells(equal);
            cells.addFirst(
                    row.position().isPresent()
                            ? Cell.of(String.join(
                                    ", ",
                                    row.taken().stream().map(String::valueOf).toList()))
                            : Cell.muted("unknown"));
            table.row(cells.toArray(Cell[]::new));
        }
        table.write(
                flow,
                "Breakers of %s: %d poles%s"
                        .formatted(
                                panel.name(),
                                panel.poles(),
                                panel.positions().isPresent()
                                        ? " of " + panel.positions().getAsInt() + " positions"
                                        : ""));
    }

    /// What all tables of breakers say of rows that are alike.
    private static List<Cell> cells(List<PanelSchedule.Row> equal) {
        PanelSchedule.Row row = equal.getFirst();
        List<String> names =
                equal.stream().map(PanelSchedule.Row::name).distinct().toList();
        return new ArrayList<>(List.of(
                Cell.of(row.phases().map(Phases::text).orElse("unknown") + (row.stated() ? "" : " *")),
                Cell.of(equal.size() == 1 ? row.name() : "%d × %s".formatted(equal.size(), Words.ranges(names, 8))),
                Cell.of(amps(row.breakerAmps()) + (row.breakerStated() ? "" : " *")),
                Cell.of((row.unknownDevices() > 0 ? "≥ " : "") + amps(row.loadAmps())),
                Cell.share(row.share())));
    }

    /// Rows that differ in nothing but what is behind them, where no position tells them apart.
    private static List<List<PanelSchedule.Row>> equal(List<PanelSchedule.Row> rows) {
        var groups = new LinkedHashMap<List<Object>, List<PanelSchedule.Row>>();
        for (PanelSchedule.Row row : rows) {
            List<Object> key = row.position().isPresent()
                    ? List.of(row.position().getAsInt())
                    : List.of(
                            row.isRack(),
                            row.isCooling(),
                            row.phases(),
                            row.stated(),
                            row.breakerAmps(),
                            amps(row.loadAmps()),
                            row.unknownDevices());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    private static String amps(OptionalDouble value) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) + " A" : "unknown";
    }
}
