package io.kilorack.desktop.views;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.ExplanationCharts;
import io.kilorack.report.chart.WorkloadCharts;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One workload opened: operators under their roofs, memory by stage, the network, what the rate depends
/// on, and the other layouts in reach. It is computed off the window's thread when it is shown.
final class ExplainPane extends VBox {
    /// Narrower charts stand below each other.
    private static final double PAIR = 460;
    private static final double PLANE = 320;
    private static final double STAGE = 30;
    private static final double ROW = 32;
    private static final double HEAD = 92;

    private final ViewContext context;
    private final InsightJob job;

    private boolean started;

    /// @param looked whether somebody looks at the view; until then nothing is computed
    ExplainPane(ViewContext context, WorkloadResult w, ObservableValue<Boolean> looked) {
        this.context = context;
        setId("explain");
        getStyleClass().add("explain");
        job = new InsightJob(context.workspace().jobs(), w, this::show, this::searching, this::failed);
        getChildren().setAll(status(Texts.get("explain.working")));
        Subscription watching = looked.subscribe(now -> {
            if (now && !started) {
                started = true;
                job.start();
            }
        });
        // a workload that is no longer looked at needs no answer
        sceneProperty().subscribe((before, now) -> {
            if (before != null && now == null) {
                watching.unsubscribe();
                job.cancel();
            }
        });
    }

    private static Label status(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private void searching(Node progress) {
        if (getChildren().stream().noneMatch(n -> n == progress)) {
            getChildren().add(progress);
        }
    }

    private void failed(String why) {
        getChildren().setAll(status(why));
    }

    private void show(WorkloadResult w, WorkloadInsight insight) {
        getChildren().clear();
        var first = new EvenGrid(PAIR, 16);
        ExplanationCharts.roofline(insight.explanation()).ifPresent(c -> first.add(pane(c, PLANE, "explain-roofline")));
        ExplanationCharts.sensitivity(insight)
                .ifPresent(c ->
                        first.add(pane(c, Math.max(PLANE, HEAD + ROW * c.rows().size()), "explain-sensitivity")));
        getChildren().add(first);
        Chart.Stack stages = ExplanationCharts.stages(
                insight.explanation(),
                WorkloadCharts.capacity(w.acceleratorId(), context.workspace().catalog()));
        // two pools have two capacities, and a chart of their own each
        if (stages.rows().size() > 1 && w.pairing().isEmpty()) {
            getChildren().add(pane(stages, HEAD + STAGE * stages.rows().size(), "explain-stages"));
        }
        if (!insight.explanation().collectives().isEmpty()) {
            heading("explain.network");
            getChildren().add(ExplainTables.network(insight.explanation()));
        }
        insight.choice().ifPresent(choice -> {
            heading("explain.choice");
            if (!choice.runnerUp().isEmpty()) {
                prose(Texts.get("explain.runnerUp", choice.runnerUp()));
            }
            prose(Texts.get(
                    choice.complete() ? "explain.searched" : "explain.stopped",
                    String.valueOf(choice.looked()),
                    String.valueOf(choice.front().size())));
            getChildren().add(ExplainTables.front(choice));
        });
    }

    private void heading(String key) {
        var heading = new Label(Texts.get(key));
        heading.getStyleClass().add("section-title");
        getChildren().add(heading);
    }

    private void prose(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(label);
    }

    private ChartPane pane(Chart chart, double height, String id) {
        var pane = new ChartPane(context.palette(), _ -> {});
        pane.setId(id);
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        pane.show(chart);
        return pane;
    }
}
