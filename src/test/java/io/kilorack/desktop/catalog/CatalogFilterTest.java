package io.kilorack.desktop.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.assess.SampleCatalogs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogFilterTest {
    private final List<Card> cards = Card.of(SampleCatalogs.small());

    private List<String> ids(CatalogFilter filter) {
        return filter.apply(cards, Map.of("nv-h20-96", "3A090.b")).stream()
                .map(Card::id)
                .toList();
    }

    @Test
    void wordsAreSearchedInNameVendorAndAccelerator() {
        assertEquals(List.of("atlas-800t-a2"), ids(CatalogFilter.ALL.withWords("910b2")));
        assertEquals(List.of("dgx-h100"), ids(CatalogFilter.ALL.withWords("nvidia DGX")));
    }

    @Test
    void facetsNarrowTogether() {
        assertEquals(
                List.of("gb200-nvl72"),
                ids(CatalogFilter.ALL.withVendors(Set.of("NVIDIA")).withMinMemoryGb(128)));
        assertEquals(List.of("hgx-h20-96-8u"), ids(CatalogFilter.ALL.withClasses(Set.of("3A090.b"))));
    }

    @Test
    void unknownPowerNeverPassesAsSmall() {
        assertTrue(!ids(CatalogFilter.ALL.withMaxWatts(12000)).contains("mystery-box"));
    }

    @Test
    void racksComeBeforeTheGearThatGoesIntoThem() {
        List<String> kinds = CatalogFilter.ALL.withGroup("gear").apply(cards, Map.of()).stream()
                .map(Card::form)
                .toList();
        assertEquals("rack", kinds.getFirst());
        assertEquals(
                kinds.lastIndexOf("rack") + 1,
                kinds.stream().filter("rack"::equals).count());
    }

    @Test
    void gearIsApartFromSystems() {
        assertTrue(ids(CatalogFilter.ALL.withGroup("gear")).contains("rack-42u-600"));
        assertTrue(ids(CatalogFilter.ALL).stream().noneMatch("rack-42u-600"::equals));
    }
}
