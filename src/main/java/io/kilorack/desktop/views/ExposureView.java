package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.inspector.FindingNode;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.DashboardCharts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Findings grouped by part, with the fleet by severity over time above them; a click on a finding opens
/// its record.
public final class ExposureView extends VBox {
    private final Workspace workspace;
    private final Consumer<Selection> show;
    private final ChartPane timeline;
    private final VBox parts = new VBox();
    private final Label notice = new Label();
    private final TextField filter = new TextField();

    public ExposureView(ViewContext context) {
        this.workspace = context.workspace();
        this.show = context.show();
        setId("exposure-view");
        getStyleClass().add("exposure-view");
        timeline = new ChartPane(context.palette(), _ -> {});
        timeline.setMinHeight(200);
        timeline.setPrefHeight(240);
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.getStyleClass().addAll("muted", "exposure-notice");
        parts.getStyleClass().add("exposure-parts");
        var scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        filter.setPromptText(Texts.get("exposure.filter"));
        filter.setAccessibleText(Texts.get("exposure.filter"));
        filter.textProperty().subscribe(_ -> fill(workspace.assessment()));
        var findings = new VBox(6, filter, scroll);
        findings.getStyleClass().add("exposure-findings");
        var plane = new LawPlanePane(context);
        var risk = new RiskPane(context);
        var tabs = new TabPane(
                tab("exposure.tab.findings", findings),
                tab("exposure.tab.plane", plane),
                tab("exposure.tab.risk", risk));
        tabs.getTabs().get(1).selectedProperty().subscribe(plane::activate);
        tabs.getTabs().get(2).selectedProperty().subscribe(risk::activate);
        tabs.setId("exposure-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().setAll(timeline, notice, tabs);
        workspace.assessmentProperty().subscribe(this::fill);
    }

    private static Tab tab(String key, Node content) {
        return new Tab(Texts.get(key), content);
    }

    /// A part is shown when its name, sentence or a finding holds the words of the filter.
    private boolean wanted(PartExposure part) {
        String words = filter.getText().strip().toLowerCase(Locale.ROOT);
        return words.isEmpty()
                || (part.name() + " " + part.sentence() + " " + part.eccn() + " " + part.severity())
                        .toLowerCase(Locale.ROOT)
                        .contains(words)
                || part.findings().stream().anyMatch(this::wanted);
    }

    private boolean wanted(Finding finding) {
        String words = filter.getText().strip().toLowerCase(Locale.ROOT);
        return (finding.ruleId() + " " + finding.title() + " " + finding.jurisdiction() + " " + finding.binding() + " "
                        + finding.outcome() + " " + finding.citation() + " "
                        + String.join(" ", finding.inputsMissing()))
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private void fill(Optional<Assessment> assessment) {
        parts.getChildren().clear();
        if (assessment.isEmpty()) {
            timeline.show(null);
            return;
        }
        Assessment a = assessment.get();
        timeline.show(DashboardCharts.exposure(a));
        notice.setText(a.exposure().notice());
        boolean first = true;
        for (PartExposure part : a.exposure().parts()) {
            if (!wanted(part)) {
                continue;
            }
            parts.getChildren().add(part(part, first));
            first = false;
        }
        if (a.exposure().parts().isEmpty()) {
            var none = new Label(Texts.get("exposure.none"));
            none.getStyleClass().addAll("muted", "empty-state");
            parts.getChildren().add(none);
        }
    }

    private Node part(PartExposure part, boolean open) {
        var badge = new Label(Texts.get("severity.short." + part.severity().name()));
        badge.getStyleClass()
                .addAll("badge", "finding-" + part.severity().name().toLowerCase(Locale.ROOT));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var name = new Label(part.name());
        name.getStyleClass().add("card-name");
        var count = new Label(Texts.get("exposure.count", String.valueOf(part.accelerators()), place(part)));
        count.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var facts = new Label(facts(part));
        facts.getStyleClass().add("muted");
        var head = new HBox(name, count, space, facts, badge);
        head.getStyleClass().add("exposure-head");
        var body = new VBox();
        body.getStyleClass().add("exposure-body");
        var sentence = new Label(part.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().add(sentence);
        if (!part.rackIds().isEmpty()) {
            var link = new Hyperlink(
                    Texts.get("exposure.show", String.valueOf(part.rackIds().size())));
            link.setOnAction(_ -> show.accept(Selection.racks(part.rackIds())));
            body.getChildren().add(link);
        }
        boolean some = part.findings().stream().anyMatch(this::wanted);
        for (Finding finding : part.findings()) {
            if (!some || wanted(finding)) {
                body.getChildren().add(FindingNode.of(finding));
            }
        }
        var pane = new TitledPane("", body);
        pane.setGraphic(head);
        pane.setExpanded(open);
        pane.setAnimated(false);
        pane.setAccessibleText(part.name() + ", " + badge.getText());
        head.prefWidthProperty().bind(pane.widthProperty().subtract(48));
        return pane;
    }

    private String place(PartExposure part) {
        String site = workspace.plan().sites().stream()
                .filter(s -> s.id().equals(part.siteId()))
                .map(s -> s.name())
                .findFirst()
                .orElse(part.siteId());
        String lot = workspace.plan().stock().stream()
                .filter(s -> s.id().equals(part.stockId()))
                .map(s -> " · " + s.name())
                .findFirst()
                .orElse("");
        return site + lot;
    }

    private static String facts(PartExposure part) {
        String tpp = part.tpp().isPresent()
                ? Texts.get("exposure.tpp", NumberText.plain(part.tpp().getAsDouble()))
                : Texts.get("exposure.tpp.unknown");
        String pd = part.performanceDensity().isPresent()
                ? " · "
                        + Texts.get(
                                "exposure.pd",
                                NumberText.plain(part.performanceDensity().getAsDouble()))
                : "";
        return part.eccn() + " · " + tpp + pd;
    }
}
