/// What accelerators yield: training steps, calendar days, served requests, and the parallel layouts
/// that are best.
///
/// [Throughput] is the way in: a [TrainingSetup] or a [ServingSetup] built from catalog records gives
/// an estimate whose figures open into parts, formula and sources. Missing or impossible inputs give an
/// unknown estimate that names the input; a model that does not fit says what would make it fit.
/// Nothing here reads files, clocks or threads of its own.
///
/// Inside: `operator` (soft roofline and constants), `collective` (network), `training`, `goodput`,
/// `serving`, `search`, `fleet` (two families on one workload, by way of [PairEstimate]).
@NullMarked
package io.kilorack.throughput;

import org.jspecify.annotations.NullMarked;
