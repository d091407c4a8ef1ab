package io.kilorack.exposure;

import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.PolicyText;
import io.kilorack.exposure.rules.CompiledRule;
import java.util.List;
import java.util.Objects;

/// Writes findings.
final class Findings {
    private Findings() {}

    static Finding of(Judgement judgement, CompiledRule compiled, boolean fired) {
        ControlRule rule = compiled.rule();
        List<String> missing = fired ? List.of() : judgement.missing(compiled);
        String policy = PolicyText.on(Objects.requireNonNullElse(rule.licencePolicy(), ""), judgement.law());
        boolean branched =
                !compiled.pending() && compiled.twoBranchesOn(judgement.law().toEpochDay());
        ControlRule.Citation source = rule.sources().getFirst();
        return new Finding(
                rule.id(),
                rule.jurisdiction(),
                rule.stage(),
                rule.title(),
                fired && !compiled.pending(),
                compiled.pending(),
                fired ? rule.outcome() : "insufficient data",
                policy,
                rule.instrument(),
                source.label(),
                source.url(),
                rule.binding(),
                judgement.act().kind(),
                judgement.act().date(),
                rule.effectiveFrom(),
                rule.effectiveTo(),
                Severities.of(rule, fired, compiled.pending(), judgement.lawfulnessStated()),
                branched ? "strict" : "",
                judgement.used(compiled),
                missing,
                rule.residualRisks(),
                fired ? rule.confidence() : "low",
                Sentences.finding(judgement, compiled, fired, policy, missing),
                rule.knownFrom() != null ? rule.knownFrom() : rule.published(),
                rule.complianceFrom());
    }
}
