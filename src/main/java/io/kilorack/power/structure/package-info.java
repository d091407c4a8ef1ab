/// Mass, floor load, centre of gravity and space of a rack: [RackMass] and [FloorLoad].
@NullMarked
package io.kilorack.power.structure;

import org.jspecify.annotations.NullMarked;
