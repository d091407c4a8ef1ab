package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.actions.UiAction;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Icons;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The top row: menus, the way into the palette, the as-of date.
public final class MenuRow extends HBox {
    private final DatePicker date = new DatePicker();
    private final MenuBar bar = new MenuBar();
    private boolean following;

    /// @param recent recently opened files, asked each time the menu opens
    public MenuRow(Workspace workspace, Actions actions, Supplier<List<Path>> recent, Consumer<Path> openRecent) {
        getStyleClass().add("menu-row");
        bar.setId("menu");
        for (String key : Actions.MENUS) {
            bar.getMenus().add(menu(key, actions));
        }
        Menu file = bar.getMenus().getFirst();
        file.getItems().add(3, recentMenu(recent, openRecent));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        UiAction palette = actions.get("view.palette");
        var find = new Button(Texts.get("palette.prompt"), Icons.of(Feather.SEARCH, 14));
        find.setId("find");
        find.getStyleClass().add("find-button");
        find.setMaxWidth(460);
        var keys = new Label(palette.shortcutText());
        keys.getStyleClass().add("key-hint");
        keys.setMouseTransparent(true);
        var box = new javafx.scene.layout.StackPane(find, keys);
        javafx.scene.layout.StackPane.setAlignment(keys, javafx.geometry.Pos.CENTER_RIGHT);
        javafx.scene.layout.StackPane.setMargin(keys, new javafx.geometry.Insets(0, 8, 0, 0));
        find.setOnAction(_ -> palette.fire());
        find.setAccessibleText(Texts.get("palette.prompt"));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(460);
        getChildren().setAll(bar, spacer(), box, spacer(), asOf(workspace));
    }

    private static Region spacer() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Menu menu(String key, Actions actions) {
        var menu = new Menu(Texts.get("menu." + key));
        menu.setId("menu-" + key);
        for (Optional<UiAction> action : actions.menu(key)) {
            menu.getItems().add(action.<MenuItem>map(UiAction::asMenuItem).orElseGet(SeparatorMenuItem::new));
        }
        return menu;
    }

    private static Menu recentMenu(Supplier<List<Path>> recent, Consumer<Path> open) {
        var menu = new Menu(Texts.get("menu.recent"));
        Runnable fill = () -> {
            menu.getItems().clear();
            for (Path path : recent.get()) {
                var item = new MenuItem(path.getFileName() + "   " + path.getParent());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> open.accept(path));
                menu.getItems().add(item);
            }
            if (menu.getItems().isEmpty()) {
                var none = new MenuItem(Texts.get("menu.recent.none"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
        };
        fill.run();
        menu.setOnShowing(_ -> fill.run());
        return menu;
    }

    private HBox asOf(Workspace workspace) {
        date.setId("as-of");
        date.setAccessibleText(Texts.get("asOf.spoken"));
        date.setPrefWidth(136);
        date.setMinWidth(136);
        date.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate value) {
                return value == null ? "" : value.toString();
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String text) {
                if (text == null || text.isBlank()) {
                    return workspace.plan().asOf();
                }
                try {
                    return LocalDate.parse(text.strip());
                } catch (java.time.format.DateTimeParseException notADate) {
                    return workspace.plan().asOf();
                }
            }
        });
        date.setTooltip(new Tooltip(Texts.get("asOf.hint")));
        workspace.planProperty().subscribe(p -> {
            following = true;
            date.setValue(p.asOf());
            following = false;
        });
        date.valueProperty().subscribe((_, value) -> {
            if (value != null && !following && !value.equals(workspace.plan().asOf())) {
                workspace.apply(Editing.of(workspace).contents().setAsOf(workspace.plan(), value));
            }
        });
        var label = new Label(Texts.get("asOf"));
        label.getStyleClass().add("muted");
        label.setLabelFor(date);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(label, date);
        box.getStyleClass().add("as-of");
        return box;
    }

    public void chooseDate() {
        date.requestFocus();
        date.show();
    }
}
