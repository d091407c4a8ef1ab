/// The few value types used across rooms: a figure that explains itself, ranges, sources, guards, and the
/// text of
/// numbers.
/// SI inside; other units only where people read or type.
@NullMarked
package io.kilorack.quantity;

import org.jspecify.annotations.NullMarked;
