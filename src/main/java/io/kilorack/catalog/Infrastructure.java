package io.kilorack.catalog;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.OptionalDouble;

/// Everything in a hall that is not an accelerator system: racks, switches, rPDUs, busways, UPS, CDUs,
/// storage.
/// The kind decides which cells of [#entry] matter; the common ones are lifted out. Empty values are
/// unknown, never
/// 0.
///
/// @param kind `rack`, `switch`, `scaleup_switch`, `pdu`, `busway`, `ups`, `cdu`, `crah`, `crac`,
/// `fan_wall`,
/// `storage` …
/// @param capacityKw rated capacity [kW] of power or cooling equipment
/// @param capacityKva [kVA]
@RecordBuilder
public record Infrastructure(
        Entry entry,
        String kind,
        OptionalDouble capacityKw,
        OptionalDouble capacityKva,
        OptionalDouble heightU,
        OptionalDouble widthMm,
        OptionalDouble depthMm,
        OptionalDouble heightMm,
        OptionalDouble massKg,
        OptionalDouble maxWatts,
        OptionalDouble typicalWatts,
        OptionalDouble priceLowUsd,
        OptionalDouble priceHighUsd)
        implements InfrastructureBuilder.With {

    public String id() {
        return entry.id();
    }

    public String name() {
        return entry.name();
    }
}
