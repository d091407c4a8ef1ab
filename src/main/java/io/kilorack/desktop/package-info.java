/// The window. [Launcher] is the way in from the command line and knows no toolkit class in its signatures;
/// [DesktopApp] is the JavaFX application. View models live in `model` and are tested without a toolkit;
/// views read them and send edits back.
@NullMarked
package io.kilorack.desktop;

import org.jspecify.annotations.NullMarked;
