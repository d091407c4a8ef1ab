package io.kilorack.desktop.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {
    private final List<Finder.Item> items = List.of(
            item("Command", "Undo Move rack R12"),
            item("Rack", "R12"),
            item("System", "DGX H100"),
            item("Accelerator", "H100 SXM5 80GB"),
            item("Rack", "R1"));

    private static Finder.Item item(String kind, String title) {
        return new Finder.Item(kind, title, "", () -> {});
    }

    private List<String> find(String query) {
        return Finder.find(items, query, 10).stream().map(Finder.Item::title).toList();
    }

    @Test
    void theBeginningOfATitleWins() {
        assertEquals("R12", find("r12").getFirst());
        assertEquals("H100 SXM5 80GB", find("h100").getFirst());
    }

    @Test
    void everyWordMustOccurAndTheKindCounts() {
        assertEquals(List.of("DGX H100"), find("h100 system"));
        assertTrue(find("h100 rack").isEmpty());
    }

    @Test
    void lettersInOrderAreFoundLast() {
        assertEquals(List.of("Undo Move rack R12"), find("umr"));
    }

    @Test
    void nothingTypedShowsTheFirst() {
        assertEquals(5, find("  ").size());
    }
}
