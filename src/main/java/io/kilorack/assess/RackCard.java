package io.kilorack.assess;

import io.kilorack.assess.RackResult.RackDesign;
import java.util.List;
import java.util.OptionalDouble;

/// One rack content at one work, with what the power rooms need of it as plain numbers. Power is counted in
/// whole milliwatts: integer sums are exact in any order, so no total depends on how a plan came about.
record RackCard(RackContent content, Work work, RackDesign design, List<Piece> pieces) {
    /// `count` pieces of one part that draw power, or would if their draw were known.
    ///
    /// @param expectedMilliwatts draw of one piece at the rack's work, `maximumMilliwatts` its declared
    ///     maximum; -1 when unknown
    /// @param liquidShare share of its heat that goes to liquid, 0..1; NaN when unknown
    record Piece(Part part, int count, long maximumMilliwatts, long expectedMilliwatts, double liquidShare) {

        /// Heat to liquid of all pieces when they draw `milliwatts` each; -1 when unknown.
        long liquidOf(long milliwatts) {
            return milliwatts < 0 || Double.isNaN(liquidShare) ? -1 : Math.round(milliwatts * count * liquidShare);
        }

        /// Declared maximum, or the expected draw where none is declared; -1 when both are unknown.
        long designMilliwatts() {
            return maximumMilliwatts < 0 ? expectedMilliwatts : maximumMilliwatts;
        }
    }

    RackCard {
        pieces = List.copyOf(pieces);
    }

    static long milliwatts(OptionalDouble watts) {
        return watts.isPresent() ? Math.round(watts.getAsDouble() * 1000) : -1;
    }
}
