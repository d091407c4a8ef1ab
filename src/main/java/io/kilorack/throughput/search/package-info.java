/// Search over parallel layouts. Cheap rejection first (memory in closed form, then a lower bound),
/// layer terms kept, the same answer for any number of threads.
@NullMarked
package io.kilorack.throughput.search;

import org.jspecify.annotations.NullMarked;
