package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import java.util.List;

/// Which layouts were in reach and why one of them was taken.
///
/// @param best the layout taken
/// @param runnerUp the next best of another kind and why it lost; empty when there is none
/// @param front layouts that no other beats in everything at once, the best first
/// @param looked layouts looked at, `evaluated` those whose time was computed in full
/// @param complete false when the search was stopped before its end
public record Choice(String best, String runnerUp, List<Option> front, long looked, long evaluated, boolean complete) {
    public Choice {
        front = List.copyOf(front);
    }

    /// One layout of the front.
    ///
    /// @param figures time or rate, free memory, power: the same for every option, in the same order
    public record Option(String layout, List<Figure> figures) {
        public Option {
            figures = List.copyOf(figures);
        }
    }
}
