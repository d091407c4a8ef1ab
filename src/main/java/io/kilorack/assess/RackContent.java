package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.Family;
import io.kilorack.quantity.Figure;
import java.util.List;

/// What is in a rack, counted: everything about a design that does not depend on the work it does.
///
/// @param pieces the cabinet or integrated system first, then devices by model in catalog order
/// @param empty nothing in it that works: a cabinet without devices
/// @param unitsTotal NaN when unknown
record RackContent(
        List<Count> pieces,
        boolean empty,
        Figure maximumPower,
        Figure mass,
        Figure floorKpa,
        Figure price,
        double unitsUsed,
        double unitsTotal,
        List<Family> families) {
    /// `count` pieces of one part.
    record Count(Part part, int count) {}

    RackContent {
        pieces = List.copyOf(pieces);
        families = List.copyOf(families);
    }
}
