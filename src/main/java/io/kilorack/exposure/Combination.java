package io.kilorack.exposure;

import io.kilorack.exposure.findings.Licence;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.PolicyText;
import io.kilorack.exposure.rules.CompiledRule;
import io.kilorack.exposure.rules.CompiledRule.Role;
import io.kilorack.exposure.rules.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Combines what single rules say into the US result, in the order of `rules_schema.json`:
/// hits of requirement, letter, entity and end use; an exception where nothing but requirements it covers
/// stands against it;
/// else a licence with the policy of highest priority, overridden upward by entity, end use and
/// requirements of their own kind.
///
/// An exception or a policy covers a requirement when both are about the same ECCN. A destination embargo
/// asks for no ECCN, so no
/// exception for 3A090 items lifts it (15 CFR 740.2(a) bars licence exceptions where part 746 does not
/// name them).
final class Combination {
    private final List<CompiledRule> rules;
    private final byte[] truths;
    private final LocalDate law;
    private final boolean relaxed;
    private final boolean lawfulnessStated;
    private final boolean groupsKnown;

    private final List<CompiledRule> hits = new ArrayList<>();
    private final List<CompiledRule> open = new ArrayList<>();
    private final List<CompiledRule> exceptions = new ArrayList<>();
    private final List<CompiledRule> policies = new ArrayList<>();
    private final List<CompiledRule> openPolicies = new ArrayList<>();
    private @Nullable CompiledRule guidance;
    private @Nullable CompiledRule inferred;

    /// @param relaxed leave out rules that have two branches on the day
    /// @param lawfulnessStated somebody states whether the stock was lawfully acquired
    /// @param groupsKnown the country groups of the site, and of the owner's seats, are known: without
    /// them nothing is concluded to be allowed, whatever the rules of listed countries ask
    Combination(
            List<CompiledRule> rules,
            byte[] truths,
            LocalDate law,
            boolean relaxed,
            boolean lawfulnessStated,
            boolean groupsKnown) {
        this.rules = rules;
        this.truths = truths;
        this.law = law;
        this.relaxed = relaxed;
        this.lawfulnessStated = lawfulnessStated;
        this.groupsKnown = groupsKnown;
    }

    /// @param reach truth of "the part is subject to the EAR"
    /// @param controlled truth of "the part is a 3A090 or 4A090 item"
    Result decide(int reach, int controlled) {
        sort();
        CompiledRule ban = first(hits, "prohibited");
        if (ban != null) {
            return result(Outcome.PROHIBITED, policy(ban), List.of(ban));
        }
        if (guidance != null) {
            return result(Outcome.PROHIBITED, policy(guidance), List.of(guidance));
        }
        if (inferred != null && (lawfulnessStated || !itemRequired())) {
            return result(Outcome.PROHIBITED, policy(inferred), List.of(inferred));
        }
        if (!hits.isEmpty()) {
            // Nobody relies on an exception for goods whose acquisition is in the dark (15 CFR 736.2(b)(10)).
            List<CompiledRule> lifting = inferred == null ? lifting() : List.of();
            if (!lifting.isEmpty()) {
                CompiledRule strictest = lifting.getFirst();
                for (CompiledRule exception : lifting) {
                    if (exception.rule().outcome().equals("licence_exception")) {
                        strictest = exception;
                        break;
                    }
                }
                boolean free = strictest.rule().outcome().equals("allowed");
                if (free && (!open.isEmpty() || !groupsKnown)) {
                    // What is undecided may bar the authorisation, as a listing does (15 CFR 740.2).
                    return result(Outcome.UNKNOWN, "", lifting);
                }
                return result(free ? Outcome.ALLOWED : Outcome.LICENCE_EXCEPTION, policy(strictest), lifting);
            }
            return licence();
        }
        if (!open.isEmpty()) {
            return result(Outcome.UNKNOWN, "", List.of());
        }
        if (reach != Tree.TRUE && controlled != Tree.FALSE) {
            return result(
                    Outcome.NOT_APPLICABLE,
                    "outside export licensing unless a foreign-direct-product or General Prohibition 10 fact pattern applies",
                    List.of());
        }
        return result(groupsKnown ? Outcome.ALLOWED : Outcome.UNKNOWN, "", List.of());
    }

    /// True when a requirement of the item itself, or a letter about it, is certain. What the engine only
    /// infers from silence about an acquisition stands beside such a requirement; it leads where nothing
    /// else speaks. Listings of the party do not count here, so that adding one never loosens the result.
    private boolean itemRequired() {
        for (CompiledRule hit : hits) {
            if (hit.role() == Role.REQUIREMENT || hit.role() == Role.LETTER) {
                return true;
            }
        }
        return false;
    }

