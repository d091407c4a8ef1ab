/// Heat and the loops that carry it: by medium ([Heat]), through coolant or room air with its redundancy
/// ([CoolingGroup]), and how long machines live without flow.
@NullMarked
package io.kilorack.power.thermal;

import org.jspecify.annotations.NullMarked;
