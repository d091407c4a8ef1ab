package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.BestAssignment;
import io.kilorack.assess.BestAssignment.Effect;
import io.kilorack.assess.BestAssignment.Outcome;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Plan;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A better assignment of workloads to pools, when there is one: what moves, what every workload has before
/// and after, and a button that makes it one edit. Searched in the background while the view is open.
final class AssignmentCard extends VBox {
    private static final double MOST_HEIGHT = 260;

    private final Workspace workspace;
    private final BooleanExpression open;
    private @Nullable Catalog catalog;
    private @Nullable BestAssignment search;
    private @Nullable Plan searched;
    private List<PoolResult> pools = List.of();
    private Jobs.@Nullable Job job;

    /// @param open whether anybody looks
    AssignmentCard(Workspace workspace, BooleanExpression open) {
        this.workspace = workspace;
        this.open = open;
        setId("assignment-card");
        getStyleClass().add("proposal");
        setMaxHeight(MOST_HEIGHT);
        hide();
        workspace.assessmentProperty().subscribe(a -> look(a));
        open.subscribe(_ -> look(workspace.assessment()));
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
    }

    private void look(Optional<Assessment> assessment) {
        Plan plan = assessment.map(Assessment::plan).orElse(null);
        if (plan == null || !open.get() || plan == searched) {
            return;
        }
        var held = assessment.orElseThrow().throughput().pools();
        if (sameWork(plan, searched) && held.equals(pools)) {
            searched = plan;
            return;
        }
        pools = held;
        if (job != null) {
            job.cancel();
        }
        if (searched != null && !plan.workloads().equals(searched.workloads())) {
            hide();
        }
        searched = plan;
        BestAssignment with = search;
        if (with == null || catalog != workspace.catalog()) {
            catalog = workspace.catalog();
            with = new BestAssignment(workspace.catalog());
            search = with;
        }
        BestAssignment finder = with;
        job = workspace
                .jobs()
                .submit(
                        Texts.get("task.assign"),
                        progress -> finder.of(plan, plan.asOf(), progress::cancelled),
                        outcome -> show(plan, outcome),
                        _ -> hide());
    }

    /// A rack that is only moved on the floor changes nothing here, nor does a device without accelerators.
    private static boolean sameWork(Plan plan, @Nullable Plan before) {
        return before != null
                && plan.workloads().equals(before.workloads())
                && plan.asOf().equals(before.asOf());
    }

    private void show(Plan plan, Outcome outcome) {
        boolean now = plan.workloads().equals(workspace.plan().workloads());
        if (!now || !(outcome instanceof Outcome.Better better)) {
            hide();
            return;
        }
        List<String> moves = better.effects().stream()
                .filter(Effect::moves)
                .map(Effect::name)
                .toList();
        var title = new Label(Texts.get(
                moves.size() == 1 ? "assign.titleOne" : "assign.title",
                moves.size() == 1 ? moves.getFirst() : String.valueOf(moves.size()),
                NumberText.plain(100 * better.metBefore()),
                NumberText.plain(100 * better.metAfter())));
        title.getStyleClass().add("card-name");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var apply = new Button(Texts.get("assign.apply"));
        apply.setId("assignment-apply");
        apply.getStyleClass().add("accent");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> {
            hide();
            workspace.apply(Editing.of(workspace).contents().assignWorkloads(workspace.plan(), better.plan()));
        });
        var top = new HBox(title, apply);
        top.getStyleClass().add("proposal-top");
        var how = new Label(Texts.get("assign.how"));
        how.getStyleClass().add("overline");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(top, table(better), how);
        setVisible(true);
        setManaged(true);
    }

    private static Node table(Outcome.Better better) {
        var grid = new GridPane();
        grid.getStyleClass().add("proposal-table");
        for (int c = 0; c < 5; c++) {
            var column = new ColumnConstraints();
            column.setMinWidth(c < 2 ? 60 : Region.USE_PREF_SIZE);
            column.setHgrow(c < 2 ? Priority.SOMETIMES : Priority.NEVER);
            column.setHalignment(c < 2 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        String[] heads = {"assign.workload", "assign.pool", "assign.rate", "assign.then", "assign.met"};
        for (int c = 0; c < heads.length; c++) {
            grid.add(cell(Texts.get(heads[c]), "overline"), c, 0);
        }
        int row = 1;
        for (Effect e : better.effects()) {
            String from = e.fromPool().isEmpty() ? Texts.get("field.none") : e.fromPool();
            grid.add(cell(e.name(), "card-name"), 0, row);
            grid.add(
                    cell(
                            e.moves() ? from + "  →  " + e.toPool() : Texts.get("assign.stays", from),
                            e.moves() ? "proposal-move" : "muted"),
                    1,
                    row);
            grid.add(cell(rate(e.before()), "muted"), 2, row);
            grid.add(cell(rate(e.after()), "proposal-after"), 3, row);
            grid.add(cell(met(e), "muted"), 4, row);
            row++;
        }
        return grid;
    }

    private static Label cell(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static String rate(Figure figure) {
        return figure.value().isPresent() ? NumberText.of(figure) : Texts.get("assign.stopped");
    }

    private static String met(Effect e) {
        if (e.metBefore().isEmpty() && e.metAfter().isEmpty()) {
            return "–";
        }
        return percent(e.metBefore()) + " → " + percent(e.metAfter());
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? NumberText.fixed(100 * share.getAsDouble(), 0) + " %" : "–";
    }
}
