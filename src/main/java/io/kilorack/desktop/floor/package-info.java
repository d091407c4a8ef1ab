/// The hall as a canvas: camera, tools, snapping, hit tests. Painting itself is the report's, through a
/// [io.kilorack.report.draw.Surface].
@NullMarked
package io.kilorack.desktop.floor;

import org.jspecify.annotations.NullMarked;
