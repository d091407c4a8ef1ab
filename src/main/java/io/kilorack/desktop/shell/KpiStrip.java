package io.kilorack.desktop.shell;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ExposureResult.Severity;
import io.kilorack.desktop.model.Headline;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.quantity.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The headline figures. After an edit each shows for a few seconds by how much it changed ([Deltas]); a
/// click opens its breakdown.
public final class KpiStrip extends HBox {
    private static final Duration SHOWN = Duration.seconds(4);
    private static final Duration FADE = Duration.millis(150);

    private final Map<String, Tile> tiles = new LinkedHashMap<>();
    private final BiConsumer<Figure, Node> openBreakdown;
    private final Runnable openChecks;
    private final Deltas deltas = new Deltas();

    /// @param openBreakdown shows a figure's breakdown beside the node that was clicked
    public KpiStrip(Workspace workspace, BiConsumer<Figure, Node> openBreakdown, Runnable openChecks) {
        this.openBreakdown = openBreakdown;
        this.openChecks = openChecks;
        getStyleClass().add("kpi-strip");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(Texts.get("kpi.strip"));
        workspace.assessmentProperty().subscribe(a -> a.ifPresentOrElse(this::show, deltas::forget));
        workspace
                .planProperty()
                .subscribe((_, _) -> deltas.edited(workspace.staleProperty().get()));
        workspace
                .staleProperty()
                .subscribe(stale -> pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("stale"), stale));
    }

    private void show(Assessment assessment) {
        List<Headline> headlines = Headline.of(assessment);
        if (!headlines.stream().map(Headline::id).toList().equals(List.copyOf(tiles.keySet()))) {
            tiles.clear();
            headlines.forEach(h -> tiles.put(h.id(), new Tile(h.id())));
            getChildren().setAll(tiles.values());
        }
        Map<String, String> changes = deltas.of(assessment, headlines);
        for (Headline headline : headlines) {
            Tile tile = tiles.get(headline.id());
            if (tile != null) {
                tile.show(headline, changes.getOrDefault(headline.id(), ""));
            }
        }
    }

    private final class Tile extends VBox {
        private final Label label = new Label();
        private final Label number = new Label();
        private final Label unit = new Label();
        private final Label delta = new Label();
        private final StackPane mark = new StackPane();
        private final HBox bar = new HBox();
        private final Tooltip hover = new Tooltip();
        private Headline shown = new Headline(
                "",
                "",
                new io.kilorack.desktop.model.FigureText("", ""),
                java.util.OptionalDouble.empty(),
                "",
                java.util.Optional.empty(),
                java.util.OptionalDouble.empty(),
                Map.of(),
                "",
                "");
        private SequentialTransition fading = new SequentialTransition();

        Tile(String id) {
            setId("kpi-" + id);
            getStyleClass().add("kpi");
            label.getStyleClass().add("kpi-label");
            number.getStyleClass().add("kpi-number");
            unit.getStyleClass().add("kpi-unit");
            delta.getStyleClass().add("kpi-delta");
            delta.setMinWidth(Region.USE_PREF_SIZE);
            number.setMinWidth(Region.USE_PREF_SIZE);
            bar.getStyleClass().add("kpi-bar");
            // Its segments follow its width; were its own wish theirs, tiles with a bar would grow without end.
            bar.setPrefWidth(1);
            unit.setMinWidth(Region.USE_PREF_SIZE);
            label.setMinWidth(Region.USE_PREF_SIZE);
            var top = new HBox(label, spacer(), delta);
            top.getStyleClass().add("kpi-top");
            var line = new HBox(mark, number, unit);
            line.getStyleClass().add("kpi-line");
            getChildren().setAll(top, line, bar);
            HBox.setHgrow(this, Priority.ALWAYS);
            setMinWidth(0);
            hover.setShowDelay(Duration.millis(350));
            hover.setWrapText(true);
            hover.setMaxWidth(420);
            Tooltip.install(this, hover);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            setOnMouseClicked(_ -> open());
            setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                    open();
                    e.consume();
                }
            });
        }

        private void open() {
            if (shown.id().equals("checks")) {
                openChecks.run();
            } else {
                shown.figure().ifPresent(f -> openBreakdown.accept(f, this));
            }
        }

        void show(Headline headline, String change) {
            shown = headline;
            label.setText(headline.label());
            number.setText(headline.text().number());
            unit.setText(headline.text().unit());
            getStyleClass().removeAll("tone-good", "tone-warn", "tone-bad");
            mark.getChildren().clear();
            mark.setManaged(!headline.tone().isEmpty());
            if (!headline.tone().isEmpty()) {
                getStyleClass().add("tone-" + headline.tone());
                mark.getChildren().add(Icons.tone(headline.tone()));
            }
            bars(headline);
            String detail = headline.detail();
            hover.setText(headline.label() + ": " + headline.text() + (detail.isEmpty() ? "" : "\n" + detail));
            setAccessibleText(
                    headline.label() + " " + headline.text() + (change.isEmpty() ? "" : ", " + change) + ". " + detail);
            if (!change.isEmpty()) {
                flash(change);
            }
        }

        private void bars(Headline headline) {
            bar.getChildren().clear();
            if (headline.share().isPresent()) {
                double share = Math.min(1, headline.share().getAsDouble());
                bar.getChildren().addAll(segment("bar-used", share), segment("bar-rest", 1 - share));
            } else {
                headline.parts().forEach((severity, share) -> bar.getChildren().add(segment(style(severity), share)));
            }
        }

        private Node segment(String style, double share) {
            var part = new Region();
            part.getStyleClass().add(style);
            part.setMinWidth(0);
            part.prefWidthProperty().bind(bar.widthProperty().multiply(share));
            return part;
        }

        private void flash(String change) {
            fading.stop();
            delta.setText(change);
            delta.setOpacity(1);
            var out = new FadeTransition(FADE, delta);
            out.setToValue(0);
            fading = new SequentialTransition(new PauseTransition(SHOWN), out);
            fading.play();
        }
    }

    static String style(Severity severity) {
        return "finding-" + severity.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Region spacer() {
        var region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }
}
