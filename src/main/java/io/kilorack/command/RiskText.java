package io.kilorack.command;

import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.quantity.NumberText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.TreeSet;

/// Capacity at risk as tables for a terminal.
final class RiskText {
    private RiskText() {}

    static String of(RiskResult result, PlanScenarios scenarios) {
        var titles = new LinkedHashMap<String, String>();
        scenarios.enabled().forEach(s -> titles.put(s.id(), s.title()));
        var out = new StringBuilder();
        out.append("Capacity at risk: share of planned BF16 peak lost, %s paths, seed %d%n"
                .formatted(NumberText.fixed(result.paths(), 0), result.seed()));
        var table = new TextTable(">>>>>>><");
        table.row("months", "expected", "5 %", "median", "95 %", "CVaR 95", "95 % in last month", "dominant");
        for (RiskResult.Horizon h : result.horizons()) {
            table.row(
                    Integer.toString(h.months()),
                    percent(h.expected()),
                    percent(h.p5()),
                    percent(h.median()),
                    percent(h.p95()),
                    percent(h.cvar95()),
                    result.month(h.months()).map(m -> percent(m.p95())).orElse(""),
                    titles.getOrDefault(h.dominant(), ""));
        }
        out.append(table.text("  "));
        out.append("Resale value lost by the end of each horizon, parts weighted by throughput%n".formatted());
        var resale = new TextTable(">>>>>>");
        resale.row("months", "expected", "5 %", "median", "95 %", "CVaR 95");
        for (RiskResult.Horizon h : result.horizons()) {
            resale.row(
                    Integer.toString(h.months()),
                    percent(h.resale().expected()),
                    percent(h.resale().p5()),
                    percent(h.resale().median()),
                    percent(h.resale().p95()),
                    percent(h.resale().cvar95()));
        }
        out.append(resale.text("  "));
        split(result, scenarios, titles, out);
        changes(scenarios, out);
        out.append("What is neither in stock nor dated is taken to work after %d months.%n"
                .formatted(FleetLaw.USUAL_DELIVERY_MONTHS));
        if (!result.assumed().isEmpty()) {
            out.append(
                    "Counted as hit because inputs are missing: %s.%n".formatted(String.join(", ", result.assumed())));
        }
        return out.toString();
    }

    /// Expected loss by scenario and by vendor, for each horizon.
    private static void split(
            RiskResult result, PlanScenarios scenarios, LinkedHashMap<String, String> titles, StringBuilder out) {
        out.append("Expected loss by scenario, up to each horizon%n".formatted());
        var table = new TextTable("<>>>>>>");
        table.row("scenario", "events/year", "could hit", "6 mo", "12 mo", "24 mo", "36 mo");
        for (PlanScenarios.Entry entry : scenarios.all()) {
            String id = entry.scenario().id();
            if (!entry.enabled()) {
                table.row(entry.scenario().title(), "left out", "", "", "", "", "");
                continue;
            }
            var rate = result.rates().get(id);
            String[] row = new String[7];
            row[0] = entry.scenario().title() + (entry.change() == null ? "" : entry.own() ? " (own)" : " (changed)");
            row[1] = rate == null ? "" : String.format(Locale.ROOT, "%.2f–%.2f", rate.low(), rate.high());
            row[2] = percent(result.affected().getOrDefault(id, 0.0));
            for (int h = 0; h < 4; h++) {
                Double share = result.horizons().get(h).byScenario().get(id);
                row[3 + h] = share != null ? percent(share) : h == 3 ? "relieves" : "";
            }
            table.row(row);
        }
        var vendors = new TreeSet<String>();
        result.horizons().forEach(h -> vendors.addAll(h.byVendor().keySet()));
        for (String vendor : vendors) {
            String[] row = {"in parts of " + vendor, "", "", "", "", "", ""};
            for (int h = 0; h < 4; h++) {
                row[3 + h] = percent(result.horizons().get(h).byVendor().getOrDefault(vendor, 0.0));
            }
            table.row(row);
        }
        out.append(table.text("  "));
    }

    private static void changes(PlanScenarios scenarios, StringBuilder out) {
        if (scenarios.changed().isEmpty()) {
            return;
        }
        out.append("Scenarios that the plan changes%n".formatted());
        for (PlanScenarios.Entry entry : scenarios.changed()) {
            out.append("  %s: %s; %s, %s: %s%n"
                    .formatted(
                            entry.scenario().title(),
                            String.join("; ", entry.differences()),
                            entry.scenario().author(),
                            entry.scenario().date(),
                            entry.scenario().rationale()));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
