package io.kilorack.plan;

import java.util.List;

/// What the plan records for the law beside its owner: the other parties of the deal, what people
/// answered when a name was like a listed one, and how the shipped risk scenarios were changed.
///
/// @param parties suppliers, consignees and end users that no stock lot names
/// @param answers one for each name and listed party that somebody confirmed or rejected
/// @param scenarios differences from the shipped scenarios, and scenarios of the plan's own
public record Compliance(List<NamedParty> parties, List<PartyAnswer> answers, List<ScenarioChange> scenarios) {
    public static final Compliance NONE = new Compliance(List.of(), List.of(), List.of());

    public Compliance {
        parties = List.copyOf(parties);
        answers = List.copyOf(answers);
        scenarios = List.copyOf(scenarios);
    }

    public Compliance withParties(List<NamedParty> value) {
        return new Compliance(value, answers, scenarios);
    }

    public Compliance withAnswers(List<PartyAnswer> value) {
        return new Compliance(parties, value, scenarios);
    }

    public Compliance withScenarios(List<ScenarioChange> value) {
        return new Compliance(parties, answers, value);
    }
}
