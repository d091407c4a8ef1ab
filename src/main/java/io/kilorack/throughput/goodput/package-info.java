/// From step time to calendar days: failures, checkpoints, restarts, spares.
@NullMarked
package io.kilorack.throughput.goodput;

import org.jspecify.annotations.NullMarked;
