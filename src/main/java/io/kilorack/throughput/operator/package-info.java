/// Operators on one accelerator: a soft roofline per device generation, number format and operator
/// family.
///
/// `t = t0 + (tc^p + tm^p)^(1/p)` with `tc = FLOP / (peak * ec)` and `tm = bytes / (bandwidth * em)`.
/// [io.kilorack.throughput.operator.Calibrations] holds the few constants of each generation with
/// origin and confidence; [io.kilorack.throughput.operator.Chip] joins them with an accelerator of the
/// catalog.
@NullMarked
package io.kilorack.throughput.operator;

import org.jspecify.annotations.NullMarked;
