package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.draw.Findings;
import io.kilorack.report.draw.Fit;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.LegendPainter;
import io.kilorack.report.draw.Surface.Align;
import io.kilorack.report.draw.Surface.Dash;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first page: title block, headline figures, what matters, verdicts.
final class SummarySection {
    private final Flow flow;
    private final Assessment assessment;
    private final ReportOptions options;

    SummarySection(Flow flow, Assessment assessment, ReportOptions options) {
        this.flow = flow;
        this.assessment = assessment;
        this.options = options;
    }

    private record Tile(String label, String value, String detail) {}

    private record Verdict(String topic, String word, Ink ink) {}

    void write() throws IOException {
        titleBlock();
        headlines();
        flow.space(16);
        heading("What matters");
        for (String sentence : sentences()) {
            flow.item(sentence, Ink.ACCENT);
        }
        flow.space(12);
        heading("Verdicts");
        verdicts();
    }

    private void heading(String title) throws IOException {
        double base = flow.y() + 10;
        flow.sheet()
                .tagged(
                        "H2",
                        null,
                        "",
                        () -> flow.surface().text(title, flow.left(), base, Type.SEMIBOLD, 11, Ink.TEXT, Align.LEFT));
        flow.advance(17);
    }

    private void titleBlock() throws IOException {
        Plan plan = assessment.plan();
        var s = flow.surface();
        double top = flow.y() - 8;
        flow.sheet().artifact(() -> s.fillRect(flow.left(), top, flow.width(), 3, Ink.ACCENT));
        flow.advance(16);
        flow.paragraph("Data-centre plan and assessment", Type.MEDIUM, Ink.TEXT_MUTED, 10, 14);
        double size = 24;
        for (String line : Fit.lines(
                s, plan.name().isEmpty() ? "Untitled plan" : plan.name(), Type.SEMIBOLD, size, flow.width())) {
            double base = flow.y() + 22;
            flow.sheet()
                    .tagged(
                            "Title",
                            null,
                            "",
                            () -> s.text(line, flow.left(), base, Type.SEMIBOLD, size, Ink.TEXT, Align.LEFT));
            flow.advance(29);
        }
        flow.advance(5);
        facts();
        if (!plan.notes().isEmpty()) {
            flow.space(8);
            flow.paragraph(plan.notes(), Type.ITALIC, Ink.TEXT_MUTED, 9, 12.6);
        }
        flow.space(14);
    }

    private void facts() throws IOException {
        Plan plan = assessment.plan();
        var sites = new ArrayList<String>();
        for (Site site : plan.sites()) {
            String name = site.name().isEmpty() ? site.id() : site.name();
            sites.add(site.country().isEmpty() ? name : name + " (" + site.country() + ")");
        }
        var left = new ArrayList<String[]>();
        left.add(new String[] {
            "Owner", plan.owner().name().isEmpty() ? "not stated" : plan.owner().name()
        });
        left.add(new String[] {"Author", plan.author().isEmpty() ? "not stated" : plan.author()});
        left.add(new String[] {plan.sites().size() == 1 ? "Site" : "Sites", Words.list(sites, 4)});
        var right = new ArrayList<String[]>();
        right.add(new String[] {"As of", assessment.asOf().toString()});
        right.add(new String[] {"Catalog", assessment.catalogVersion() + " · " + brief(assessment.catalogHash())});
        right.add(new String[] {"Plan", brief(options.planHash())});
        double half = flow.width() / 2;
        double top = flow.y();
        double a = column(left, flow.left(), half - 12, top);
        double b = column(right, flow.left() + half, half, top);
        flow.advance(Math.max(a, b));
    }

    static String brief(String hash) {
        return hash.length() > 16 ? hash.substring(0, 16) : hash;
    }

