package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;

/// The context menu of the floor, made of the registry's actions when it is first asked for.
final class FloorMenu {
    private static final List<String> ITEMS = List.of(
            "plan.open",
            "",
            "edit.cut",
            "edit.copy",
            "edit.paste",
            "edit.duplicate",
            "edit.delete",
            "",
            "plan.rotate",
            "plan.pool",
            "",
            "edit.selectAll",
            "view.fit");

    private FloorMenu() {}

    static void install(Node floor, Actions actions) {
        var holder = new ContextMenu[1];
        floor.setOnContextMenuRequested(e -> {
            if (holder[0] == null) {
                var menu = new ContextMenu();
                for (String id : ITEMS) {
                    menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : withoutKeys(actions, id));
                }
                holder[0] = menu;
            }
            holder[0].show(floor, e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    /// Without the accelerator: the menu bar has it, and two of the same would run an action twice.
    private static javafx.scene.control.MenuItem withoutKeys(Actions actions, String id) {
        var item = actions.get(id).asMenuItem();
        item.setAccelerator(null);
        return item;
    }
}
