package io.kilorack.desktop.views;

import static io.kilorack.desktop.views.ScenarioList.percent;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.report.chart.LawCharts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Capacity at risk: a fan of throughput lost over 36 months, the figures per horizon, and the plan's
/// scenarios, which can be edited.
final class RiskPane extends VBox {
    private final ViewContext context;
    private final ChartPane fan;
    private final GridPane horizons = new GridPane();
    private final ScenarioList list;
    private final Label problem = LawForm.wrapped("", "note");
    private Jobs.@Nullable Job running;
    private @Nullable RiskResult last;
    private boolean active;
    private boolean stale = true;

    RiskPane(ViewContext context) {
        this.context = context;
        setId("exposure-risk");
        fan = new ChartPane(context.palette(), _ -> {});
        fan.setMinHeight(290);
        fan.prefHeightProperty()
                .bind(Bindings.max(250, Bindings.min(460, heightProperty().multiply(0.42))));
        horizons.setMaxWidth(1000);
        horizons.getStyleClass().add("law-grid");
        var first = new ColumnConstraints();
        first.setPercentWidth(24);
        horizons.getColumnConstraints().add(first);
        for (int i = 0; i < 4; i++) {
            var figures = new ColumnConstraints();
            figures.setPercentWidth(19);
            figures.setHalignment(HPos.RIGHT);
            horizons.getColumnConstraints().add(figures);
        }
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        list = new ScenarioList(context.workspace());
        var sheet = new VBox(fan, horizons, problem, list);
        sheet.getStyleClass().add("law-pane");
        sheet.setMinWidth(0);
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
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

    private void sample() {
        Optional<Assessment> assessment = context.workspace().assessment();
        if (assessment.isEmpty() || assessment.get().exposure().parts().isEmpty()) {
            fan.show(null);
            horizons.getChildren().clear();
            list.show(null);
            problem.setText(Texts.get("exposure.none"));
            return;
        }
        problem.setText("");
        stale = false;
        Jobs.Job before = running;
        if (before != null) {
            before.cancel();
        }
        Catalog catalog = context.workspace().catalog();
        Assessment a = assessment.get();
        PlanScenarios scenarios = PlanScenarios.of(a.plan(), catalog, a.asOf());
        running = context.workspace()
                .jobs()
                .submit(
                        Texts.get("exposure.risk.job"),
                        Jobs.Work.of(() -> new FleetLaw(catalog).risk(a, scenarios, Runnable::run)),
                        result -> show(result, scenarios, a),
                        e -> problem.setText(String.valueOf(e.getMessage())));
    }

    private void show(RiskResult result, PlanScenarios scenarios, Assessment assessment) {
        last = result;
        Map<String, String> titles = new LinkedHashMap<>();
        scenarios.enabled().forEach(s -> titles.put(s.id(), s.title()));
        fan.show(LawCharts.fan(result, titles, assessment.asOf()));
        horizons.getChildren().clear();
        int column = 1;
        var vendors = new TreeSet<String>();
        result.horizons().forEach(h -> vendors.addAll(h.byVendor().keySet()));
        String[] keys = {
            "exposure.risk.expected",
            "exposure.risk.band",
            "exposure.risk.cvar",
            "exposure.risk.month",
            "exposure.risk.resale",
            "exposure.risk.resaleBand"
        };
        int row = 1;
        for (String key : keys) {
            horizons.add(LawForm.muted(Texts.get(key)), 0, row++);
        }
        for (String vendor : vendors) {
            horizons.add(LawForm.muted(Texts.get("exposure.risk.vendors", vendor)), 0, row++);
        }
        horizons.add(LawForm.muted(Texts.get("exposure.risk.dominant")), 0, row);
        for (RiskResult.Horizon h : result.horizons()) {
            var head = new Label(Texts.get("exposure.risk.months", String.valueOf(h.months())));
            head.getStyleClass().add("head");
            horizons.add(right(head), column, 0);
            horizons.add(number(percent(h.expected())), column, 1);
            horizons.add(number(percent(h.p5()) + " – " + percent(h.p95())), column, 2);
            horizons.add(number(percent(h.cvar95())), column, 3);
            horizons.add(
                    number(result.month(h.months())
                            .map(m -> percent(m.p5()) + " – " + percent(m.p95()))
                            .orElse("–")),
                    column,
                    4);
            horizons.add(number(percent(h.resale().expected())), column, 5);
            horizons.add(
                    number(percent(h.resale().p5()) + " – " + percent(h.resale().p95())), column, 6);
            int line = 7;
            for (String vendor : vendors) {
                horizons.add(number(percent(h.byVendor().getOrDefault(vendor, 0.0))), column, line++);
            }
            Label dominant = LawForm.wrapped(titles.getOrDefault(h.dominant(), "–"));
            dominant.setTextAlignment(TextAlignment.RIGHT);
            horizons.add(right(dominant), column, line);
            column++;
        }
        Label words = LawForm.wrapped(RiskResult.CHART_AND_TABLE, "note");
        words.setId("risk-chart-and-table");
        horizons.add(words, 0, 8 + vendors.size(), column, 1);
        list.show(result);
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

    private static Label number(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        return right(label);
    }

    private static Label right(Label label) {
        GridPane.setHalignment(label, HPos.RIGHT);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
