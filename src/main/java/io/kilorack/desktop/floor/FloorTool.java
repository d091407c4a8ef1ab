package io.kilorack.desktop.floor;

import javafx.scene.input.MouseEvent;

/// What the mouse does between a press and the release. One class for each gesture.
interface FloorTool {
    void drag(MouseEvent e);

    void release(MouseEvent e);

    /// Escape, or the window took the mouse away: nothing of it remains.
    void cancel();
}
