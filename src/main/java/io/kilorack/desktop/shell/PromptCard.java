package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Prompt;
import io.kilorack.desktop.model.Prompt.Ask;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.plan.edit.Edit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The fields of a [Prompt] with, below them, what the answers would do or why they are refused.
final class PromptCard extends VBox {
    private static final int MOST_ROWS = 14;
    private static final double NUMBER_WIDTH = 110;

    private final Workspace workspace;
    private final Prompt prompt;
    private final Runnable close;
    private final Map<String, Node> controls = new LinkedHashMap<>();
    private final Map<String, String> suggested = new HashMap<>();
    private final Label effect = new Label();
    private boolean filling;

    PromptCard(Workspace workspace, Prompt prompt, Runnable close) {
        this.workspace = workspace;
        this.prompt = prompt;
        this.close = close;
        getStyleClass().addAll("dialog-body", "prompt");
        var about = new Label(prompt.about());
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        var grid = new GridPane();
        grid.getStyleClass().add("prompt-grid");
        var labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, fields);
        int row = 0;
        for (Ask ask : prompt.asks()) {
            var label = new Label(ask.label());
            label.getStyleClass().add("row-label");
            grid.add(label, 0, row);
            grid.add(
                    switch (ask) {
                        case Ask.Text text -> field(text, label);
                        case Ask.Choice choice -> box(choice, label);
                    },
                    1,
                    row++);
        }
        effect.setId(prompt.id() + "-effect");
        effect.setWrapText(true);
        effect.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(about, grid, effect);
        refresh();
    }

    private Node field(Ask.Text ask, Label label) {
        var field = new TextField();
        field.setId(prompt.id() + "-" + ask.key());
        field.setAccessibleText(ask.label());
        label.setLabelFor(field);
        controls.put(ask.key(), field);
        field.textProperty().subscribe((_, _) -> refresh());
        field.setOnAction(_ -> accept());
        if (ask.length() == Ask.Length.NUMBER) {
            field.setMaxWidth(NUMBER_WIDTH);
        }
        if (ask.unit().isEmpty()) {
            return field;
        }
        var unit = new Label(ask.unit());
        unit.getStyleClass().add("row-unit");
        var line = new HBox(6, field, unit);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node box(Ask.Choice ask, Label label) {
        var box = new ComboBox<String>();
        box.setId(prompt.id() + "-" + ask.key());
        box.setAccessibleText(ask.label());
        label.setLabelFor(box);
        box.getItems().setAll(ask.values());
        box.setVisibleRowCount(Math.min(MOST_ROWS, Math.max(1, ask.values().size())));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                int at = ask.values().indexOf(value);
                return at < 0 ? "" : ask.texts().get(at);
            }

            @Override
            public String fromString(String text) {
                int at = ask.texts().indexOf(text);
                return at < 0 ? "" : ask.values().get(at);
            }
        });
        box.setValue(ask.now());
        box.setMaxWidth(Double.MAX_VALUE);
        controls.put(ask.key(), box);
        box.valueProperty().subscribe((_, _) -> refresh());
        return box;
    }

    private Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        controls.forEach((key, control) -> answers.put(
                key,
                control instanceof TextField field
                        ? field.getText()
                        : Objects.toString(((ComboBox<?>) control).getValue(), "")));
        return answers;
    }

    /// Follows the answers with what is suggested, then says what they would do.
    private void refresh() {
        if (filling || controls.size() < prompt.asks().size()) {
            return;
        }
        filling = true;
        for (Ask ask : prompt.asks()) {
            if (ask instanceof Ask.Text text && controls.get(text.key()) instanceof TextField field) {
                String before = suggested.get(text.key());
                if (before == null || before.equals(field.getText())) {
                    String now = text.suggest().apply(answers());
                    suggested.put(text.key(), now);
                    if (!now.equals(field.getText())) {
                        field.setText(now);
                    }
                }
            }
        }
        filling = false;
        show(prompt.edit().apply(answers()));
    }

    private void show(Edit edit) {
        effect.getStyleClass().removeAll("refusal", "prompt-effect");
        switch (edit) {
            case Edit.Made made -> {
                effect.getStyleClass().add("prompt-effect");
                effect.setText(prompt.effect().apply(made));
            }
            case Edit.Refused refused -> {
                effect.getStyleClass().add("refusal");
                effect.setText((refused.reason() + " " + refused.nextStep()).strip());
            }
        }
    }

    /// Makes the edit and closes; stays open with the reason when it is refused.
    void accept() {
        Edit edit = prompt.edit().apply(answers());
        show(edit);
        if (edit instanceof Edit.Made made && workspace.apply(edit)) {
            close.run();
            workspace.select(prompt.select().apply(made));
        }
    }

    /// Where a person starts: the first value, ready to be written over.
    void begin() {
        controls.values().stream().findFirst().ifPresent(first -> {
            first.requestFocus();
            if (first instanceof TextField field) {
                field.selectAll();
            }
        });
    }
}
