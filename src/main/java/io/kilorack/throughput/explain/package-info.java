/// How an estimate comes about: operators against their roofs, what travels over which tier of the
/// network, what each pipeline stage holds, which other layouts were in reach. Made on request from the
/// same code that computes the estimate, so that its parts add up to it.
@NullMarked
package io.kilorack.throughput.explain;

import org.jspecify.annotations.NullMarked;
