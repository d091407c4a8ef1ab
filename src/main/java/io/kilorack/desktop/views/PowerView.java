package io.kilorack.desktop.views;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.FedUnit;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.SiteSwing;
import io.kilorack.desktop.dashboard.ChartPane;
import io.kilorack.desktop.inspector.FigureTree;
import io.kilorack.desktop.model.Highlight;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Site;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.FailureWords;
import io.kilorack.report.chart.Chart;
import io.kilorack.report.chart.PowerCharts;
import io.kilorack.report.draw.CoolingLoads;
import io.kilorack.report.draw.OneLine;
import io.kilorack.report.draw.OneLinePainter.Playback;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The power chain of a site as a one-line diagram, every single failure beside it, and what a chosen one
/// does: on the diagram, on the floor, in figures. Below: cooling groups after losing a unit.
public final class PowerView extends BorderPane {
    private static final double LIST = 290;
    /// A table of more failures than this is not read; they are sorted worst first.
    private static final int MOST = 2000;

    private final ViewContext context;
    private final Workspace workspace;
    /// The open site's chain with its cooling units.
    private List<PowerNode> chain = List.of();

    private final ChoiceBox<Site> sites = new ChoiceBox<>();
    private final ListView<Failure> failures = new ListView<>();
    private final OneLinePane diagram;
    private final VBox detail = new VBox();
    private final VBox below = new VBox();
    private final PanelPane panel;
    private final ChoiceBox<String> kinds = new ChoiceBox<>();
    private final Label survived = new Label();
    private final Label legend = new Label();
    private List<Failure> every = List.of();
    private final Label outcome = new Label();
    private final HBox actions = new HBox();
    private Map<String, NodeLoad> loads = Map.of();
    private boolean filling;
    private boolean stale;

    public PowerView(ViewContext context) {
        this.context = context;
        workspace = context.workspace();
        setId("power-view");
        getStyleClass().add("detail-view");
        diagram = new OneLinePane(context.palette(), this::choose);
        failures.setId("failure-list");
        failures.setAccessibleText(Texts.get("power.failures"));
        failures.getStyleClass().add("cards");
        failures.setCellFactory(_ -> new FailureCell(failures.widthProperty()));
        failures.setPrefWidth(LIST);
        VBox.setVgrow(failures, Priority.ALWAYS);
        failures.getSelectionModel().selectedItemProperty().subscribe(f -> {
            if (f != null && !filling) {
                play(f);
            }
        });
        var heading = new Label(Texts.get("power.failures"));
        heading.getStyleClass().add("section-title");
        survived.getStyleClass().add("muted");
        survived.setWrapText(true);
        survived.setMinHeight(Region.USE_PREF_SIZE);
        kinds.setId("failure-kind");
        kinds.setAccessibleText(Texts.get("power.kind"));
        kinds.setMaxWidth(Double.MAX_VALUE);
        kinds.valueProperty().subscribe(_ -> {
            if (!filling) {
                list();
            }
        });
        var head = new VBox(4, heading, survived, kinds);
        head.setStyle("-fx-padding: 10 12 6 12;");
        var left = new VBox(head, failures);
        left.setPrefWidth(LIST);
        left.setMinWidth(220);
        panel = new PanelPane(workspace);
        sites.setAccessibleText(Texts.get("power.site"));
        sites.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Site site) {
                return site == null ? "" : site.name();
            }

