package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PanelSchedule;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.SingleFailure;
import io.kilorack.assess.SiteSwing;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
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
import java.util.Set;

/// What the hall draws: chart, every feed with its failure state, single failures, cooling, totals.
final class PowerSection {
    private static final int MOST_NODES = 80;
    private static final int MOST_FAILURES = 25;
    private static final int MOST_PANELS = 24;
    private static final int MOST_BRANCHES = 8;
    /// Boxes side by side on a page at a size that can be read.
    private static final int WIDEST = 7;

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
        phases();
        panels();
        failures();
        cooling();
        months();
    }

    /// The power chain of each site as a one-line diagram: an overview in which equal nodes are one
    /// box, and, where that hides something, each branch by itself at the same size of type.
    private void diagrams() throws IOException {
        for (Site site : assessment.plan().sites()) {
            var loads = new HashMap<String, NodeLoad>();
            power.nodes().stream().filter(n -> n.siteId().equals(site.id())).forEach(n -> loads.put(n.nodeId(), n));
            OneLine line = OneLine.of(site.chain(), loads, WIDEST);
            if (line.boxes().isEmpty()) {
                continue;
            }
            diagram("One-line diagram of " + site.name(), line);
            flow.note("In each box: load in the worst single failure and its share of the limit. Bar: that share in the"
                    + " colour of its headroom, tick: normal running, line: the limit; hatched without one."
                    + " Dashed: further sources.");
            boolean hides = line.boxes().stream().anyMatch(box -> box.count() > 1);
            if (!hides) {
                continue;
            }
            List<PowerNode> branches = branches(site);
            for (PowerNode branch : branches.subList(0, Math.min(MOST_BRANCHES, branches.size()))) {
                OneLine part = OneLine.of(OneLine.branch(site.chain(), branch.id()), loads, WIDEST);
                diagram("Branch of " + (branch.name().isEmpty() ? branch.id() : branch.name()), part);
            }
            if (branches.size() > MOST_BRANCHES) {
                flow.note("%d more branches are drawn alike; the tables list their nodes."
                        .formatted(branches.size() - MOST_BRANCHES));
            }
        }
    }

    /// Nodes where the chain of a site first splits: below sources and what merely passes on.
    private static List<PowerNode> branches(Site site) {
        Set<String> roots = site.chain().stream()
                .filter(n -> n.sources().isEmpty())
                .map(PowerNode::id)
                .collect(java.util.stream.Collectors.toSet());
        return site.chain().stream()
                .filter(n ->
                        !n.sources().isEmpty() && roots.contains(n.sources().getFirst()))
                .toList();
    }

    private void diagram(String title, OneLine line) throws IOException {
        double scale = Math.min(0.75, flow.width() / OneLinePainter.width(line));
        double height = Math.min(OneLinePainter.compactHeight(line) * scale, flow.floor() - Flow.TOP - 80);
        double wide = Math.min(flow.width() / scale, line.columns() * 170);
        flow.section(title, height + 14);
        flow.figure(
                title,
                height,
                (s, x, y, w, h) -> s.scaled(
                        x,
                        y,
                        scale,
                        () -> OneLinePainter.paint(s, line, 0, 0, wide, h / scale, OneLinePainter.Playback.NONE, "")));
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
        figures.add(assessment.cost().annualEnergyCost());
        figures.add(power.annualCarbon());
        figures.add(assessment.cost().embodiedPerYear());
        figures.add(assessment.cost().embodied());
        figures.add(power.water());
        for (Figure f : figures) {
            table.row(
                    Cell.of(f.label()),
                    Cell.of(Words.value(f)),
                    Cell.muted(Words.band(f)),
                    Cell.of(f.formula(), missing(f)));
        }
        for (PowerResult.Usable usable : power.usable()) {
            table.row(
                    Cell.of("usable at %s in the worst single failure".formatted(usable.siteName())),
                    Cell.of(Words.value(usable.capacity())),
                    Cell.muted("for " + usable.loadText()),
                    Cell.of(
                            usable.capacity().formula(),
                            usable.node().isEmpty()
                                    ? missing(usable.capacity())
                                    : "%s binds%s"
                                            .formatted(
                                                    usable.node(),
                                                    usable.failure()
                                                            .map(f -> " when " + f + " fails")
                                                            .orElse(""))));
        }
        table.write(flow, "Totals");
        int unknown = power.usable().stream()
                .mapToInt(PowerResult.Usable::unknownDevices)
                .sum();
        flow.note("Totals are those of normal running; %s"
                .formatted(
                        unknown == 0
                                ? "no device of unknown draw is left out."
                                : "%d devices of unknown draw are left out, so they are lower bounds."
                                        .formatted(unknown)));
        swings();
    }

    /// The load step of every site that trains, against what its sources tolerate.
    private void swings() throws IOException {
        if (power.swings().isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Site", 1),
                Column.number("Draw that trains"),
                Column.number("Floor"),
                Column.number("Step"),
                Column.wide("Source", 1.2),
                Column.number("Ramp"),
                Column.number("Time"),
                Column.number("Buffer"));
        for (SiteSwing swing : power.swings()) {
            String least = swing.training().lowerBound() ? "≥ " : "";
            for (SiteSwing.OfSource source : swing.sources()) {
                table.row(
                        Cell.of(swing.siteName()),
                        Cell.of(Words.value(swing.training())),
                        Cell.of(NumberText.plain(100 * swing.floor()) + " %", swing.floorStated() ? "" : "not stated"),
                        Cell.of(least + NumberText.withUnit(swing.stepWatts(), "W")),
                        source.stated() ? Cell.of(source.name()) : Cell.muted("no ramp stated"),
                        Cell.of(
                                NumberText.withUnit(source.rampWattsPerSecond(), "W") + "/s",
                                source.stated() ? "" : "default"),
                        Cell.of(NumberText.plain(source.seconds()) + " s"),
                        Cell.of(Words.value(source.buffer())));
            }
        }
        table.write(flow, "When all training waits at once");
        flow.note("ΔP = P·(1 − floor), t = ΔP / ramp, E = ½·ΔP·t (rule E26; arXiv 2508.14318).");
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
                    Cell.muted(FailureWords.kind(n.kind())),
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

    /// Line currents of the nodes whose phases differ.
    private void phases() throws IOException {
        var uneven = power.nodes().stream()
                .filter(n -> n.lines().filter(l -> l.threePhase() && l.uneven()).isPresent())
                .sorted(Comparator.comparingDouble(
                        (NodeLoad n) -> -n.lines().orElseThrow().worstShare().orElse(0)))
                .toList();
        if (uneven.isEmpty()) {
            if (power.nodes().stream().anyMatch(n -> n.lines().isPresent())) {
                flow.note("The phases of every three-phase node carry the same.");
            }
            return;
        }
        var table = new Table(
                Column.wide("Node", 1.2),
                Column.number("L1"),
                Column.number("L2"),
                Column.number("L3"),
                Column.number("Imbalance"),
                Column.number("Neutral"),
                Column.number("Fullest line, worst failure"),
                Column.number("Share"),
                Column.wide("When", 1));
        for (NodeLoad n : uneven.subList(0, Math.min(MOST_NODES, uneven.size()))) {
            LineLoads l = n.lines().orElseThrow();
            String least = n.unknownDevices() > 0 || l.unstatedVa() > 0 ? "≥ " : "";
            table.row(
                    Cell.of(n.name()),
                    Cell.of(least + current(l, l.normalVa().get(0))),
                    Cell.of(least + current(l, l.normalVa().get(1))),
                    Cell.of(least + current(l, l.normalVa().get(2))),
                    Cell.of(Words.percent(OptionalDouble.of(l.imbalance()))),
                    Cell.of(current(l, l.neutralVa())),
                    Cell.of(l.worstLine() + " " + least + current(l, l.worstVa())),
                    share(l.worstShare()),
                    Cell.muted(l.worstFailure().map(f -> f + " fails").orElse("–")));
        }
        table.write(flow, "Phases");
        flow.note(
                "Line currents at the declared maximum, everything running; the neutral at the fundamental. %d of %d nodes have even phases and are left out."
                        .formatted(
                                power.nodes().size() - uneven.size(),
                                power.nodes().size()));
    }

    private static String current(LineLoads l, double va) {
        OptionalDouble amps = l.amps(va);
        return amps.isPresent() ? NumberText.plain(amps.getAsDouble()) + " A" : NumberText.withUnit(va, "VA");
    }

    /// Panel schedules: position, phases, breaker, load. A board whose positions are stated is drawn up
    /// in a table of its own; the others share one.
    private void panels() throws IOException {
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
            if (panel.positions().isPresent() || panel.rows().stream().anyMatch(r -> r.position().isPresent())) {
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
        List<String> names = equal.stream().map(PanelSchedule.Row::name).distinct().toList();
        return new ArrayList<>(List.of(
                Cell.of(row.phases().map(Phases::text).orElse("unknown") + (row.stated() ? "" : " *")),
                Cell.of(equal.size() == 1 ? row.name() : "%d × %s".formatted(equal.size(), Words.ranges(names, 8))),
                Cell.of(amps(row.breakerAmps()) + (row.breakerStated() ? "" : " *")),
                Cell.of((row.unknownDevices() > 0 ? "≥ " : "") + amps(row.loadAmps())),
                share(row.share())));
    }

    /// Neighbours that differ in nothing but what is behind them, where no position tells them apart.
    private static List<List<PanelSchedule.Row>> equal(List<PanelSchedule.Row> rows) {
        var groups = new ArrayList<List<PanelSchedule.Row>>();
        PanelSchedule.Row last = null;
        for (PanelSchedule.Row row : rows) {
            boolean same = last != null
                    && row.position().isEmpty()
                    && last.position().isEmpty()
                    && row.isRack() == last.isRack()
                    && row.phases().equals(last.phases())
                    && row.stated() == last.stated()
                    && row.breakerAmps().equals(last.breakerAmps())
                    && row.loadAmps().equals(last.loadAmps())
                    && row.unknownDevices() == last.unknownDevices();
            if (!same) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(row);
            last = row;
        }
        return groups;
    }

    private static String amps(OptionalDouble value) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) + " A" : "unknown";
    }

    private static Cell share(OptionalDouble share) {
        Cell cell = Cell.of(Words.percent(share));
        return share.isPresent() && share.getAsDouble() > 1 ? cell.withInk(Ink.OVER_LIMIT) : cell;
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
                Column.wide("What fails", 1.1),
                Column.text("Kind"),
                Column.wide("What it does", 1.9),
                Column.wide("Racks", 1.1),
                Column.wide("Nodes over their limit", 1.2),
                Column.number("Fullest survivor"));
        List<Failure> harmful = power.failures().stream()
                .filter(f -> !f.survived())
                .limit(MOST_FAILURES)
                .toList();
        for (Failure f : harmful) {
            boolean harms = f.harms();
            table.row(
                    Cell.of(f.name()),
                    Cell.muted(FailureWords.kind(f.more().kind())),
                    harms
                            ? Cell.of(FailureWords.effect(f)).withInk(Ink.OVER_LIMIT)
                            : Cell.of(FailureWords.effect(f), f.more().unknown()),
                    hit(f, racks),
                    f.more().overloads().isEmpty()
                            ? Cell.muted("none")
                            : Cell.of(FailureWords.overloads(f.more())).withInk(Ink.OVER_LIMIT),
                    Cell.of(
                            Words.percent(f.worstShare()),
                            f.worstNode().isEmpty() ? "" : names.getOrDefault(f.worstNode(), f.worstNode())));
        }
        if (harmful.isEmpty()) {
            flow.section("Single failures", 30);
        } else {
            table.write(flow, "Single failures, worst first");
        }
        flow.note(counts());
    }

    /// How many of all single failures are survived, by kind of what fails.
    private String counts() {
        var byKind = new java.util.LinkedHashMap<String, int[]>();
        for (Failure f : power.failures()) {
            int[] count = byKind.computeIfAbsent(
                    f.more().kind().isEmpty() ? "node" : FailureWords.kind(f.more().kind()), _ -> new int[3]);
            count[0]++;
            count[1] += f.survived() ? 1 : 0;
            count[2] += f.more().unknown().isEmpty() ? 0 : 1;
        }
        var parts = new ArrayList<String>();
        byKind.forEach((kind, n) ->
                parts.add("%s %d of %d%s".formatted(kind, n[1], n[0], n[2] > 0 ? " (" + n[2] + " unknown)" : "")));
        long survived = power.failures().stream().filter(Failure::survived).count();
        return "%d of %d single failures are survived: %s."
                .formatted(survived, power.failures().size(), String.join(", ", parts));
    }

    private static Cell hit(Failure f, Map<String, String> names) {
        if (!f.darkRacks().isEmpty()) {
            return racks(f.darkRacks(), names, Ink.OVER_LIMIT);
        }
        if (!f.throttledRacks().isEmpty()) {
            return racks(f.throttledRacks(), names, Ink.TEXT);
        }
        List<String> warm = f.more().warmRacks();
        List<String> any = f.more().oneOf().map(SingleFailure.OneOf::racks).orElse(warm);
        return racks(any, names, Ink.TEXT);
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
                        .withInk(ink);
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
            return load > 0 ? Cell.of("none left").withInk(Ink.OVER_LIMIT) : Cell.muted("–");
        }
        return share(capacity.isPresent() ? OptionalDouble.of(load / capacity.getAsDouble()) : OptionalDouble.empty());
    }
}
