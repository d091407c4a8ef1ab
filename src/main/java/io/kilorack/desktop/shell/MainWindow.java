package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.catalog.CatalogPanel;
import io.kilorack.desktop.catalog.PlanTree;
import io.kilorack.desktop.dashboard.Dock;
import io.kilorack.desktop.dashboard.DockBar;
import io.kilorack.desktop.drag.DragSession;
import io.kilorack.desktop.floor.FloorTab;
import io.kilorack.desktop.inspector.Inspector;
import io.kilorack.desktop.model.Jobs;
import io.kilorack.desktop.model.ScreeningList;
import io.kilorack.desktop.model.Screenings;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Setting;
import io.kilorack.desktop.model.TaskList;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Fonts;
import io.kilorack.desktop.theme.Theme;
import io.kilorack.desktop.views.SubViews;
import io.kilorack.desktop.views.ViewContext;
import io.kilorack.desktop.views.Views;
import io.kilorack.plan.file.Recovery;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's content as one scene: puts the parts together and knows how they lie. What each part does,
/// it does itself.
public final class MainWindow {
    private final Workspace workspace;
    private final Services services;
    private final Theme theme;
    private final Scene scene;
    private final FloorTab floorTab;
    private final ViewTabs views = new ViewTabs("views");
    private final ViewTabs side = new ViewTabs("side");
    private final CatalogPanel catalogPanel;
    private final Dock dock;
    private final DockBar dockBar;
    private final SplitPane middle = new SplitPane();
    private final SplitPane upper = new SplitPane();
    private final Breakdown breakdown = new Breakdown();
    private final RecoveryBar recovery;
    private final CommandPalette palette;
    private final Actions actions;
    private final FileActions files;
    private final MenuRow menuRow;
    private final Hint hint;
    private final Sheet sheet = new Sheet();
    private final StackPane root = new StackPane();
    private final DragSession drag = new DragSession();
    private Runnable close = () -> {};

    /// @param jobs runs what takes time; `tasks` lists it
    public MainWindow(
            Services services,
            Services.Opening opening,
            Jobs jobs,
            TaskList tasks,
            Choosers choosers,
            double width,
            double height) {
        this.services = services;
        Fonts.load();
        workspace = new Workspace(jobs, services.assess(), services.clock(), opening.catalog(), opening.plan());
        workspace.open(opening.plan(), opening.file(), opening.assessment());
        scene = new Scene(root, width, height);
        theme = new Theme(scene, Theme.Choice.of(services.settings().get(Setting.THEME)));
        var inks = theme.paletteProperty();
        var ghost = new DragGhost();
        drag.listen(ghost);
        floorTab = new FloorTab(workspace, inks, drag);
        catalogPanel = new CatalogPanel(workspace, drag);
        dock = new Dock(workspace, inks, this::reveal, this::showParties);
        dockBar = new DockBar(workspace, () -> showDock(true));
        var lists = new ScreeningList(jobs, services.settings(), choosers::openList, workspace::report);
        lists.restore();
        var screenings = new Screenings(workspace, lists);
        var update = new CatalogUpdate(workspace, services);
        update.onOffer(offer -> sheet.offer(offer));
        files = new FileActions(
                workspace, services, choosers, update, new Printing(workspace, screenings::listed), screenings::listed);
        actions = new Actions(workspace, files, new EditActions(workspace), new WindowActions(this, choosers));
        recovery = new RecoveryBar(workspace);
        palette = new CommandPalette(() -> Finds.of(workspace, actions, this::reveal));
        menuRow = new MenuRow(workspace, actions, files::recent, files::open);
        hint = new Hint(services.settings());
        views.add("floor", () -> floorTab);
        var context = new ViewContext(
                workspace, inks, this::reveal, breakdown::open, views::show, choosers::openPlan, lists, screenings);
        Views.ALL.forEach(view -> views.add(view.key(), () -> view.make().apply(context)));
        side.add("catalog", () -> catalogPanel);
        side.add("plan", () -> {
            var tree = new PlanTree(workspace);
            FloorMenu.installOnTree(tree, actions);
            return tree;
        });
        FloorMenu.install(floorTab.floor(), actions);
        FloorMenu.installOnRack(floorTab.drawer(), actions);
        arrange(tasks, ghost);
        opening.problem().ifPresent(workspace::report);
        workspace
                .acceptingProperty()
                .subscribe(asked -> asked.ifPresent(check -> {
                    sheet.waive(workspace, check);
                    workspace.acceptingProperty().set(Optional.empty());
                }));
        dragThroughTheScene();
        if (!services.settings().get(Setting.HINT_DONE) && opening.file().isEmpty()) {
            hint.open();
        }
    }

    private void showParties() {
        if (views.show("exposure") instanceof SubViews law) {
            law.open("parties");
        }
    }

