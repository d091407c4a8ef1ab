/// Dragging things within the window by press, drag and release: from the catalog to the floor, between
/// rack positions. Not the platform drag-and-drop gesture, so that a headless test can play it.
@NullMarked
package io.kilorack.desktop.drag;

import org.jspecify.annotations.NullMarked;
