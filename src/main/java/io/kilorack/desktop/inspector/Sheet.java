package io.kilorack.desktop.inspector;

import java.util.List;

/// What the inspector shows: what it is, of what kind, and its sections. Without controls.
record Sheet(String kind, String title, String subtitle, List<Section> sections) {
    Sheet {
        sections = sections.stream().filter(s -> !s.rows().isEmpty()).toList();
    }
}
