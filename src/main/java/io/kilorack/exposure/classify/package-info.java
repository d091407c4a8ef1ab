/// Figures of the control list: total processing performance, performance density, distances to
/// thresholds, and the facts of a part
/// as the catalog knows them.
@NullMarked
package io.kilorack.exposure.classify;

import org.jspecify.annotations.NullMarked;
