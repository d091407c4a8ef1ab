package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.OpenFacts;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.facts.FieldWords;
import io.kilorack.exposure.findings.TextDay;
import io.kilorack.plan.StockLot;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.chart.LawCharts;
import io.kilorack.report.draw.Findings;
import io.kilorack.report.draw.Ink;
import io.kilorack.report.draw.Surface.Type;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// How every part stands under the rules: chart, standing of each part, what the rules say, which facts
/// are missing, citations. A rule is cited once, at the end, and referred to by its number in brackets.
final class ExposureSection {
    private static final LocalDate BEGIN = LocalDate.of(2022, 8, 1);

    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final SequencedMap<String, Finding> rules = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    ExposureSection(Flow flow, Assessment assessment, Catalog catalog) {
        this.flow = flow;
        this.catalog = catalog;
        this.assessment = assessment;
    }

    void write() throws IOException {
        flow.chapter("Sanction exposure", false);
        var chart = DashboardCharts.exposure(assessment);
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.figure(
                chart.title(),
                Math.min(height, flow.room()),
                (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
        causes();
        store();
        if (assessment.exposure().all().isEmpty()) {
            return;
        }
        standing();
        new ClassTables(flow, assessment, this::origin).write();
        replay();
        plane();
        var groups = new LinkedHashMap<List<Finding>, List<PartExposure>>();
        for (PartExposure part : assessment.exposure().all()) {
            groups.computeIfAbsent(part.findings(), _ -> new ArrayList<>()).add(part);
        }
        for (var group : groups.entrySet()) {
            findings(group.getKey(), group.getValue());
        }
        missing();
        citations();
    }

    /// Every part from the summer before the first rules to the as-of day, each day with that day's
    /// knowledge.
    private void replay() throws IOException {
        if (catalog.rules().isEmpty() || assessment.asOf().isBefore(BEGIN)) {
            return;
        }
        var chart = LawCharts.replay(
                new FleetLaw(catalog).replay(assessment, BEGIN, assessment.asOf()),
                assessment.plan(),
                BEGIN,
                assessment.asOf());
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.section("The law replayed", Math.min(height, 200));
        flow.figure(
                chart.title(),
                Math.min(height, flow.room()),
                (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
    }

    /// The plane of the classes on the as-of day; nothing when the catalog has no rule.
    private void plane() throws IOException {
        if (catalog.rules().isEmpty()) {
            return;
        }
        var chart = LawCharts.plane(new FleetLaw(catalog), catalog, assessment, assessment.asOf(), true);
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.section("Classes by processing performance and density", height);
        flow.figure(chart.title(), height, (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
    }

    /// The same for what lies in store, apart from what is installed.
    private void store() throws IOException {
        var chart = DashboardCharts.store(assessment);
        if (chart.isPresent()) {
            double height = ChartPainter.naturalHeight(flow.surface(), chart.get(), flow.width(), 0.75);
            flow.section("Stock in store", Math.min(height, 200));
            flow.figure(
                    chart.get().title(),
                    Math.min(height, flow.room()),
                    (s, x, y, w, h) -> ChartPainter.paint(s, chart.get(), x, y, w, h, 0.75));
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
        for (PartExposure p : assessment.exposure().all()) {
            table.row(
                    Cell.of(p.name(), origin(p)),
                    Cell.of(NumberText.fixed(p.accelerators(), 0)),
                    Cell.of(p.eccn()),
                    Cell.of(p.tpp().isPresent() ? NumberText.stated(p.tpp().getAsDouble()) : "unknown"),
                    Cell.of(Words.plain(p.performanceDensity())),
                    Cell.of(Findings.shortLabel(p.severity()))
                            .marked(Findings.ink(p.severity()), Findings.hatched(p.severity())),
                    Cell.of(p.sentence()));
        }
        table.write(flow, "Standing of each part");
    }

    private String origin(PartExposure part) {
        for (StockLot lot : assessment.plan().stock()) {
            if (lot.id().equals(part.stockId())) {
                return (part.stored() ? "in store: " : "stock: ") + (lot.name().isEmpty() ? lot.id() : lot.name());
            }
        }
        return part.stockId().isEmpty() ? "to be bought" : "stock: " + part.stockId();
    }

    /// Names of the parts that share findings: `H100 SXM5 80GB (stock: 2023; stock: 2024)`.
    private String title(List<PartExposure> parts) {
        var origins = new LinkedHashMap<String, List<String>>();
        for (PartExposure part : parts) {
            origins.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(origin(part));
        }
        var words = new ArrayList<String>();
        origins.forEach((name, from) -> words.add(name + ", " + String.join("; ", from)));
        return String.join(" · ", words);
    }

    private int number(Finding finding) {
        rules.putIfAbsent(finding.ruleId(), finding);
        return numbers.computeIfAbsent(finding.ruleId(), _ -> numbers.size() + 1);
    }

    private void findings(List<Finding> findings, List<PartExposure> parts) throws IOException {
        String title = title(parts);
        var decided = new ArrayList<Finding>();
        for (Finding f : findings) {
            if (!OpenFacts.undecided(f)) {
                decided.add(f);
            }
        }
        if (findings.isEmpty()) {
            flow.section(title, 20);
            flow.note("No rule in the base says anything about this part here.");
            return;
        }
        decided.sort(Comparator.comparingInt(f -> Findings.rank(f.severity())));
        if (!decided.isEmpty()) {
            var table = new Table(
                    Column.text("Finding"),
                    Column.wide("Rule", 1.7),
                    Column.wide("Acts judged", 1.3),
                    Column.wide("Outcome", 1.4),
                    Column.wide("Rests on", 1.6));
            for (List<Finding> same : byRule(decided)) {
                table.row(row(same));
            }
            table.write(flow, title);
        }
        if (decided.isEmpty()) {
            flow.section(title, 20);
        }
        String line = OpenFacts.line(parts.getFirst());
        if (!line.isEmpty()) {
            flow.note(line + ".");
        }
    }

    /// Findings of one rule with one outcome: they differ in the act judged only.
    private static List<List<Finding>> byRule(List<Finding> findings) {
        var groups = new LinkedHashMap<List<Object>, List<Finding>>();
        for (Finding f : findings) {
            List<Object> key = List.of(f.ruleId(), f.severity(), f.outcome(), f.licencePolicy(), f.branch());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(f);
        }
        return List.copyOf(groups.values());
    }

    private Cell[] row(List<Finding> same) {
        Finding f = same.getFirst();
        var acts = new LinkedHashMap<String, TreeSet<String>>();
        var used = new LinkedHashSet<String>();
        var missing = new LinkedHashSet<String>();
        for (Finding each : same) {
            acts.computeIfAbsent(words(each.act()), _ -> new TreeSet<>())
                    .add(each.actDate().toString());
            used.addAll(each.inputsUsed());
            missing.addAll(each.inputsMissing());
        }
        var dates = new LinkedHashMap<String, List<String>>();
        acts.forEach((act, on) -> dates.computeIfAbsent(String.join(", ", on), _ -> new ArrayList<>())
                .add(act));
        var judged = new ArrayList<String>();
        dates.forEach((on, act) -> judged.add(String.join(", ", act) + " (" + on + ")"));
        return new Cell[] {
            new Cell(
                    Findings.shortLabel(f.severity()),
                    words(f.branch()),
                    Type.REGULAR,
                    Ink.TEXT,
                    Findings.ink(f.severity()),
                    Findings.hatched(f.severity())),
            Cell.of(f.title() + " [" + number(f) + "]"),
            Cell.of(String.join("\n", judged)),
            Cell.of(words(f.outcome()), words(f.licencePolicy())),
            Cell.of(String.join("\n", used), missing.isEmpty() ? "" : "missing: " + String.join(", ", missing))
        };
    }

    /// A key of the rule base as words: `transfer_in_country` reads `transfer in country`.
    private static String words(String key) {
        return key.replace('_', ' ');
    }

    /// What nobody has stated, once for the whole fleet, and which rules wait for it.
    private void missing() throws IOException {
        var facts = OpenFacts.of(assessment.exposure());
        if (facts.isEmpty()) {
            return;
        }
        var table = new Table(
                Column.wide("Fact that nobody has stated", 1.5),
                Column.wide("Question", 2),
                Column.wide("Rules that wait for it", 1.4),
                Column.wide("Concerns", 1.4));
        long parts = assessment.exposure().parts().stream()
                .map(PartExposure::name)
                .distinct()
                .count();
        for (OpenFacts fact : facts) {
            var concerned = new LinkedHashSet<>(fact.parts().values());
            table.row(
                    Cell.of(fact.field()).marked(Findings.ink(Severity.UNKNOWN), true),
                    Cell.of(FieldWords.question(fact.field())),
                    Cell.of(String.join(", ", fact.rules().keySet())),
                    Cell.of(
                            fact.aside()
                                    ? "other goods or makers"
                                    : concerned.size() > 1 && concerned.size() == parts
                                            ? "every part"
                                            : String.join(", ", concerned)));
        }
        table.write(flow, "Facts to state");
    }

    private void citations() throws IOException {
        if (rules.isEmpty()) {
            return;
        }
        var table = new Table(
                Column.number("No."),
                Column.wide("Rule", 1.5),
                Column.wide("Citation", 2.4),
                Column.text("In force"),
                Column.text("Confidence"));
        for (Finding f : rules.values()) {
            table.row(
                    Cell.muted("[" + number(f) + "]"),
                    Cell.of(f.title(), f.ruleId()),
                    Cell.of(f.place() + ", " + f.citation(), f.url()),
                    Cell.of(inForce(f)),
                    Cell.of(f.confidence(), words(f.binding())));
        }
        table.write(flow, "Rules cited");
        ahead();
    }

    /// Rules whose words run ahead of the as-of day.
    private void ahead() throws IOException {
        LocalDate newest = TextDay.newest(catalog.rules());
        var words = new ArrayList<String>();
        for (ControlRule rule : catalog.rules()) {
            Finding cited = rules.get(rule.id());
            String remark = cited == null ? "" : TextDay.remark(rule, assessment.asOf(), newest);
            if (cited != null && !remark.isEmpty()) {
                words.add("[" + number(cited) + "] " + remark);
            }
        }
        if (!words.isEmpty()) {
            flow.note(String.join(" ", words));
        }
    }

    private static String inForce(Finding f) {
        if (f.effectiveFrom() == null && f.effectiveTo() == null) {
            return "not dated";
        }
        String from = f.effectiveFrom() == null ? "" : "from " + f.effectiveFrom();
        String to = f.effectiveTo() == null ? "" : "to " + f.effectiveTo();
        return from.isEmpty() ? to : to.isEmpty() ? from : from + "\n" + to;
    }
}
