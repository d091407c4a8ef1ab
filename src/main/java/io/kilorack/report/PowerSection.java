package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.chart.PowerCharts;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.OneLine;
import io.kilorack.report.draw.OneLinePainter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What the hall draws: chart, every feed with its failure state, single failures, cooling, totals.
final class PowerSection {
    private static final int MOST_NODES = 80;
    private static final int MOST_FAILURES = 25;

    private final Flow flow;
    private final Assessment assessment;
    private final PowerResult power;

    PowerSection(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
        this.power = assessment.power();
    }

    void write() throws IOException {
        flow.chapter("Power and cooling", false);
        var chart = DashboardCharts.power(assessment);
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.figure(
                chart.title(),
                Math.min(height, flow.room()),
                (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
        totals();
        diagrams();
        nodes();
        failures();
        cooling();
        months();
    }

    /// The power chain of each site as a one-line diagram.
    private void diagrams() throws IOException {
        for (Site site : assessment.plan().sites()) {
            var loads = new HashMap<String, NodeLoad>();
            power.nodes().stream().filter(n -> n.siteId().equals(site.id())).forEach(n -> loads.put(n.nodeId(), n));
            OneLine line = OneLine.of(site.chain(), loads);
            if (line.boxes().isEmpty()) {
                continue;
            }
            String title = "One-line diagram of " + site.name();
            double scale = Math.min(0.75, flow.width() / OneLinePainter.width(line));
            double height = Math.min(OneLinePainter.height(line) * scale, flow.floor() - Flow.TOP - 80);
            flow.section(title, height + 14);
            flow.figure(
                    title,
                    height,
                    (s, x, y, w, h) -> s.scaled(
                            x,
                            y,
                            scale,
                            () -> OneLinePainter.paint(
                                    s, line, 0, 0, w / scale, h / scale, OneLinePainter.Playback.NONE, "")));
            flow.note(
                    "In each box: load in the worst single failure and its share of the limit. Bar: dark in normal running, pale in the worst failure, line at the limit, hatched without one. Dashed: further sources.");
        }
    }

    private void months() throws IOException {
        for (Site site : assessment.plan().sites()) {
            String of = assessment.plan().sites().size() > 1 ? ": " + site.name() : "";
            var pue = PowerCharts.months(assessment, site.id()).orElse(null);
            if (pue != null) {
                month("PUE by month" + of, pue);
                flow.note(pue.subtitle());
            }
            var water = PowerCharts.waterMonths(assessment, site.id()).orElse(null);
            if (water != null) {
                month("WUE by month" + of, water);
            }
        }
    }

    private void month(String heading, Chart chart) throws IOException {
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.section(heading, height);
        flow.figure(chart.title(), height, (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
    }

    private void totals() throws IOException {
        var table = new Table(
                Column.wide("Figure", 1.4), Column.number("Value"), Column.number("Range"), Column.wide("How", 2.6));
        var figures = new ArrayList<Figure>();
        figures.add(power.itMaximum());
        figures.add(power.itExpected());
        figures.add(power.facility());
        figures.addAll(power.heat().values());
        figures.add(power.pue());
        figures.add(power.annualEnergy());
        figures.add(power.annualCarbon());
        figures.add(power.water());
        for (Figure f : figures) {
            table.row(
                    Cell.of(f.label()),
                    Cell.of(Words.value(f)),
                    Cell.muted(Words.band(f)),
                    Cell.of(f.formula(), missing(f)));
        }
        table.write(flow, "Totals");
    }

    private static String missing(Figure f) {
        return f.unknowns().isEmpty()
                ? ""
                : "Left out, unknown: "
                        + Words.list(f.unknowns().stream().distinct().toList(), 5);
    }

    private void nodes() throws IOException {
        if (power.nodes().isEmpty()) {
            flow.note("The plan has no power chain yet.");
            return;
        }
        var sorted = new ArrayList<>(power.nodes());
        boolean cut = sorted.size() > MOST_NODES;
        if (cut) {
            sorted.sort(Comparator.comparingDouble((NodeLoad n) ->
                    -Math.max(n.worstShare().orElse(-1), n.normalShare().orElse(-1))));
        }
        var table = new Table(
                Column.wide("Node", 1.2),
                Column.text("Kind"),
                Column.text("Side"),
                Column.number("Limit"),
                Column.number("Normal"),
                Column.number("Share"),
                Column.number("Worst failure"),
                Column.number("Share"),
                Column.wide("When", 1));
        for (NodeLoad n : sorted.subList(0, Math.min(MOST_NODES, sorted.size()))) {
            String least = n.unknownDevices() > 0 ? "≥ " : "";
            table.row(
                    Cell.of(n.name().isEmpty() ? n.nodeId() : n.name()),
                    Cell.muted(n.kind()),
                    Cell.muted(n.side().isEmpty() ? "–" : n.side()),
                    n.limitWatts().isPresent() ? Cell.of(Words.watts(n.limitWatts())) : Cell.muted("not set"),
                    Cell.of(least + Words.watts(n.normalWatts())),
                    share(n.normalShare()),
                    Cell.of(least + Words.watts(n.worstWatts())),
                    share(n.worstShare()),
                    Cell.muted(n.worstFailure().map(f -> f + " fails").orElse("–")));
        }
        table.tail(24).write(flow, "Load of every node");
        if (cut) {
            flow.note("The %d fullest of %d nodes; every other one is less loaded than those shown."
                    .formatted(MOST_NODES, sorted.size()));
        }
        int unknown =
                power.nodes().stream().mapToInt(NodeLoad::unknownDevices).max().orElse(0);
        if (unknown > 0) {
            flow.note("≥: devices of unknown draw hang below the node and are left out, so the true load is higher.");
        }
    }

    private static Cell share(OptionalDouble share) {
        Cell cell = Cell.of(Words.percent(share));
        return share.isPresent() && share.getAsDouble() > 1 ? cell.inked(Ink.OVER_LIMIT) : cell;
    }

    private void failures() throws IOException {
        if (power.failures().isEmpty()) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        power.nodes().forEach(n -> names.put(n.nodeId(), n.name().isEmpty() ? n.nodeId() : n.name()));
        Map<String, String> racks = new HashMap<>();
        assessment
                .plan()
                .sites()
                .forEach(site -> site.halls()
                        .forEach(hall -> hall.racks()
                                .forEach(rack ->
                                        racks.put(rack.id(), rack.name().isEmpty() ? rack.id() : rack.name()))));
        var table = new Table(
                Column.wide("What fails", 1),
                Column.wide("Racks without supply", 1.3),
                Column.wide("Racks throttled", 1.1),
                Column.wide("Nodes over their limit", 1.3),
                Column.number("Load lost"),
                Column.number("Fullest survivor"));
        List<Failure> shown = power.failures()
                .subList(0, Math.min(MOST_FAILURES, power.failures().size()));
        for (Failure f : shown) {
            table.row(
                    Cell.of(f.name()),
                    racks(f.darkRacks(), racks, Ink.OVER_LIMIT),
                    racks(f.throttledRacks(), racks, Ink.TEXT),
                    f.overloadedNodes().isEmpty()
                            ? Cell.muted("none")
                            : Cell.of(Words.list(
                                            f.overloadedNodes().stream()
                                                    .map(id -> names.getOrDefault(id, id))
                                                    .toList(),
                                            5))
                                    .inked(Ink.OVER_LIMIT),
                    f.lostWatts() > 0 ? Cell.of(Words.watts(f.lostWatts())) : Cell.muted("–"),
                    Cell.of(
                            Words.percent(f.worstShare()),
                            f.worstNode().isEmpty() ? "" : names.getOrDefault(f.worstNode(), f.worstNode())));
        }
        table.write(flow, "Single failures, worst first");
        if (shown.size() < power.failures().size()) {
            flow.note("%d milder failures are left out."
                    .formatted(power.failures().size() - shown.size()));
        }
    }

    private static Cell racks(List<String> ids, Map<String, String> names, Ink ink) {
        return ids.isEmpty()
                ? Cell.muted("none")
                : Cell.of(ids.size() + ": "
                                + Words.ranges(
                                        ids.stream()
                                                .map(id -> names.getOrDefault(id, id))
                                                .toList(),
                                        6))
                        .inked(ink);
    }

    private void cooling() throws IOException {
        if (power.cooling().isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Group", 1.4),
                Column.text("Medium"),
                Column.number("Heat"),
                Column.number("Capacity"),
                Column.number("Share"),
                Column.number("After losing the largest unit"),
                Column.number("Share"));
        for (CoolingLoad c : power.cooling()) {
            String least = c.unknownDevices() > 0 ? "≥ " : "";
            table.row(
                    Cell.of(c.name()),
                    Cell.muted(c.medium()),
                    Cell.of(least + Words.watts(c.heatWatts())),
                    Cell.of(Words.watts(c.capacityWatts())),
                    cover(c.heatWatts(), c.capacityWatts()),
                    Cell.of(Words.watts(c.capacityAfterLossWatts())),
                    cover(c.heatWatts(), c.capacityAfterLossWatts()));
        }
        table.write(flow, "Cooling");
    }

    /// Load over capacity; a capacity of nothing under a load is said in words.
    private static Cell cover(double load, OptionalDouble capacity) {
        if (capacity.isPresent() && capacity.getAsDouble() <= 0) {
            return load > 0 ? Cell.of("none left").inked(Ink.OVER_LIMIT) : Cell.muted("–");
        }
        return share(capacity.isPresent() ? OptionalDouble.of(load / capacity.getAsDouble()) : OptionalDouble.empty());
    }
}
