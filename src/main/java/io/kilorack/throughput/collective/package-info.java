/// Collective operations on the real topology: scale-up domain inside, scale-out network outside, by
/// hierarchical alpha-beta. Sources: Hockney 1994; Thakur, Rabenseifner, Gropp, IJHPCA 19 (2005) 49;
/// constants per generation.
@NullMarked
package io.kilorack.throughput.collective;

import org.jspecify.annotations.NullMarked;
