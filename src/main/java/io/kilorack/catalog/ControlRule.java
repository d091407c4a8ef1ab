package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One dated rule of export-control or related law, as `rules_schema.json` describes it.
public record ControlRule(
        String id,
        String jurisdiction,
        String authority,
        String title,
        String instrument,
        @Nullable LocalDate published,
        @Nullable LocalDate knownFrom,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable LocalDate complianceFrom,
        List<Suspension> suspensions,
        String status,
        String binding,
        String stage,
        Condition appliesTo,
        List<String> triggeringEvents,
        String outcome,
        @Nullable String licencePolicy,
        int priority,
        Effect effect,
        List<String> residualRisks,
        String explanation,
        String notes,
        List<String> supersedes,
        List<String> supersededBy,
        List<Citation> sources,
        String confidence,
        String provenance) {

    /// An inclusive interval in which the rule has no effect although not repealed.
    public record Suspension(
            @Nullable LocalDate from, @Nullable LocalDate to) {}

    /// What the rule does when it fires.
    ///
    /// @param addsEccn members added to `derived.eccn`
    /// @param eccnLabel how the classification is printed where the list is not enough (`3A090 (2022
    /// text)`), or empty
    /// @param sets fields set, with their values
    /// @param changes other data the rule changed (`countries.AE.groups`), or empty
    public record Effect(List<String> addsEccn, String eccnLabel, Map<String, Object> sets, String changes) {
        public static final Effect NONE = new Effect(List.of(), "", Map.of(), "");
    }

    public record Citation(String label, String url) {}
}
