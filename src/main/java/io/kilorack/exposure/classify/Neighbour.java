package io.kilorack.exposure.classify;

import java.util.List;

/// An entry of the Commerce Control List beside 3A090, and whether it holds for a part on a day.
///
/// @param eccn entry and paragraph (`4A994.l`)
/// @param standing whether it holds
/// @param sentence one plain sentence with the reason
/// @param missing what nobody stated that would decide it; empty unless open
/// @param citation where the entry stands
public record Neighbour(String eccn, Standing standing, String sentence, List<String> missing, String citation) {
    public Neighbour {
        missing = List.copyOf(missing);
    }

    /// Whether an entry holds.
    public enum Standing {
        APPLIES,
        NOT,
        /// Not decided for want of an input.
        OPEN;

        public String word() {
            return switch (this) {
                case APPLIES -> "applies";
                case NOT -> "does not apply";
                case OPEN -> "not decided";
            };
        }
    }
}
