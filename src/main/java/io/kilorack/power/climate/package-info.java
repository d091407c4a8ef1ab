/// Weather and what it makes of a cooling design: annual PUE and WUE with their course over the months.
///
/// [io.kilorack.catalog.Climate] holds monthly normals of a city; [SyntheticYear] spreads them over the
/// hours of a year
/// (documented there);
/// [HeatPath] is one way the heat takes out of the building, [Facility] puts paths and losses together
/// and
/// [AnnualPue#of] integrates over the year. Presets of designs stand in [Designs].
@NullMarked
package io.kilorack.power.climate;

import org.jspecify.annotations.NullMarked;
