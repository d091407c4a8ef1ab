package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.actions.UiAction;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the window for what is read or decided once: shortcuts, about, a catalog update before it is
/// applied.
final class Sheet extends StackPane {
    private final VBox card = new VBox();

    Sheet() {
        setId("sheet");
        getStyleClass().add("palette-veil");
        card.getStyleClass().add("dialog-card");
        card.setMaxSize(520, Region.USE_PREF_SIZE);
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
        cells.setPrefHeight(220);
        var effects = new Label(offer.effects().isEmpty() ? Texts.get("update.noEffect") : String.join("\n", offer.effects()));
        effects.setWrapText(true);
        effects.setMinHeight(Region.USE_PREF_SIZE);
        var cellsTitle = new Label(Texts.get("update.cells", String.valueOf(offer.cells().size())));
        cellsTitle.getStyleClass().add("section-title");
        var effectsTitle = new Label(Texts.get("update.effects"));
        effectsTitle.getStyleClass().add("section-title");
        var box = new VBox(cellsTitle, cells, effectsTitle, effects);
        box.getStyleClass().add("dialog-body");
        Button apply = button("update.apply", offer.apply());
        apply.setId("update-apply");
        apply.getStyleClass().add("accent");
        show(offer.title(), box, button("dialog.cancel", () -> {}), apply);
    }
}
