package io.kilorack.assess;

import io.kilorack.assess.RackResult.RackDesign;
import java.util.List;

/// One rack design with what the rooms need of it as plain numbers. Power is counted in whole milliwatts: integer sums
/// are exact in any order, so no total depends on how a plan came about.
///
/// @param pieces what stands here: the cabinet or integrated system first, then devices by model in catalog order
/// @param empty nothing in it that works: a cabinet without devices
record RackCard(RackKey key, RackDesign design, List<Piece> pieces, boolean empty) {
    /// `count` pieces of one part.
    ///
    /// @param expectedMilliwatts draw of one piece at the rack's duty, `maximumMilliwatts` its declared maximum;
    ///     -1 when unknown
    /// @param liquidMilliwatts share of the expected draw whose heat goes to liquid; -1 when unknown
    record Piece(
            Part part, int count, long maximumMilliwatts, long expectedMilliwatts, long liquidMilliwatts, boolean cabinet) {
        /// Draws power, or would if its draw were known.
        boolean draws() {
            return !part.passive();
        }
    }

    RackCard {
        pieces = List.copyOf(pieces);
    }

    /// Devices (integrated systems included) whose declared maximum is unknown.
    int unknownMaximum() {
        int n = 0;
        for (Piece piece : pieces) {
            n += piece.maximumMilliwatts < 0 ? piece.count : 0;
        }
        return n;
    }

    /// Devices whose draw at work is unknown.
    int unknownExpected() {
        int n = 0;
        for (Piece piece : pieces) {
            n += piece.expectedMilliwatts < 0 ? piece.count : 0;
        }
        return n;
    }

    static long milliwatts(java.util.OptionalDouble watts) {
        return watts.isPresent() ? Math.round(watts.getAsDouble() * 1000) : -1;
    }
}
