package io.kilorack.desktop.views;

import io.kilorack.assess.AnswerWords;
import io.kilorack.assess.Assessment;
import io.kilorack.assess.SupplyOutlook;
import io.kilorack.assess.SupplyOutlook.Limit;
import io.kilorack.assess.ThreeAnswers;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Stockpile, optimise, localise side by side, and below what wafers, dies and HBM allow a year, each limit
/// with its sources.
final class SupplyPane extends VBox {
    private final Workspace workspace;
    private final VBox sheet = new VBox();
    private boolean active;
    private boolean stale = true;

    SupplyPane(ViewContext context) {
        workspace = context.workspace();
        setId("exposure-supply");
        sheet.getStyleClass().add("law-pane");
        sheet.setMinWidth(0);
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
        workspace.assessmentProperty().subscribe(_ -> {
            stale = true;
            if (active) {
                weigh();
            }
        });
    }

    /// Computes from now on, or waits while its tab is hidden.
    void activate(boolean shown) {
        active = shown;
        if (shown && stale) {
            weigh();
        }
    }

    private void weigh() {
        Optional<Assessment> assessment = workspace.assessment();
        if (assessment.isEmpty()) {
            return;
        }
        stale = false;
        Catalog catalog = workspace.catalog();
        workspace
                .jobs()
                .submit(
                        Texts.get("answers.job"),
                        Jobs.Work.of(() -> ThreeAnswers.of(catalog, assessment.get())),
                        this::show,
                        e -> sheet.getChildren().setAll(LawForm.wrapped(String.valueOf(e.getMessage()), "refusal")));
    }

    private void show(ThreeAnswers answers) {
        var columns = new GridPane();
        columns.setHgap(14);
        columns.setId("answers");
        int at = 0;
        for (AnswerWords.Block block : AnswerWords.of(answers)) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100 / 3.0);
            columns.getColumnConstraints().add(third);
            columns.add(column(block), at++, 0);
        }
        sheet.getChildren().setAll(LawForm.wrapped(Texts.get("answers.lead"), "muted"), columns);
        answers.supply().ifPresent(s -> sheet.getChildren().add(supply(s)));
    }

    private static VBox column(AnswerWords.Block block) {
        var title = new Label(block.title());
        title.getStyleClass().add("dialog-title");
        var column = new VBox(6, title, LawForm.wrapped(block.lead()));
        column.getStyleClass().add("law-form");
        for (AnswerWords.Line line : block.lines()) {
            var label = LawForm.wrapped(line.label(), "muted", "small");
            var value = LawForm.wrapped(line.value());
            if (!line.note().isEmpty()) {
                var tip = new Tooltip(line.note());
                tip.setWrapText(true);
                tip.setMaxWidth(360);
                value.setTooltip(tip);
                label.setTooltip(tip);
            }
            column.getChildren().add(new VBox(label, value));
        }
        return column;
    }

    private static Node supply(SupplyOutlook outlook) {
        var title = new Label(Texts.get("answers.supply", String.valueOf(outlook.year())));
        title.getStyleClass().add("section-title");
        var grid = new GridPane();
        grid.getStyleClass().add("law-grid");
        grid.setId("supply-limits");
        var name = new ColumnConstraints();
        name.setPercentWidth(30);
        var value = new ColumnConstraints();
        value.setPercentWidth(26);
        grid.getColumnConstraints().setAll(name, value);
        LawForm.head(grid, "answers.limit", "answers.packages", "answers.how");
        Limit binding = outlook.binding().orElse(null);
        for (Limit limit : outlook.limits()) {
            row(grid, limit, limit == binding ? Texts.get("answers.binds") : "");
        }
        for (Limit limit : outlook.reported()) {
            row(grid, limit, Texts.get("answers.reported"));
        }
        return new VBox(6, title, grid, LawForm.wrapped(outlook.stockNote(), "note"));
    }

    private static void row(GridPane grid, Limit limit, String mark) {
        int row = grid.getRowCount();
        var name = LawForm.wrapped(limit.name() + (mark.isEmpty() ? "" : " · " + mark));
        grid.add(name, 0, row);
        Label packages = LawForm.wrapped(AnswerWords.packages(limit));
        grid.add(packages, 1, row);
        var how = new VBox(
                LawForm.wrapped(limit.how(), "small"), LawForm.wrapped(AnswerWords.sources(limit), "muted", "small"));
        GridPane.setHgrow(how, Priority.ALWAYS);
        grid.add(how, 2, row);
        for (Node node : new Node[] {name, packages, how}) {
            GridPane.setValignment(node, javafx.geometry.VPos.TOP);
            if (node instanceof Region region) {
                region.setMinHeight(Region.USE_PREF_SIZE);
            }
        }
    }
}
