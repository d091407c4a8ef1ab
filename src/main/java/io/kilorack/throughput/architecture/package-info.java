/// A language model reduced to the numbers that the models of training and serving need, checked once.
/// [Transformer#of] answers either the resolved shape or what is missing or impossible, with the next
/// step.
@NullMarked
package io.kilorack.throughput.architecture;

import org.jspecify.annotations.NullMarked;