    private double column(List<String[]> pairs, double x, double width, double top) throws IOException {
        double y = top;
        for (String[] pair : pairs) {
            List<String> lines = Fit.lines(flow.surface(), pair[1], Type.REGULAR, 9, width - 52);
            double base = y + 9.5;
            flow.sheet().tagged("P", null, "", () -> {
                flow.surface().text(pair[0], x, base, Type.REGULAR, 9, Ink.TEXT_MUTED, Align.LEFT);
                for (int i = 0; i < lines.size(); i++) {
                    flow.surface().text(lines.get(i), x + 52, base + i * 12.6, Type.REGULAR, 9, Ink.TEXT, Align.LEFT);
                }
            });
            y += lines.size() * 12.6 + 2;
        }
        return y - top;
    }

    private List<Tile> tiles() {
        var tiles = new ArrayList<Tile>();
        Optional<WorkloadResult> best = assessment.throughput().workloads().stream()
                .filter(w -> w.fits() && w.rate().value().isPresent())
                .max(Comparator.comparingDouble(w -> w.rate().value().orElse(0)));
        tiles.add(best.map(w -> new Tile(
                        "Highest throughput",
                        Words.value(w.rate()),
                        w.name() + (Words.band(w.rate()).isEmpty() ? "" : ", " + Words.band(w.rate()))))
                .orElse(new Tile("Throughput", "–", "no workload has a figure")));
        Figure expected = assessment.power().itExpected();
        tiles.add(new Tile(
                "IT power, expected",
                Words.value(expected),
                "declared maximum " + Words.value(assessment.power().itMaximum())));
        tiles.add(worstNode()
                .map(n -> new Tile(
                        "Fullest node in the worst failure",
                        (n.unknownDevices() > 0 ? "≥ " : "")
                                + NumberText.plain(100 * n.bindingShare().orElse(0)) + " %",
                        n.bindingName()
                                + (n.lineBinds() ? n.lines().flatMap(LineLoads::worstFailure) : n.worstFailure())
                                        .map(f -> ", when " + f + " fails")
                                        .orElse("")))
                .orElse(new Tile("Fullest node", "–", "no limit is set")));
        tiles.add(new Tile(
                "Racks",
                Words.value(assessment.structure().racksUsed()),
                "units used " + Words.value(assessment.structure().unitsUsed())));
        tiles.add(new Tile(
                "Capital cost",
                Words.value(assessment.cost().capex()),
                Words.band(assessment.cost().capex())));
        tiles.add(new Tile(
                "Facility power",
                Words.value(assessment.power().facility()),
                "PUE " + Words.value(assessment.power().pue()) + ", annual mean"));
        tiles.add(new Tile(
                "Energy per year",
                Words.value(assessment.power().annualEnergy()),
                "cost " + Words.value(assessment.cost().annualEnergyCost())));
        tiles.add(new Tile(
                "Mass",
                Words.value(assessment.structure().mass()),
                "worst floor load " + Words.value(assessment.structure().worstFloorLoad())));
        return tiles;
    }

    private Optional<NodeLoad> worstNode() {
        return assessment.power().nodes().stream()
                .filter(n -> n.bindingShare().isPresent())
                .max(Comparator.comparingDouble(n -> n.bindingShare().orElse(0)));
    }

