package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.WorkloadCharts;
import io.kilorack.report.draw.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The charts of one workload on screen.
final class WorkloadPanes {
    private static final double HEIGHT = 124;

    private WorkloadPanes() {}

    static List<Node> of(
            WorkloadResult w, Optional<Assessment> assessment, Catalog catalog, ObservableValue<Palette> palette) {
        var panes = new ArrayList<Node>();
        assessment.ifPresent(
                a -> WorkloadCharts.stacks(w, a.plan(), catalog).forEach(c -> panes.add(pane(c, palette))));
        return panes;
    }

    private static Node pane(Chart chart, ObservableValue<Palette> palette) {
        var pane = new ChartPane(palette, _ -> {});
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.show(chart);
        return pane;
    }
}