            @Override
            public @Nullable Site fromString(String text) {
                return null;
            }
        });
        sites.valueProperty().subscribe(_ -> {
            if (!filling) {
                draw();
            }
        });
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        var floor = new Button(Texts.get("power.showFloor"));
        floor.setOnAction(_ -> context.openView().accept("floor"));
        var clear = new Button(Texts.get("power.clear"));
        clear.setOnAction(_ -> clear());
        actions.getChildren().setAll(floor, clear);
        actions.setSpacing(8);
        detail.setSpacing(6);
        var sheet = new VBox(outcome, actions, detail, panel, below);
        sheet.getStyleClass().add("detail-sheet");
        var scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        var wide = new ScrollPane(diagram);
        wide.setFitToWidth(true);
        wide.setFitToHeight(true);
        wide.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        wide.getStyleClass().add("flat-scroll");
        legend.setText(Texts.get("power.legend"));
        legend.getStyleClass().add("muted");
        legend.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(8, sites, space, legend);
        top.setStyle("-fx-padding: 6 12 0 12; -fx-alignment: center-left;");
        var upper = new VBox(top, wide);
        VBox.setVgrow(wide, Priority.ALWAYS);
        var lower = new SplitPane(left, scroll);
        lower.setDividerPositions(0.4);
        SplitPane.setResizableWithParent(left, false);
        var split = new SplitPane(upper, lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.64);
        split.getStyleClass().add("flat-split");
        lower.getStyleClass().add("flat-split");
        setCenter(split);
        workspace.assessmentProperty().subscribe(assessment -> {
            // Every failure of a large plan takes a while to list: only when somebody looks.
            if (isVisible()) {
                fill(assessment);
            } else {
                stale = true;
            }
        });
        visibleProperty().subscribe(shown -> {
            if (shown && stale) {
                stale = false;
                fill(workspace.assessment());
            }
        });
    }

    private void fill(Optional<Assessment> assessment) {
        filling = true;
        List<Site> all = assessment.map(a -> a.plan().sites()).orElse(List.of());
        String before = sites.getValue() == null ? "" : sites.getValue().id();
        sites.getItems().setAll(all);
        all.stream()
                .filter(s -> s.id().equals(before))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(sites::setValue);
        sites.setVisible(all.size() > 1);
        sites.setManaged(all.size() > 1);
        filling = false;
        draw();
    }

    private void draw() {
        Site site = sites.getValue();
        Optional<Assessment> assessment = workspace.assessment();
        detail.getChildren().clear();
        below.getChildren().clear();
        filling = true;
        failures.getItems().clear();
        filling = false;
        clear();
        if (site == null || assessment.isEmpty() || site.chain().isEmpty()) {
            diagram.show(_ -> new OneLine(List.of(), List.of(), 1, 1));
            panel.getChildren().clear();
            outcome.setText(Texts.get("power.none"));
            return;
        }
        Assessment a = assessment.get();
        var byId = new HashMap<String, NodeLoad>();
        a.power().nodes().stream().filter(n -> n.siteId().equals(site.id())).forEach(n -> byId.put(n.nodeId(), n));
        loads = byId;
        List<FedUnit> cooling = a.power().panels().cooling(site.id());
        chain = CoolingLoads.chain(site, cooling);
        List<PowerNode> drawn = chain;
        var all = new HashMap<>(byId);
        CoolingLoads.add(site.id(), cooling, all);
        diagram.show(widest -> OneLine.of(drawn, all, widest));
        every = a.power().failures().stream()
                .filter(f -> f.siteId().isEmpty() || f.siteId().equals(site.id()))
                .toList();
        kinds();
        list();
        byId.values().stream()
                .max(java.util.Comparator.comparingDouble(n -> n.worstShare().orElse(-1)))
                .ifPresent(this::explain);
        a.power().swings().stream().filter(w -> w.siteId().equals(site.id())).forEach(this::swing);
        PowerCharts.cooling(a)
                .ifPresent(chart -> below.getChildren()
                        .add(pane(chart, 96 + 40.0 * chart.rows().size())));
    }

    /// The kinds of failures there are, and those that are not survived.
    private void kinds() {
        filling = true;
        String before = kinds.getValue();
        var items = new java.util.ArrayList<String>();
        items.add(Texts.get("power.all", every.size()));
        items.add(Texts.get(
                "power.notSurvived", every.stream().filter(f -> !f.survived()).count()));
        every.stream()
                .map(f -> FailureWords.kind(f.more().kind()))
                .filter(k -> !k.isEmpty())
                .distinct()
                .sorted()
                .forEach(items::add);
        int at = before == null ? 0 : kinds.getItems().indexOf(before);
        kinds.getItems().setAll(items);
        kinds.setValue(items.get(at > 1 && items.contains(before) ? items.indexOf(before) : Math.clamp(at, 0, 1)));
        long lived = every.stream().filter(Failure::survived).count();
        long unknown = every.stream().filter(f -> !f.more().unknown().isEmpty()).count();
        survived.setText(Texts.get("power.survivedOf", lived, every.size(), unknown));
        filling = false;
    }

    private void list() {
        int at = kinds.getItems().indexOf(kinds.getValue());
        filling = true;
        failures.getItems()
                .setAll(every.stream()
                        .filter(f -> at <= 0
                                || (at == 1
                                        ? !f.survived()
                                        : FailureWords.kind(f.more().kind()).equals(kinds.getValue())))
                        .limit(MOST)
                        .toList());
        filling = false;
    }

    /// The load step of the site's training, one tree for each source.
    private void swing(SiteSwing swing) {
        var heading = new Label(Texts.get("power.swing"));
        heading.getStyleClass().add("section-title");
        var text = new Label(Texts.get(
                "power.swing.step",
                NumberText.withUnit(swing.stepWatts(), "W"),
                NumberText.of(swing.training()),
                NumberText.plain(100 * swing.floor()),
                swing.floorStated() ? "" : Texts.get("power.swing.notStated")));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        below.getChildren().addAll(heading, text);
        for (SiteSwing.OfSource source : swing.sources()) {
            var line = new Label(Texts.get(
                    "power.swing.source",
                    source.stated() ? source.name() : Texts.get("power.swing.noSource"),
                    NumberText.withUnit(source.rampWattsPerSecond(), "W"),
                    NumberText.plain(source.seconds()),
                    NumberText.of(source.buffer())));
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add("muted");
            below.getChildren().add(line);
        }
    }

    private Node pane(Chart chart, double height) {
        var pane = new ChartPane(context.palette(), _ -> {});
        pane.setMinHeight(Math.max(110, height));
        pane.setPrefHeight(Math.max(110, height));
        pane.show(chart);
        return pane;
    }

    /// A node was chosen on the diagram: its failure is played back and its figures are shown.
    private void choose(String nodeId) {
        if (CoolingLoads.is(nodeId)) {
            workspace.select(Selection.of(Selection.Kind.COOLING, CoolingLoads.unit(nodeId)));
            return;
        }
        NodeLoad load = loads.get(nodeId);
        if (load == null) {
            return;
        }
        workspace.select(Selection.of(Selection.Kind.NODE, nodeId));
        explain(load);
        Optional<Failure> failure =
                every.stream().filter(f -> f.nodeId().equals(nodeId)).findFirst();
        failure.ifPresentOrElse(
                f -> {
                    filling = true;
                    failures.getSelectionModel().select(f);
                    filling = false;
                    failures.scrollTo(f);
                    play(f);
                },
                () -> diagram.play(Playback.NONE, nodeId));
    }

    private void play(Failure f) {
        Site site = sites.getValue();
        if (site == null) {
            return;
        }
        boolean node = loads.containsKey(f.nodeId());
        legend.setText(node ? Texts.get("power.legend.playback", f.name()) : Texts.get("power.legend"));
        var watts = workspace
                .assessment()
                .filter(_ -> node)
                .map(a -> a.power().panels().during(f.nodeId()))
                .orElse(Map.of());
        diagram.play(
                node
                        ? new Playback(
                                f.nodeId(), OneLine.dead(chain, f.nodeId()), new HashSet<>(f.overloadedNodes()), watts)
                        : Playback.NONE,
                node ? f.nodeId() : "");
        NodeLoad fullest = loads.get(f.worstNode());
        outcome.setText(FailureWords.sentence(f, fullest == null ? f.worstNode() : fullest.name()));
        NodeLoad load = loads.get(f.nodeId());
        if (load != null) {
            explain(load);
        }
        actions.setVisible(true);
        actions.setManaged(true);
        workspace
                .highlightProperty()
                .set(new Highlight(
                        Texts.get("power.playback", f.name(), FailureWords.effect(f)),
                        new HashSet<>(f.darkRacks()),
                        touched(f)));
    }

    /// Racks that a failure touches without turning them off: throttled, too warm, or any one of them hit.
    private static Set<String> touched(Failure f) {
        var touched = new HashSet<>(f.throttledRacks());
        touched.addAll(f.more().warmRacks());
        f.more().oneOf().filter(_ -> f.harms()).ifPresent(one -> touched.addAll(one.racks()));
        return touched;
    }

    private void clear() {
        diagram.play(Playback.NONE, "");
        legend.setText(Texts.get("power.legend"));
        outcome.setText(Texts.get("power.hint"));
        actions.setVisible(false);
        actions.setManaged(false);
        failures.getSelectionModel().clearSelection();
        workspace.highlightProperty().set(Highlight.NONE);
    }

    private void explain(NodeLoad load) {
        var heading = new Label(Texts.get("power.figures", load.name()));
        heading.getStyleClass().add("section-title");
        var tree = FigureTree.of(List.of(load.detail()));
        tree.getRoot().getChildren().forEach(item -> item.setExpanded(true));
        tree.setPrefHeight(28.0 * (1 + load.detail().parts().size()) + 12);
        tree.setMinHeight(Region.USE_PREF_SIZE);
        detail.getChildren().setAll(heading, tree);
        workspace.assessment().ifPresent(a -> panel.show(a, load));
    }
}
