package io.kilorack.desktop.model;

import java.util.Set;

/// Racks marked on the floor beside the selection: those that go dark when a node fails, those a finding is
/// about.
///
/// @param title what it means, shown over the floor; empty for none
/// @param dark racks that lose their supply, `affected` racks that are touched otherwise
public record Highlight(String title, Set<String> dark, Set<String> affected) {
    public static final Highlight NONE = new Highlight("", Set.of(), Set.of());

    public Highlight {
        dark = Set.copyOf(dark);
        affected = Set.copyOf(affected);
    }

    public boolean isEmpty() {
        return dark.isEmpty() && affected.isEmpty() && title.isEmpty();
    }
}
