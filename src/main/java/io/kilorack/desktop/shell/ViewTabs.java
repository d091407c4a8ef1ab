package io.kilorack.desktop.shell;

import io.kilorack.desktop.texts.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A row of tabs over a stack of views. A view is made when it is first looked at.
///
/// To add a view: call [#add] with a key (its text is `view.<key>`) and a maker.
public final class ViewTabs extends VBox {
    private final HBox row = new HBox();
    private final StackPane stack = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, Supplier<? extends Node>> makers = new LinkedHashMap<>();
    private final Map<String, Node> made = new LinkedHashMap<>();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");

    public ViewTabs(String id) {
        setId(id);
        getStyleClass().add("view-tabs");
        row.getStyleClass().add("tab-row");
        row.setAccessibleRole(AccessibleRole.TAB_PANE);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().setAll(row, stack);
    }

    public ViewTabs add(String key, Supplier<? extends Node> maker) {
        makers.put(key, maker);
        var tab = new ToggleButton(Texts.get("view." + key));
        tab.setId("tab-" + key);
        tab.getStyleClass().add("tab-button");
        tab.setToggleGroup(group);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setOnAction(_ -> show(key));
        tabs.put(key, tab);
        row.getChildren().add(tab);
        if (tabs.size() == 1) {
            show(key);
        }
        return this;
    }

    /// Shows a view, making it when this is the first time.
    public Node show(String key) {
        Supplier<? extends Node> maker = makers.get(key);
        ToggleButton tab = tabs.get(key);
        if (maker == null || tab == null) {
            throw new IllegalArgumentException("no view " + key + "; there are " + makers.keySet());
        }
        Node view = made.get(key);
        if (view == null) {
            view = maker.get();
            made.put(key, view);
            stack.getChildren().add(view);
        }
        for (Node other : stack.getChildren()) {
            other.setVisible(other == view);
            other.setManaged(other == view);
        }
        tab.setSelected(true);
        current.set(key);
        return view;
    }

    public void next() {
        var keys = java.util.List.copyOf(makers.keySet());
        show(keys.get((keys.indexOf(current.get()) + 1) % keys.size()));
    }

    public ReadOnlyStringProperty currentProperty() {
        return current.getReadOnlyProperty();
    }
}
