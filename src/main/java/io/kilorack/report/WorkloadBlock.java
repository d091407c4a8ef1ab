package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.catalog.Catalog;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.WorkloadCharts;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// One workload on one family, explained: layout, where the time and the memory go, what binds, how
/// sure it is.
final class WorkloadBlock {
    private static final int MOST_CONSTANTS = 6;

    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final WorkloadInsight insight;

    WorkloadBlock(Flow flow, Assessment assessment, Catalog catalog) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
        insight = new WorkloadInsight(catalog, assessment.plan());
    }

    void write(WorkloadResult w, String accelerator) throws IOException {
        List<Chart.Stack> charts = w.fits() ? WorkloadCharts.stacks(w, assessment.plan(), catalog) : List.of();
        double first = charts.isEmpty() ? 0 : height(charts.getFirst());
        flow.section(w.name() + " on " + accelerator, 3 * Flow.LEADING + first);
        if (!w.fits()) {
            flow.paragraph("Does not fit. " + w.remedy(), Type.REGULAR, Ink.OVER_LIMIT, Flow.BODY, Flow.LEADING);
            return;
        }
        flow.paragraph(NumberText.fixed(w.accelerators(), 0) + " × " + accelerator + " in " + w.poolName()
                + (w.layout().isEmpty() ? "" : ", laid out as " + w.layout())
                + (w.bound().isEmpty() ? "" : "; bound by " + w.bound()) + ".");
        if (!w.share().rule().isEmpty()) {
            flow.paragraph("It has %s of the pool's %s accelerators: %s."
                    .formatted(
                            NumberText.fixed(w.accelerators(), 0),
                            NumberText.fixed(w.share().poolAccelerators(), 0),
                            w.share().rule()));
        }
        if (!w.note().isEmpty()) {
            flow.paragraph(w.note().substring(0, 1).toUpperCase(Locale.ROOT) + w.note().substring(1) + ".");
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
        OptionalDouble intensity = insight.intensity(w);
        WorkloadCharts.roofline(w, intensity, assessment.plan(), catalog).ifPresent(this::roofline);
        sensitivity(w);
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
                    Cell.of(side.poolName(), NumberText.fixed(side.accelerators(), 0) + " accelerators"),
                    Cell.of(side.role()),
                    Cell.of(side.layout()),
                    Cell.of(Words.value(side.capacity()), Words.band(side.capacity())),
                    Cell.of(Words.value(side.busy())),
                    Cell.of(Words.value(side.memory())));
        }
        flow.space(4);
        table.write(flow, "");
    }

    private void roofline(Chart.Roofline chart) {
        try {
            double height = 0.66 * height(chart);
            flow.figure(
                    chart.title(), height, (s, x, y, width, h) -> ChartPainter.paint(s, chart, x, y, width, h, 0.75));
            flow.note(chart.subtitle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the rate owes to the constants that are known least well.
    private void sensitivity(WorkloadResult w) throws IOException {
        List<Figure> all = insight.sensitivity(w);
        if (all.isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Uncertain constant", 3),
                Column.number("Rate, constant 10 % lower to 10 % higher"),
                Column.text("Confidence"));
        for (Figure f : all.subList(0, Math.min(MOST_CONSTANTS, all.size()))) {
            var band = f.band();
            table.row(
                    Cell.of(f.label()),
                    Cell.of(
                            band == null
                                    ? percent(f.value().orElse(0))
                                    : percent(band.low()) + " to " + percent(band.high())),
                    Cell.muted(Words.confidence(f.confidence())));
        }
        flow.space(6);
        table.write(flow, "");
    }

    private static String percent(double value) {
        return (value > 0 ? "+" : value < 0 ? "−" : "") + NumberText.fixed(Math.abs(value), 1) + " %";
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
