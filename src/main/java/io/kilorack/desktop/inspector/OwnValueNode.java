package io.kilorack.desktop.inspector;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Field;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.OwnFacts;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A fact that opens into a small form, in which the user lays a value of their own over it, with its
/// source, or goes back to the catalog's. The plan is assessed anew with it at once.
final class OwnValueNode extends VBox {
    private final Workspace workspace;
    private final Optional<OwnFacts> own;
    private final Row.CellRow row;
    private final Label refusal = new Label();
    private final TextField value = new TextField();
    private final TextField because = new TextField();

    OwnValueNode(Workspace workspace, Optional<OwnFacts> own, Row.CellRow row, Node fact) {
        this.workspace = workspace;
        this.own = own;
        this.row = row;
        fact.getStyleClass().add("clickable");
        fact.setFocusTraversable(true);
        fact.setAccessibleRole(AccessibleRole.BUTTON);
        fact.setAccessibleText(row.fact().label() + " " + row.fact().text());
        fact.setOnMouseClicked(_ -> toggle());
        fact.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                toggle();
                e.consume();
            }
        });
        getChildren().setAll(fact);
    }

    private void toggle() {
        if (getChildren().size() > 1) {
            getChildren().remove(1);
        } else {
            getChildren().add(form());
            value.requestFocus();
            value.selectAll();
        }
    }

    private Node form() {
        Field field = workspace.catalog().fields().get(row.field());
        value.setText(row.stored());
        value.setAccessibleText(Texts.get("own.value"));
        value.setId("own-value");
        because.setPromptText(Texts.get("own.because.prompt"));
        because.setAccessibleText(Texts.get("own.because"));
        because.setId("own-because");
        because.setOnAction(_ -> save());
        value.setOnAction(_ -> because.requestFocus());
        var save = new Button(Texts.get("own.save"));
        save.setId("own-save");
        save.getStyleClass().addAll("flat-button", "small");
        save.setOnAction(_ -> save());
        var buttons = new HBox(save);
        if (row.fact().own()) {
            var restore = new Button(Texts.get("own.restore"));
            restore.setId("own-restore");
            restore.getStyleClass().addAll("flat-button", "small");
            restore.setOnAction(_ -> change(facts -> facts.restore(row.entryId(), row.field())));
            buttons.getChildren().add(restore);
        }
        buttons.getStyleClass().add("own-buttons");
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        say("");
        var form = new VBox();
        if (field != null) {
            var meaning = new Label(
                    field.description() + (field.words().isEmpty() ? "" : " " + String.join(", ", field.words())));
            meaning.setWrapText(true);
            meaning.setMinHeight(Region.USE_PREF_SIZE);
            meaning.getStyleClass().add("muted");
            form.getChildren().add(meaning);
        }
        form.getChildren()
                .addAll(
                        line("own.value", value, field == null ? "" : field.unit()),
                        line("own.because", because, ""),
                        buttons,
                        refusal);
        form.getStyleClass().add("own-form");
        form.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                toggle();
                e.consume();
            }
        });
        return form;
    }

    private static Node line(String key, TextField field, String unit) {
        var label = new Label(Texts.get(key));
        label.getStyleClass().add("row-label");
        label.setMinWidth(76);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(0);
        var line = new HBox(6, label, field);
        if (!unit.isEmpty()) {
            var after = new Label(unit);
            after.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(after);
        }
        line.getStyleClass().add("row");
        return line;
    }

    private void save() {
        String text = value.getText().strip();
        Field field = workspace.catalog().fields().get(row.field());
        String complaint = field == null ? "" : field.complaint(text);
        if (!complaint.isEmpty()) {
            say("\"" + text + "\" " + complaint + ".");
        } else if (because.getText().isBlank()) {
            say(Texts.get("own.why"));
            because.requestFocus();
        } else {
            String why = because.getText().strip();
            change(facts -> facts.override(row.entryId(), row.field(), text, why));
        }
    }

    /// Something done to the user's facts.
    @FunctionalInterface
    interface Change {
        Catalog of(OwnFacts facts) throws Exception;
    }

    private void change(Change change) {
        submit(workspace, own, change, this::say, () -> {});
    }

    /// Runs a change in a job and uses the catalog it gives; a refusal is told where it arose.
    static void submit(
            Workspace workspace,
            Optional<OwnFacts> own,
            Change change,
            java.util.function.Consumer<String> refused,
            Runnable then) {
        if (own.isEmpty()) {
            refused.accept(Texts.get("own.noStore"));
            return;
        }
        Jobs.Work<Catalog> work = _ -> change.of(own.get());
        workspace
                .jobs()
                .submit(
                        Texts.get("own.task"),
                        work,
                        catalog -> {
                            workspace.useCatalog(catalog);
                            then.run();
                        },
                        failure -> refused.accept(String.valueOf(failure.getMessage())));
    }

    private void say(String text) {
        refusal.setText(text);
        refusal.setVisible(!text.isEmpty());
        refusal.setManaged(!text.isEmpty());
    }
}
