/// Mixed fleets. Separate jobs per family are the default: [io.kilorack.throughput.fleet.Assignment]
/// finds the best placement of workloads on pools, one to one; where pools are shared, the plan's
/// assessment goes on from there. [io.kilorack.throughput.fleet.SplitServing] prefills
/// on one family and decodes on another; [io.kilorack.throughput.fleet.SpannedTraining] runs one job
/// over two families by pipeline only and shows what that costs against two jobs.
@NullMarked
package io.kilorack.throughput.fleet;

import org.jspecify.annotations.NullMarked;
