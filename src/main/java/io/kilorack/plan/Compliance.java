package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/// What the plan records for the law beside its owner: the other parties of the deal, what people
/// answered when a name was like a listed one, and how the shipped risk scenarios were changed.
///
/// @param parties suppliers, consignees and end users that no stock lot names
/// @param answers one for each name and listed party that somebody confirmed or rejected
/// @param scenarios differences from the shipped scenarios, and scenarios of the plan's own
@RecordBuilder
public record Compliance(List<NamedParty> parties, List<PartyAnswer> answers, List<ScenarioChange> scenarios)
        implements ComplianceBuilder.With {
    public static final Compliance NONE = new Compliance(List.of(), List.of(), List.of());

    public Compliance {
        parties = List.copyOf(parties);
        answers = List.copyOf(answers);
        scenarios = List.copyOf(scenarios);
    }
}
