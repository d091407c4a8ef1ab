package io.kilorack.desktop.actions;

import static io.kilorack.desktop.actions.UiAction.of;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;

/// The registry: every command by menu, in menu order. An empty name in a menu is a separator.
public final class Actions {
    /// Menus in their order; their text is `menu.<key>`.
    public static final List<String> MENUS = List.of("file", "edit", "view", "plan", "catalog", "help");

    private static final String LINE = "";

    private final Map<String, UiAction> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> menus = new LinkedHashMap<>();

    public Actions(Workspace workspace, FileCommands files, EditCommands edits, WindowCommands window) {
        file(files, window);
        edit(workspace, edits);
        view(window);
        plan(workspace, edits, window);
        catalog(files, window);
        help(window);
    }

    private void file(FileCommands files, WindowCommands window) {
        menu(
                "file",
                of("file.new", "Shortcut+N", files::newPlan),
                of("file.open", "Shortcut+O", files::open),
                of("file.sample", null, files::openSample),
                null,
                of("file.save", "Shortcut+S", files::save),
                of("file.saveAs", "Shortcut+Shift+S", files::saveAs),
                null,
                of("file.export", "Shortcut+E", files::exportPlan),
                of("file.bill", null, () -> files.exportTable(TableExport.BILL)),
                of("file.findings", null, () -> files.exportTable(TableExport.FINDINGS)),
                of("file.panels", null, () -> files.exportTable(TableExport.PANELS)),
                of("file.picture", null, window::savePicture),
                of("file.print", "Shortcut+P", files::print),
                null,
                of("file.updateCatalog", null, files::updateCatalog),
                null,
                of("file.close", "Shortcut+Q", window::close));
    }

    private void edit(Workspace workspace, EditCommands edits) {
        var racks = hasRacks(workspace);
        var devices = selectionIs(workspace, Selection.Kind.DEVICE);
        var things = racks.or(devices)
                .or(selectionIs(workspace, Selection.Kind.WORKLOAD))
                .or(selectionIs(workspace, Selection.Kind.POOL))
                .or(selectionIs(workspace, Selection.Kind.NODE))
                .or(selectionIs(workspace, Selection.Kind.COOLING))
                .or(selectionIs(workspace, Selection.Kind.HALL))
                .or(selectionIs(workspace, Selection.Kind.SITE))
                .or(selectionIs(workspace, Selection.Kind.STOCK));
        menu(
                "edit",
                UiAction.named(
                        "edit.undo",
                        named("action.edit.undo", "action.edit.undo.named", workspace.undoNameProperty()),
                        "Shortcut+Z",
                        Bindings.not(workspace.canUndoProperty()),
                        workspace::undo),
                UiAction.named(
                        "edit.redo",
                        named("action.edit.redo", "action.edit.redo.named", workspace.redoNameProperty()),
                        "Shortcut+Shift+Z",
                        Bindings.not(workspace.canRedoProperty()),
                        workspace::redo),
                null,
                of("edit.cut", "Shortcut+X", racks.not(), edits::cut),
                of("edit.copy", "Shortcut+C", racks.not(), edits::copy),
                of("edit.paste", "Shortcut+V", Bindings.not(edits.canPaste()), edits::paste),
                of("edit.duplicate", "Shortcut+D", racks.or(devices).not(), edits::duplicate),
                of("edit.delete", "Delete", things.not(), edits::delete),
                null,
                of("edit.selectAll", "Shortcut+A", edits::selectAll),
                of("edit.selectNone", null, edits::selectNone));
    }

    private void view(WindowCommands window) {
        menu(
                "view",
                of("view.palette", "Shortcut+K", window::openPalette),
                null,
                of("view.fit", "Shortcut+0", window::fit),
                of("view.zoomIn", "Shortcut++", window::zoomIn),
                of("view.zoomOut", "Shortcut+-", window::zoomOut),
                of("view.showSelection", "Shortcut+J", window::showSelection),
                null,
                of("view.colour.family", "Shortcut+1", () -> window.colour("FAMILY")),
                of("view.colour.power", "Shortcut+2", () -> window.colour("POWER")),
                of("view.colour.heat", "Shortcut+3", () -> window.colour("HEAT")),
                of("view.colour.exposure", "Shortcut+4", () -> window.colour("EXPOSURE")),
                of("view.colour.state", "Shortcut+5", () -> window.colour("STATE")),
                of("view.colour.weight", "Shortcut+6", () -> window.colour("WEIGHT")),
                of("view.colour.liquid", "Shortcut+7", () -> window.colour("LIQUID")),
                of("view.colour.space", "Shortcut+8", () -> window.colour("SPACE")),
                of("view.colour.density", "Shortcut+9", () -> window.colour("DENSITY")),
                null,
                of("view.nextTab", "Shortcut+T", window::nextView),
                of("view.rack", "Shortcut+R", window::toggleRack),
                of("view.dock", "Shortcut+B", window::toggleDock),
                null,
                of("view.theme.system", null, () -> window.theme("system")),
                of("view.theme.light", null, () -> window.theme("light")),
                of("view.theme.dark", null, () -> window.theme("dark")));
    }

