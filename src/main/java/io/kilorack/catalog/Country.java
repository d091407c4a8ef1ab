package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A country with its dated BIS country groups.
///
/// @param groups groups held today (`A:1`, `B`, `D:5` …)
/// @param history earlier membership: the groups held inside each closed interval
public record Country(
        String iso2,
        String name,
        Set<String> groups,
        OptionalInt aiDiffusionTier,
        boolean hqTest,
        List<Membership> history) {
    /// Groups held from `from` to `to`, inclusive; a null end is open.
    public record Membership(
            @Nullable LocalDate from, @Nullable LocalDate to, Set<String> groups) {}
}
