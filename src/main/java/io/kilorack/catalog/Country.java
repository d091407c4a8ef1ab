package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A country with its dated BIS country groups.
///
/// @param groups groups held today (`A:1`, `B`, `D:5` …)
/// @param hqTest a party seated here triggers the headquarters test today
/// @param history earlier membership: the groups held inside each closed interval
/// @param note in words, or empty
public record Country(
        String iso2,
        String name,
        Set<String> groups,
        OptionalInt aiDiffusionTier,
        boolean hqTest,
        List<Membership> history,
        String note) {

    public Country {
        groups = Set.copyOf(groups);
        history = List.copyOf(history);
    }

    /// Groups held from `from` to `to`, inclusive; a null end is open.
    public record Membership(
            @Nullable LocalDate from, @Nullable LocalDate to, Set<String> groups, String source) {
        public boolean covers(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /// Groups held on `day`: those of the interval that covers it, else today's.
    public Set<String> groupsOn(LocalDate day) {
        for (Membership membership : history) {
            if (membership.covers(day)) {
                return membership.groups();
            }
        }
        return groups;
    }
}