    /// Once something is dragged, the pointer is the scene's business, whichever node lies under it: the
    /// node where the drag began may be scrolled away meanwhile, and the headless platform does not keep
    /// sending it events.
    private void dragThroughTheScene() {
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, e -> {
            if (drag.running()) {
                drag.move(e.getSceneX(), e.getSceneY());
                e.consume();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (drag.running()) {
                drag.release(e.getSceneX(), e.getSceneY());
                e.consume();
            }
        });
        // the other habit for redo, beside the shortcut that the menu shows
        scene.getAccelerators()
                .put(
                        KeyCombination.keyCombination("Shortcut+Y"),
                        () -> actions.get("edit.redo").fire());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && drag.running()) {
                drag.cancel();
                e.consume();
            }
        });
    }

    private void arrange(TaskList tasks, DragGhost ghost) {
        var problem = new ProblemBar(workspace);
        var notice = new Label();
        notice.setId("notice");
        notice.getStyleClass().add("notice-bar");
        notice.setMaxWidth(Double.MAX_VALUE);
        workspace.noticeProperty().subscribe(text -> {
            notice.setText(text);
            notice.setVisible(!text.isEmpty());
            notice.setManaged(!text.isEmpty());
        });
        var top = new VBox(
                menuRow, new KpiStrip(workspace, breakdown::open, this::showChecks), recovery, problem, notice);
        var inspector = new Inspector(
                workspace, breakdown::open, services.catalogKeeper().map(k -> k));
        upper.getItems().setAll(side, views, inspector);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(inspector, false);
        side.setMinWidth(220);
        inspector.setMinWidth(240);
        views.setMinWidth(320);
        middle.setOrientation(Orientation.VERTICAL);
        middle.getItems().setAll(upper);
        SplitPane.setResizableWithParent(dock, false);
        dock.setMinHeight(140);
        upper.setMinHeight(200);
        var frame = new BorderPane(
                middle,
                top,
                null,
                new VBox(
                        dockBar,
                        new StatusBar(workspace, tasks, floorTab.floor().zoomProperty(), services.clock())),
                null);
        frame.getStyleClass().add("frame");
        root.getChildren().setAll(frame, hint, breakdown, sheet, palette, ghost);
        root.setId("window");
        breakdown.setManaged(false);
        root.widthProperty().subscribe(_ -> breakdown.resize(root.getWidth(), root.getHeight()));
        root.heightProperty().subscribe(_ -> breakdown.resize(root.getWidth(), root.getHeight()));
        VBox.setVgrow(middle, Priority.ALWAYS);
        views.currentProperty().subscribe(_ -> showDock(services.settings().get(dockSetting())));
        divide(scene.getWidth(), scene.getHeight());
    }

    /// Sets the widths of the panels for a window of this size, from what was remembered.
    private void divide(double width, double height) {
        double left = services.settings().get(Setting.LEFT_WIDTH);
        double right = services.settings().get(Setting.RIGHT_WIDTH);
        side.setPrefWidth(left);
        upper.setDividerPositions(left / width, 1 - right / width);
        if (middle.getItems().contains(dock)) {
            double room = Math.max(300, height - 150);
            middle.setDividerPositions(1 - services.settings().get(Setting.DOCK_HEIGHT) / room);
        }
    }

    /// Below the floor the dock is what shows an edit's effect; a view of its own needs the room.
    private Setting<Boolean> dockSetting() {
        return views.currentProperty().get().equals("floor") ? Setting.DOCK_OPEN : Setting.DOCK_OPEN_ELSEWHERE;
    }

    private void showDock(boolean open) {
        if (middle.getItems().contains(dock) && dock.getHeight() > 0) {
            services.settings().set(Setting.DOCK_HEIGHT, dock.getHeight());
        }
        dock.setVisible(open);
        dockBar.setOpen(!open);
        if (open && !middle.getItems().contains(dock)) {
            middle.getItems().add(dock);
            double room = Math.max(300, (middle.getHeight() > 0 ? middle.getHeight() : scene.getHeight() - 150));
            double at = 1 - services.settings().get(Setting.DOCK_HEIGHT) / room;
            middle.setDividerPositions(at);
            // the first layout with a new item gives it its least height, whatever was asked for
            middle.layout();
            middle.setDividerPositions(at);
        } else if (!open) {
            middle.getItems().remove(dock);
        }
        services.settings().set(dockSetting(), open);
    }

    void toggleDock() {
        showDock(!middle.getItems().contains(dock));
    }

    void showChecks() {
        showDock(true);
        dock.checks().focusList();
    }

    /// Selects something and brings it into view.
    public void reveal(Selection selection) {
        workspace.select(selection);
        if (!selection.rackIds().isEmpty()) {
            if (!views.currentProperty().get().equals("floor")) {
                views.show("floor");
            }
            floorTab.reveal(selection);
            if (selection.kind() == Selection.Kind.DEVICE) {
                floorTab.drawer().open(selection.rackIds().iterator().next());
            }
        } else if (selection.kind() == Selection.Kind.HALL) {
            workspace.hallIdProperty().set(selection.single());
        }
    }

    void searchCatalog() {
        side.show("catalog");
        catalogPanel.focusSearch();
    }

    /// Notes sizes and choices, and writes them.
    public void remember() {
        double[] at = upper.getDividerPositions();
        if (at.length == 2 && upper.getWidth() > 0) {
            services.settings().set(Setting.LEFT_WIDTH, at[0] * upper.getWidth());
            services.settings().set(Setting.RIGHT_WIDTH, (1 - at[1]) * upper.getWidth());
        }
        if (middle.getItems().contains(dock) && dock.getHeight() > 0) {
            services.settings().set(Setting.DOCK_HEIGHT, dock.getHeight());
        }
        services.settings().save();
    }

    void choose(Theme.Choice choice) {
        theme.choose(choice);
        services.settings().set(Setting.THEME, choice.key());
        services.settings().save();
    }

    /// Offers work that an earlier run left unsaved.
    public void offer(List<Recovery.Found> found) {
        recovery.offer(found);
    }

    public void onClose(Runnable value) {
        close = value;
    }

    /// Asks about unsaved changes, then closes.
    public void requestClose() {
        files.leaving(close);
    }

    public Scene scene() {
        return scene;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Actions actions() {
        return actions;
    }

    public FloorTab floorTab() {
        return floorTab;
    }

    public ViewTabs views() {
        return views;
    }

    CommandPalette palette() {
        return palette;
    }

    MenuRow menuRow() {
        return menuRow;
    }

    Hint hint() {
        return hint;
    }

    Sheet sheet() {
        return sheet;
    }

    public String title() {
        return workspace.plan().name() + " – " + Texts.get("app.name");
    }
}
