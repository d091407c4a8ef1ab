package io.kilorack.desktop.dashboard;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.chart.DashboardCharts;
import io.kilorack.report.draw.Families;
import io.kilorack.report.draw.Palette;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Three charts and the checks, side by side. While it is closed nothing in it is computed.
public final class Dock extends HBox {
    private final Workspace workspace;
    private final ChartPane throughput;
    private final ChartPane power;
    private final ChartPane exposure;
    private final ChecksList checks;

    /// @param show selects something and brings it into view
    /// @param showParties opens the names that ask
    public Dock(Workspace workspace, ObservableValue<Palette> palette, Consumer<Selection> show, Runnable showParties) {
        this.workspace = workspace;
        setId("dock");
        getStyleClass().add("dock");
        Consumer<Object> open = target -> {
            Selection found = Selections.find(workspace.plan(), String.valueOf(target));
            if (!found.isEmpty()) {
                show.accept(found);
            }
        };
        throughput = new ChartPane(palette, open);
        throughput.setId("chart-throughput");
        power = new ChartPane(palette, open);
        power.setId("chart-power");
        exposure = new ChartPane(palette, open);
        exposure.setId("chart-exposure");
        checks = new ChecksList(workspace, show, showParties);
        VBox.setVgrow(exposure, Priority.ALWAYS);
        var law = new VBox(exposure, new NoticeLine(workspace).wrapped());
        for (Region part : new Region[] {throughput, power, law, checks}) {
            HBox.setHgrow(part, Priority.ALWAYS);
            part.setPrefWidth(1);
            part.setMinWidth(0);
            part.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().setAll(throughput, line(), power, line(), law, line(), checks);
        setAccessibleText(Texts.get("dock.role"));
        workspace.assessmentProperty().subscribe(this::show);
        visibleProperty().subscribe((_, _) -> show(workspace.assessment()));
    }

    private static Node line() {
        var line = new Region();
        line.getStyleClass().add("hairline-v");
        return line;
    }

    public ChecksList checks() {
        return checks;
    }

    private void show(Optional<Assessment> assessment) {
        if (!isVisible()) {
            return;
        }
        if (assessment.isEmpty()) {
            throughput.show(null);
            power.show(null);
            exposure.show(null);
            return;
        }
        Assessment a = assessment.get();
        throughput.show(DashboardCharts.throughput(a, Families.of(a.plan(), workspace.catalog())));
        power.show(DashboardCharts.power(a, 6));
        exposure.show(DashboardCharts.exposure(a));
    }
}
