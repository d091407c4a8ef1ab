package io.kilorack.desktop.catalog;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// What the catalog panel is narrowed down to. Empty sets and 0 mean no limit.
///
/// @param group `systems`, `gear`, `accelerators` or `all`
/// @param minMemoryGb least memory per accelerator
/// @param maxWatts largest power; things of unknown power are then left out
@RecordBuilder
public record CatalogFilter(
        String words,
        String group,
        Set<String> vendors,
        Set<String> forms,
        double minMemoryGb,
        double maxWatts,
        Set<String> classes)
        implements CatalogFilterBuilder.With {
    public static final CatalogFilter ALL = new CatalogFilter("", "systems", Set.of(), Set.of(), 0, 0, Set.of());

    public CatalogFilter {
        vendors = Set.copyOf(vendors);
        forms = Set.copyOf(forms);
        classes = Set.copyOf(classes);
    }

    /// The cards that pass, in their order. `exportClass` gives the export class by accelerator; one that
    /// is missing there has none.
    public List<Card> apply(List<Card> cards, Map<String, String> exportClass) {
        String[] wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return cards.stream()
                .filter(c -> inGroup(c) && words(c, wanted))
                .filter(c -> vendors.isEmpty() || vendors.contains(c.vendor()))
                .filter(c -> forms.isEmpty() || forms.contains(c.form()))
                .filter(c -> minMemoryGb <= 0 || c.memoryGb().orElse(0) >= minMemoryGb)
                .filter(c -> maxWatts <= 0 || c.watts().orElse(Double.MAX_VALUE) <= maxWatts)
                .filter(c -> classes.isEmpty() || classes.contains(exportClass.getOrDefault(c.acceleratorId(), "")))
                .toList();
    }

    private boolean inGroup(Card card) {
        return switch (group) {
            case "systems" ->
                Set.of("server", "rack", "superpod").contains(card.form())
                        && !card.acceleratorId().isEmpty();
            case "accelerators" -> card.form().equals("accelerator");
            case "gear" -> card.acceleratorId().isEmpty();
            default -> true;
        };
    }

    private static boolean words(Card card, String[] wanted) {
        for (String word : wanted) {
            if (!card.searchText().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// The values a facet offers for these cards.
    public static SequencedSet<String> values(List<Card> cards, java.util.function.Function<Card, String> facet) {
        var values = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        cards.forEach(c -> values.add(facet.apply(c)));
        values.remove("");
        return values;
    }

    /// In another group; the forms are those of the group left, so they go.
    @Override
    public CatalogFilter withGroup(String value) {
        return with().group(value).forms(Set.of()).build();
    }
}
