package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;

/// The context menus of the floor, of an open rack and of the plan's tree, made of the registry's
/// actions when it is first asked for.
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
            "plan.repeat",
            "plan.number",
            "plan.fill",
            "plan.feeds",
            "",
            "plan.rotate",
            "plan.pool",
            "plan.area",
            "",
            "edit.selectAll",
            "view.fit");

    private static final List<String> RACK_ITEMS =
            List.of("edit.duplicate", "edit.delete", "", "plan.repeat", "plan.fill");

    private static final List<String> TREE_ITEMS = List.of(
            "plan.site",
            "plan.hall",
            "plan.area",
            "",
            "plan.repeat",
            "plan.number",
            "plan.fill",
            "plan.feeds",
            "",
            "edit.duplicate",
            "edit.delete");

    private FloorMenu() {}

    static void install(Node floor, Actions actions) {
        install(floor, actions, ITEMS);
    }

    static void installOnRack(Node rack, Actions actions) {
        install(rack, actions, RACK_ITEMS);
    }

    static void installOnTree(Node tree, Actions actions) {
        install(tree, actions, TREE_ITEMS);
    }

    private static void install(Node floor, Actions actions, List<String> items) {
        var holder = new ContextMenu[1];
        floor.setOnContextMenuRequested(e -> {
            if (holder[0] == null) {
                var menu = new ContextMenu();
                for (String id : items) {
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
