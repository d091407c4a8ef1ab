package io.kilorack.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs between two snapshots, as data: for the preview of an update on screen and on the command
/// line.
///
/// @param added entries only the later one has
/// @param removed entries only the earlier one has
/// @param changed cells of entries that both have
/// @param rulesChanged the rules differ (their entries show how; conditions may differ where no cell does)
public record CatalogDiff(List<Entry> added, List<Entry> removed, List<Change> changed, boolean rulesChanged) {
    /// One cell that differs; null where it is not known on that side.
    public record Change(
            Entry entry,
            String field,
            @Nullable Cell before,
            @Nullable Cell after) {
        /// The value differs, not only its source.
        public boolean value() {
            return before == null || after == null || !before.text().equals(after.text());
        }
    }

    public CatalogDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /// Ids of entries whose figures differ; a plan that uses none of them is not touched.
    public List<String> touchedIds() {
        var ids = new LinkedHashSet<String>();
        removed.forEach(e -> ids.add(e.id()));
        changed.stream().filter(Change::value).forEach(c -> ids.add(c.entry().id()));
        return List.copyOf(ids);
    }

    public static CatalogDiff between(Catalog before, Catalog after) {
        var added = new ArrayList<Entry>();
        var removed = new ArrayList<Entry>();
        var changed = new ArrayList<Change>();
        for (Entry old : before.allEntries()) {
            if (!after.entries().containsKey(old.id())) {
                removed.add(old);
            }
        }
        for (Entry entry : after.allEntries()) {
            Entry old = before.entries().get(entry.id());
            if (old == null) {
                added.add(entry);
            } else {
                compare(old, entry, changed);
            }
        }
        boolean rules = !before.rules().equals(after.rules())
                || !before.countries().equals(after.countries())
                || !before.parties().equals(after.parties());
        return new CatalogDiff(added, removed, changed, rules);
    }

    private static void compare(Entry old, Entry entry, List<Change> into) {
        var fields = new LinkedHashSet<>(old.cells().keySet());
        fields.addAll(entry.cells().keySet());
        for (String field : fields) {
            Cell before = old.cells().get(field);
            Cell after = entry.cells().get(field);
            if (before == null || !before.equals(after)) {
                into.add(new Change(entry, field, before, after));
            }
        }
    }
}
