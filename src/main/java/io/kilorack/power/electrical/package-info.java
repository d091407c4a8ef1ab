/// Breaker series, phases and outlets: [BreakerSizes], [PhaseBalance], [OutletPlan].
@NullMarked
package io.kilorack.power.electrical;

import org.jspecify.annotations.NullMarked;
