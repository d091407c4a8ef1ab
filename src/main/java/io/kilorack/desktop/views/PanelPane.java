package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PanelSchedule;
import io.kilorack.assess.PhaseProposal;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Phases;
import io.kilorack.power.electrical.PhaseBalance;
import io.kilorack.quantity.NumberText;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Conductors and breakers of one node: what each line carries, its panel schedule, and a button that
/// applies the proposal for its phases as one edit.
final class PanelPane extends VBox {
    private static final double ROW = 26;
    private static final int MOST_ROWS = 14;

    private final Workspace workspace;

    PanelPane(Workspace workspace) {
        this.workspace = workspace;
        setId("panel-pane");
        setSpacing(6);
    }

    void show(Assessment assessment, NodeLoad node) {
        getChildren().clear();
        node.lines().ifPresent(lines -> lines(node, lines));
        assessment
                .power()
                .panels()
                .of(node.nodeId())
                .filter(panel -> !panel.rows().isEmpty() && listed(node.kind()))
                .ifPresent(panel -> {
                    schedule(panel);
                    assessment.power().panels().proposal(node.nodeId()).ifPresent(this::proposal);
                });
    }

    private static boolean listed(String kind) {
        return List.of("pdu", "rpp", "busway", "tap", "switchgear").contains(kind);
    }

    private void lines(NodeLoad node, LineLoads lines) {
        String least = node.unknownDevices() > 0 || lines.unstatedVa() > 0 ? "≥ " : "";
        var each = new StringBuilder();
        for (int p = 0; p < lines.normalVa().size(); p++) {
            each.append(p > 0 ? "    " : "")
                    .append(lines.threePhase() ? "L" + (p + 1) + "  " : "")
                    .append(least)
                    .append(current(lines, lines.normalVa().get(p)));
        }
        var text = new Label(
                lines.threePhase()
                        ? Texts.get(
                                "panel.lines",
                                each,
                                NumberText.plain(100 * lines.imbalance()),
                                (lines.neutralLeast() ? "≥ " : "") + current(lines, lines.neutralTotalVa()))
                        : each.toString());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var worst = new Label(Texts.get(
                "panel.worst",
                lines.worstLine(),
                least + current(lines, lines.worstVa()),
                lines.limitVa().isPresent()
                        ? current(lines, lines.limitVa().getAsDouble()) + ", "
                                + NumberText.plain(100 * lines.worstShare().orElse(0)) + " %"
                        : Texts.get("panel.noLimit"),
                lines.worstFailure().orElse("–")));
        worst.getStyleClass().add("muted");
        worst.setWrapText(true);
        worst.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(heading(Texts.get("panel.conductors")), text, worst);
        if (lines.unstatedVa() > 0) {
            var unstated = new Label(Texts.get("panel.unstated", NumberText.withUnit(lines.unstatedVa(), "VA")));
            unstated.getStyleClass().add("muted");
            unstated.setWrapText(true);
            getChildren().add(unstated);
        }
    }

    private static String current(LineLoads lines, double va) {
        OptionalDouble amps = lines.amps(va);
        return amps.isPresent() ? NumberText.plain(amps.getAsDouble()) + " A" : NumberText.withUnit(va, "VA");
    }

    private void schedule(PanelSchedule panel) {
        String positions = panel.positions().isPresent()
                ? Texts.get("panel.positions", panel.poles(), panel.positions().getAsInt())
                : Texts.get("panel.noPositions", panel.poles());
        var table = new TableView<PanelSchedule.Row>();
        table.setId("panel-schedule");
        table.setAccessibleText(Texts.get("panel.schedule"));
        table.setFixedCellSize(ROW);
        table.getItems().setAll(panel.rows());
        table.setPrefHeight(ROW * (Math.min(MOST_ROWS, panel.rows().size()) + 1.4));
        table.setMinHeight(Region.USE_PREF_SIZE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("panel.position", 62, true, PanelPane::position),
                        column(
                                "panel.phase",
                                88,
                                false,
                                r -> r.phases().map(Phases::text).orElse("?") + (r.stated() ? "" : " *")),
                        column("panel.behind", 120, false, PanelSchedule.Row::name),
                        column("panel.breaker", 72, true, r -> amps(r.breakerAmps()) + (r.breakerStated() ? "" : " *")),
                        column("panel.load", 72, true, r -> (r.unknownDevices() > 0 ? "≥ " : "") + amps(r.loadAmps())),
                        column("panel.share", 60, true, r -> percent(r.share()))));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                workspace.select(
                        row.isRack()
                                ? Selection.of(Selection.Kind.RACK, row.subject())
                                : Selection.of(
                                        row.isCooling() ? Selection.Kind.COOLING : Selection.Kind.NODE, row.subject()));
            }
        });
        var note = new Label(Texts.get("panel.note")
                + (panel.unknownDevices() > 0 ? " " + Texts.get("panel.unknown", panel.unknownDevices()) : ""));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(heading(Texts.get("panel.title", panel.name(), positions)), table, note);
    }

    private static String position(PanelSchedule.Row row) {
        return row.position().isEmpty()
                ? "?"
                : row.taken().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String amps(OptionalDouble value) {
        return value.isPresent() ? NumberText.plain(value.getAsDouble()) + " A" : Texts.get("panel.unknownValue");
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? NumberText.plain(100 * share.getAsDouble()) + " %" : "–";
    }

    private static TableColumn<PanelSchedule.Row, String> column(
            String key, double width, boolean right, Function<PanelSchedule.Row, String> text) {
        var column = new TableColumn<PanelSchedule.Row, String>(Texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        if (right) {
            column.setStyle("-fx-alignment: center-right;");
        }
        return column;
    }

    private void proposal(PhaseProposal proposal) {
        if (!proposal.changes()) {
            return;
        }
        var text = new Label(Texts.get(
                "panel.proposal",
                NumberText.plain(proposal.before().max()),
                NumberText.plain(proposal.after().max()),
                percent(proposal.before()),
                percent(proposal.after()),
                NumberText.plain(proposal.boundAmps()),
                proposal.best()
                        ? Texts.get("panel.best")
                        : Texts.get("panel.gap", NumberText.plain(100 * proposal.gap()))));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var apply = new Button(Texts.get("panel.apply"));
        apply.setId("balance-phases");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> workspace.apply(Editing.of(workspace)
                .power()
                .connect(
                        workspace.plan(),
                        Texts.get("panel.edit", proposal.name()),
                        proposal.circuits(),
                        proposal.nodes())));
        getChildren().addAll(text, apply);
    }

    private static String percent(PhaseBalance balance) {
        return NumberText.plain(100 * balance.imbalance()) + " %";
    }

    private static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
