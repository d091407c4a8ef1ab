package io.kilorack.desktop.shell;

import io.kilorack.desktop.model.Finder;
import io.kilorack.desktop.texts.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Finds anything or runs a command, over the window: type, arrow keys, Enter; Escape goes back to where
/// one was.
public final class CommandPalette extends StackPane {
    private static final int SHOWN = 60;
    private static final double ROW = 34;

    private final Supplier<List<Finder.Item>> source;
    private final TextField query = new TextField();
    private final ListView<Finder.Item> list = new ListView<>();
    private final Label empty = new Label(Texts.get("palette.empty"));
    private List<Finder.Item> items = List.of();
    private @Nullable Node focusBefore;

    /// @param source everything that can be found now; asked each time it opens
    public CommandPalette(Supplier<List<Finder.Item>> source) {
        this.source = source;
        setId("palette");
        getStyleClass().add("palette-veil");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setManaged(false);
        query.setPromptText(Texts.get("palette.prompt"));
        query.setId("palette-query");
        query.setAccessibleText(Texts.get("palette.prompt"));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(Texts.get("palette.results"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(empty);
        list.setOnMouseClicked(_ -> run());
        query.textProperty().subscribe(_ -> refresh());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        var box = new VBox(query, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(640, Region.USE_PREF_SIZE);
        getChildren().setAll(box);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
    }

    public boolean isOpen() {
        return isVisible();
    }

    public void open() {
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        items = source.get();
        query.clear();
        refresh();
        setManaged(true);
        setVisible(true);
        query.requestFocus();
    }

    public void close() {
        setVisible(false);
        setManaged(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void refresh() {
        list.getItems().setAll(Finder.find(items, query.getText(), SHOWN));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(Math.max(2, Math.min(10, list.getItems().size())) * ROW + 4);
    }

    private void keys(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (e.getCode() == KeyCode.ENTER) {
            run();
        } else if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
            int step = e.getCode() == KeyCode.DOWN ? 1 : -1;
            int next = Math.clamp(
                    list.getSelectionModel().getSelectedIndex() + step,
                    0,
                    Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 8));
        } else {
            return;
        }
        e.consume();
    }

    private void run() {
        Finder.Item item = list.getSelectionModel().getSelectedItem();
        if (item != null) {
            close();
            item.open().run();
        }
    }

    private static final class Cell extends ListCell<Finder.Item> {
        private final Label kind = new Label();
        private final Label title = new Label();
        private final Label hint = new Label();
        private final HBox row = new HBox(title, kind, hint);

        Cell() {
            row.getStyleClass().add("palette-row");
            kind.getStyleClass().add("muted");
            hint.getStyleClass().add("key-hint");
            HBox.setHgrow(kind, Priority.ALWAYS);
            kind.setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected void updateItem(Finder.@Nullable Item item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (isEmpty || item == null) {
                setGraphic(null);
                return;
            }
            title.setText(item.title());
            kind.setText(item.kind());
            hint.setText(item.hint());
            setGraphic(row);
        }
    }
}
