package io.kilorack.command;

import io.kilorack.assess.PlanScenarios;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;

/// What the plan records for the law, as lines: answers to likenesses and changed scenarios.
final class ComplianceText {
    private ComplianceText() {}

    /// Empty when the plan records nothing.
    static String of(Plan plan, String indent) {
        var out = new StringBuilder();
        for (PartyAnswer answer : plan.compliance().answers()) {
            out.append("%s%s %s %s, says %s, %s: %s%n"
                    .formatted(
                            indent,
                            answer.name(),
                            answer.verdict() == PartyAnswer.Verdict.SAME ? "is" : "is not",
                            answer.partyName(),
                            answer.by(),
                            answer.on(),
                            answer.reason()));
        }
        if (!plan.compliance().scenarios().isEmpty()) {
            for (PlanScenarios.Entry entry : PlanScenarios.of(plan).changed()) {
                out.append("%sscenario \"%s\": %s; %s, %s: %s%n"
                        .formatted(
                                indent,
                                entry.scenario().title(),
                                String.join("; ", entry.differences()),
                                entry.scenario().author(),
                                entry.scenario().date(),
                                entry.scenario().rationale()));
            }
        }
        return out.toString();
    }
}
