/// Reads the reviewed facts files (`assets/catalog`) into the records of `io.kilorack.catalog`.
/// Strict: what a reader does not
/// know or cannot trust is refused with file, place, value and next step.
@NullMarked
package io.kilorack.catalog.load;

import org.jspecify.annotations.NullMarked;
