/// One drawing code for screen and paper: [Surface] is painted by charts, floor and rack faces, and
/// implemented for
/// PDF, SVG and the window.
@NullMarked
package io.kilorack.report.draw;

import org.jspecify.annotations.NullMarked;
