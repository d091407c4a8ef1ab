package io.kilorack.exposure.facts;

import io.kilorack.catalog.RuleField;
import java.time.LocalDate;
import java.util.List;

/// What somebody does with a part on a day: the thing the law judges.
///
/// @param kind one of [#KINDS]
/// @param date of the act; it selects the law
/// @param shipFrom ISO 3166 alpha-2 country the part is shipped from, empty when unknown
public record Act(String kind, LocalDate date, String shipFrom) {
    /// Kinds of acts, as the rule language spells them.
    public static final List<String> KINDS = RuleField.words("event.kind");

    public Act {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("act must be one of " + KINDS + "; have " + kind);
        }
    }

    /// Bit of the kind in a mask of triggering events.
    public int bit() {
        return 1 << KINDS.indexOf(kind);
    }
}
