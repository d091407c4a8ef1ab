package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the hall yields: chart, pools, workloads with what binds them.
final class ThroughputSection {
    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final Families families;
    private final Insights insights;

    ThroughputSection(Flow flow, Assessment assessment, Catalog catalog, Families families, Insights insights) {
        this.insights = insights;
        this.flow = flow;
        this.catalog = catalog;
        this.assessment = assessment;
        this.families = families;
    }

    void write() throws IOException {
        flow.chapter("Throughput", false);
        var chart = DashboardCharts.throughput(assessment, families);
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.figure(
                chart.title(),
                Math.min(height, flow.room()),
                (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
        pools();
        workloads();
    }

    private void pools() throws IOException {
        if (assessment.throughput().pools().isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Pool", 1),
                Column.wide("Accelerators", 2),
                Column.number("Peak BF16, dense"),
                Column.number("Memory"));
        for (PoolResult pool : assessment.throughput().pools()) {
            var words = new ArrayList<String>();
            pool.families().forEach(f -> words.add(NumberText.fixed(f.count(), 0) + " × " + f.name()));
            table.row(
                    Cell.strong(pool.name()),
                    Cell.of(String.join("\n", words)),
                    Cell.of(Words.value(pool.peakBf16())),
                    Cell.of(Words.value(pool.memory())));
        }
        table.write(flow, "Pools");
    }

    private void workloads() throws IOException {
        if (assessment.throughput().workloads().isEmpty()) {
            flow.note("The plan names no workload. Add one to see how long a training takes or how many requests the"
                    + " hall serves.");
            return;
        }
        var table = new Table(
                Column.wide("Workload", 1.5),
                Column.wide("Runs on", 1.6),
                Column.wide("Layout, what binds", 1.6),
                Column.number("Rate"),
                Column.number("Result"),
                Column.wide("Target", 0.9));
        for (WorkloadResult w : assessment.throughput().workloads()) {
            Figure result = w.days().orElse(w.requestRate().orElse(null));
            table.row(
                    new Cell(
                            w.name(),
                            "",
                            io.kilorack.report.draw.Surface.Type.SEMIBOLD,
                            Ink.TEXT,
                            families.ink(w.acceleratorId()),
                            false),
                    Cell.of(w.poolName(), String.join("\n", where(w))),
                    w.fits()
                            ? Cell.of(w.layout(), "bound by " + w.bound())
                            : Cell.of("does not fit", w.remedy()).withInk(Ink.OVER_LIMIT),
                    Cell.of(Words.value(w.rate()), Words.band(w.rate())),
                    result == null ? Cell.muted("–") : Cell.of(Words.value(result), Words.band(result)),
                    w.meetsTarget()
                            .map(met -> met ? Cell.of("met") : Cell.of("missed").withInk(Ink.OVER_LIMIT))
                            .orElse(Cell.muted("no target")));
        }
        table.write(flow, "Workloads");
        var blocks = new WorkloadBlock(flow, assessment, catalog, insights);
        for (WorkloadResult w : assessment.throughput().workloads()) {
            blocks.write(w, name(w.acceleratorId()));
        }
        details();
    }

    /// Accelerators at work, of how many, and with which of a second pool.
    private List<String> where(WorkloadResult w) {
        if (w.pairing().isEmpty()) {
            return List.of(count(w.accelerators(), w.share(), w.acceleratorId()));
        }
        var lines = new ArrayList<String>();
        for (ThroughputResult.Side side : w.pairing().get().sides()) {
            lines.add(side.role() + " on " + count(side.accelerators(), side.share(), side.acceleratorId())
                    + (lines.isEmpty() ? "" : " of " + side.poolName()));
        }
        return lines;
    }

    /// The formula, without what the value's own band or "not validated" says already.
    private static Cell how(Figure f, Set<String> told) {
        String formula = f.formula()
                .replaceAll("; band: P90 error of the nearest validated family$", "")
                .replaceAll("; not validated: .*$", "");
        return told.add(formula) || formula.isEmpty() ? Cell.of(formula) : Cell.muted("as above");
    }

    private String count(int accelerators, ThroughputResult.Share share, String id) {
        String of =
                share.poolAccelerators() > accelerators ? " of " + NumberText.fixed(share.poolAccelerators(), 0) : "";
        return NumberText.fixed(accelerators, 0) + of + " × " + name(id);
    }

    private String name(String acceleratorId) {
        for (Families.Family family : families.list()) {
            if (family.acceleratorId().equals(acceleratorId)) {
                return family.name();
            }
        }
        return acceleratorId;
    }

    /// Memory and the further figures of each workload. A formula is printed once.
    private void details() throws IOException {
        var told = new HashSet<String>();
        var table = new Table(
                Column.wide("Workload", 1.3),
                Column.wide("Figure", 1.6),
                Column.number("Value"),
                Column.wide("How", 3));
        for (WorkloadResult w : assessment.throughput().workloads()) {
            var figures = new ArrayList<Figure>();
            figures.add(w.rate());
            if (w.pairing().isEmpty()) {
                figures.add(w.memory());
            }
            figures.addAll(w.figures());
            boolean first = true;
            for (Figure f : figures) {
                table.row(
                        first ? Cell.of(w.name()) : Cell.of(""),
                        Cell.of(f.label()),
                        Cell.of(Words.value(f), Words.band(f)),
                        how(f, told));
                first = false;
            }
        }
        table.tail(24).write(flow, "Behind the rates");
        flow.note("Bands show the error measured against published runs on the nearest family; a rate is what the model"
                + " predicts, not a promise.");
    }
}
