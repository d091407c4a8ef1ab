package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.report.chart.LawCharts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The plane of TPP and performance density with the licence regions of a day; a slider moves the day and
/// the regions with it. Each day is judged with that day's knowledge.
final class LawPlanePane extends VBox {
    /// The summer before the first export rules on accelerators.
    private static final LocalDate BEGIN = LocalDate.of(2022, 8, 1);

    private final ViewContext context;
    private final ChartPane chart;
    private final Slider slider = new Slider();
    private final Label day = new Label();
    private final CheckBox dataCentre = new CheckBox(Texts.get("exposure.plane.dataCentre"));
    private boolean ranged;
    private boolean active;
    private @Nullable FleetLaw law;
    private @Nullable Catalog lawOf;

    LawPlanePane(ViewContext context) {
        this.context = context;
        setId("exposure-plane");
        chart = new ChartPane(context.palette(), _ -> {});
        VBox.setVgrow(chart, Priority.ALWAYS);
        chart.setMinHeight(260);
        dataCentre.setSelected(true);
        slider.setAccessibleText(Texts.get("exposure.plane.day"));
        slider.setBlockIncrement(30);
        HBox.setHgrow(slider, Priority.ALWAYS);
        var row = new HBox(12, new Label(Texts.get("exposure.plane.day")), slider, day, dataCentre);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setStyle("-fx-padding: 8 14 4 14;");
        day.setMinWidth(90);
        getChildren().setAll(row, chart);
        slider.valueProperty().subscribe(_ -> draw());
        dataCentre.selectedProperty().subscribe(_ -> draw());
        context.workspace().assessmentProperty().subscribe(a -> {
            a.ifPresent(this::range);
            draw();
        });
    }

    private void range(Assessment assessment) {
        double last = ChronoUnit.DAYS.between(BEGIN, assessment.asOf());
        boolean atEnd = !ranged || slider.getValue() >= slider.getMax();
        ranged = true;
        slider.setMin(0);
        slider.setMax(Math.max(1, last));
        if (atEnd || slider.getValue() > last) {
            slider.setValue(last);
        }
    }

    /// Draws from now on, or stops while its tab is hidden.
    void activate(boolean shown) {
        active = shown;
        draw();
    }

    /// Compiles the rules off the window's thread, then draws.
    private void prepare() {
        Catalog catalog = context.workspace().catalog();
        if (lawOf == catalog) {
            return;
        }
        lawOf = catalog;
        law = null;
        context.workspace()
                .jobs()
                .submit(
                        Texts.get("exposure.plane.job"),
                        Jobs.Work.of(() -> new FleetLaw(catalog)),
                        made -> {
                            if (lawOf == catalog) {
                                law = made;
                                draw();
                            }
                        },
                        e -> {
                            lawOf = null;
                            day.setText(String.valueOf(e.getMessage()));
                        });
    }

    private void draw() {
        if (!active) {
            return;
        }
        prepare();
        Optional<Assessment> assessment = context.workspace().assessment();
        FleetLaw ready = law;
        if (assessment.isEmpty() || ready == null) {
            chart.show(null);
            return;
        }
        LocalDate on = BEGIN.plusDays((long) slider.getValue());
        day.setText(on.toString());
        chart.show(
                LawCharts.plane(ready, context.workspace().catalog(), assessment.get(), on, dataCentre.isSelected()));
    }
}
