/// The model against measurements of others: cases as values, predictions, and the scores by family.
/// Files are read by `io.kilorack.command.file`; here are only values.
@NullMarked
package io.kilorack.throughput.validation;

import org.jspecify.annotations.NullMarked;
