package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.desktop.inspector.FigureTree;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What every workload yields on its pool: the rate with its error band, what binds it, where a step's time
/// and a device's memory go, and every figure down to its sources.
public final class ThroughputView extends BorderPane {
    private static final double LIST = 232;

    private final ViewContext context;
    private final Workspace workspace;
    private final ListView<WorkloadResult> list = new ListView<>();
    private final VBox sheet = new VBox();
    private boolean following;
    private @Nullable WorkloadResult shown;

    public ThroughputView(ViewContext context) {
        this.context = context;
        this.workspace = context.workspace();
        setId("throughput-view");
        getStyleClass().add("detail-view");
        list.setId("throughput-list");
        list.setAccessibleText(Texts.get("view.throughput"));
        list.getStyleClass().add("cards");
        list.setPrefWidth(LIST);
        list.setMinWidth(160);
        list.setCellFactory(_ -> new Cell());
        sheet.getStyleClass().add("detail-sheet");
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        setTop(new AssignmentCard(workspace, visibleProperty()));
        setLeft(list);
        setCenter(scroll);
        list.getSelectionModel().selectedItemProperty().subscribe(w -> {
            show(w);
            if (w != null && !following) {
                workspace.select(Selection.of(Selection.Kind.WORKLOAD, w.workloadId()));
            }
        });
        workspace.selectionProperty().subscribe((_, s) -> {
            if (s.kind() == Selection.Kind.WORKLOAD) {
                follow(s.single());
            }
        });
        workspace.assessmentProperty().subscribe(this::fill);
    }

    private void fill(Optional<Assessment> assessment) {
        String before = key(list.getSelectionModel().getSelectedItem());
        List<WorkloadResult> results =
                assessment.map(a -> a.throughput().workloads()).orElse(List.of());
        following = true;
        list.getItems().setAll(results);
        results.stream()
                .filter(w -> key(w).equals(before))
                .findFirst()
                .or(() -> results.stream().findFirst())
                .ifPresent(w -> list.getSelectionModel().select(w));
        following = false;
        if (results.isEmpty()) {
            var none = new Label(Texts.get("throughput.none"));
            none.setWrapText(true);
            none.getStyleClass().addAll("muted", "empty-state");
            sheet.getChildren().setAll(none);
            shown = null;
        }
    }

    private static String key(@Nullable WorkloadResult w) {
        return w == null ? "" : w.workloadId() + "/" + w.acceleratorId();
    }

    private void follow(String workloadId) {
        WorkloadResult now = list.getSelectionModel().getSelectedItem();
        if (now == null || !now.workloadId().equals(workloadId)) {
            following = true;
            list.getItems().stream()
                    .filter(w -> w.workloadId().equals(workloadId))
                    .findFirst()
                    .ifPresent(w -> list.getSelectionModel().select(w));
            following = false;
        }
    }

    private void show(@Nullable WorkloadResult w) {
        // an edit elsewhere leaves a workload as it was, and its sheet with it
        if (w == null || w.equals(shown)) {
            return;
        }
        shown = w;
        var title = new Label(w.name());
        title.getStyleClass().add("sheet-title");
        sheet.getChildren().setAll(title);
        sheet.getChildren().addAll(WorkloadPlace.of(w, workspace.catalog()));
        if (!w.fits()) {
            var remedy = new Label(w.remedy());
            remedy.getStyleClass().add("refusal");
            remedy.setWrapText(true);
            remedy.setMinHeight(Region.USE_PREF_SIZE);
            sheet.getChildren().add(remedy);
        }
        sheet.getChildren().add(WorkloadTiles.of(w, context.openBreakdown()));
        sheet.getChildren().addAll(PoolPairPane.of(w, workspace.catalog(), context.openBreakdown()));
        if (w.pairing().isEmpty()) {
            line("field.layout", w.layout());
        }
        line("field.bound", w.bound());
        w.meetsTarget().ifPresent(met -> line("field.target", Texts.get(met ? "target.met" : "target.missed")));
        sheet.getChildren().addAll(WorkloadPanes.of(w, workspace.assessment(), workspace.catalog(), context.palette()));
        if (w.fits() && w.asked().isPresent()) {
            sheet.getChildren().add(new ExplainPane(context, w, visibleProperty()));
        }
        var heading = new Label(Texts.get("throughput.figures"));
        heading.getStyleClass().add("section-title");
        var figures = new java.util.ArrayList<>(List.of(w.rate()));
        w.days().ifPresent(figures::add);
        w.requestRate().ifPresent(figures::add);
        if (w.pairing().isEmpty()) {
            figures.add(w.memory());
        }
        figures.addAll(w.figures());
        var tree = FigureTree.of(figures);
        tree.setPrefHeight(360);
        sheet.getChildren().addAll(heading, tree);
    }

    private void line(String key, String text) {
        var label = new Label(Texts.get(key) + ": " + text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        sheet.getChildren().add(label);
    }

    private final class Cell extends ListCell<WorkloadResult> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final VBox box = new VBox(name, detail);

        Cell() {
            name.getStyleClass().add("card-name");
            detail.getStyleClass().add("muted");
            box.getStyleClass().add("card");
            box.setMinWidth(0);
            box.prefWidthProperty().bind(list.widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(@Nullable WorkloadResult w, boolean empty) {
            super.updateItem(w, empty);
            if (empty || w == null) {
                setGraphic(null);
                return;
            }
            name.setText(w.name());
            detail.setText(w.fits() ? FigureText.noted(w.rate()).toString() : Texts.get("throughput.doesNotFit"));
            setAccessibleText(w.name() + ", " + detail.getText());
            setGraphic(box);
        }
    }
}
