package io.kilorack.desktop.floor;

import javafx.scene.input.MouseEvent;

/// Moves the view with the pointer.
final class PanTool implements FloorTool {
    private final FloorPane pane;
    private double x;
    private double y;

    PanTool(FloorPane pane, MouseEvent press) {
        this.pane = pane;
        x = press.getX();
        y = press.getY();
    }

    @Override
    public void drag(MouseEvent e) {
        pane.pan(e.getX() - x, e.getY() - y);
        x = e.getX();
        y = e.getY();
    }

    @Override
    public void release(MouseEvent e) {
        // the view is already there
    }

    @Override
    public void cancel() {
        // a view is no edit; it stays
    }
}
