package io.kilorack.desktop.inspector;

import io.kilorack.desktop.model.OwnFacts;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Under the facts of a part: makes a part of the user's own from it, under a name of its own, and takes
/// such a part away again.
final class OwnPartNode extends VBox {
    private final Workspace workspace;
    private final Optional<OwnFacts> own;
    private final Row.PartRow row;
    private final Label refusal = new Label();
    private final TextField name = new TextField();

    OwnPartNode(Workspace workspace, Optional<OwnFacts> own, Row.PartRow row) {
        this.workspace = workspace;
        this.own = own;
        this.row = row;
        name.setText(Texts.get("own.copyName", row.name()));
        name.setAccessibleText(Texts.get("field.name"));
        name.setId("own-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        say("");
        var copy = button("own.copy", "own-copy", this::copy);
        getChildren().setAll(new HBox(name), copy, refusal);
        if (own.isPresent() && own.get().own(row.entryId())) {
            getChildren().add(2, button("own.remove", "own-remove", this::remove));
        }
        getStyleClass().add("own-form");
    }

    private static Button button(String key, String id, Runnable run) {
        var button = new Button(Texts.get(key));
        button.setId(id);
        button.getStyleClass().addAll("flat-button", "small");
        button.setOnAction(_ -> run.run());
        return button;
    }

    private void copy() {
        String text = name.getText().strip();
        if (text.isEmpty()) {
            say(Texts.get("own.name"));
            return;
        }
        String id = freeId();
        OwnValueNode.submit(
                workspace,
                own,
                facts -> facts.copy(row.entryId(), id, text),
                this::say,
                () -> workspace.select(Selection.of(Selection.Kind.ENTRY, id)));
    }

    /// `own-` and the part's id, numbered where that is taken.
    private String freeId() {
        String base = row.entryId().startsWith("own-") ? row.entryId() : "own-" + row.entryId();
        String id = base;
        for (int n = 2; workspace.catalog().entry(id).isPresent(); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    /// A part that stands in the plan stays: taking it away would leave racks without facts.
    private void remove() {
        boolean used = workspace.plan().sites().stream()
                .flatMap(s -> s.halls().stream())
                .flatMap(h -> h.racks().stream())
                .anyMatch(r -> r.modelId().equals(row.entryId())
                        || r.devices().stream().anyMatch(d -> d.modelId().equals(row.entryId())));
        if (used) {
            say(Texts.get("own.used"));
            return;
        }
        OwnValueNode.submit(
                workspace,
                own,
                facts -> facts.remove(row.entryId()),
                this::say,
                () -> workspace.select(Selection.NONE));
    }

    private void say(String text) {
        refusal.setText(text);
        refusal.setVisible(!text.isEmpty());
        refusal.setManaged(!text.isEmpty());
    }
}
