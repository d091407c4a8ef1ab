package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.assess.FleetLaw;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.ControlRule;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.exposure.findings.TextDay;
import io.kilorack.exposure.replay.Replay;
import io.kilorack.plan.Plan;
import io.kilorack.report.chart.LawCharts;
import io.kilorack.report.draw.Findings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The law replayed over the fleet: one lane for each part, each day with that day's knowledge; below,
/// every change with the rules that caused it, each opening its citation.
final class ReplayPane extends VBox {
    /// The summer before the first export rules on accelerators.
    static final LocalDate BEGIN = LocalDate.of(2022, 8, 1);

    private final ViewContext context;
    private final ChartPane chart;
    private final VBox changes = new VBox();
    private final VBox chosen = new VBox(6);
    private boolean active;
    private boolean stale = true;
    private Map<String, ControlRule> rules = Map.of();
    private LocalDate newest = LocalDate.MIN;

    ReplayPane(ViewContext context) {
        this.context = context;
        setId("exposure-replay");
        chart = new ChartPane(context.palette(), target -> {
            if (target instanceof LawCharts.ReplayTarget t) {
                choose(t.part().name(), t.buying(), t.change());
            }
        });
        chosen.setId("replay-chosen");
        changes.setId("replay-changes");
        var sheet = new VBox(chart, chosen, changes);
        sheet.getStyleClass().add("law-pane");
        sheet.setMinWidth(0);
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("flat-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
        context.workspace().assessmentProperty().subscribe(_ -> {
            stale = true;
            if (active) {
                replay();
            }
        });
    }

    /// Replays from now on, or waits while its tab is hidden.
    void activate(boolean shown) {
        active = shown;
        if (shown && stale) {
            replay();
        }
    }

    private void replay() {
        stale = false;
        chosen.getChildren().clear();
        changes.getChildren().clear();
        Optional<Assessment> assessment = context.workspace().assessment();
        Catalog catalog = context.workspace().catalog();
        if (assessment.isEmpty() || catalog.rules().isEmpty()) {
            nothing();
            return;
        }
        Assessment a = assessment.get();
        LocalDate from = a.asOf().isBefore(BEGIN) ? a.asOf() : BEGIN;
        context.workspace()
                .jobs()
                .submit(
                        Texts.get("exposure.replay.job"),
                        Jobs.Work.of(() -> new FleetLaw(catalog).replay(a, from, a.asOf())),
                        replays -> show(replays, catalog, a.plan(), from, a.asOf()),
                        e -> changes.getChildren().setAll(LawForm.wrapped(String.valueOf(e.getMessage()), "refusal")));
    }

    private void nothing() {
        chart.show(null);
        changes.getChildren().setAll(LawForm.wrapped(Texts.get("exposure.none"), "muted", "empty-state"));
    }

    private void show(List<FleetLaw.PartReplay> replays, Catalog catalog, Plan plan, LocalDate from, LocalDate to) {
        if (replays.isEmpty()) {
            nothing();
            return;
        }
        rules = new HashMap<>();
        catalog.rules().forEach(r -> rules.put(r.id(), r));
        newest = TextDay.newest(catalog.rules());
        var lanes = LawCharts.replay(replays, plan, from, to);
        // A low chart has no second line of title.
        double rows = 24.0 * lanes.lanes().size();
        double height = rows + (rows + 84 < 260 ? 62 : 84);
        chart.setMinHeight(height);
        chart.setPrefHeight(height);
        chart.show(lanes);
        changes.getChildren().clear();
        for (FleetLaw.PartReplay replay : replays) {
            boolean held = !replay.part().stockId().isEmpty();
            heading(LawCharts.held(replay.part(), plan) + " · "
                    + Texts.get(
                            replay.part().stored()
                                    ? "exposure.replay.stored"
                                    : held ? "exposure.replay.held" : "exposure.replay.buying"));
            replay.changes().forEach(c -> changes.getChildren().add(row(c)));
            if (held) {
                heading(LawCharts.held(replay.part(), plan) + " · " + Texts.get("exposure.replay.more"));
                replay.buying().forEach(c -> changes.getChildren().add(row(c)));
            }
        }
    }

    private void heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        label.setStyle("-fx-padding: 10 0 2 0;");
        changes.getChildren().add(label);
    }

    private void choose(String part, boolean buying, Replay.Change change) {
        var title = new Label(part + " · "
                + Texts.get(buying ? "exposure.replay.more" : "exposure.replay.held") + " · "
                + Texts.get("exposure.replay.from", change.date().toString()));
        title.getStyleClass().add("section-title");
        chosen.getChildren().setAll(title, row(change));
        for (String id : change.causes()) {
            chosen.getChildren().add(record(id, change.date()));
        }
    }

    /// A change in a line, its causes as links to their records.
    private Node row(Replay.Change change) {
        Severity severity = Severity.valueOf(change.severity().name());
        var badge = new Label(Findings.shortLabel(severity));
        badge.getStyleClass().addAll("badge", "finding-" + severity.name().toLowerCase(Locale.ROOT));
        badge.setMinWidth(66);
        badge.setAlignment(javafx.geometry.Pos.CENTER);
        var day = LawForm.muted(change.date().toString());
        day.setMinWidth(78);
        var words = new VBox(2, LawForm.wrapped(change.sentence()));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        for (String id : change.causes()) {
            ControlRule rule = rules.get(id);
            var box = new VBox();
            box.setVisible(false);
            box.managedProperty().bind(box.visibleProperty());
            var link = new Hyperlink(rule == null ? id : id + ": " + rule.title());
            link.setWrapText(true);
            link.setMinHeight(Region.USE_PREF_SIZE);
            link.getStyleClass().add("small");
            link.setStyle("-fx-padding: 0;");
            link.setOnAction(_ -> {
                if (box.getChildren().isEmpty()) {
                    box.getChildren().add(record(id, change.date()));
                }
                box.setVisible(!box.isVisible());
            });
            words.getChildren().addAll(link, box);
        }
        var row = new HBox(10, day, badge, words);
        row.getStyleClass().add("finding");
        row.setStyle("-fx-spacing: 10;");
        return row;
    }

    /// The rule with its citation.
    ///
    /// @param day the reader's: that of the change it caused
    private Node record(String id, LocalDate day) {
        ControlRule rule = rules.get(id);
        if (rule == null) {
            return LawForm.muted(id);
        }
        var text = new StringBuilder(rule.title()).append('\n');
        text.append(rule.jurisdiction().equals("*") ? "any" : rule.jurisdiction())
                .append(", ")
                .append(rule.authority())
                .append(": ");
        text.append(rule.instrument()).append('\n');
        text.append(Texts.get("finding.binding"))
                .append(": ")
                .append(rule.binding().replace('_', ' '));
        if (rule.effectiveFrom() != null) {
            text.append(" · ")
                    .append(Texts.get("finding.effective"))
                    .append(": ")
                    .append(rule.effectiveFrom());
            text.append(" – ").append(rule.effectiveTo() == null ? "" : rule.effectiveTo());
        }
        text.append('\n').append(rule.explanation());
        String remark = TextDay.remarkOnAll(rule, day, newest);
        if (!remark.isEmpty()) {
            text.append('\n').append(remark);
        }
        rule.sources()
                .forEach(s -> text.append('\n').append(s.label()).append(": ").append(s.url()));
        return LawForm.wrapped(text.toString(), "finding-details", "rule-record");
    }
}
