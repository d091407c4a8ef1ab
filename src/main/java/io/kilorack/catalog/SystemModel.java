package io.kilorack.catalog;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A server, an integrated rack or a superpod with accelerators in it. Empty values are unknown, never 0.
///
/// @param form what it occupies: rack units, whole racks, or several racks
/// @param acceleratorId catalog id of the accelerator it holds
/// @param heightU rack units; for a whole rack the units of its frame
/// @param racks racks it occupies (1 for an integrated rack; empty for a server)
/// @param depthMm [mm]
/// @param massKg [kg]
/// @param maxWatts declared system maximum [W], never a sum of redundant PSUs
/// @param typicalWatts typical or highest measured draw [W]; the source says which
/// @param psuCount installed power supplies
/// @param psuWatts rating of one [W]
/// @param psuNeeded power supplies needed for full power (k of n)
/// @param liquidShare share of heat that goes to liquid (0 = air only)
/// @param scaleOutGbps scale-out network bandwidth of the whole system, one direction [Gbit/s]
@RecordBuilder
public record SystemModel(
        Entry entry,
        Form form,
        String acceleratorId,
        OptionalInt acceleratorCount,
        OptionalDouble heightU,
        OptionalInt racks,
        OptionalDouble depthMm,
        OptionalDouble massKg,
        OptionalDouble maxWatts,
        OptionalDouble typicalWatts,
        OptionalInt psuCount,
        OptionalDouble psuWatts,
        OptionalInt psuNeeded,
        Cooling cooling,
        OptionalDouble liquidShare,
        String cpu,
        OptionalDouble scaleOutGbps,
        OptionalDouble priceLowUsd,
        OptionalDouble priceHighUsd)
        implements SystemModelBuilder.With {

    /// What a system occupies.
    public enum Form {
        SERVER,
        RACK,
        SUPERPOD
    }

    /// How its heat leaves.
    public enum Cooling {
        AIR,
        LIQUID,
        HYBRID,
        IMMERSION,
        UNKNOWN
    }

    public String id() {
        return entry.id();
    }

    public String name() {
        return entry.name();
    }
}
