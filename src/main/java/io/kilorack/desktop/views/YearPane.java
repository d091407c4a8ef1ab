package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.inspector.FigureTree;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.Site;
import io.kilorack.quantity.Figure;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.PowerCharts;
import io.kilorack.report.draw.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The year of a site: its cooling plant to choose, PUE and WUE by month, energy, money, carbon and water.
final class YearPane extends VBox {
    private static final double MONTHS_HEIGHT = 220;
    private static final double GAP = 16;
    /// From this width on two charts stand beside each other.
    private static final double TWO_BESIDE = 940;
    private static final double TREE_ROW = 26;

    private final Workspace workspace;
    private final ObservableValue<Palette> palette;

    YearPane(Workspace workspace, ObservableValue<Palette> palette) {
        super(6);
        this.workspace = workspace;
        this.palette = palette;
        setId("year-pane");
    }

    void show(Assessment a, Site site) {
        getChildren().clear();
        var heading = new Label(Texts.get("section.year"));
        heading.getStyleClass().add("section-title");
        getChildren().add(heading);
        getChildren().add(chooser(site));
        a.power().sites().stream()
                .filter(s -> s.siteId().equals(site.id()))
                .findFirst()
                .ifPresentOrElse(
                        s -> getChildren().add(muted(s.design())),
                        () -> getChildren().add(muted(Texts.get("year.none"))));
        var charts = new FlowPane(GAP, 6);
        charts.setMinHeight(Region.USE_PREF_SIZE);
        PowerCharts.months(a, site.id()).ifPresent(chart -> charts.getChildren().add(beside(charts, pane(chart))));
        PowerCharts.waterMonths(a, site.id())
                .ifPresent(chart -> charts.getChildren().add(beside(charts, pane(chart))));
        getChildren().add(charts);
        if (a.plan().sites().size() > 1) {
            getChildren().add(muted(Texts.get("year.all")));
        }
        var figures = figures(a);
        var tree = FigureTree.of(figures);
        tree.setPrefHeight(TREE_ROW * (figures.size() + 5));
        tree.setId("year-figures");
        getChildren().add(tree);
        PowerCharts.cooling(a).ifPresent(chart -> {
            var pane = pane(chart);
            double height = 96 + 40.0 * chart.rows().size();
            pane.setMinHeight(height);
            pane.setPrefHeight(height);
            getChildren().add(pane);
        });
    }

    /// Half the width where that leaves room for the figures on the columns, else all of it.
    private static ChartPane beside(FlowPane charts, ChartPane pane) {
        pane.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> charts.getWidth() < TWO_BESIDE ? charts.getWidth() : (charts.getWidth() - GAP) / 2 - 1,
                        charts.widthProperty()));
        return pane;
    }

    private static List<Figure> figures(Assessment a) {
        var figures = new ArrayList<Figure>();
        figures.add(a.power().annualEnergy());
        figures.add(a.cost().annualEnergyCost());
        figures.add(a.power().annualCarbon());
        figures.add(a.cost().embodiedPerYear());
        figures.add(a.power().water());
        return figures;
    }

    private Node chooser(Site site) {
        var plants = new ChoiceBox<CoolingPlant.Kind>();
        plants.setId("plant-kind");
        plants.setAccessibleText(Texts.get("field.coolingPlant"));
        plants.getItems().setAll(CoolingPlant.Kind.values());
        plants.setConverter(new StringConverter<>() {
            @Override
            public String toString(CoolingPlant.@Nullable Kind kind) {
                return kind == null ? "" : Texts.get("plant." + kind.name());
            }

            @Override
            public CoolingPlant.@Nullable Kind fromString(String text) {
                return null;
            }
        });
        plants.setValue(site.plant().kind());
        plants.valueProperty()
                .addListener((_, _, kind) -> Optional.ofNullable(kind).ifPresent(k -> choose(site.id(), k)));
        var label = new Label(Texts.get("field.coolingPlant"));
        var more = new Hyperlink(Texts.get("year.more"));
        more.setOnAction(_ -> workspace.select(Selection.of(Selection.Kind.SITE, site.id())));
        var line = new HBox(8, label, plants, more);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void choose(String siteId, CoolingPlant.Kind kind) {
        workspace.plan().sites().stream()
                .filter(s -> s.id().equals(siteId))
                .findFirst()
                .filter(s -> s.plant().kind() != kind)
                .ifPresent(s -> workspace.apply(Editing.of(workspace)
                        .places()
                        .changeSite(workspace.plan(), s.withPlant(s.plant().withKind(kind)))));
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private ChartPane pane(Chart chart) {
        var pane = new ChartPane(palette, _ -> {});
        pane.setMinHeight(MONTHS_HEIGHT);
        pane.setPrefHeight(MONTHS_HEIGHT);
        pane.setMinWidth(240);
        pane.show(chart);
        return pane;
    }
}
