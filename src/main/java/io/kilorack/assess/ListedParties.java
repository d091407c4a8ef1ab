package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Party;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.List;

/// The listed parties that names of a plan are compared with: those of the rule base, and those of a
/// fuller list that the user loaded.
///
/// @param further name and day of the fuller list, or empty
/// @param base how many of the parties are the rule base's
public record ListedParties(List<Party> parties, int base, String further) {
    public ListedParties {
        parties = List.copyOf(parties);
    }

    public static ListedParties of(Catalog catalog) {
        return new ListedParties(catalog.parties(), catalog.parties().size(), "");
    }

    /// With a fuller list.
    ///
    /// @param words its name and day, such as `consolidated.csv of 2026-11-20`
    public ListedParties with(List<Party> list, String words) {
        var all = new ArrayList<>(parties);
        all.addAll(list);
        return new ListedParties(all, base, words);
    }

    /// What names were compared with, in words.
    public String words() {
        String own =
                NumberText.fixed(base, 0) + " parties of the rule base, a hand-picked extract and not a screening list";
        return further.isEmpty() ? own : own + ", and " + NumberText.fixed(parties.size() - base, 0) + " of " + further;
    }
}
