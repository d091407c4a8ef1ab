package io.kilorack.desktop.views;

import io.kilorack.assess.PlanScenarios;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.plan.edit.Edits;
import io.kilorack.quantity.NumberText;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The plan's risk scenarios, each with its rate, what it could hit and what it takes; one can be
/// opened and edited. Every edit is in the plan and can be undone.
final class ScenarioList extends VBox {
    /// Width from which on the shorter horizons have columns.
    private static final double ROOMY = 760;

    private final Workspace workspace;
    private @Nullable RiskResult result;
    private String open = "";

    ScenarioList(Workspace workspace) {
        this.workspace = workspace;
        setId("scenario-list");
        setMinWidth(0);
        workspace.planProperty().subscribe((before, after) -> {
            if (!before.compliance().equals(after.compliance())) {
                fill();
            }
        });
        fill();
    }

    /// Shows what the last sampling gave.
    void show(@Nullable RiskResult value) {
        result = value;
        fill();
    }

    private Edits edits() {
        return new Edits(workspace.sizes());
    }

    private void fill() {
        PlanScenarios scenarios = PlanScenarios.of(
                workspace.plan(), workspace.catalog(), workspace.plan().asOf());
        getChildren().setAll(head());
        for (PlanScenarios.Entry entry : scenarios.all()) {
            getChildren().add(row(entry));
            if (open.equals(entry.scenario().id())) {
                getChildren().add(form(entry, open));
            }
        }
        scenarios
                .problems()
                .forEach(p -> getChildren().add(LawForm.wrapped(p.message() + " " + p.nextStep(), "refusal")));
        if (open.equals(newId())) {
            getChildren().add(form(null, open));
        }
        var add = new Button(Texts.get("exposure.risk.add"));
        add.setId("scenario-add");
        add.setOnAction(_ -> toggle(newId()));
        var reset = new Button(Texts.get("exposure.risk.resetAll"));
        reset.setId("scenario-reset-all");
        reset.setDisable(workspace.plan().compliance().scenarios().isEmpty());
        reset.setOnAction(_ -> {
            open = "";
            workspace.apply(edits().compliance().resetScenarios(workspace.plan()));
        });
        var buttons = new HBox(8, add, reset);
        buttons.setStyle("-fx-padding: 8 0 0 0;");
        getChildren().add(buttons);
    }

    /// Id of a scenario to be added.
    private String newId() {
        int number = 1;
        while (true) {
            String id = "own-" + number++;
            if (workspace.plan().compliance().scenarios().stream()
                    .noneMatch(c -> c.scenarioId().equals(id))) {
                return id;
            }
        }
    }

    private void toggle(String id) {
        open = open.equals(id) ? "" : id;
        fill();
    }

    private Node head() {
        var row = new HBox(
                cell(Texts.get("exposure.risk.scenario"), 0),
                LawForm.space(),
                cell(Texts.get("exposure.risk.counted"), 92),
                cell(Texts.get("exposure.risk.hits"), 58),
                roomy(cell(Texts.get("exposure.risk.takes", "6"), 50)),
                roomy(cell(Texts.get("exposure.risk.takes", "12"), 50)),
                roomy(cell(Texts.get("exposure.risk.takes", "24"), 50)),
                cell(Texts.get("exposure.risk.takes", "36"), 58),
                cell("", 62));
        row.getStyleClass().addAll("law-row", "law-grid");
        row.getChildren().forEach(n -> n.getStyleClass().add("head"));
        return row;
    }

    /// Shown only where the titles keep their room.
    private Label roomy(Label cell) {
        cell.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        cell.managedProperty().bind(cell.visibleProperty());
        return cell;
    }

    private static Label cell(String text, double width) {
        var label = new Label(text);
        if (width > 0) {
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        }
        return label;
    }

    private Node row(PlanScenarios.Entry entry) {
        var scenario = entry.scenario();
        var title = new Label(scenario.title());
        title.setMinWidth(120);
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.SOMETIMES);
        var why = new Tooltip(scenario.author() + ", " + scenario.date() + ": " + scenario.rationale()
                + (entry.differences().isEmpty() ? "" : "\n" + String.join("\n", entry.differences())));
        why.setWrapText(true);
        why.setMaxWidth(420);
        title.setTooltip(why);
        RiskResult r = result;
        var rate = r == null ? null : r.rates().get(scenario.id());
        var edit = new Button(Texts.get(open.equals(scenario.id()) ? "dialog.close" : "exposure.risk.edit"));
        edit.getStyleClass().addAll("flat-button", "small");
        edit.setMinWidth(62);
        edit.setAccessibleText(Texts.get("exposure.risk.edit") + " " + scenario.title());
        edit.setId("edit-" + scenario.id());
        edit.setOnAction(_ -> toggle(scenario.id()));
        var row = new HBox(title, mark(entry), LawForm.space());
        row.getChildren()
                .add(cell(
                        rate == null
                                ? entry.enabled() ? "" : Texts.get("exposure.risk.out")
                                : NumberText.fixed(rate.low(), 2) + " – " + NumberText.fixed(rate.high(), 2),
                        92));
        row.getChildren()
                .add(cell(r == null || rate == null ? "" : percent(r.affected().getOrDefault(scenario.id(), 0.0)), 58));
        for (int h = 0; h < 4; h++) {
            Label share = cell(taken(r, scenario.id(), h), h == 3 ? 58 : 50);
            row.getChildren().add(h == 3 ? share : roomy(share));
        }
        row.getChildren().add(edit);
        row.getStyleClass().add("law-row");
        row.setOpacity(entry.enabled() ? 1 : 0.6);
        return row;
    }

    /// What it takes up to a horizon; a relaxation takes nothing and says so once.
    private static String taken(@Nullable RiskResult result, String id, int horizon) {
        if (result == null || !result.rates().containsKey(id)) {
            return "";
        }
        Double share = result.horizons().get(horizon).byScenario().get(id);
        return share != null ? percent(share) : horizon == 3 ? Texts.get("exposure.risk.relieves") : "";
    }

    /// Who changed it, as a badge; nothing for what is shipped.
    private static Node mark(PlanScenarios.Entry entry) {
        var change = entry.change();
        if (change == null) {
            return new Region();
        }
        var badge = new Label(Texts.get(entry.own() ? "exposure.risk.own" : "exposure.risk.changed", change.by()));
        badge.getStyleClass().addAll("badge", "mark-changed");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    private Node form(PlanScenarios.@Nullable Entry entry, String id) {
        String label = entry == null ? "" : entry.scenario().title();
        return new ScenarioForm(
                entry,
                id,
                workspace.plan().author(),
                workspace.today(),
                change -> {
                    open = "";
                    if (!workspace.apply(edits().compliance()
                            .putScenario(
                                    workspace.plan(), change, change.title().isBlank() ? label : change.title()))) {
                        fill();
                    }
                },
                () -> {
                    open = "";
                    workspace.apply(edits().compliance().resetScenario(workspace.plan(), id, label));
                },
                () -> toggle(id));
    }

    static String percent(double share) {
        return NumberText.fixed(100 * share, 1) + " %";
    }
}
