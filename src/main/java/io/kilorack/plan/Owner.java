package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.SequencedMap;

/// Who owns and runs the plan's hardware, as far as the law asks.
///
/// @param headquarters ISO 3166 alpha-2 country of the headquarters, empty when not stated (then unknown,
/// never
/// harmless)
/// @param ultimateParent country of the ultimate parent, empty when not stated
/// @param entityLists tags of lists the owner is on (`BIS_ENTITY_LIST`, `BIS_EL_FN4` …)
/// @param attestations further facts the user states for the rule engine (`owner.kyc_complete` → `true`),
/// by field
@RecordBuilder
public record Owner(
        String name,
        String headquarters,
        String ultimateParent,
        List<String> entityLists,
        SequencedMap<String, Attestation> attestations)
        implements OwnerBuilder.With {
    /// A fact stated by the user: value as JSON scalar text, who states it, when, and on what ground.
    public record Attestation(String value, String by, String on, String ground) {}

    public Owner {
        entityLists = List.copyOf(entityLists);
        attestations = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(attestations));
    }
}
