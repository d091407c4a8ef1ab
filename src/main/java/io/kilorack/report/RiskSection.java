package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.exposure.scenario.RiskInput;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import io.kilorack.report.chart.ChartPainter;
import io.kilorack.report.chart.LawCharts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/// What scenarios could take from the plan: the fan over 36 months, the figures per horizon, and each
/// scenario with its interval of
/// events per year. The same seed and paths as the window and the command line, so the figures are the
/// same.
final class RiskSection {
    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    private final Supplier<RiskResult> sampled;

    /// @param sampled what scenarios could take from the plan, see [#sample]
    RiskSection(Flow flow, Assessment assessment, Catalog catalog, Supplier<RiskResult> sampled) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
        this.sampled = sampled;
    }

    /// What this chapter shows; it needs no page, so another thread may work it out.
    static RiskResult sample(Assessment assessment, Catalog catalog) {
        PlanScenarios scenarios = PlanScenarios.of(assessment.plan(), catalog, assessment.asOf());
        return new FleetLaw(catalog).risk(assessment, scenarios, ForkJoinPool.commonPool());
    }

    void write() throws IOException {
        if (assessment.exposure().parts().isEmpty() || catalog.rules().isEmpty()) {
            return;
        }
        PlanScenarios scenarios = PlanScenarios.of(assessment.plan(), catalog, assessment.asOf());
        RiskResult result = sampled.get();
        var titles = new LinkedHashMap<String, String>();
        scenarios.enabled().forEach(s -> titles.put(s.id(), s.title()));
        flow.chapter("Capacity at risk", false);
        var chart = LawCharts.fan(result, titles, assessment.asOf());
        double height = ChartPainter.naturalHeight(flow.surface(), chart, flow.width(), 0.75);
        flow.figure(
                chart.title(),
                Math.min(height, flow.room()),
                (s, x, y, w, h) -> ChartPainter.paint(s, chart, x, y, w, h, 0.75));
        horizons(result, titles);
        scenarios(result, scenarios);
        changes(scenarios);
        flow.note(
                ("Shares of the planned BF16 peak. %s paths, seed %d, common factor %s. What is neither in stock nor dated is taken to work "
                                + "after %d months. Probabilities are intervals seeded from counted events, not forecasts.")
                        .formatted(
                                NumberText.fixed(result.paths(), 0),
                                result.seed(),
                                NumberText.fixed(RiskInput.USUAL_FACTOR, 2),
                                FleetLaw.USUAL_DELIVERY_MONTHS));
        flow.note(assessment.exposure().notice());
    }

    private void horizons(RiskResult result, LinkedHashMap<String, String> titles) throws IOException {
        var table = new Table(
                Column.number("Months"),
                Column.number("Expected"),
                Column.number("5 %"),
                Column.number("95 %"),
                Column.number("CVaR 95"),
                Column.number("5 – 95 % in its last month"),
                Column.wide("By vendor", 1.2),
                Column.wide("Dominating scenario", 1.4));
        for (RiskResult.Horizon h : result.horizons()) {
            var vendors = new ArrayList<String>();
            h.byVendor().forEach((vendor, share) -> vendors.add(vendor + " " + percent(share)));
            table.row(
                    Cell.of(Integer.toString(h.months())),
                    Cell.of(percent(h.expected())),
                    Cell.of(percent(h.p5())),
                    Cell.of(percent(h.p95())),
                    Cell.of(percent(h.cvar95())),
                    Cell.of(result.month(h.months())
                            .map(m -> percent(m.p5()) + " – " + percent(m.p95()))
                            .orElse("")),
                    Cell.of(String.join(" · ", vendors)),
                    Cell.of(titles.getOrDefault(h.dominant(), "–")));
        }
        table.write(flow, "Throughput lost up to each horizon");
        flow.note(RiskResult.CHART_AND_TABLE);
        var resale = new Table(
                Column.number("Months"),
                Column.number("Expected"),
                Column.number("5 %"),
                Column.number("Median"),
                Column.number("95 %"),
                Column.number("CVaR 95"));
        for (RiskResult.Horizon h : result.horizons()) {
            resale.row(
                    Cell.of(Integer.toString(h.months())),
                    Cell.of(percent(h.resale().expected())),
                    Cell.of(percent(h.resale().p5())),
                    Cell.of(percent(h.resale().median())),
                    Cell.of(percent(h.resale().p95())),
                    Cell.of(percent(h.resale().cvar95())));
        }
        resale.write(flow, "Resale value lost by the end of each horizon, parts weighted by throughput");
    }

    private void scenarios(RiskResult result, PlanScenarios scenarios) throws IOException {
        var table = new Table(
                Column.wide("Scenario", 1.2),
                Column.text("Events per year"),
                Column.number("Could hit"),
                Column.number("Takes"),
                Column.wide("Why", 2.4));
        RiskResult.Horizon last = result.horizons().getLast();
        for (PlanScenarios.Entry entry : scenarios.all()) {
            RiskScenario scenario = entry.scenario();
            var rate = result.rates().get(scenario.id());
            Double takes = last.byScenario().get(scenario.id());
            String mark = entry.change() == null ? "" : entry.own() ? ", own" : ", changed";
            table.row(
                    Cell.of(scenario.title(), scenario.author() + ", " + scenario.date() + mark),
                    Cell.of(
                            rate == null
                                    ? "left out"
                                    : NumberText.fixed(rate.low(), 2) + " – " + NumberText.fixed(rate.high(), 2)),
                    Cell.of(rate == null ? "" : percent(result.affected().getOrDefault(scenario.id(), 0.0))),
                    Cell.of(rate == null ? "" : takes == null ? "relieves" : percent(takes)),
                    Cell.of(scenario.rationale()));
        }
        table.write(flow, "Scenarios, and what each takes up to 36 months");
    }

    /// Who changed what, when and why.
    private void changes(PlanScenarios scenarios) throws IOException {
        if (!scenarios.changed().isEmpty()) {
            var table = new Table(
                    Column.wide("Scenario", 1.2),
                    Column.wide("Changed from what ships", 2),
                    Column.text("By"),
                    Column.text("On"),
                    Column.wide("On what ground", 1.6));
            for (PlanScenarios.Entry entry : scenarios.changed()) {
                table.row(
                        Cell.of(entry.scenario().title()),
                        Cell.of(String.join("\n", entry.differences())),
                        Cell.of(entry.scenario().author()),
                        Cell.of(entry.scenario().date().toString()),
                        Cell.of(entry.scenario().rationale()));
            }
            table.write(flow, "Scenarios that this plan changes");
        }
        for (Check problem : scenarios.problems()) {
            flow.note(problem.message());
        }
    }

    private static String percent(double share) {
        return NumberText.fixed(100 * share, 1) + " %";
    }
}
