/// The window's [io.kilorack.report.draw.Surface].
@NullMarked
package io.kilorack.desktop.draw;

import org.jspecify.annotations.NullMarked;
