package io.kilorack.exposure.rules;

import io.kilorack.catalog.Condition;
import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.classify.Thresholds;
import io.kilorack.exposure.facts.Act;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule ready to be asked: its condition compiled, its dates as day numbers, and its part in the
/// combination.
public final class CompiledRule {
    /// What a rule does in the combination of the US result.
    public enum Role {
        CLASSIFICATION,
        JURISDICTION,
        /// A licence requirement by item and destination.
        REQUIREMENT,
        /// A letter to one company.
        LETTER,
        ENTITY,
        END_USE,
        POLICY,
        EXCEPTION,
        /// Guidance that reads existing law as a prohibition.
        GUIDANCE_PROHIBITION,
        /// A prohibition the engine infers from General Prohibition 10.
        RESIDUAL_PROHIBITION,
        /// Reported beside the US result.
        BESIDE
    }

    /// Stages whose rules judge the act itself. The others (materials, supply, finance, procurement,
    /// pending) tell of neighbouring
    /// duties; they are listed but do not colour the part as forbidden or unknown.
    private static final Set<String> ABOUT_THE_ACT =
            Set.of("licence_requirement", "individual_notice", "entity", "end_use", "guidance", "domestic", "residual");
    private static final Set<String> LEGAL = Set.of("statute", "regulation", "order", "individual_notice");

    private final ControlRule rule;
    private final Tree tree;
    private final Role role;
    private final int events;
    private final int scope;
    private final int adds;
    private final long known;
    private final long from;
    private final long to;
    private final long compliance;
    private final long[] suspensions;
    private final boolean neverInForce;
    private final boolean uncertain;
    private final Weight weight;
    private final List<Thresholds.Threshold> thresholds;

    /// How the rule weighs in the severity of the whole.
    public enum Weight {
        NONE,
        TARIFF,
        CONFLICT,
        /// Beside the US result, about the act itself.
        ACT
    }

    public CompiledRule(ControlRule rule, TreeCompiler compiler) {
        this.rule = rule;
        this.tree = compiler.compile(rule.appliesTo());
        this.role = role(rule);
        int mask = 0;
        for (String event : rule.triggeringEvents()) {
            mask |= 1 << Act.KINDS.indexOf(event);
        }
        this.events = mask;
        var eccn = new HashSet<String>();
        positiveEccn(rule.appliesTo(), eccn);
        this.scope = compiler.mask(eccn.stream().sorted().toList());
        this.adds = compiler.mask(rule.effect().addsEccn());
        LocalDate knownOn = rule.knownFrom() != null ? rule.knownFrom() : rule.published();
        this.known = knownOn == null ? Long.MIN_VALUE : knownOn.toEpochDay();
        LocalDate start = rule.effectiveFrom();
        this.neverInForce = start == null;
        this.from = start == null ? Long.MAX_VALUE : start.toEpochDay();
        this.to = end(rule.effectiveTo());
        LocalDate comply = rule.complianceFrom();
        this.compliance = comply == null ? Long.MIN_VALUE : comply.toEpochDay();
        var bounds = new ArrayList<Long>();
        for (ControlRule.Suspension suspension : rule.suspensions()) {
            LocalDate first = suspension.from();
            bounds.add(first == null ? Long.MIN_VALUE : first.toEpochDay());
            bounds.add(end(suspension.to()));
        }
        this.suspensions = bounds.stream().mapToLong(Long::longValue).toArray();
        this.uncertain = rule.status().equals("uncertain");
        this.weight = weight(rule);
        this.thresholds = List.copyOf(Thresholds.of(rule));
    }

    private Weight weight(ControlRule r) {
        if (neverInForce) {
            return Weight.NONE;
        }
        return switch (r.stage()) {
            case "tariff" -> Weight.TARIFF;
            case "conflict_of_laws" -> Weight.CONFLICT;
            default -> role == Role.BESIDE && ABOUT_THE_ACT.contains(r.stage()) ? Weight.ACT : Weight.NONE;
        };
    }

    private static long end(@Nullable LocalDate last) {
        return last == null ? Long.MAX_VALUE : last.toEpochDay();
    }

