package io.kilorack.assess;

import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.facts.OwnerFacts;
import io.kilorack.plan.Owner;
import io.kilorack.plan.PartyAnswer;
import io.kilorack.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a plan states about its owner, as facts of the rule language. An attestation that the language does
/// not take is left out and reported.
///
/// @param facts what is stated for every part
/// @param byPart what is stated for one accelerator model only, by its id
record OwnerStatement(Facts facts, Map<String, Facts> byPart, List<Check> checks) {
    /// Between a field and the accelerator it is attested for: `part.us_origin@huawei-ascend-910c`.
    static final String SCOPE = "@";

    /// What is stated for an accelerator.
    Facts facts(String acceleratorId) {
        Facts own = byPart.get(acceleratorId);
        return own == null ? facts : facts.with(own);
    }

    /// With the lists of every listed party that somebody confirmed the owner to be.
    static OwnerStatement of(Plan plan) {
        OwnerStatement stated = of(plan.owner());
        var names = new LinkedHashSet<String>();
        var lists = new LinkedHashSet<>(plan.owner().entityLists());
        names.add(plan.owner().name());
        String basis = "";
        for (PartyAnswer answer : plan.compliance().answers()) {
            if (answer.verdict() == PartyAnswer.Verdict.SAME
                    && answer.name().equals(plan.owner().name())) {
                names.add(answer.partyName());
                lists.addAll(answer.lists());
                basis = "confirmed as %s by %s on %s: %s"
                        .formatted(answer.partyName(), answer.by(), answer.on(), answer.reason());
            }
        }
        if (basis.isEmpty()) {
            return stated;
        }
        Facts.Builder facts = stated.facts.toBuilder();
        facts.put("owner.names", List.copyOf(names), basis);
        facts.put("owner.entity_lists", List.copyOf(lists), basis);
        return new OwnerStatement(facts.build(), stated.byPart, stated.checks);
    }

    static OwnerStatement of(Owner owner) {
        var checks = new ArrayList<Check>();
        Facts facts = OwnerFacts.of(
                owner.name(), owner.headquarters(), owner.ultimateParent(), owner.entityLists(), Map.of());
        // One by one, so that a bad attestation does not take the good ones with it; the usual assumptions come last,
        // because they fill only what nobody states.
        var byPart = new HashMap<String, Facts>();
        var last = new ArrayList<String>();
        for (String field : owner.attestations().keySet()) {
            int scope = field.indexOf(SCOPE);
            if (field.equals(OwnerFacts.USUAL)) {
                last.add(field);
            } else if (scope > 0) {
                String part = field.substring(scope + 1);
                byPart.put(part, with(byPart.getOrDefault(part, Facts.NONE), owner, field, checks));
            } else {
                facts = with(facts, owner, field, checks);
            }
        }
        for (String field : last) {
            facts = with(facts, owner, field, checks);
        }
        return new OwnerStatement(facts, Map.copyOf(byPart), checks);
    }

    private static Facts with(Facts facts, Owner owner, String field, List<Check> checks) {
        Owner.Attestation attestation = owner.attestations().get(field);
        if (attestation == null) {
            return facts;
        }
        String basis = String.join(
                ", ",
                List.of(attestation.by(), attestation.on(), attestation.ground()).stream()
                        .filter(s -> !s.isBlank())
                        .toList());
        try {
            int scope = field.indexOf(SCOPE);
            if (scope > 0) {
                String plain = field.substring(0, scope);
                return facts.with(Facts.builder()
                        .put(plain, Facts.fromText(plain, attestation.value()), "attested by " + basis)
                        .build());
            }
            Facts one = OwnerFacts.of(
                    owner.name(),
                    owner.headquarters(),
                    owner.ultimateParent(),
                    owner.entityLists(),
                    Map.of(field, new OwnerFacts.Attested(attestation.value(), basis)));
            // What stands already is not replaced by an assumption.
            return field.equals(OwnerFacts.USUAL) ? one.with(facts) : facts.with(one);
        } catch (IllegalArgumentException e) {
            checks.add(new Check(
                    "exposure.attestation",
                    Check.Severity.WARNING,
                    Check.Room.EXPOSURE,
                    List.of(field),
                    "The attestation of %s is left out: %s.".formatted(field, e.getMessage()),
                    "Use a field of the rule language and a value of its type.",
                    Optional.empty(),
                    Optional.empty()));
            return facts;
        }
    }
}
