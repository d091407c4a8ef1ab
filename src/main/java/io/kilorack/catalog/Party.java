package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A company or institute that matters for exposure, with the lists it is on.
public record Party(
        String id,
        String name,
        List<String> aliases,
        String country,
        List<String> roles,
        List<Listing> lists,
        Set<String> listTags,
        String notes) {
    /// One listing with its citation; `listedOn` is null when the day is unknown.
    public record Listing(
            String list,
            String citation,
            String url,
            @Nullable LocalDate listedOn,
            List<Integer> footnotes,
            String licencePolicy) {}
}
