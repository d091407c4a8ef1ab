/// The elevation of one rack, front and rear, and moving devices in it.
@NullMarked
package io.kilorack.desktop.rack;

import org.jspecify.annotations.NullMarked;
