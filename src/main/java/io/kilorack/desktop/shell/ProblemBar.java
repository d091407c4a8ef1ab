package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// One sentence about what went wrong and what to do, with the details to copy; gone when dismissed or with
/// the next edit that works.
public final class ProblemBar extends HBox {
    private final Label sentence = new Label();
    private final Label next = new Label();
    private Optional<Problem> shown = Optional.empty();

    public ProblemBar(Workspace workspace) {
        setId("problem");
        getStyleClass().add("problem-bar");
        sentence.setId("problem-sentence");
        sentence.setWrapText(true);
        next.getStyleClass().add("problem-next");
        next.setWrapText(true);
        var words = new HBox(sentence, next);
        words.getStyleClass().add("problem-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var copy = new Button(Texts.get("problem.copy"));
        copy.getStyleClass().addAll("flat-button", "small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> shown.ifPresent(p -> {
            var content = new ClipboardContent();
            content.putString(p.sentence() + "\n" + p.nextStep() + "\n" + p.details());
            Clipboard.getSystemClipboard().setContent(content);
        }));
        var close = new Button(null, Icons.of(Feather.X, 14));
        close.getStyleClass().add("tool-button");
        close.setAccessibleText(Texts.get("problem.close"));
        close.setOnAction(_ -> workspace.problemProperty().set(Optional.empty()));
        getChildren().setAll(Icons.tone("warn"), words, copy, close);
        workspace.problemProperty().subscribe(this::show);
        workspace.planProperty().subscribe((before, now) -> {
            if (before != now) {
                workspace.problemProperty().set(Optional.empty());
            }
        });
    }

    private void show(Optional<Problem> problem) {
        shown = problem;
        sentence.setText(problem.map(Problem::sentence).orElse(""));
        next.setText(problem.map(Problem::nextStep).orElse(""));
        setVisible(problem.isPresent());
        setManaged(problem.isPresent());
        setAccessibleText(sentence.getText() + " " + next.getText());
    }
}
