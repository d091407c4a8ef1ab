package io.kilorack.assess;

import io.kilorack.quantity.Source;
import java.util.List;
import java.util.OptionalDouble;

/// The way of the racks of one hall from the lorry to their places, step by step.
///
/// @param stated false when the plan says nothing about the way; then there are no rows
public record Delivery(String hallId, String hall, String entry, boolean stated, List<Row> rows) {
    /// What a step comes to.
    public enum Outcome {
        PASSES,
        FAILS,
        UNKNOWN
    }

    public Delivery {
        rows = List.copyOf(rows);
    }

    /// One thing on the way.
    ///
    /// @param need what the worst rack asks, `limit` what the way gives; empty when not known
    /// @param worst rack with that need, or empty
    /// @param failing racks that do not pass, `unknown` racks of which something is not known
    /// @param remark in a few words, or empty
    public record Row(
            String code,
            String what,
            OptionalDouble need,
            OptionalDouble limit,
            String unit,
            Outcome outcome,
            String worst,
            List<String> failing,
            List<String> unknown,
            String remark,
            Source rule) {
        public Row {
            failing = List.copyOf(failing);
            unknown = List.copyOf(unknown);
        }
    }
}
