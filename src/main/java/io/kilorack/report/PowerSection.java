package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.SiteSwing;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What the hall draws: chart, every feed with its failure state, single failures, cooling, totals.
final class PowerSection {
    /// Size of a design pixel where two charts share a row [pt]: figures over the columns stay apart.
    private static final double MONTH_UNIT = 0.58;

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
        new OneLineDiagrams(flow, assessment).diagrams();
        var tables = new NodeTables(flow, power);
        tables.nodes();
        tables.phases();
        new PanelTables(flow, power).panels();
        new FailureTable(flow, assessment).failures();
        cooling();
        months();
    }

    private void months() throws IOException {
        for (Site site : assessment.plan().sites()) {
            String of = assessment.plan().sites().size() > 1 ? ": " + site.name() : "";
            var charts = new ArrayList<Chart>();
            PowerCharts.months(assessment, site.id()).ifPresent(charts::add);
            PowerCharts.waterMonths(assessment, site.id()).ifPresent(charts::add);
            if (charts.isEmpty()) {
                continue;
            }
            beside((charts.size() > 1 ? "PUE and WUE by month" : "PUE by month") + of, charts);
            flow.note(charts.getFirst().subtitle());
        }
    }

    /// Charts in a row under one heading.
    private void beside(String heading, List<Chart> charts) throws IOException {
        double gap = 18;
        double width = (flow.width() - gap * (charts.size() - 1)) / charts.size();
        double height = charts.stream()
                .mapToDouble(c -> ChartPainter.naturalHeight(flow.surface(), c, width, MONTH_UNIT))
                .max()
                .orElse(0);
        flow.section(heading, height + 24);
        flow.figure(charts.stream().map(Chart::title).collect(Collectors.joining(". ")), height, (s, x, y, w, h) -> {
            for (int i = 0; i < charts.size(); i++) {
                ChartPainter.paint(s, charts.get(i), x + i * (width + gap), y, width, h, MONTH_UNIT);
            }
        });
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
        return Cell.share(
                capacity.isPresent() ? OptionalDouble.of(load / capacity.getAsDouble()) : OptionalDouble.empty());
    }
}
