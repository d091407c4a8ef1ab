package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.assess.Comparison;
import io.kilorack.assess.FleetLaw;
import io.kilorack.assess.PlanScenarios;
import io.kilorack.desktop.dashboard.NoticeLine;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.exposure.scenario.RiskResult;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.quantity.Figure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The open plan beside others: copies of itself from before some edits, and plan files. The first column
/// lives with every edit.
final class CompareView extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final double LABEL_WIDTH = 236;
    private static final double COLUMN_WIDTH = 188;

    private final ViewContext context;
    private final Workspace workspace;
    private final List<Other> others = new ArrayList<>();
    /// Capacity at risk by assessment, itself and not its equal: comparing them would take longer. Empty
    /// where it failed.
    private final Map<Assessment, Optional<RiskResult>> risks = new IdentityHashMap<>();

    private @Nullable Assessment sampling;
    private final Label subtitle = new Label();
    private final GridPane table = new GridPane();
    private final ScrollPane scroll = new ScrollPane(table);

    /// A plan beside the open one, and what it means on the open plan's day.
    private record Other(Plan plan, String origin, Assessment assessment) {}

    CompareView(ViewContext context) {
        this.context = context;
        workspace = context.workspace();
        setId("compare-view");
        getStyleClass().add("compare-view");
        var title = new Label(Texts.get("compare.title"));
        title.getStyleClass().add("sheet-title");
        subtitle.getStyleClass().add("muted");
        var copy = new Button(Texts.get("compare.copy"));
        copy.setId("compare-copy");
        copy.setOnAction(_ -> keepCopy());
        var add = new Button(Texts.get("compare.add"));
        add.setId("compare-add");
        add.setOnAction(_ -> context.choosePlan().get().ifPresent(this::read));
        var words = new VBox(title, subtitle);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(words, copy, add);
        head.getStyleClass().add("compare-head");
        for (Button button : List.of(copy, add)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        table.getStyleClass().add("compare-table");
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, new NoticeLine(workspace).wrapped());
        workspace.assessmentProperty().subscribe(this::follow);
        visibleProperty().subscribe((_, shown) -> {
            if (shown) {
                follow(workspace.assessment());
            }
        });
    }

    private void keepCopy() {
        workspace.assessment().ifPresent(a -> {
            others.add(new Other(
                    a.plan(), Texts.get("compare.copyOf", LocalTime.now().format(TIME)), a));
            show(a);
        });
    }

    private void read(Path file) {
        var catalog = workspace.catalog();
        LocalDate day = workspace.plan().asOf();
        String name = String.valueOf(file.getFileName());
        workspace
                .jobs()
                .submit(
                        Texts.get("compare.task", name),
                        _ -> switch (PlanFile.read(file)) {
                            case PlanFile.Opened(Plan plan) ->
                                new Read(Optional.of(new Other(plan, name, Assessor.once(catalog, plan, day))), "", "");
                            case PlanFile.Refused(var problem) ->
                                new Read(Optional.empty(), name + ": " + problem.message(), problem.nextStep());
                        },
                        read -> {
                            read.other().ifPresent(others::add);
                            if (read.other().isEmpty()) {
                                workspace.report(new Problem(read.problem(), read.nextStep(), file.toString()));
                            }
                            workspace.assessment().ifPresent(this::show);
                        },
                        failure -> workspace.report(Problem.of(
                                Texts.get("problem.open", file.toString()), Texts.get("problem.open.next"), failure)));
    }

    private record Read(Optional<Other> other, String problem, String nextStep) {}

    /// After an edit only the first column changes; after a change of the day or the catalog the others are
    /// assessed anew, so that no column speaks of another day.
    private void follow(Optional<Assessment> assessment) {
        if (!isVisible() || assessment.isEmpty()) {
            return;
        }
        Assessment open = assessment.get();
        for (int i = 0; i < others.size(); i++) {
            Other other = others.get(i);
            if (!other.assessment().asOf().equals(open.asOf())
                    || !other.assessment().catalogHash().equals(open.catalogHash())) {
                others.set(
                        i,
                        new Other(
                                other.plan(),
                                other.origin(),
                                Assessor.once(workspace.catalog(), other.plan(), open.asOf())));
            }
        }
        show(open);
    }

    private void show(Assessment open) {
        subtitle.setText(Texts.get("compare.subtitle", open.asOf().toString()));
        var all = new ArrayList<>(List.of(open));
        others.forEach(o -> all.add(o.assessment()));
        Comparison comparison = Comparison.of(
                all,
                all.stream().map(a -> risks.getOrDefault(a, Optional.empty())).toList());
        sample(all);
        table.getChildren().clear();
        table.getColumnConstraints().setAll(new ColumnConstraints(LABEL_WIDTH));
        for (int c = 0; c < all.size(); c++) {
            var column = new ColumnConstraints(COLUMN_WIDTH);
            column.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(column);
        }
        int line = 0;
        for (int c = 0; c < all.size(); c++) {
            table.add(head(comparison.columns().get(c), c), c + 1, line);
        }
        line++;
        for (Comparison.Group group : comparison.groups()) {
            var title = new Label(group.title());
            title.getStyleClass().add("section-title");
            table.add(title, 0, line++, all.size() + 1, 1);
            for (Comparison.Row row : group.rows()) {
                var label = new Label(row.label());
                label.setTooltip(new Tooltip(row.label()));
                GridPane.setValignment(label, VPos.TOP);
                table.add(label, 0, line);
                for (int c = 0; c < all.size(); c++) {
                    table.add(cell(row, c), c + 1, line);
                }
                line++;
            }
        }
        if (others.isEmpty()) {
            var hint = new Label(Texts.get("compare.empty"));
            hint.setWrapText(true);
            hint.setMaxWidth(300);
            hint.getStyleClass().addAll("muted", "compare-hint");
            table.getColumnConstraints().add(new ColumnConstraints(320));
            table.add(hint, 2, 0, 1, 8);
        }
    }

    /// Samples the capacity at risk of what has none yet, one plan after another, while the view is looked
    /// at; an edit must not wait for it.
    private void sample(List<Assessment> all) {
        risks.keySet().retainAll(all);
        if (sampling != null || !isVisible()) {
            return;
        }
        var catalog = workspace.catalog();
        all.stream().filter(a -> !risks.containsKey(a)).findFirst().ifPresent(next -> {
            sampling = next;
            workspace
                    .jobs()
                    .submit(
                            Texts.get("exposure.risk.job"),
                            Jobs.Work.of(() -> new FleetLaw(catalog)
                                    .risk(next, PlanScenarios.of(next.plan(), catalog, next.asOf()), Runnable::run)),
                            result -> {
                                risks.put(next, Optional.of(result));
                                sampled();
                            },
                            failure -> {
                                risks.put(next, Optional.empty());
                                workspace.report(Problem.of(
                                        Texts.get("compare.risk"), Texts.get("problem.assess.next"), failure));
                                sampled();
                            });
        });
    }

    private void sampled() {
        sampling = null;
        if (isVisible()) {
            workspace.assessment().ifPresent(this::show);
        }
    }

    private Node head(String plan, int column) {
        var name = new Label(plan);
        name.getStyleClass().add("card-name");
        name.setTooltip(new Tooltip(plan));
        var origin = new Label(
                column == 0 ? Texts.get("compare.open") : others.get(column - 1).origin());
        origin.getStyleClass().add("muted");
        var words = new VBox(name, origin);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.getStyleClass().add("compare-name");
        var box = new HBox(words);
        if (column > 0) {
            var remove = new Button(null, Icons.of(Feather.X, 13));
            remove.getStyleClass().addAll("flat-button", "compare-remove");
            remove.setAccessibleText(Texts.get("compare.remove", plan));
            remove.setTooltip(new Tooltip(Texts.get("compare.remove", plan)));
            remove.setOnAction(_ -> {
                others.remove(column - 1);
                workspace.assessment().ifPresent(this::show);
            });
            box.getChildren().add(remove);
        }
        return box;
    }

    private Node cell(Comparison.Row row, int column) {
        Optional<Figure> figure = row.figures().get(column);
        if (figure.isEmpty()) {
            var none = new Label("–");
            none.getStyleClass().add("muted");
            return none;
        }
        FigureText text = FigureText.noted(figure.get());
        var number = new Label(text.number());
        var unit = new Label(text.unit());
        unit.getStyleClass().add("muted");
        var line = text.unit().isEmpty() ? new HBox(number) : new HBox(4, number, unit);
        line.getStyleClass().add("compare-value");
        var cell = new VBox(line);
        String change = column == 0 ? "" : row.differenceText(column);
        if (!change.isEmpty()) {
            var delta = new Label(change);
            delta.getStyleClass().add("compare-delta");
            cell.getChildren().add(delta);
        }
        cell.getStyleClass().addAll("compare-cell", "clickable");
        cell.setAccessibleText(row.label() + " " + text + (change.isEmpty() ? "" : ", " + change));
        cell.setOnMouseClicked(_ -> context.openBreakdown().accept(figure.get(), cell));
        return cell;
    }
}
