package io.kilorack.desktop.inspector;

import io.kilorack.assess.Check;
import io.kilorack.assess.ExposureResult.Finding;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selection;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.TextCase;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A line of the inspector.
sealed interface Row {
    /// A figure: a click opens its breakdown.
    record Value(String label, Figure figure) implements Row {
        /// A figure under its own label.
        static Value of(Figure figure) {
            return new Value(TextCase.capital(figure.label()), figure);
        }

        FigureText text() {
            return FigureText.noted(figure);
        }
    }

    /// A fact with its source on hover.
    record Fact(String label, FigureText text, String source, boolean own) implements Row {}

    /// A cell of the catalog, over which the user may lay a value; empty text when the catalog has none.
    ///
    /// @param stored value as the catalog stores it, to start from when it is edited
    record CellRow(String entryId, String field, String stored, Fact fact) implements Row {}

    /// What can be done with a part: a copy of the user's own, or taking such a copy away.
    record PartRow(String entryId, String name) implements Row {}

    /// A value edited in place.
    ///
    /// @param apply takes the new text; gives the reason when it is refused
    record Field(String label, String text, String unit, Function<String, Optional<String>> apply) implements Row {}

    /// One of several, chosen in place. `texts` and `values` go together.
    record Choice(
            String label, List<String> values, List<String> texts, String now, Function<String, Optional<String>> apply)
            implements Row {}

    /// A failed or open check.
    record CheckRow(Check check) implements Row {}

    /// One rule's word.
    record FindingRow(Finding finding) implements Row {}

    /// Goes to something else.
    record Link(String label, String text, Selection target) implements Row {}

    /// A sentence.
    record Note(String text) implements Row {}
}
