package io.kilorack.exposure.findings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule's word on one act with one part.
///
/// @param fired the rule applies; false: it could not be decided (insufficient data), or it is only pending
/// @param pending known but never in force: a bill, a draft, a proposal
/// @param outcome of the rule, or `insufficient data`
/// @param citation the legal instrument, `sourceLabel` and `url` where it was read
/// @param act the act judged, `actDate` its date
/// @param branch `strict` where the rule's status is uncertain or compliance is not yet due, else empty
/// @param inputsUsed facts it rests on (`part.tpp = 15832`)
/// @param inputsMissing fields nobody supplied
/// @param confidence of the rule's row; `low` when an input is missing
/// @param sentence one plain sentence
/// @param knownFrom day on which the text was public, null for what was always known
/// @param complianceFrom later day from which it must be followed, null when it has none
public record Finding(
        String ruleId,
        String jurisdiction,
        String stage,
        String title,
        boolean fired,
        boolean pending,
        String outcome,
        String licencePolicy,
        String citation,
        String sourceLabel,
        String url,
        String binding,
        String act,
        LocalDate actDate,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Severity severity,
        String branch,
        List<String> inputsUsed,
        List<String> inputsMissing,
        List<String> residualRisks,
        String confidence,
        String sentence,
        @Nullable LocalDate knownFrom,
        @Nullable LocalDate complianceFrom) {}
