/// Sample plans of real catalog parts: [Samples#mixedHall], [Samples#cloudMatrixBesideNvl72],
/// [Samples#shenzhenStock], and [Samples#large] for work at scale, deterministic by its seed. The files in
/// `assets/plans` are written from these.
@NullMarked
package io.kilorack.plan.sample;

import org.jspecify.annotations.NullMarked;
