package io.kilorack.catalog.load;

import io.kilorack.catalog.ControlRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks the dates of rules: none inverted, none overlapping.
final class RuleDates {
    private RuleDates() {}

    static void check(JsonRow row, ControlRule rule) throws BadFacts {
        order(row, "effective_from", rule.effectiveFrom(), "effective_to", rule.effectiveTo());
        order(row, "known_from", rule.knownFrom(), "published", rule.published());
        order(row, "effective_from", rule.effectiveFrom(), "compliance_from", rule.complianceFrom());
        order(row, "compliance_from", rule.complianceFrom(), "effective_to", rule.effectiveTo());
        if (rule.effectiveFrom() == null && rule.effectiveTo() != null) {
            throw row.bad("has effective_to without effective_from", "Add effective_from or remove effective_to");
        }
        if (rule.published() == null
                && rule.knownFrom() == null
                && !rule.binding().equals("derived")) {
            throw row.bad("has neither published nor known_from", "Only derived rows are always known; add the date");
        }
        List<ControlRule.Suspension> intervals = rule.suspensions();
        for (int i = 0; i < intervals.size(); i++) {
            ControlRule.Suspension one = intervals.get(i);
            order(row, "suspension from", one.from(), "to", one.to());
            for (int j = 0; j < i; j++) {
                if (overlap(
                        one.from(),
                        one.to(),
                        intervals.get(j).from(),
                        intervals.get(j).to())) {
                    throw row.bad("has overlapping suspended intervals", "Merge them");
                }
            }
        }
    }

    /// A rule and the rule that replaces it must not both be in force.
    static void checkSuccession(String file, Map<String, ControlRule> rules) throws BadFacts {
        for (ControlRule rule : rules.values()) {
            for (String id : rule.supersededBy()) {
                notTogether(file, rule, rules.get(id), id);
            }
            for (String id : rule.supersedes()) {
                ControlRule earlier = rules.get(id);
                if (earlier == null) {
                    throw missing(file, rule, id);
                }
                notTogether(file, earlier, rule, rule.id());
            }
        }
    }

    private static void notTogether(String file, ControlRule earlier, @Nullable ControlRule later, String laterId)
            throws BadFacts {
        if (later == null) {
            throw missing(file, earlier, laterId);
        }
        LocalDate start = later.effectiveFrom();
        LocalDate end = earlier.effectiveTo();
        if (earlier.effectiveFrom() != null && start != null && (end == null || !end.isBefore(start))) {
            throw new BadFacts(
                    file,
                    "rule " + earlier.id(),
                    "its dates overlap those of " + later.id() + ", which replaces it from " + start,
                    "End it on the day before");
        }
    }

    private static BadFacts missing(String file, ControlRule rule, String id) {
        return new BadFacts(file, "rule " + rule.id(), "refers to the unknown rule \"" + id + "\"", "Correct the id");
    }

    private static void order(
            JsonRow row, String first, @Nullable LocalDate from, String second, @Nullable LocalDate to)
            throws BadFacts {
        if (from != null && to != null && from.isAfter(to)) {
            throw row.bad(
                    "has inverted dates: %s %s is after %s %s".formatted(first, from, second, to),
                    "Swap or correct them");
        }
    }

    static boolean overlap(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate otherFrom,
            @Nullable LocalDate otherTo) {
        boolean beginsBeforeOtherEnds = from == null || otherTo == null || !from.isAfter(otherTo);
        boolean otherBeginsBeforeEnd = otherFrom == null || to == null || !otherFrom.isAfter(to);
        return beginsBeforeOtherEnds && otherBeginsBeforeEnd;
    }
}
