package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.assess.ExposureResult.PartExposure;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.OpenFacts;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.inspector.ClassificationNode;
import io.kilorack.desktop.inspector.FindingNode;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.Classification;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.DashboardCharts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Findings grouped by part, with the fleet by severity over time above them; a click on a finding opens
/// its record. What no rule can decide is said once for the whole fleet, with the facts to state.
final class FindingsPane extends VBox {
    /// Texts that bind nobody: shown folded, because they would bury what does.
    private static final Set<String> NOT_LAW = Set.of("bill", "withdrawn_draft");

    private final Workspace workspace;
    private final Consumer<Selection> show;
    private final ChartPane timeline;
    private final ChartPane store;
    private final VBox parts = new VBox();
    private final TextField filter = new TextField();
    private final OpenFactsNode facts;

    FindingsPane(ViewContext context) {
        this.workspace = context.workspace();
        this.show = context.show();
        timeline = new ChartPane(context.palette(), _ -> {});
        timeline.setMinHeight(170);
        timeline.setPrefHeight(220);
        store = new ChartPane(context.palette(), _ -> {});
        store.setId("exposure-store");
        store.setMinHeight(150);
        store.setPrefHeight(190);
        store.managedProperty().bind(store.visibleProperty());
        facts = new OpenFactsNode(workspace);
        parts.getStyleClass().add("exposure-parts");
        filter.setId("findings-filter");
        filter.setPromptText(Texts.get("exposure.filter"));
        filter.setAccessibleText(Texts.get("exposure.filter"));
        filter.textProperty().subscribe(_ -> fill(workspace.assessment()));
        var bar = new HBox(filter);
        HBox.setHgrow(filter, Priority.ALWAYS);
        bar.setStyle("-fx-padding: 4 16 6 16;");
        var sheet = new VBox(timeline, store, bar, parts);
        sheet.getStyleClass().add("exposure-view");
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
        workspace.assessmentProperty().subscribe(a -> fill(a));
    }

    private String words() {
        return filter.getText().strip().toLowerCase(Locale.ROOT);
    }

    /// A part is shown when its name, sentence or a finding holds the words of the filter.
    private boolean wanted(PartExposure part) {
        return words().isEmpty()
                || (part.name() + " " + part.sentence() + " " + part.eccn() + " " + part.severity())
                        .toLowerCase(Locale.ROOT)
                        .contains(words())
                || part.findings().stream().anyMatch(this::wanted);
    }

    private boolean wanted(Finding finding) {
        return (finding.ruleId() + " " + finding.title() + " " + finding.jurisdiction() + " " + finding.binding() + " "
                        + finding.outcome() + " " + finding.citation() + " "
                        + String.join(" ", finding.inputsMissing()))
                .toLowerCase(Locale.ROOT)
                .contains(words());
    }

    private void fill(Optional<Assessment> assessment) {
        parts.getChildren().clear();
        if (assessment.isEmpty()) {
            timeline.show(null);
            store.setVisible(false);
            return;
        }
        Assessment a = assessment.get();
        timeline.show(DashboardCharts.exposure(a));
        Optional<Chart.Steps> stored = DashboardCharts.store(a);
        store.setVisible(stored.isPresent());
        store.show(stored.orElse(null));
        boolean first = true;
        for (PartExposure part : a.exposure().parts()) {
            if (wanted(part)) {
                parts.getChildren().add(part(part, first));
                first = false;
            }
        }
        List<PartExposure> inStore =
                a.exposure().store().stream().filter(this::wanted).toList();
        if (!inStore.isEmpty()) {
            var heading = new Label(Texts.get("exposure.store"));
            heading.getStyleClass().add("section-title");
            heading.setStyle("-fx-padding: 12 0 4 0;");
            parts.getChildren().add(heading);
            inStore.forEach(part -> parts.getChildren().add(part(part, false)));
        }
        facts.show(a, words());
        if (a.exposure().all().isEmpty()) {
            parts.getChildren().add(LawForm.wrapped(Texts.get("exposure.none"), "muted", "empty-state"));
        } else {
            parts.getChildren().add(facts);
        }
    }

    private Node part(PartExposure part, boolean open) {
        var badge = new Label(Texts.get("severity.short." + part.severity().name()));
        badge.getStyleClass()
                .addAll("badge", "finding-" + part.severity().name().toLowerCase(Locale.ROOT));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var name = new Label(part.name());
        name.getStyleClass().add("card-name");
        var count = LawForm.muted(Texts.get("exposure.count", String.valueOf(part.accelerators()), place(part)));
        name.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(0);
        var figures = LawForm.muted(part.eccn());
        figures.setMinWidth(Region.USE_PREF_SIZE);
        figures.setTooltip(new javafx.scene.control.Tooltip(facts(part)));
        var head = new HBox(name, count, LawForm.space(), figures, badge);
        head.getStyleClass().add("exposure-head");
        var body = new VBox();
        body.getStyleClass().add("exposure-body");
        body.getChildren().add(LawForm.wrapped(part.sentence()));
        if (!part.rackIds().isEmpty()) {
            var link = new Hyperlink(
                    Texts.get("exposure.show", String.valueOf(part.rackIds().size())));
            link.setOnAction(_ -> show.accept(Selection.racks(part.rackIds())));
            body.getChildren().add(link);
        }
        fill(body, part);
        var pane = new TitledPane("", body);
        pane.setGraphic(head);
        pane.setExpanded(open);
        pane.setAnimated(false);
        pane.setAccessibleText(part.name() + ", " + badge.getText());
        head.prefWidthProperty().bind(pane.widthProperty().subtract(48));
        return pane;
    }

    /// What is decided, weightiest first; then folded what only permits or is no law; what is open in a
    /// line.
    private void fill(VBox body, PartExposure part) {
        Classification classification = part.classification();
        if (classification != null) {
            body.getChildren().add(ClassificationNode.of(part, classification));
        }
        boolean some = part.findings().stream().anyMatch(this::wanted);
        var folded = new ArrayList<Finding>();
        var undecided = new ArrayList<Finding>();
        for (Finding finding : part.findings()) {
            if (some && !wanted(finding)) {
                continue;
            }
            if (OpenFacts.aside(finding)) {
                continue;
            }
            if (OpenFacts.undecided(finding)) {
                undecided.add(finding);
            } else if (words().isEmpty()
                    && (finding.severity() == Severity.ALLOWED || NOT_LAW.contains(finding.binding()))) {
                folded.add(finding);
            } else {
                body.getChildren().add(FindingNode.of(finding));
            }
        }
        fold(body, folded, "exposure.folded");
        foldAs(body, undecided, OpenFacts.line(part));
    }

    private static void fold(VBox body, List<Finding> findings, String key) {
        foldAs(body, findings, Texts.get(key, String.valueOf(findings.size())));
    }

    private static void foldAs(VBox body, List<Finding> findings, String words) {
        if (findings.isEmpty()) {
            return;
        }
        var box = new VBox();
        box.setVisible(false);
        box.managedProperty().bind(box.visibleProperty());
        var link = new Hyperlink(words);
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> {
            if (box.getChildren().isEmpty()) {
                findings.forEach(f -> box.getChildren().add(FindingNode.of(f)));
            }
            box.setVisible(!box.isVisible());
        });
        body.getChildren().addAll(link, box);
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
        return part.stored() ? Texts.get("exposure.stored", site + lot) : site + lot;
    }

    private static String facts(PartExposure part) {
        String tpp = part.tpp().isPresent()
                ? Texts.get("exposure.tpp", NumberText.stated(part.tpp().getAsDouble()))
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
