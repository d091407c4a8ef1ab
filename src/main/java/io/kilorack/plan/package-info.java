/// The document: sites, halls, racks, devices, power chain, stock, workloads. Immutable; an edit makes the
/// next
/// [Plan].
@NullMarked
package io.kilorack.plan;

import org.jspecify.annotations.NullMarked;
