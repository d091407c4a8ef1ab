/// The document: sites, halls, racks, devices, power chain, stock, workloads. Immutable; an edit makes the
/// next [Plan].
///
/// Records marked `@RecordBuilder`, here and elsewhere, get a copy with another value from the compiler:
/// `withName(…)` for one component, `with().xM(…).yM(…).build()` for several. They pass the record's
/// constructor, so what it checks holds for copies too. Only a copy that does more than set is written by
/// hand.
@NullMarked
package io.kilorack.plan;

import org.jspecify.annotations.NullMarked;
