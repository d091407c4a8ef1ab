package io.kilorack.power.chain;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What draws from the chain: a rack, or a device when its supplies matter.
///
/// @param expectedWatts at the stated workload [W]; empty when unknown
/// @param maximumWatts declared maximum [W], never a sum of redundant supplies; empty when unknown
/// @param powerFactor 0..1
/// @param feeds ids of the nodes it plugs into, one per side
/// @param psuCount supplies installed over all feeds (n), dealt to the feeds in turn; empty: one per feed
/// @param psuNeeded supplies needed for full power (k); empty: one
/// @param psuWatts rating of one supply [W]
/// @param unknownDevices how many devices inside have no known draw (then the watts are a lower bound)
/// @param splits how the draw through each feed lies on its conductors; empty: balanced
@RecordBuilder
public record ChainLoad(
        String id,
        String name,
        OptionalDouble expectedWatts,
        OptionalDouble maximumWatts,
        double powerFactor,
        List<String> feeds,
        OptionalInt psuCount,
        OptionalInt psuNeeded,
        OptionalDouble psuWatts,
        int unknownDevices,
        List<PhaseSplit> splits)
        implements ChainLoadBuilder.With {
    /// Which draw an analysis uses. Limits are checked at the maximum; energy follows the expected draw.
    public enum Basis {
        EXPECTED,
        MAXIMUM
    }

    public ChainLoad {
        feeds = List.copyOf(feeds);
        splits = List.copyOf(splits);
    }

    /// A load that draws the same from all conductors.
    public ChainLoad(
            String id,
            String name,
            OptionalDouble expectedWatts,
            OptionalDouble maximumWatts,
            double powerFactor,
            List<String> feeds,
            OptionalInt psuCount,
            OptionalInt psuNeeded,
            OptionalDouble psuWatts,
            int unknownDevices) {
        this(
                id,
                name,
                expectedWatts,
                maximumWatts,
                powerFactor,
                feeds,
                psuCount,
                psuNeeded,
                psuWatts,
                unknownDevices,
                List.of());
    }

    /// A load of known draw with one supply per feed, any of which carries it; for small chains and
    /// tests.
    public static ChainLoad of(String id, double watts, String... feeds) {
        return new ChainLoad(
                id,
                id,
                OptionalDouble.of(watts),
                OptionalDouble.of(watts),
                1,
                List.of(feeds),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                0);
    }

    public ChainLoad withSupplies(int count, int needed, double watts) {
        return with().psuCount(OptionalInt.of(count))
                .psuNeeded(OptionalInt.of(needed))
                .psuWatts(OptionalDouble.of(watts))
                .build();
    }

    public ChainLoad withWatts(OptionalDouble expected, OptionalDouble maximum) {
        return with().expectedWatts(expected).maximumWatts(maximum).build();
    }

    /// The draw on `basis`. A missing maximum falls back to the expected draw, which is then a lower
    /// bound.
    OptionalDouble watts(Basis basis) {
        if (basis == Basis.EXPECTED) {
            return expectedWatts;
        }
        return maximumWatts.isPresent() ? maximumWatts : expectedWatts;
    }

    /// Devices without a full figure on `basis`: the stated ones, or the load itself when it has no draw.
    int unknowns(Basis basis) {
        boolean missing = basis == Basis.EXPECTED ? expectedWatts.isEmpty() : maximumWatts.isEmpty();
        return missing ? Math.max(1, unknownDevices) : unknownDevices;
    }

    /// Supplies on feed number `index`: n dealt in turn (5 on two feeds: 3 and 2).
    int suppliesOn(int index) {
        int n = psuCount.orElse(feeds.size());
        int f = feeds.size();
        return n / f + (index < n % f ? 1 : 0);
    }

    int needed() {
        return Math.max(1, psuNeeded.orElse(1));
    }
}
