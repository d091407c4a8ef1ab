package io.kilorack.command.file;

import io.kilorack.throughput.validation.Outcome;
import java.util.List;

/// What a file of measurements holds: cases to predict, and rows that cannot be predicted, each with the
/// reason. No row is dropped.
///
/// @param unread rows without a prediction
public record Cases<T>(List<T> cases, List<Outcome> unread) {
    public Cases {
        cases = List.copyOf(cases);
        unread = List.copyOf(unread);
    }
}