    private void plan(Workspace workspace, EditCommands edits, WindowCommands window) {
        var racks = hasRacks(workspace);
        var inRacks = racks.or(selectionIs(workspace, Selection.Kind.DEVICE));
        menu(
                "plan",
                of("plan.rotate", "Shortcut+L", racks.not(), edits::rotate),
                of("plan.left", "Shortcut+Left", racks.not(), () -> edits.nudge(-1, 0)),
                of("plan.right", "Shortcut+Right", racks.not(), () -> edits.nudge(1, 0)),
                of("plan.up", "Shortcut+Up", racks.not(), () -> edits.nudge(0, -1)),
                of("plan.down", "Shortcut+Down", racks.not(), () -> edits.nudge(0, 1)),
                null,
                of("plan.repeat", "Shortcut+Shift+D", inRacks.not(), () -> window.ask(Question.REPEAT)),
                of("plan.number", "Shortcut+Shift+N", inRacks.not(), () -> window.ask(Question.NUMBER)),
                of("plan.fill", "Shortcut+Shift+I", inRacks.not(), () -> window.ask(Question.FILL)),
                of("plan.feeds", "Shortcut+Shift+F", inRacks.not(), () -> window.ask(Question.FEEDS)),
                null,
                of("plan.open", "Shortcut+Enter", racks.not(), window::openRack),
                of("plan.pool", null, racks.not(), edits::makePool),
                of("plan.training", null, edits::addTraining),
                of("plan.serving", null, edits::addServing),
                of("plan.site", null, edits::addSite),
                of("plan.hall", null, edits::addHall),
                of("plan.area", null, () -> window.ask(Question.AREA)),
                of("plan.chain", null, edits::addChain),
                of("plan.node", null, edits::addNode),
                of("plan.crah", null, () -> edits.addCooling(CoolingUnit.Medium.AIR)),
                of("plan.cdu", null, () -> edits.addCooling(CoolingUnit.Medium.LIQUID)),
                of("plan.chiller", null, () -> edits.addCooling(CoolingUnit.Medium.REJECTION)),
                of("plan.stock", null, edits::addStock),
                null,
                of("plan.asOf", null, window::chooseDate),
                of("plan.checks", null, window::showChecks));
    }

    private void catalog(FileCommands files, WindowCommands window) {
        menu(
                "catalog",
                of("catalog.search", "Shortcut+F", window::searchCatalog),
                null,
                of("catalog.own", null, files::addOwnFacts),
                null,
                of("catalog.update", null, files::updateCatalog),
                of("catalog.rollback", null, files::rollbackCatalog));
    }

    private void help(WindowCommands window) {
        menu(
                "help",
                of("help.shortcuts", "F1", window::showShortcuts),
                of("help.hint", null, window::showHint),
                of("help.about", null, window::about));
    }

    /// Every action, in menu order.
    public List<UiAction> all() {
        return List.copyOf(byId.values());
    }

    public UiAction get(String id) {
        UiAction action = byId.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action " + id);
        }
        return action;
    }

    /// The actions of a menu; empty where a separator stands.
    public List<Optional<UiAction>> menu(String key) {
        return menus.getOrDefault(key, List.of()).stream()
                .map(id -> Optional.ofNullable(byId.get(id)))
                .toList();
    }

    private void menu(String key, @org.jspecify.annotations.Nullable UiAction... actions) {
        var ids = new ArrayList<String>();
        for (UiAction action : actions) {
            if (action == null) {
                ids.add(LINE);
            } else {
                byId.put(action.id(), action);
                ids.add(action.id());
            }
        }
        menus.put(key, ids);
    }

    private static ObservableStringValue named(String plain, String withName, ReadOnlyStringProperty name) {
        return Bindings.createStringBinding(
                () -> name.get().isEmpty() ? Texts.get(plain) : Texts.get(withName, name.get()), name);
    }

    private static BooleanBinding hasRacks(Workspace workspace) {
        return selectionIs(workspace, Selection.Kind.RACK);
    }

    private static BooleanBinding selectionIs(Workspace workspace, Selection.Kind kind) {
        return Bindings.createBooleanBinding(() -> workspace.selection().kind() == kind, workspace.selectionProperty());
    }

    /// Tables that can be written for a spreadsheet.
    public enum TableExport {
        BILL,
        FINDINGS,
        PANELS
    }

    /// Edits that need a few values first; all but the last act on the selected racks, or
    /// on those in which selected devices stand.
    public enum Question {
        REPEAT,
        NUMBER,
        FILL,
        FEEDS,
        AREA
    }

    /// Commands on files and the catalog.
    public interface FileCommands {
        void newPlan();

        void open();

        void openSample();

        void save();

        void saveAs();

        void exportPlan();

        /// Writes a table for a spreadsheet.
        void exportTable(TableExport table);

        void print();

        void updateCatalog();

        void addOwnFacts();

        void rollbackCatalog();
    }

    /// Commands that make the next plan, or change the selection.
    public interface EditCommands {
        void cut();

        void copy();

        void paste();

        ObservableBooleanValue canPaste();

        void duplicate();

        void delete();

        void selectAll();

        void selectNone();

        void rotate();

        /// Moves the selected racks by steps of the floor grid.
        void nudge(int stepsX, int stepsY);

        void makePool();

        void addTraining();

        void addServing();

        /// A site with an empty hall.
        void addSite();

        void addHall();

        /// A chain of two feeds at the site that is shown.
        void addChain();

        /// A power node below the selected one.
        void addNode();

        /// A cooling unit at the site that is shown.
        void addCooling(CoolingUnit.Medium medium);

        void addStock();
    }

    /// Commands that only move what is seen.
    public interface WindowCommands {
        void openPalette();

        /// Asks for the values of an edit and makes it.
        void ask(Question question);

        void fit();

        void zoomIn();

        void zoomOut();

        void showSelection();

        void colour(String mode);

        void nextView();

        void toggleRack();

        void toggleDock();

        void theme(String key);

        void openRack();

        void chooseDate();

        void showChecks();

        void searchCatalog();

        void showShortcuts();

        void showHint();

        void about();

        void savePicture();

        void close();
    }
}
