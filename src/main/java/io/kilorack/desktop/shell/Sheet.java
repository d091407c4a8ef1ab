package io.kilorack.desktop.shell;

import io.kilorack.assess.Check;
import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.actions.UiAction;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Prompt;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.edit.Edit;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A card over the window for what is read or decided once: shortcuts, about, a catalog update before it is
/// applied.
final class Sheet extends StackPane {
    private static final double WIDTH = 520;
    /// Labels of workloads and four columns need more.
    private static final double OFFER_WIDTH = 720;

    private final VBox card = new VBox();
    /// What had the focus before, to have it again.
    private @Nullable Node before;

    Sheet() {
        setId("sheet");
        getStyleClass().add("palette-veil");
        card.getStyleClass().add("dialog-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().setAll(card);
        setVisible(false);
        setManaged(false);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
                e.consume();
            }
        });
    }

    private void show(String title, Node content, Button... buttons) {
        var heading = new Label(title);
        heading.getStyleClass().add("dialog-title");
        var row = new HBox(buttons);
        row.getStyleClass().add("dialog-buttons");
        row.setAlignment(Pos.CENTER_RIGHT);
        VBox.setVgrow(content, Priority.ALWAYS);
        card.getChildren().setAll(heading, content, row);
        card.setMaxWidth(WIDTH);
        before = isVisible() ? before : getScene().getFocusOwner();
        setVisible(true);
        setManaged(true);
        buttons[buttons.length - 1].requestFocus();
    }

    private Button button(String key, Runnable run) {
        var button = new Button(Texts.get(key));
        button.setOnAction(_ -> {
            close();
            run.run();
        });
        return button;
    }

    void close() {
        setVisible(false);
        setManaged(false);
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    void shortcuts(Actions actions) {
        var lines = new VBox();
        lines.getStyleClass().add("shortcut-list");
        for (UiAction action : actions.all()) {
            if (action.shortcut() != null) {
                lines.getChildren().add(line(Texts.get("action." + action.id()), action.shortcutText()));
            }
        }
        for (String key : List.of("pan", "zoom", "band", "arrows", "fine", "open", "moveDevice")) {
            lines.getChildren().add(line(Texts.get("gesture." + key), Texts.get("gesture." + key + ".keys")));
        }
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        scroll.setPrefHeight(460);
        show(Texts.get("action.help.shortcuts"), scroll, button("dialog.close", () -> {}));
    }

    private static HBox line(String text, String keys) {
        var name = new Label(text);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var hint = new Label(keys);
        hint.getStyleClass().add("key-hint");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(name, space, hint);
        line.getStyleClass().add("row");
        return line;
    }

    void about(Workspace workspace) {
        String version = Sheet.class.getPackage().getImplementationVersion();
        var text = new Label(Texts.get(
                "about.text",
                version == null ? Texts.get("about.development") : version,
                workspace.catalog().version(),
                workspace.catalog().date().toString(),
                workspace.catalog().hash(),
                System.getProperty("java.runtime.version"),
                System.getProperty("javafx.runtime.version", "")));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        show(Texts.get("app.name"), text, button("dialog.close", () -> {}));
    }

    void offer(CatalogUpdate.Offer offer) {
        var cells = new ListView<String>();
        cells.getItems().setAll(offer.cells());
        cells.setPrefHeight(Math.clamp(40L * offer.cells().size(), 60, 150));
        cells.getStyleClass().add("update-cells");
        var cellsTitle =
                new Label(Texts.get("update.cells", String.valueOf(offer.cells().size())));
        cellsTitle.getStyleClass().add("section-title");
        var effectsTitle = new Label(Texts.get("update.effects"));
        effectsTitle.getStyleClass().add("section-title");
        var effects =
                new VBox(effectsTitle, offer.effects().isEmpty() ? prose(Texts.get("update.noEffect")) : table(offer));
        if (!offer.checks().isEmpty()) {
            var checksTitle = new Label(Texts.get("section.checks"));
            checksTitle.getStyleClass().add("section-title");
            effects.getChildren().add(checksTitle);
            offer.checks().forEach(line -> effects.getChildren().add(prose(line)));
        }
        var scroll = new ScrollPane(effects);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("flat-scroll");
        // As high as what it holds, as a rule, and never higher than leaves room for the buttons.
        scroll.setPrefHeight(Math.clamp(
                70L + 24L * offer.effects().size() + 42L * offer.checks().size(), 90, 300));
        var box = new VBox(cellsTitle, cells, scroll);
        box.getStyleClass().add("dialog-body");
        Button apply = button("update.apply", offer.apply());
        apply.setId("update-apply");
        apply.getStyleClass().add("accent");
        show(offer.title(), box, button("dialog.cancel", () -> {}), apply);
        card.setMaxWidth(OFFER_WIDTH);
    }

    /// Asks who accepts a finding and why; the waiver is an edit like any other.
    void waive(Workspace workspace, Check check) {
        var by = new TextField(workspace.plan().author());
        by.setId("waive-by");
        by.setAccessibleText(Texts.get("waive.by"));
        var reason = new TextArea();
        reason.setId("waive-reason");
        reason.setAccessibleText(Texts.get("waive.reason"));
        reason.setPrefRowCount(3);
        reason.setWrapText(true);
        var refusal = new Label();
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        Label about = prose(check.message());
        var box = new VBox(
                about, new Label(Texts.get("waive.by")), by, new Label(Texts.get("waive.reason")), reason, refusal);
        box.getStyleClass().add("dialog-body");
        var accept = new Button(Texts.get("waive.accept"));
        accept.setId("waive-accept");
        accept.getStyleClass().add("accent");
        accept.setOnAction(_ -> {
            Edit edit = Editing.of(workspace)
                    .contents()
                    .waive(
                            workspace.plan(),
                            check.code(),
                            check.subjects(),
                            by.getText(),
                            workspace.today(),
                            reason.getText());
            if (edit instanceof Edit.Refused refused) {
                refusal.setText(refused.reason());
                return;
            }
            workspace.apply(edit);
            close();
        });
        show(Texts.get("waive.title"), box, button("dialog.cancel", () -> {}), accept);
        (by.getText().isBlank() ? by : reason).requestFocus();
    }

    /// Asks for the few values that an edit needs, and makes it.
    void ask(Workspace workspace, Prompt prompt) {
        var fields = new PromptCard(workspace, prompt, this::close);
        var accept = new Button(prompt.accept());
        accept.setId(prompt.id() + "-accept");
        accept.getStyleClass().add("accent");
        accept.setOnAction(_ -> fields.accept());
        show(prompt.title(), fields, button("dialog.cancel", () -> {}), accept);
        card.setMaxWidth(prompt.wide() ? OFFER_WIDTH : WIDTH);
        fields.begin();
    }

    private static Label prose(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// What changes: label, before, after, and the signed change, numbers to the right.
    private static GridPane table(CatalogUpdate.Offer offer) {
        var grid = new GridPane();
        grid.setId("update-effects");
        grid.setHgap(14);
        grid.setVgap(4);
        var first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(first);
        int row = 0;
        for (CatalogUpdate.Effect effect : offer.effects()) {
            Label label = prose(effect.label());
            label.getStyleClass().add("row-label");
            grid.add(label, 0, row);
            grid.add(number(effect.before(), "row-label"), 1, row);
            grid.add(number(effect.after().isEmpty() ? "" : "→  " + effect.after(), "row-value"), 2, row);
            grid.add(number(effect.change(), "row-value"), 3, row++);
        }
        return grid;
    }

    private static Label number(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