    private static Role role(ControlRule rule) {
        boolean us = rule.jurisdiction().equals("US");
        boolean binds = LEGAL.contains(rule.binding())
                && (rule.outcome().equals("licence_required") || rule.outcome().equals("prohibited"));
        return switch (rule.stage()) {
            case "classification" -> Role.CLASSIFICATION;
            case "jurisdiction" -> Role.JURISDICTION;
            case "licence_requirement" -> us && binds ? Role.REQUIREMENT : Role.BESIDE;
            case "individual_notice" -> us && binds ? Role.LETTER : Role.BESIDE;
            case "entity" -> us && binds ? Role.ENTITY : Role.BESIDE;
            case "end_use" -> us && binds ? Role.END_USE : Role.BESIDE;
            case "licence_policy" -> us ? Role.POLICY : Role.BESIDE;
            case "licence_exception" -> us ? Role.EXCEPTION : Role.BESIDE;
            case "guidance" -> us && rule.outcome().equals("prohibited") ? Role.GUIDANCE_PROHIBITION : Role.BESIDE;
            case "residual" -> rule.outcome().equals("prohibited") ? Role.RESIDUAL_PROHIBITION : Role.BESIDE;
            default -> Role.BESIDE;
        };
    }

    /// ECCN codes the rule asks for: what it is about. Codes under a `not` are what it is not about.
    private static void positiveEccn(Condition condition, Set<String> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> positiveEccn(c, into));
            case Condition.Any any -> any.of().forEach(c -> positiveEccn(c, into));
            case Condition.Not not -> {}
            case Condition.Leaf leaf -> {
                if (leaf.field().equals("derived.eccn")) {
                    ((List<?>) Objects.requireNonNull(leaf.value())).forEach(code -> into.add((String) code));
                }
            }
        }
    }

    public ControlRule rule() {
        return rule;
    }

    public Tree tree() {
        return tree;
    }

    public Role role() {
        return role;
    }

    public Weight weight() {
        return weight;
    }

    /// Numeric thresholds on a part's figures, each once.
    public List<Thresholds.Threshold> thresholds() {
        return thresholds;
    }

    /// ECCN codes the rule is about, as a bit set; 0 when it does not ask for any.
    public int scope() {
        return scope;
    }

    public int adds() {
        return adds;
    }

    /// True when the public could know the rule on `asOf`.
    public boolean knownOn(long asOf) {
        return known <= asOf;
    }

    /// True when the rule has effect on `day`: begun, not ended, not suspended.
    public boolean inForceOn(long day) {
        if (day < from || day > to) {
            return false;
        }
        for (int i = 0; i < suspensions.length; i += 2) {
            if (day >= suspensions[i] && day <= suspensions[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /// Bills, drafts and proposals: known, never in force, watched.
    public boolean pending() {
        return neverInForce;
    }

    /// True when both readings must be shown on `day`: the rule's status is uncertain, or compliance is
    /// not yet due.
    public boolean twoBranchesOn(long day) {
        return uncertain || compliance > day;
    }

    /// True when there are days on which the rule has two readings.
    public boolean mayBranch() {
        return uncertain || compliance != Long.MIN_VALUE;
    }

    /// True when the rule answers to acts of this kind.
    public boolean triggeredBy(int actBit) {
        return events == 0 || (events & actBit) != 0;
    }

    /// Days on which the rule's force or the knowledge of it changes.
    public List<LocalDate> turningDays() {
        var days = new ArrayList<LocalDate>();
        for (long day : new long[] {known, from, compliance}) {
            addIfFinite(days, day);
        }
        addIfFinite(days, to == Long.MAX_VALUE ? to : to + 1);
        for (int i = 0; i < suspensions.length; i += 2) {
            addIfFinite(days, suspensions[i]);
            addIfFinite(days, suspensions[i + 1] == Long.MAX_VALUE ? Long.MAX_VALUE : suspensions[i + 1] + 1);
        }
        datesIn(rule.appliesTo(), days);
        return days;
    }

    private static void addIfFinite(List<LocalDate> days, long day) {
        if (day != Long.MIN_VALUE && day != Long.MAX_VALUE) {
            days.add(LocalDate.ofEpochDay(day));
        }
    }

    private static void datesIn(Condition condition, List<LocalDate> days) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(c -> datesIn(c, days));
            case Condition.Any any -> any.of().forEach(c -> datesIn(c, days));
            case Condition.Not not -> datesIn(not.of(), days);
            case Condition.Leaf leaf -> {
                if (leaf.field().equals("event.date") && leaf.value() instanceof LocalDate day) {
                    days.add(day);
                    days.add(day.plusDays(1));
                }
            }
        }
    }
}
