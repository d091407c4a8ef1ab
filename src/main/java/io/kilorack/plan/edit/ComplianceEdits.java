package io.kilorack.plan.edit;

import io.kilorack.plan.Compliance;
import io.kilorack.plan.NamedParty;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Owner.Attestation;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import io.kilorack.plan.ScenarioChange;
import io.kilorack.plan.ScenarioChange.Effect;
import io.kilorack.plan.ScenarioChange.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edits of what the plan records for the law: further parties, screening answers, changed risk scenarios.
/// What somebody judged is recorded with name, date and ground, or refused.
public final class ComplianceEdits {
    private static final double MOST_RATE = 1000;
    private static final double MOST_MONTHS = 1200;

    ComplianceEdits() {}

    /// Adds a party, or replaces the one with the same role and name.
    public Edit putParty(Plan plan, NamedParty party) {
        if (party.name().isBlank()) {
            return Edit.refused("A party needs a name.", "Write the name as it stands on the papers.");
        }
        List<NamedParty> others = Change.without(plan.compliance().parties(), each -> same(each, party));
        boolean known = others.size() != plan.compliance().parties().size();
        return Edit.made(
                (known ? "Change" : "Add") + " party " + party.name(),
                with(plan, plan.compliance().withParties(Change.plus(others, List.of(party)))));
    }

    public Edit removeParty(Plan plan, NamedParty party) {
        List<NamedParty> kept = Change.without(plan.compliance().parties(), each -> same(each, party));
        return kept == plan.compliance().parties()
                ? Words.noSuch("party", party.name())
                : Edit.made(
                        "Remove party " + party.name(),
                        with(plan, plan.compliance().withParties(kept)));
    }

    private static boolean same(NamedParty a, NamedParty b) {
        return a.role() == b.role() && a.name().equals(b.name());
    }

    /// Records what a person says of a likeness; replaces an earlier answer on the same pair.
    public Edit answer(Plan plan, PartyAnswer answer) {
        if (answer.by().isBlank() || answer.reason().isBlank()) {
            return Edit.refused(
                    "An answer about a listed party needs a name and a reason.",
                    "Say who checked this and on what ground.");
        }
        List<PartyAnswer> others =
                Change.without(plan.compliance().answers(), each -> same(each, answer.name(), answer.partyId()));
        String words = answer.verdict() == PartyAnswer.Verdict.SAME ? "Confirm " : "Reject ";
        return Edit.made(
                words + answer.name() + " as " + answer.partyName(),
                with(plan, plan.compliance().withAnswers(Change.plus(others, List.of(answer)))));
    }

    /// Withdraws an answer, so that the likeness asks again.
    public Edit withdrawAnswer(Plan plan, String name, String partyId) {
        List<PartyAnswer> kept = Change.without(plan.compliance().answers(), each -> same(each, name, partyId));
        return kept == plan.compliance().answers()
                ? Words.noSuch("answer about", name)
                : Edit.made(
                        "Withdraw answer about " + name,
                        with(plan, plan.compliance().withAnswers(kept)));
    }

    private static boolean same(PartyAnswer answer, String name, String partyId) {
        return answer.name().equals(name) && answer.partyId().equals(partyId);
    }

    /// States a fact for the rule engine; replaces an earlier statement of the same field.
    ///
    /// @param field field of the rule language, with `@` and an accelerator's id where it is stated for
    /// that model only
    public Edit attest(Plan plan, String field, Attestation attestation) {
        if (attestation.by().isBlank() || attestation.ground().isBlank()) {
            return Edit.refused("A statement needs a name and a ground.", "Say who states this and why.", field);
        }
        var all = new LinkedHashMap<>(plan.owner().attestations());
        all.put(field, attestation);
        return Edit.made("State " + field, plan.withOwner(with(plan.owner(), all)), field);
    }

    /// Withdraws a stated fact: it is unknown again.
    public Edit withdraw(Plan plan, String field) {
        var all = new LinkedHashMap<>(plan.owner().attestations());
        return all.remove(field) == null
                ? Words.noSuch("statement of", field)
                : Edit.made("Withdraw " + field, plan.withOwner(with(plan.owner(), all)), field);
    }

    private static Owner with(Owner owner, LinkedHashMap<String, Attestation> attestations) {
        return owner.withAttestations(attestations);
    }

    /// Adds a change of a scenario, or replaces the earlier change of the same one.
    ///
    /// @param label the scenario's title, for the undo menu
    public Edit putScenario(Plan plan, ScenarioChange change, String label) {
        String wrong = wrong(change);
        if (wrong != null) {
            return Edit.refused(wrong, "Correct it, or reset the scenario.", change.scenarioId());
        }
        var next = new ArrayList<ScenarioChange>();
        boolean known = false;
        for (ScenarioChange each : plan.compliance().scenarios()) {
            boolean same = each.scenarioId().equals(change.scenarioId());
            next.add(same ? change : each);
            known |= same;
        }
        if (!known) {
            next.add(change);
        }
        return Edit.made(
                "Change scenario " + Words.label(change.scenarioId(), label),
                with(plan, plan.compliance().withScenarios(next)),
                change.scenarioId());
    }

    /// Takes a change back: a shipped scenario stands as shipped again, an own one is gone.
    public Edit resetScenario(Plan plan, String scenarioId, String label) {
        List<ScenarioChange> kept = Change.without(
                plan.compliance().scenarios(), each -> each.scenarioId().equals(scenarioId));
        return kept == plan.compliance().scenarios()
                ? Words.noSuch("change of scenario", scenarioId)
                : Edit.made(
                        "Reset scenario " + Words.label(scenarioId, label),
                        with(plan, plan.compliance().withScenarios(kept)),
                        scenarioId);
    }

    /// All scenarios as shipped.
    public Edit resetScenarios(Plan plan) {
        return plan.compliance().scenarios().isEmpty()
                ? Edit.refused("No scenario is changed.", "Nothing has to be done.")
                : Edit.made("Reset all scenarios", with(plan, plan.compliance().withScenarios(List.of())));
    }

    private static @Nullable String wrong(ScenarioChange change) {
        if (change.scenarioId().isBlank()) {
            return "A scenario needs an id.";
        }
        if (change.by().isBlank() || change.rationale().isBlank()) {
            return "A changed scenario needs a name and a rationale.";
        }
        if (bad(change.eventsPerYear(), MOST_RATE)) {
            return "Events per year must be two numbers from 0 to 1000, the low one first.";
        }
        if (bad(change.delayMonths(), MOST_MONTHS) || bad(change.durationMonths(), MOST_MONTHS)) {
            return "Months must be two numbers from 0 to 1200, the low one first.";
        }
        for (Effect effect : change.effects()) {
            if (bad(effect.amount(), 1)) {
                return "The amount of an effect must be two shares from 0 to 1, the low one first.";
            }
        }
        return null;
    }

    private static boolean bad(@Nullable Interval interval, double most) {
        return interval != null
                && !(interval.low() >= 0 && interval.low() <= interval.high() && interval.high() <= most);
    }

    private static Plan with(Plan plan, Compliance compliance) {
        return plan.withCompliance(compliance);
    }
}
