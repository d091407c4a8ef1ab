package io.kilorack.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A planner's change of a risk scenario, as the difference from the shipped one, or a scenario of the
/// plan's own. What is null or empty stands as shipped.
///
/// @param scenarioId id of the shipped scenario, or a new id
/// @param title title of an own scenario, or another one for a shipped scenario
/// @param enabled false leaves the scenario out of the sampling
/// @param eventsPerYear interval of events per year
/// @param delayMonths from the event to its effect; `durationMonths` how long the effect lasts
/// @param effects instead of all shipped effects
/// @param affects whom it hits: a condition of the rule language as JSON text
/// @param by who judged so, `on` when, `rationale` on what ground
public record ScenarioChange(
        String scenarioId,
        String title,
        boolean enabled,
        @Nullable Interval eventsPerYear,
        @Nullable Interval delayMonths,
        @Nullable Interval durationMonths,
        List<Effect> effects,
        String affects,
        String by,
        LocalDate on,
        String rationale) {

    /// A closed interval; the low end may equal the high end.
    public record Interval(double low, double high) {}

    /// @param amount share, 0 to 1: of deliveries stopped, of parts failing per year unreplaced, of
    /// throughput fallen behind per year, of parts removed, of resale value lost
    public record Effect(EffectKind kind, Interval amount) {}

    public enum EffectKind {
        DELIVERIES_STOP,
        SPARES_STOP,
        SOFTWARE_FROZEN,
        FORCED_REMOVAL,
        RESALE_LOSS
    }

    public ScenarioChange {
        effects = List.copyOf(effects);
    }
}
