package io.kilorack.catalog;

import io.kilorack.quantity.Source;
import java.util.OptionalDouble;

/// One value of one entry, as the catalog holds it.
///
/// @param field stable key, snake case, with its unit (`mem_bw_gbs`)
/// @param text the value as text; never empty (an unknown value has no cell)
/// @param number the value when it is a number
/// @param unit unit of `number`, or empty
/// @param source where the value comes from, with confidence
/// @param origin whose value it is: the base catalog or a signed update, or the user's override
public record Cell(String field, String text, OptionalDouble number, String unit, Source source, Origin origin) {
    /// Whose value a cell is. A user's override is shown as theirs and survives updates.
    public enum Origin {
        CATALOG,
        USER
    }

    public Cell {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("cell " + field + " is empty; an unknown value has no cell");
        }
    }
}
