package io.kilorack.assess;

import io.kilorack.quantity.Source;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// One thing that is wrong, doubtful or unknown: severity, what, where, by how much, which rule, and what
/// to do.
///
/// @param code stable key of the rule (`power.feed.overload`)
/// @param subjects ids of the racks, devices, nodes or lots it is about: what "show me" selects
/// @param message one sentence with the numbers in it
/// @param nextStep what the planner can do
/// @param waiver name and reason when somebody accepted it
@RecordBuilder
public record Check(
        String code,
        Severity severity,
        Room room,
        List<String> subjects,
        String message,
        String nextStep,
        Optional<Source> rule,
        Optional<String> waiver)
        implements CheckBuilder.With {
    /// ERROR violates a code, a rating or a law; WARNING passes a policy threshold; INFO notes missing
    /// data, or what a planner should know though nothing is wrong.
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /// The room of the house that raised it.
    public enum Room {
        PLAN,
        THROUGHPUT,
        POWER,
        COOLING,
        STRUCTURE,
        EXPOSURE,
        COST
    }
}
