package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The bottom line: saved or not, which catalog, what runs, the zoom.
public final class StatusBar extends HBox {
    private final Workspace workspace;
    private final Clock clock;
    private final Label saved = new Label();
    private final Label catalog = new Label();
    private final Label zoom = new Label();
    private final HBox task = new HBox();
    private final Label taskName = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final PauseTransition quiet = new PauseTransition(javafx.util.Duration.millis(200));

    public StatusBar(Workspace workspace, TaskList tasks, ObservableDoubleValue zoomFactor, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        setId("status");
        getStyleClass().add("status-bar");
        saved.setId("status-saved");
        catalog.setId("status-catalog");
        progress.setPrefWidth(90);
        var stop = new Button(null, Icons.of(Feather.X, 12));
        stop.getStyleClass().addAll("tool-button", "small");
        stop.setTooltip(new Tooltip(Texts.get("task.cancel")));
        stop.setAccessibleText(Texts.get("task.cancel"));
        stop.setOnAction(_ -> tasks.running().stream().findFirst().ifPresent(TaskList.Item::cancel));
        task.getStyleClass().add("task");
        task.getChildren().setAll(progress, taskName, stop);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(saved, dot(), catalog, space, task, zoom);
        workspace.dirtyProperty().subscribe(_ -> savedText());
        workspace.savedAtProperty().subscribe(_ -> savedText());
        workspace.fileProperty().subscribe(_ -> savedText());
        workspace.planProperty().subscribe(_ -> savedText());
        workspace.catalogProperty().subscribe(c -> {
            long days = Math.max(0, ChronoUnit.DAYS.between(c.date(), java.time.LocalDate.now(clock)));
            catalog.setText(Texts.get("status.catalog", c.version(), String.valueOf(days)));
            catalog.setTooltip(
                    new Tooltip(Texts.get("status.catalog.hint", c.date().toString(), c.hash())));
        });
        tasks.running().addListener((javafx.collections.ListChangeListener<TaskList.Item>) _ -> tasks(tasks));
        tasks(tasks);
        Runnable zoomText = () -> zoom.setText(Math.round(zoomFactor.get() * 100) + " %");
        zoomFactor.subscribe(_ -> zoomText.run());
        zoomText.run();
        var ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(15), _ -> savedText()));
        ticking.setCycleCount(Timeline.INDEFINITE);
        sceneProperty().subscribe(s -> {
            if (s == null) {
                ticking.stop();
            } else {
                ticking.play();
            }
        });
    }

    private static Label dot() {
        var dot = new Label("·");
        dot.getStyleClass().add("muted");
        return dot;
    }

    private void savedText() {
        String name = workspace
                .fileProperty()
                .get()
                .map(p -> String.valueOf(p.getFileName()))
                .orElse("");
        String text;
        if (workspace.dirtyProperty().get()) {
            text = name.isEmpty() ? Texts.get("status.notSaved") : Texts.get("status.changed", name);
        } else if (workspace.savedAtProperty().get().isPresent()) {
            text = Texts.get(
                    "status.saved",
                    name,
                    ago(Duration.between(workspace.savedAtProperty().get().get(), clock.instant())));
        } else {
            text = name.isEmpty() ? workspace.plan().name() : name;
        }
        saved.setText(text);
        workspace.fileProperty().get().ifPresent(p -> saved.setTooltip(new Tooltip(p.toString())));
    }

    private static String ago(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 10) {
            return Texts.get("ago.now");
        }
        if (seconds < 90) {
            return Texts.get("ago.seconds", String.valueOf(seconds));
        }
        return seconds < 5400
                ? Texts.get("ago.minutes", String.valueOf(seconds / 60))
                : Texts.get("ago.hours", String.valueOf(seconds / 3600));
    }

    private void tasks(TaskList tasks) {
        Optional<TaskList.Item> first = tasks.running().stream().findFirst();
        if (first.isEmpty()) {
            quiet.stop();
            task.setVisible(false);
        } else if (!task.isVisible()) {
            // what ends within a blink needs no progress
            quiet.setOnFinished(_ -> task.setVisible(!tasks.running().isEmpty()));
            quiet.playFromStart();
        }
        first.ifPresent(item -> {
            progress.progressProperty().unbind();
            progress.progressProperty().bind(item.share());
            int more = tasks.running().size() - 1;
            taskName.setText(item.title() + (more > 0 ? " +" + more : ""));
        });
    }
}
