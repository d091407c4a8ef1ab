package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.catalog.Catalog;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.TextCase;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.ExplanationCharts;
import io.kilorack.report.chart.WorkloadCharts;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import java.io.IOException;
import java.util.List;

/// One workload on one family, explained: layout, where the time and the memory go, what binds, how
/// sure it is.
final class WorkloadBlock {
    private static final int MOST_OPTIONS = 6;

    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final Insights insights;

    WorkloadBlock(Flow flow, Assessment assessment, Catalog catalog, Insights insights) {
        this.insights = insights;
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
    }

    void write(WorkloadResult w, String accelerator) throws IOException {
        List<Chart.Stack> charts = w.fits() ? WorkloadCharts.stacks(w, assessment.plan(), catalog) : List.of();
        double first = charts.isEmpty() ? 0 : height(charts.getFirst());
        flow.section(w.pairing().isPresent() ? w.name() : w.name() + " on " + accelerator, 3 * Flow.LEADING + first);
        if (!w.fits()) {
            flow.paragraph("Does not fit. " + w.remedy(), Type.REGULAR, Ink.OVER_LIMIT, Flow.BODY, Flow.LEADING);
            return;
        }
        if (w.pairing().isPresent()) {
            flow.paragraph("Two pools work on it together; bound by " + w.bound() + ".");
        } else {
            flow.paragraph(NumberText.fixed(w.accelerators(), 0) + " × " + accelerator + " in " + w.poolName()
                    + (w.layout().isEmpty() ? "" : ", laid out as " + w.layout())
                    + (w.bound().isEmpty() ? "" : "; bound by " + w.bound()) + ".");
        }
        if (w.pairing().isEmpty() && !w.share().rule().isEmpty()) {
            flow.paragraph("It has %s of the pool's %s accelerators: %s."
                    .formatted(
                            NumberText.fixed(w.accelerators(), 0),
                            NumberText.fixed(w.share().poolAccelerators(), 0),
                            w.share().rule()));
        }
        if (!w.note().isEmpty()) {
            flow.paragraph(TextCase.capital(w.note()) + ".");
        }
        if (w.pairing().isPresent()) {
            pairing(w.pairing().get());
        }
        flow.paragraph(accuracy(w));
        flow.space(4);
        for (Chart.Stack chart : charts) {
            flow.figure(
                    chart.title(),
                    height(chart),
                    (s, x, y, width, h) -> ChartPainter.paint(s, chart, x, y, width, h, 0.75));
        }
        var insight = insights.of(w);
        if (insight.isPresent()) {
            explained(w, insight.get());
        }
    }

    /// The two pools that work together, side by side.
    private void pairing(ThroughputResult.Pairing pairing) throws IOException {
        var table = new Table(
                Column.wide("Pool", 1.4),
                Column.wide("Part", 0.8),
                Column.wide("Layout", 2.2),
                Column.number("Could do"),
                Column.number("Busy"),
                Column.number("Memory each"));
        for (ThroughputResult.Side side : pairing.sides()) {
            table.row(
                    Cell.of(
                            side.poolName(),
                            NumberText.fixed(side.accelerators(), 0) + " of "
                                    + NumberText.fixed(side.share().poolAccelerators(), 0) + " accelerators"),
                    Cell.of(side.role()),
                    Cell.of(side.layout()),
                    Cell.of(Words.value(side.capacity()), Words.band(side.capacity())),
                    Cell.of(Words.value(side.busy())),
                    Cell.of(Words.value(side.memory())));
        }
        flow.space(4);
        table.write(flow, "");
    }

    private void explained(WorkloadResult w, WorkloadInsight insight) throws IOException {
        var roofline = ExplanationCharts.roofline(insight.explanation());
        if (roofline.isPresent()) {
            figure(roofline.get(), 0.75);
        }
        if (insight.explanation().stages().size() > 1 && w.pairing().isEmpty()) {
            figure(
                    ExplanationCharts.stages(
                            insight.explanation(), WorkloadCharts.capacity(w.acceleratorId(), catalog)),
                    1);
        }
        network(insight.explanation());
        var sensitivity = ExplanationCharts.sensitivity(insight);
        if (sensitivity.isPresent()) {
            figure(sensitivity.get(), 1);
        }
        if (insight.choice().isPresent()) {
            choice(insight.choice().get());
        }
    }

    private void figure(Chart chart, double share) throws IOException {
        flow.figure(
                chart.title(),
                share * height(chart),
                (s, x, y, width, h) -> ChartPainter.paint(s, chart, x, y, width, h, 0.75));
    }

    /// What travels over which tier.
    private void network(Explanation e) throws IOException {
        if (e.collectives().isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Exchange", 1.6),
                Column.number("Ranks"),
                Column.wide("Path", 2.6),
                Column.number("Sent by each"),
                Column.number("Time"),
                Column.number("Step waits"));
        for (Explanation.Collective c : e.collectives()) {
            table.row(
                    Cell.of(c.axis(), c.operation()),
                    Cell.of(NumberText.fixed(c.ranks(), 0)),
                    Cell.of(c.path()),
                    Cell.of(NumberText.withUnit(c.bytes(), "B")),
                    Cell.of(ExplanationCharts.time(c.seconds())),
                    Cell.of(ExplanationCharts.time(c.exposed())));
        }
        flow.space(6);
        table.write(flow, "");
    }

    /// Why the layout was taken, and what else no other layout beats.
    private void choice(Choice choice) throws IOException {
        if (!choice.runnerUp().isEmpty()) {
            flow.paragraph("Runner-up: " + choice.runnerUp() + ".");
        }
        if (choice.front().size() < 2) {
            return;
        }
        var columns = new java.util.ArrayList<Column>();
        columns.add(Column.wide("Layouts that no other beats in all of these", 3));
        choice.front().getFirst().figures().forEach(f -> columns.add(Column.number(TextCase.capital(f.label()))));
        var table = new Table(columns.toArray(Column[]::new));
        choice.front().stream().limit(MOST_OPTIONS).forEach(o -> {
            var cells = new java.util.ArrayList<Cell>();
            // of two pools, the decode layout stands below the prefill one
            String[] pools = o.layout().split("; ", 2);
            cells.add(pools.length == 2 ? Cell.of(pools[0], pools[1]) : Cell.of(o.layout()));
            o.figures().forEach(f -> cells.add(Cell.of(Words.value(f))));
            table.row(cells.toArray(Cell[]::new));
        });
        table.write(flow, "");
    }

    private double height(Chart chart) {
        return ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
    }

    /// The rate with its error band, or that no validated family is near.
    private static String accuracy(WorkloadResult w) {
        var band = w.rate().band();
        if (w.rate().value().isEmpty()) {
            return "The rate is unknown.";
        }
        if (band == null) {
            return "Rate " + Words.value(w.rate()) + "; not validated: no measured family is near.";
        }
        double value = w.rate().value().getAsDouble();
        double error = 100 * Math.max(band.high() - value, value - band.low()) / Math.max(1e-300, value);
        return "Rate %s, %s (± %s %%: P90 of the error on the nearest validated family)."
                .formatted(Words.value(w.rate()), Words.band(w.rate()), NumberText.fixed(error, 0));
    }
}
