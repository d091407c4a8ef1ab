/// Every command of the window, declared once; menu, palette, context menus and the list of shortcuts read
/// the registry.
@NullMarked
package io.kilorack.desktop.actions;

import org.jspecify.annotations.NullMarked;
