package io.kilorack.exposure.facts;

import java.util.List;
import java.util.Map;

/// The facts of an owner as a planner states them: names, seats, lists, and attestations of any other
/// field.
public final class OwnerFacts {
    /// Attestation by which a planner confirms the usual assumptions ([Assumptions#owner]) for fields left
    /// out: value `true`.
    public static final String USUAL = "owner.usual_assumptions";

    private OwnerFacts() {}

    /// A stated fact as text, and who states it, when, on what ground.
    public record Attested(String value, String basis) {}

    /// @param headquarters ISO 3166 alpha-2, empty when not stated (then unknown)
    /// @param ultimateParent ISO 3166 alpha-2, empty when not stated
    /// @param lists tags the owner is stated to be on; an empty list states that it is on none
    /// @param attestations by field of the rule language, part and site fields included
    /// (`part.reaches_h20_bandwidth`)
    /// @throws IllegalArgumentException when an attestation names an unknown field or does not fit it
    public static Facts of(
            String name,
            String headquarters,
            String ultimateParent,
            List<String> lists,
            Map<String, Attested> attestations) {
        Facts.Builder facts = Facts.builder();
        if (!name.isBlank()) {
            facts.put("owner.names", List.of(name), "plan");
        }
        if (!headquarters.isBlank()) {
            facts.put("owner.hq_country", headquarters, "plan");
        }
        if (!ultimateParent.isBlank()) {
            facts.put("owner.ultimate_parent_country", ultimateParent, "plan");
        }
        facts.put("owner.entity_lists", lists, "plan");
        String usual = "";
        for (Map.Entry<String, Attested> entry : attestations.entrySet()) {
            Attested attested = entry.getValue();
            if (entry.getKey().equals(USUAL)) {
                usual = attested.value().strip().equals("true")
                        ? "usual assumption confirmed by " + attested.basis()
                        : "";
            } else {
                facts.put(
                        entry.getKey(),
                        Facts.fromText(entry.getKey(), attested.value()),
                        "attested by " + attested.basis());
            }
        }
        if (!usual.isEmpty()) {
            Assumptions.owner(facts, usual);
            facts.putDefault("use.end_use", "commercial_inference", usual);
        }
        return facts.build();
    }
}