    /// The result and the undecided rules whose missing inputs it should name.
    record Result(Outcome outcome, String policy, List<CompiledRule> rules, List<CompiledRule> open) {
        Licence with(List<String> missing) {
            return new Licence(outcome, policy, ids(rules), missing, ids(open));
        }

        private static List<String> ids(List<CompiledRule> rules) {
            if (rules.isEmpty()) {
                return List.of();
            }
            var ids = new ArrayList<String>(rules.size());
            for (CompiledRule rule : rules) {
                ids.add(rule.rule().id());
            }
            return ids;
        }
    }

    private void sort() {
        for (int i = 0; i < truths.length; i++) {
            int truth = truths[i];
            if (truth < Tree.UNKNOWN) {
                continue;
            }
            CompiledRule rule = rules.get(i);
            if (rule.pending() || (relaxed && rule.twoBranchesOn(law.toEpochDay()))) {
                continue;
            }
            boolean sure = truth == Tree.TRUE;
            switch (rule.role()) {
                case REQUIREMENT, LETTER, ENTITY, END_USE -> (sure ? hits : open).add(rule);
                case EXCEPTION -> {
                    if (sure) {
                        exceptions.add(rule);
                    }
                }
                case POLICY -> (sure ? policies : openPolicies).add(rule);
                case GUIDANCE_PROHIBITION -> {
                    if (sure) {
                        guidance = rule;
                    } else {
                        open.add(rule);
                    }
                }
                case RESIDUAL_PROHIBITION -> {
                    if (sure) {
                        inferred = rule;
                    } else {
                        open.add(rule);
                    }
                }
                case CLASSIFICATION, JURISDICTION, BESIDE -> {}
            }
        }
    }

    /// Exceptions that lift every hit; none when a hit is of another kind than a requirement or no
    /// exception covers it. One authorisation is enough: where one without conditions of an exception
    /// covers all, the exceptions beside it change nothing.
    private List<CompiledRule> lifting() {
        for (CompiledRule hit : hits) {
            if (hit.role() != Role.REQUIREMENT) {
                return List.of();
            }
        }
        if (exceptions.isEmpty()) {
            return List.of();
        }
        List<CompiledRule> free = covering(true);
        return free.isEmpty() ? covering(false) : free;
    }

    /// @param free count only what allows outright
    private List<CompiledRule> covering(boolean free) {
        var used = new ArrayList<CompiledRule>();
        for (CompiledRule hit : hits) {
            CompiledRule cover = null;
            for (CompiledRule exception : exceptions) {
                if (free && !exception.rule().outcome().equals("allowed")) {
                    continue;
                }
                if (exception.scope() == 0 || (exception.scope() & hit.scope()) != 0) {
                    cover = exception;
                    break;
                }
            }
            if (cover == null) {
                return List.of();
            }
            if (!used.contains(cover)) {
                used.add(cover);
            }
        }
        return used;
    }

    private Result licence() {
        CompiledRule base = null;
        for (CompiledRule candidate : policies) {
            boolean covers = hits.stream().anyMatch(h -> (h.scope() & candidate.scope()) != 0);
            if (covers
                    && (base == null
                            || candidate.rule().priority() > base.rule().priority())) {
                base = candidate;
            }
        }
        String words = base == null ? "" : policy(base);
        CompiledRule from = base;
        for (CompiledRule hit : hits) {
            boolean ruled = base != null && (hit.scope() & base.scope()) != 0;
            boolean letter = base != null && hit.role() == Role.LETTER;
            String own = policy(hit);
            if (ruled || letter || own.startsWith("see_policy")) {
                continue;
            }
            if (from == null || PolicyText.strictness(own) > PolicyText.strictness(words)) {
                words = own;
                from = hit;
            }
        }
        var deciding = new ArrayList<>(hits);
        if (base != null) {
            deciding.add(base);
        }
        Result result = result(Outcome.LICENCE_REQUIRED, words, deciding);
        var stillOpen = new ArrayList<>(result.open());
        stillOpen.addAll(openPolicies);
        return new Result(result.outcome(), result.policy(), result.rules(), stillOpen);
    }

    private Result result(Outcome outcome, String policy, List<CompiledRule> deciding) {
        return new Result(outcome, policy, List.copyOf(deciding), List.copyOf(open));
    }

    private static @Nullable CompiledRule first(List<CompiledRule> rules, String outcome) {
        for (CompiledRule rule : rules) {
            if (rule.rule().outcome().equals(outcome)) {
                return rule;
            }
        }
        return null;
    }

    private String policy(CompiledRule rule) {
        return PolicyText.on(Objects.requireNonNullElse(rule.rule().licencePolicy(), ""), law);
    }
}
