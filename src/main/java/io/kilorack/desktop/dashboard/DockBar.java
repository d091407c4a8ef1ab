package io.kilorack.desktop.dashboard;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.draw.Families;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The dock folded to one line: the finding of each chart and the count of checks, still live. A click
/// unfolds it.
public final class DockBar extends HBox {
    private final Workspace workspace;
    private final List<Label> titles = List.of(new Label(), new Label(), new Label(), new Label());

    /// @param unfold opens the dock
    public DockBar(Workspace workspace, Runnable unfold) {
        this.workspace = workspace;
        setId("dock-bar");
        getStyleClass().add("dock-bar");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        for (Label title : titles) {
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setPrefWidth(1);
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            title.getStyleClass().add("dock-bar-title");
        }
        var open = Icons.of(Feather.CHEVRON_UP, 14);
        getChildren().addAll(titles);
        getChildren().add(new HBox(open));
        setMinHeight(Region.USE_PREF_SIZE);
        setOnMouseClicked(_ -> unfold.run());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                unfold.run();
                e.consume();
            }
        });
        workspace.assessmentProperty().subscribe(this::show);
        visibleProperty().subscribe((_, _) -> show(workspace.assessment()));
        setOpen(false);
    }

    /// Shows the bar, or takes it away while the dock itself is open.
    public void setOpen(boolean open) {
        setManaged(open);
        setVisible(open);
    }

    private void show(Optional<Assessment> assessment) {
        if (!isVisible() || assessment.isEmpty()) {
            return;
        }
        Assessment a = assessment.get();
        List<Chart> charts = List.of(
                DashboardCharts.throughput(a, Families.of(a.plan(), workspace.catalog())),
                DashboardCharts.power(a, 6),
                DashboardCharts.exposure(a));
        for (int i = 0; i < charts.size(); i++) {
            titles.get(i).setText(charts.get(i).title());
        }
        titles.getLast().setText(ChecksList.title(a.checks()));
        setAccessibleText(Texts.get("dock.open") + ". "
                + String.join(". ", titles.stream().map(Label::getText).toList()));
    }
}