    private void headlines() throws IOException {
        var s = flow.surface();
        List<Tile> tiles = tiles();
        int across = 4;
        double gap = 14;
        double width = (flow.width() - gap * (across - 1)) / across;
        double high = 62;
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            double x = flow.left() + i % across * (width + gap);
            double y = flow.y() + i / across * high;
            flow.sheet().artifact(() -> s.line(x, y, x + width, y, Ink.HAIRLINE, 0.75, Dash.SOLID));
            flow.sheet().tagged("P", null, "", () -> {
                s.text(
                        Fit.text(s, tile.label(), Type.REGULAR, 8, width),
                        x,
                        y + 13,
                        Type.REGULAR,
                        8,
                        Ink.TEXT_MUTED,
                        Align.LEFT);
                double size = 15;
                while (size > 9 && s.textWidth(tile.value(), Type.SEMIBOLD, size) > width) {
                    size -= 0.5;
                }
                s.text(tile.value(), x, y + 31, Type.SEMIBOLD, size, Ink.TEXT, Align.LEFT);
                List<String> lines = Fit.lines(s, tile.detail(), Type.REGULAR, 7.5, width);
                for (int k = 0; k < Math.min(2, lines.size()); k++) {
                    String line = k == 1 && lines.size() > 2
                            ? Fit.text(s, lines.get(1) + " …", Type.REGULAR, 7.5, width)
                            : lines.get(k);
                    s.text(line, x, y + 42 + k * 9.2, Type.REGULAR, 7.5, Ink.TEXT_MUTED, Align.LEFT);
                }
            });
        }
        flow.advance(high * ((tiles.size() + across - 1) / across) + 2);
        exposureBar();
    }

    /// All accelerators by worst finding, as one bar with its figures.
    private void exposureBar() throws IOException {
        Map<Severity, Integer> counts = severities();
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (total == 0) {
            return;
        }
        var s = flow.surface();
        double y = flow.y();
        flow.sheet().artifact(() -> s.line(flow.left(), y, flow.right(), y, Ink.HAIRLINE, 0.75, Dash.SOLID));
        flow.sheet().tagged("P", null, "", () -> {
            s.text(
                    "Exposure of " + NumberText.fixed(total, 0) + " accelerators on " + assessment.asOf(),
                    flow.left(),
                    y + 13,
                    Type.REGULAR,
                    8,
                    Ink.TEXT_MUTED,
                    Align.LEFT);
            double x = flow.left();
            double legend = flow.left();
            for (var entry : counts.entrySet()) {
                Severity severity = entry.getKey();
                double width = flow.width() * entry.getValue() / total;
                s.fillRect(x, y + 19, width, 9, Findings.ink(severity));
                if (Findings.hatched(severity)) {
                    s.hatch(x, y + 19, width, 9, Ink.PAPER, 3.5);
                }
                x += width;
                String text = "%s %s %% (%s)"
                        .formatted(
                                Findings.label(severity),
                                NumberText.fixed(100.0 * entry.getValue() / total, 0),
                                NumberText.fixed(entry.getValue(), 0));
                LegendPainter.swatch(
                        s, Findings.ink(severity), Findings.hatched(severity), legend, y + 34.5, 8, 7, 0.75);
                s.text(text, legend + 11, y + 41, Type.REGULAR, 8, Ink.TEXT, Align.LEFT);
                legend += 11 + s.textWidth(text, Type.REGULAR, 8) + 12;
            }
        });
        flow.advance(48);
    }

    private Map<Severity, Integer> severities() {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        for (var part : assessment.exposure().parts()) {
            counts.merge(part.severity(), part.accelerators(), Integer::sum);
        }
        counts.values().removeIf(n -> n == 0);
        return counts;
    }

    /// Three or four sentences made from the data: yield, power, exposure, and what fails first.
    private List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(throughput());
        sentences.add(DashboardCharts.powerTitle(assessment) + powerRest() + ".");
        sentences.add(DashboardCharts.exposureTitle(assessment) + worstPart() + "."
                + (DashboardCharts.storeTitle(assessment).isEmpty()
                        ? ""
                        : " " + DashboardCharts.storeTitle(assessment) + "."));
        List<Check> errors = open(Check.Severity.ERROR);
        if (!errors.isEmpty()) {
            Check first = errors.getFirst();
            sentences.add((errors.size() == 1
                            ? "One check fails: "
                            : Words.count(errors.size(), "check fails", "checks fail") + ", first: ")
                    + first.message() + " " + first.nextStep());
        }
        return sentences;
    }

    /// The best rate with what binds it, and what misses or does not fit.
    private String throughput() {
        String title = DashboardCharts.throughputTitle(assessment);
        Optional<WorkloadResult> best = assessment.throughput().workloads().stream()
                .filter(w -> w.fits() && w.rate().value().isPresent())
                .max(Comparator.comparingDouble(w -> w.rate().value().orElse(0)));
        if (best.isEmpty()) {
            return title + ".";
        }
        WorkloadResult w = best.get();
        String days = w.days()
                .filter(d -> d.value().isPresent())
                .map(d -> ", and takes " + NumberText.of(d))
                .orElse("");
        String sentence = "%s runs at %s on %s accelerators, bound by %s%s"
                .formatted(
                        w.name(), NumberText.of(w.rate()), NumberText.fixed(w.allAccelerators(), 0), w.bound(), days);
        boolean told = title.startsWith(w.name() + " trains") || title.startsWith(w.name() + " is served");
        return told ? sentence + "." : sentence + ". " + title + ".";
    }

    private String powerRest() {
        Figure it = assessment.power().itExpected();
        return it.value().isEmpty() ? "" : "; the hall draws " + NumberText.of(it) + " of IT power at the planned load";
    }

    private String worstPart() {
        return assessment.exposure().parts().stream()
                .filter(p -> p.severity() != Severity.ALLOWED)
                .min(Comparator.comparingInt(
                                (io.kilorack.assess.ExposureResult.PartExposure p) -> Findings.rank(p.severity()))
                        .thenComparingInt(p -> -p.accelerators()))
                .map(p -> ". " + p.name() + ": " + p.sentence().replaceAll("\\.$", ""))
                .orElse("");
    }

    private List<Check> open(Check.Severity severity) {
        return assessment.checks().stream()
                .filter(c -> c.severity() == severity && c.waiver().isEmpty())
                .toList();
    }

    private void verdicts() throws IOException {
        var s = flow.surface();
        List<Verdict> verdicts = List.of(
                verdict("Throughput", Check.Room.THROUGHPUT),
                verdict("Power", Check.Room.POWER),
                verdict("Cooling", Check.Room.COOLING),
                verdict("Structure", Check.Room.STRUCTURE),
                verdict("Exposure", Check.Room.EXPOSURE),
                verdict("Plan and cost", Check.Room.PLAN, Check.Room.COST));
        int across = 3;
        double gap = 14;
        double width = (flow.width() - gap * (across - 1)) / across;
        double high = 30;
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict v = verdicts.get(i);
            double x = flow.left() + i % across * (width + gap);
            double y = flow.y() + i / across * high;
            flow.sheet().tagged("P", null, "", () -> {
                s.fillRect(x, y + 3, 3, 22, v.ink());
                s.text(v.topic(), x + 10, y + 12, Type.MEDIUM, 9, Ink.TEXT, Align.LEFT);
                s.text(
                        Fit.text(s, v.word(), Type.REGULAR, 8, width - 10),
                        x + 10,
                        y + 22.5,
                        Type.REGULAR,
                        8,
                        Ink.TEXT_MUTED,
                        Align.LEFT);
            });
        }
        flow.advance(high * ((verdicts.size() + across - 1) / across));
    }

    private Verdict verdict(String topic, Check.Room... rooms) {
        int errors = 0;
        int warnings = 0;
        int notes = 0;
        int waived = 0;
        for (Check check : assessment.checks()) {
            if (!List.of(rooms).contains(check.room())) {
                continue;
            }
            if (check.waiver().isPresent()) {
                waived++;
                continue;
            }
            switch (check.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
                case INFO -> notes++;
            }
        }
        var words = new ArrayList<String>();
        if (errors > 0) {
            words.add(Words.count(errors, "error", "errors"));
        }
        if (warnings > 0) {
            words.add(Words.count(warnings, "warning", "warnings"));
        }
        if (notes > 0) {
            words.add(Words.count(notes, "note", "notes"));
        }
        if (waived > 0) {
            words.add(Words.count(waived, "waived", "waived"));
        }
        String word = words.isEmpty() ? "no check fails" : String.join(", ", words);
        Ink ink = errors > 0
                ? Ink.OVER_LIMIT
                : warnings > 0 ? Ink.FINDING_LICENCE : notes > 0 ? Ink.FINDING_UNKNOWN : Ink.GOOD;
        return new Verdict(topic, word, ink);
    }
}
