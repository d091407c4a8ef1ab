package io.kilorack.desktop.drag;

/// A place that takes what is dragged. Coordinates are the scene's.
public interface DropTarget {
    /// True when the point lies over this target and it is shown.
    boolean covers(double sceneX, double sceneY);

    /// Shows where it would go, and says whether it may and, if not, why.
    Answer over(Payload payload, double sceneX, double sceneY);

    /// Puts it there; called only after an allowing answer at the same point.
    void drop(Payload payload, double sceneX, double sceneY);

    /// Takes the preview away.
    void leave();

    /// Whether it may be dropped here.
    ///
    /// @param text why not, or what will happen; one short sentence
    record Answer(boolean allowed, String text) {}
}
