package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A company or institute that matters for exposure, with the lists it is on.
///
/// @param parent id of the parent among the parties, or empty
/// @param listTags tags held today; they carry no dates, [#tagsOn] does
public record Party(
        String id,
        String name,
        List<String> aliases,
        String country,
        List<String> roles,
        List<Listing> lists,
        Set<String> listTags,
        String notes,
        String parent,
        String confidence,
        String provenance) {

    public Party {
        aliases = List.copyOf(aliases);
        roles = List.copyOf(roles);
        lists = List.copyOf(lists);
        listTags = Set.copyOf(listTags);
    }

    /// One listing with its citation; `listedOn` is null when the day is unknown.
    public record Listing(
            String list,
            String citation,
            String url,
            @Nullable LocalDate listedOn,
            List<Integer> footnotes,
            String licencePolicy,
            String note) {
        /// Tags this listing carries: the list itself and, on the Entity List, one per footnote.
        public Set<String> tags() {
            var tags = new TreeSet<String>();
            tags.add(list);
            for (int footnote : footnotes) {
                tags.add("BIS_EL_FN" + footnote);
            }
            return tags;
        }
    }

    /// Tags held on `day`. A listing without a date counts as held: when it began is not known.
    public Set<String> tagsOn(LocalDate day) {
        var held = new TreeSet<String>();
        for (Listing listing : lists) {
            LocalDate since = listing.listedOn();
            if (since == null || !since.isAfter(day)) {
                held.addAll(listing.tags());
            }
        }
        return held;
    }
}
