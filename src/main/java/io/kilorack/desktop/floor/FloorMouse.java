package io.kilorack.desktop.floor;

import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.report.draw.FloorOverlay;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/// Turns mouse events into tools: on a rack a press selects and a drag moves it, on the floor a drag spans
/// a rubber band, the middle button or the space bar pans, the wheel zooms at the pointer, a double click
/// opens a rack.
final class FloorMouse {
    private static final double WHEEL_STEP = 1.0015;

    private final FloorPane pane;
    private final Workspace workspace;
    private @Nullable FloorTool tool;
    private boolean space;

    FloorMouse(FloorPane pane, Workspace workspace) {
        this.pane = pane;
        this.workspace = workspace;
    }

    void install() {
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(e -> {
            if (tool != null) {
                tool.drag(e);
            }
        });
        pane.setOnMouseReleased(this::release);
        pane.setOnMouseMoved(e -> hover(pane.rackAt(e.getX(), e.getY())));
        pane.setOnMouseExited(_ -> hover(Optional.empty()));
        pane.setOnScroll(this::scroll);
        pane.setOnZoom((ZoomEvent e) -> pane.zoomAt(e.getX(), e.getY(), e.getZoomFactor()));
        pane.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.SPACE && !e.isShortcutDown()) {
                space = true;
                pane.setCursor(Cursor.OPEN_HAND);
            } else if (e.getCode() == KeyCode.ESCAPE && tool != null) {
                tool.cancel();
                tool = null;
                e.consume();
            }
        });
        pane.addEventHandler(KeyEvent.KEY_RELEASED, e -> {
            if (e.getCode() == KeyCode.SPACE) {
                space = false;
                pane.setCursor(Cursor.DEFAULT);
            }
        });
    }

    private void press(MouseEvent e) {
        pane.requestFocus();
        if (tool != null) {
            tool.cancel();
        }
        Optional<String> rack = pane.rackAt(e.getX(), e.getY());
        if (e.getButton() == MouseButton.MIDDLE || space && e.getButton() == MouseButton.PRIMARY) {
            tool = new PanTool(pane, e);
        } else if (e.getButton() == MouseButton.SECONDARY) {
            rack.filter(id -> !workspace.selection().rackIds().contains(id))
                    .ifPresent(id -> workspace.select(Selection.of(Selection.Kind.RACK, id)));
            tool = null;
        } else if (rack.isEmpty()) {
            tool = new BandTool(pane, workspace, e);
        } else {
            onRack(rack.get(), e);
        }
    }

    private void onRack(String id, MouseEvent e) {
        if (e.getClickCount() == 2) {
            pane.openRack(id);
            tool = null;
            return;
        }
        if (e.isShiftDown() || e.isShortcutDown()) {
            workspace.select(workspace.selection().toggleRack(id));
        } else if (workspace.selection().kind() != Selection.Kind.RACK
                || !workspace.selection().ids().contains(id)) {
            workspace.select(Selection.of(Selection.Kind.RACK, id));
        }
        tool = new MoveTool(pane, workspace, id, e);
    }

    private void release(MouseEvent e) {
        FloorTool done = tool;
        tool = null;
        if (done != null) {
            done.release(e);
        }
    }

    private void hover(Optional<String> rack) {
        String now = rack.orElse(null);
        FloorOverlay shown = pane.shown();
        if (!java.util.Objects.equals(now, shown.hovered())) {
            pane.show(new FloorOverlay(shown.selected(), now, shown.drops(), shown.band()));
            pane.hovered(rack);
        }
    }

    private void scroll(ScrollEvent e) {
        if (e.isShiftDown()) {
            pane.pan(e.getDeltaX() + e.getDeltaY(), 0);
        } else if (e.isDirect()) {
            pane.pan(e.getDeltaX(), e.getDeltaY());
        } else if (e.getDeltaY() != 0) {
            pane.zoomAt(e.getX(), e.getY(), Math.pow(WHEEL_STEP, e.getDeltaY() * 3));
        }
        e.consume();
    }
}
