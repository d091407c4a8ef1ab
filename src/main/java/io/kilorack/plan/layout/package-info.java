/// Pure geometry: footprints of racks, snapping, what may stand where and why not, and how devices fit into
/// a rack. Sizes come from the catalog through [PartSizes]; an unknown size is unknown and never passes as
/// fitting.
@NullMarked
package io.kilorack.plan.layout;

import org.jspecify.annotations.NullMarked;
