/// Capacity at risk: what scenarios would take from a plan's throughput, and how likely that is, as
/// intervals and never as one score.
///
/// [PoissonInterval] seeds rates from counted events; [CapacityAtRisk] samples paths with a common factor
/// and a seed;
/// [RiskResult] holds the distributions per horizon. The categorical answer of the rule engine stands
/// beside it untouched.
@NullMarked
package io.kilorack.exposure.scenario;

import org.jspecify.annotations.NullMarked;
