package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.RiskScenario;
import io.kilorack.catalog.load.ScenarioFacts;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.scenario.RiskInput;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.LawCharts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Capacity at risk: a fan of throughput lost over 36 months, the figures per horizon, and the scenarios
/// with their intervals of events per year, which the user may change for this session.
final class RiskPane extends VBox {
    private static final long SEED = 1;

    private final ViewContext context;
    private final ChartPane fan;
    private final GridPane horizons = new GridPane();
    private final GridPane editor = new GridPane();
    private final Label problem = new Label();
    private final List<Row> rows = new ArrayList<>();
    private Jobs.@Nullable Job running;
    private @Nullable RiskResult last;
    private boolean active;
    private boolean stale = true;

    /// One scenario in the editor. An empty field keeps the counted interval.
    private record Row(RiskScenario scenario, TextField low, TextField high, Label counted, Label takes) {}

    RiskPane(ViewContext context) {
        this.context = context;
        setId("exposure-risk");
        setSpacing(8);
        setStyle("-fx-padding: 4 14 10 14;");
        fan = new ChartPane(context.palette(), _ -> {});
        fan.setMinHeight(220);
        fan.setPrefHeight(260);
        for (GridPane grid : List.of(horizons, editor)) {
            grid.setHgap(18);
            grid.setVgap(4);
        }
        problem.getStyleClass().add("muted");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        var compute = new Button(Texts.get("exposure.risk.compute"));
        compute.setOnAction(_ -> sample());
        var reset = new Button(Texts.get("exposure.risk.reset"));
        reset.setOnAction(_ -> {
            rows.forEach(r -> {
                r.low.clear();
                r.high.clear();
            });
            sample();
        });
        var buttons = new HBox(8, compute, reset, problem);
        HBox.setHgrow(problem, Priority.ALWAYS);
        var scroll = new ScrollPane(new VBox(10, horizons, editor));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(fan, buttons, scroll);
        try {
            fill(ScenarioFacts.shipped());
        } catch (IOException e) {
            problem.setText(Texts.get("exposure.risk.unread", String.valueOf(e.getMessage())));
        }
        context.workspace().assessmentProperty().subscribe(_ -> {
            stale = true;
            if (active) {
                sample();
            }
        });
    }

    /// Samples from now on, or waits while its tab is hidden: an edit must not pay for a chart nobody sees.
    void activate(boolean shown) {
        active = shown;
        if (shown && stale) {
            sample();
        }
    }

    private void fill(List<RiskScenario> scenarios) {
        head(
                editor,
                "exposure.risk.scenario",
                "exposure.risk.counted",
                "exposure.risk.low",
                "exposure.risk.high",
                "exposure.risk.takes");
        int line = 1;
        for (RiskScenario scenario : scenarios) {
            var title = new Label(scenario.title());
            Tooltip.install(
                    title, new Tooltip(scenario.author() + ", " + scenario.date() + ": " + scenario.rationale()));
            var row = new Row(
                    scenario,
                    field(scenario, "exposure.risk.low"),
                    field(scenario, "exposure.risk.high"),
                    new Label(),
                    new Label());
            rows.add(row);
            editor.addRow(line++, title, row.counted, row.low, row.high, row.takes);
        }
    }

    private TextField field(RiskScenario scenario, String key) {
        var field = new TextField();
        field.setPrefColumnCount(5);
        field.setAccessibleText(scenario.title() + ", " + Texts.get(key));
        field.setOnAction(_ -> sample());
        return field;
    }

    private static void head(GridPane grid, String... keys) {
        for (int c = 0; c < keys.length; c++) {
            var label = new Label(Texts.get(keys[c]));
            label.getStyleClass().add("muted");
            grid.add(label, c, 0);
        }
    }

