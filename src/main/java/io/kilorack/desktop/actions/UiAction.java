package io.kilorack.desktop.actions;

import io.kilorack.desktop.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// A command of the window: declared once, shown in the menu, the palette, context menus and the list of
/// shortcuts. What cannot be done now is disabled, not hidden.
///
/// @param id stable key (`plan.rotate`); its text is `action.<id>`
/// @param label the text as it reads now ("Undo Move rack R12")
/// @param shortcut by character, so that other keyboard layouts work; null for none
public record UiAction(
        String id,
        ObservableStringValue label,
        @Nullable KeyCombination shortcut,
        ObservableBooleanValue disabled,
        Runnable run) {

    /// Never disabled.
    public static final ObservableBooleanValue ALWAYS = new javafx.beans.property.SimpleBooleanProperty(false);

    static UiAction of(String id, @Nullable String shortcut, ObservableBooleanValue disabled, Runnable run) {
        return new UiAction(id, constant(Texts.get("action." + id)), keys(shortcut), disabled, run);
    }

    static UiAction of(String id, @Nullable String shortcut, Runnable run) {
        return of(id, shortcut, ALWAYS, run);
    }

    static UiAction named(
            String id,
            ObservableStringValue label,
            @Nullable String shortcut,
            ObservableBooleanValue disabled,
            Runnable run) {
        return new UiAction(id, label, keys(shortcut), disabled, run);
    }

    /// Runs it unless it is disabled now.
    public void fire() {
        if (!disabled.get()) {
            run.run();
        }
    }

    /// A menu item that follows label and state.
    public MenuItem asMenuItem() {
        var item = new MenuItem();
        item.setId(id.replace('.', '-'));
        item.textProperty().bind(label);
        if (shortcut != null) {
            item.setAccelerator(shortcut);
        }
        item.disableProperty().bind(disabled);
        item.setOnAction(_ -> fire());
        return item;
    }

    /// The shortcut as people read it, or an empty text.
    public String shortcutText() {
        return shortcut == null ? "" : shortcut.getDisplayText();
    }

    private static ObservableStringValue constant(String text) {
        return Bindings.createStringBinding(() -> text);
    }

    private static @Nullable KeyCombination keys(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "Shortcut++" -> new SignCombination("+", KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS);
            case "Shortcut+-" -> new SignCombination("-", KeyCode.MINUS, KeyCode.SUBTRACT);
            default -> KeyCombination.keyCombination(text);
        };
    }
}
