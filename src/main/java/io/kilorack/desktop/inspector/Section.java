package io.kilorack.desktop.inspector;

import java.util.List;

/// A titled group of lines.
record Section(String title, List<Row> rows) {
    Section {
        rows = List.copyOf(rows);
    }
}
