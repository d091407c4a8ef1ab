package io.kilorack.desktop.shell;

import io.kilorack.desktop.actions.Actions;
import io.kilorack.desktop.model.AreaPrompt;
import io.kilorack.desktop.model.FeedPrompt;
import io.kilorack.desktop.model.RowPrompts;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.desktop.theme.Theme;
import io.kilorack.report.draw.FloorColour;
import java.io.IOException;

/// The commands that only move what is seen.
final class WindowActions implements Actions.WindowCommands {
    private static final double ZOOM = 1.25;

    private final MainWindow window;
    private final Choosers choosers;

    WindowActions(MainWindow window, Choosers choosers) {
        this.window = window;
        this.choosers = choosers;
    }

    @Override
    public void openPalette() {
        window.palette().open();
    }

    @Override
    public void ask(Actions.Question question) {
        var workspace = window.workspace();
        var racks = workspace.selection().rackIds();
        if (!racks.isEmpty() || question == Actions.Question.AREA) {
            window.sheet()
                    .ask(
                            workspace,
                            switch (question) {
                                case REPEAT -> RowPrompts.repeat(workspace, racks);
                                case NUMBER -> RowPrompts.number(workspace, racks);
                                case FILL -> RowPrompts.fill(workspace, racks);
                                case FEEDS -> FeedPrompt.of(workspace, racks);
                                case AREA -> AreaPrompt.of(workspace);
                            });
        }
    }

    @Override
    public void fit() {
        window.floorTab().floor().fit();
    }

    @Override
    public void zoomIn() {
        window.floorTab().floor().zoom(ZOOM);
    }

    @Override
    public void zoomOut() {
        window.floorTab().floor().zoom(1 / ZOOM);
    }

    @Override
    public void showSelection() {
        window.reveal(window.workspace().selection());
    }

    @Override
    public void colour(String mode) {
        window.views().show("floor");
        window.floorTab().floor().colourProperty().set(FloorColour.valueOf(mode));
    }

    @Override
    public void nextView() {
        window.views().next();
    }

    @Override
    public void toggleRack() {
        var drawer = window.floorTab().drawer();
        if (drawer.isOpen()) {
            drawer.close();
        } else {
            window.workspace().selection().rackIds().stream().findFirst().ifPresent(drawer::open);
        }
    }

    @Override
    public void toggleDock() {
        window.toggleDock();
    }

    @Override
    public void theme(String key) {
        window.choose(Theme.Choice.of(key));
    }

    @Override
    public void openRack() {
        window.workspace().selection().rackIds().stream()
                .findFirst()
                .ifPresent(window.floorTab().drawer()::open);
    }

    @Override
    public void chooseDate() {
        window.menuRow().chooseDate();
    }

    @Override
    public void showChecks() {
        window.showChecks();
    }

    @Override
    public void searchCatalog() {
        window.searchCatalog();
    }

    @Override
    public void showShortcuts() {
        window.sheet().shortcuts(window.actions());
    }

    @Override
    public void showHint() {
        window.hint().open();
    }

    @Override
    public void about() {
        window.sheet().about(window.workspace());
    }

    @Override
    public void savePicture() {
        choosers.savePicture(FileActions.fileName(window.workspace().plan().name()) + ".png")
                .ifPresent(file -> {
                    try {
                        Pictures.write(window.scene(), 2, file);
                        window.workspace().notice(Texts.get("notice.picture", String.valueOf(file.getFileName())));
                    } catch (IOException e) {
                        window.workspace()
                                .report(FileActions.notWritten(e, Texts.get("problem.picture", file.toString())));
                    }
                });
    }

    @Override
    public void close() {
        window.requestClose();
    }
}
