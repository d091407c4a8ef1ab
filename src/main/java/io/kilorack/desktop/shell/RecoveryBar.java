package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.FileProblem;
import io.kilorack.plan.file.PlanFile;
import io.kilorack.plan.file.Recovery;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Offers work that an earlier run ended without saving. Nothing is thrown away unless the user says so.
final class RecoveryBar extends HBox {
    private final Workspace workspace;
    private final Label sentence = new Label();

    RecoveryBar(Workspace workspace) {
        this.workspace = workspace;
        setId("recovery");
        getStyleClass().add("problem-bar");
        sentence.setWrapText(true);
        hide();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    void offer(List<Recovery.Found> found) {
        if (found.isEmpty()) {
            hide();
            return;
        }
        Recovery.Found first = found.getFirst();
        List<Recovery.Found> rest = found.subList(1, found.size());
        String when = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(first.when());
        String name = first.name()
                .or(() -> first.origin().map(Path::getFileName).map(Path::toString))
                .orElse(Texts.get("plan.untitled"));
        sentence.setText(Texts.get("recovery.text", name, when));
        var words = new HBox(sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .setAll(
                        Icons.tone("warn"),
                        words,
                        button("recovery.restore", () -> restore(first, rest)),
                        button("recovery.later", () -> {
                            first.close();
                            offer(rest);
                        }),
                        button("recovery.discard", () -> {
                            first.discard();
                            offer(rest);
                        }));
        setVisible(true);
        setManaged(true);
    }

    private void restore(Recovery.Found found, List<Recovery.Found> rest) {
        workspace
                .jobs()
                .submit(
                        Texts.get("task.open", String.valueOf(found.copy().getFileName())),
                        _ -> found.read(),
                        outcome -> {
                            switch (outcome) {
                                case PlanFile.Opened(Plan plan) -> {
                                    workspace.open(plan, found.origin(), Optional.empty());
                                    workspace.markUnsaved();
                                    found.discard();
                                    offer(rest);
                                }
                                case PlanFile.Refused(FileProblem problem) ->
                                    workspace.report(FileActions.problem(problem));
                            }
                        },
                        failure -> workspace.report(io.kilorack.desktop.model.Problem.of(
                                Texts.get("problem.open", found.copy().toString()),
                                Texts.get("problem.open.next"),
                                failure)));
    }

    private static Button button(String key, Runnable run) {
        var button = new Button(Texts.get(key));
        button.getStyleClass().addAll("flat-button", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> run.run());
        return button;
    }
}
