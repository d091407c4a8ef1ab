/// The frame of the window: menu row, headline strip, tabs, dock, status bar, command palette.
@NullMarked
package io.kilorack.desktop.shell;

import org.jspecify.annotations.NullMarked;