    /// The scenarios with the user's intervals, or nothing when a field does not hold a number.
    private Optional<List<RiskScenario>> edited() {
        var scenarios = new ArrayList<RiskScenario>();
        for (Row row : rows) {
            String low = row.low.getText().strip();
            String high = row.high.getText().strip();
            if (low.isEmpty() && high.isEmpty()) {
                scenarios.add(row.scenario);
                continue;
            }
            try {
                double from = Double.parseDouble(low.isEmpty() ? high : low);
                double to = Double.parseDouble(high.isEmpty() ? low : high);
                scenarios.add(row.scenario.withAnnualRate(new RiskScenario.Range(from, to)));
            } catch (IllegalArgumentException e) {
                problem.setText(Texts.get("exposure.risk.wrong", row.scenario.title()));
                return Optional.empty();
            }
        }
        return Optional.of(scenarios);
    }

    private void sample() {
        Optional<Assessment> assessment = context.workspace().assessment();
        if (rows.isEmpty()
                || assessment.isEmpty()
                || assessment.get().exposure().parts().isEmpty()) {
            fan.show(null);
            return;
        }
        Optional<List<RiskScenario>> scenarios = edited();
        if (scenarios.isEmpty()) {
            return;
        }
        problem.setText("");
        stale = false;
        Jobs.Job before = running;
        if (before != null) {
            before.cancel();
        }
        Catalog catalog = context.workspace().catalog();
        running = context.workspace()
                .jobs()
                .submit(
                        Texts.get("exposure.risk.job"),
                        Jobs.Work.of(() -> new FleetLaw(catalog)
                                .risk(
                                        assessment.get(),
                                        scenarios.get(),
                                        RiskInput.USUAL_FACTOR,
                                        RiskInput.USUAL_PATHS,
                                        SEED,
                                        Runnable::run)),
                        result -> show(result, assessment.get()),
                        e -> problem.setText(String.valueOf(e.getMessage())));
    }

    private void show(RiskResult result, Assessment assessment) {
        last = result;
        Map<String, String> titles = new LinkedHashMap<>();
        rows.forEach(r -> titles.put(r.scenario.id(), r.scenario.title()));
        fan.show(LawCharts.fan(result, titles, assessment.asOf()));
        horizons.getChildren().clear();
        head(
                horizons,
                "exposure.risk.horizon",
                "exposure.risk.expected",
                "exposure.risk.band",
                "exposure.risk.cvar",
                "exposure.risk.vendors",
                "exposure.risk.dominant");
        int line = 1;
        for (RiskResult.Horizon h : result.horizons()) {
            var vendors = new ArrayList<String>();
            h.byVendor().forEach((vendor, share) -> vendors.add(vendor + " " + percent(share)));
            horizons.addRow(
                    line++,
                    new Label(Texts.get("exposure.risk.months", String.valueOf(h.months()))),
                    new Label(percent(h.expected())),
                    new Label(percent(h.p5()) + " – " + percent(h.p95())),
                    new Label(percent(h.cvar95())),
                    new Label(String.join(" · ", vendors)),
                    new Label(titles.getOrDefault(h.dominant(), "–")));
        }
        RiskResult.Horizon longest = result.horizons().getLast();
        for (Row row : rows) {
            var rate = result.rates().get(row.scenario.id());
            row.counted.setText(
                    rate == null ? "" : NumberText.fixed(rate.low(), 2) + " – " + NumberText.fixed(rate.high(), 2));
            Double share = longest.byScenario().get(row.scenario.id());
            row.takes.setText(share == null ? Texts.get("exposure.risk.relieves") : percent(share));
        }
        if (!result.assumed().isEmpty()) {
            problem.setText(Texts.get(
                    "exposure.risk.assumed",
                    String.join(
                            ", ",
                            result.assumed().stream()
                                    .map(id -> titles.getOrDefault(id, id))
                                    .toList())));
        }
    }

    /// The last result, for tests.
    Optional<RiskResult> result() {
        return Optional.ofNullable(last);
    }

    private static String percent(double share) {
        return NumberText.fixed(100 * share, 1) + " %";
    }
}
