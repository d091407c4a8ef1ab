package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Highlight;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.report.draw.FloorScene;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The floor by keyboard: arrows go from rack to rack, with Alt they move what is selected by a centimetre,
/// Enter opens the rack, + − and 0 zoom. Steps of the grid are menu actions.
final class FloorKeys {
    private static final double FINE_M = 0.01;
    private static final double ZOOM = 1.25;

    private final FloorPane pane;
    private final Workspace workspace;

    FloorKeys(FloorPane pane, Workspace workspace) {
        this.pane = pane;
        this.workspace = workspace;
    }

    void install() {
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent e) {
        if (e.isShortcutDown()) {
            return;
        }
        int dx = e.getCode() == KeyCode.LEFT ? -1 : e.getCode() == KeyCode.RIGHT ? 1 : 0;
        int dy = e.getCode() == KeyCode.UP ? -1 : e.getCode() == KeyCode.DOWN ? 1 : 0;
        if (dx != 0 || dy != 0) {
            if (e.isAltDown()) {
                var ids = workspace.selection().rackIds();
                if (!ids.isEmpty()) {
                    workspace.apply(Editing.moveRacks(workspace, List.copyOf(ids), dx * FINE_M, dy * FINE_M));
                }
            } else {
                step(dx, dy, e.isShiftDown());
            }
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            workspace.selection().rackIds().stream().findFirst().ifPresent(pane::openRack);
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE
                && !workspace.highlightProperty().get().isEmpty()) {
            workspace.highlightProperty().set(Highlight.NONE);
        } else if (e.getCode() == KeyCode.ESCAPE && !workspace.selection().isEmpty()) {
            workspace.select(Selection.NONE);
        } else if (e.getText().equals("+")) {
            pane.zoom(ZOOM);
        } else if (e.getText().equals("-")) {
            pane.zoom(1 / ZOOM);
        } else if (e.getText().equals("0")) {
            pane.fit();
        }
    }

    /// Selects the nearest rack in a direction; distance across counts double, so that one stays in the
    /// row.
    private void step(int dx, int dy, boolean extend) {
        FloorScene scene = pane.floorScene();
        Selection now = workspace.selection();
        int from = now.kind() == Selection.Kind.RACK ? scene.indexOf(now.ids().getLast()) : -1;
        int best = from < 0 && scene.size() > 0 ? 0 : -1;
        double bestScore = Double.MAX_VALUE;
        for (int i = 0; i < scene.size() && from >= 0; i++) {
            double ax = centreX(scene, i) - centreX(scene, from);
            double ay = centreY(scene, i) - centreY(scene, from);
            double along = ax * dx + ay * dy;
            double across = Math.abs(ax * dy) + Math.abs(ay * dx);
            if (along > 0.05 && along + 2 * across < bestScore) {
                bestScore = along + 2 * across;
                best = i;
            }
        }
        if (best >= 0) {
            String id = scene.rack(best).id();
            workspace.select(
                    extend && now.kind() == Selection.Kind.RACK && !now.ids().contains(id)
                            ? now.toggleRack(id)
                            : Selection.of(Selection.Kind.RACK, id));
            pane.reveal(List.of(id));
        }
    }

    private static double centreX(FloorScene scene, int i) {
        return scene.x(i) + scene.width(i) / 2;
    }

    private static double centreY(FloorScene scene, int i) {
        return scene.y(i) + scene.depth(i) / 2;
    }
}
