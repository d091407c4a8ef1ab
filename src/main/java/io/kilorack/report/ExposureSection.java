package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.plan.StockLot;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.draw.Findings;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How every part stands under the rules: chart, standing of each part, findings with their citations.
final class ExposureSection {
    private final Flow flow;
    private final Assessment assessment;

    ExposureSection(Flow flow, Assessment assessment) {
        this.flow = flow;
        this.assessment = assessment;
    }

    void write() throws IOException {
        flow.chapter("Sanction exposure", false);
        var chart = DashboardCharts.exposure(assessment);
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.figure(chart.title(), Math.min(height, flow.room()), (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
        causes();
        if (assessment.exposure().parts().isEmpty()) {
            return;
        }
        standing();
        for (PartExposure part : assessment.exposure().parts()) {
            findings(part);
        }
    }

    private void causes() throws IOException {
        var words = new ArrayList<String>();
        for (var point : assessment.exposure().timeline()) {
            point.cause().ifPresent(cause -> words.add(point.date() + " " + cause));
        }
        if (!words.isEmpty()) {
            flow.note("What changed: " + String.join("; ", words) + ".");
        }
    }

    private void standing() throws IOException {
        var table = new Table(
                Column.wide("Part", 1.2),
                Column.number("Pieces"),
                Column.text("Class"),
                Column.number("TPP"),
                Column.number("TPP per mm²"),
                Column.text("Standing"),
                Column.wide("In a sentence", 2.2));
        for (PartExposure p : assessment.exposure().parts()) {
            table.row(
                    Cell.of(p.name(), origin(p)),
                    Cell.of(NumberText.fixed(p.accelerators(), 0)),
                    Cell.of(p.eccn()),
                    Cell.of(Words.plain(p.tpp())),
                    Cell.of(Words.plain(p.performanceDensity())),
                    Cell.of(Findings.shortLabel(p.severity())).marked(Findings.ink(p.severity()), Findings.hatched(p.severity())),
                    Cell.of(p.sentence()));
        }
        table.write(flow, "Standing of each part");
    }

    private String origin(PartExposure part) {
        for (StockLot lot : assessment.plan().stock()) {
            if (lot.id().equals(part.stockId())) {
                return "stock: " + (lot.name().isEmpty() ? lot.id() : lot.name());
            }
        }
        return part.stockId().isEmpty() ? "to be bought" : "stock: " + part.stockId();
    }

    private void findings(PartExposure part) throws IOException {
        String title = part.name() + ", " + origin(part);
        if (part.findings().isEmpty()) {
            flow.section(title, 20);
            flow.note("No rule in the base says anything about this part here.");
            return;
        }
        var table = new Table(
                Column.text("Finding"), Column.wide("Rule and citation", 1.7), Column.wide("Act judged", 0.9), Column.wide("Outcome", 1.3), Column.wide("Rests on", 1.5));
        for (Finding f : part.findings()) {
            table.row(
                    new Cell(Findings.shortLabel(f.severity()), f.branch(), Type.REGULAR, Ink.TEXT, Findings.ink(f.severity()), Findings.hatched(f.severity())),
                    Cell.of(f.title(), citation(f)),
                    Cell.of(f.act(), f.actDate().toString()),
                    Cell.of(f.outcome(), f.licencePolicy()),
                    Cell.of(String.join("\n", f.inputsUsed()), f.inputsMissing().isEmpty() ? "" : "missing: " + String.join(", ", f.inputsMissing())));
        }
        table.write(flow, title);
    }

    private static String citation(Finding f) {
        var parts = new ArrayList<String>(List.of(f.jurisdiction() + ", " + f.citation()));
        if (!f.url().isEmpty()) {
            parts.add(f.url());
        }
        String from = f.effectiveFrom() == null ? "" : "in force from " + f.effectiveFrom();
        String to = f.effectiveTo() == null ? "" : (from.isEmpty() ? "in force to " : " to ") + f.effectiveTo();
        if (!from.isEmpty() || !to.isEmpty()) {
            parts.add(from + to);
        }
        parts.add(f.ruleId() + ", confidence " + f.confidence() + (f.binding().isEmpty() ? "" : ", " + f.binding()));
        return String.join("\n", parts);
    }
}
