/// Energy over a year, its carbon and its price: [AnnualEnergy].
@NullMarked
package io.kilorack.power.energy;

import org.jspecify.annotations.NullMarked;
