package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// One circuit of a rack on one of its feeds. Several circuits on one feed share what the rack draws
/// from it. Empty values are not stated.
///
/// @param feed id of the power-chain node
/// @param phases conductors, and for three phases the order in which they are connected
/// @param position first pole position of its breaker in the panel, counted from 1
/// @param breakerAmps rating of its breaker [A]; empty: the next size by the site's wiring rules
@RecordBuilder
public record Circuit(String feed, Optional<Phases> phases, OptionalInt position, OptionalDouble breakerAmps)
        implements CircuitBuilder.With {
    /// A circuit of which only the conductors are stated.
    public static Circuit on(String feed, Phases phases) {
        return new Circuit(feed, Optional.of(phases), OptionalInt.empty(), OptionalDouble.empty());
    }
}
