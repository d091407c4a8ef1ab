package io.kilorack.command;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.OwnFile;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.catalog.store.UserFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts and values of the user's own from a file into their catalog.
final class OwnRows {
    private OwnRows() {}

    /// Adds every row; one line for each part and each value of another part.
    static List<String> add(CatalogHome home, Path file) throws CatalogProblem, BadFacts, IOException {
        List<OwnFile.Row> rows = OwnFile.read(file);
        var lines = new ArrayList<String>();
        Map<String, UserFacts.Part> parts = new LinkedHashMap<>();
        for (OwnFile.Row row : rows) {
            if (!row.kind().isEmpty()) {
                parts.put(
                        row.id(),
                        new UserFacts.Part(
                                row.id(),
                                CatalogCommand.kind(file.getFileName() + ", " + row.id(), row.kind()),
                                row.name(),
                                row.vendor(),
                                home.stamp()));
            }
        }
        for (UserFacts.Part part : parts.values()) {
            var values = new ArrayList<UserFacts.Value>();
            for (OwnFile.Row row : rows) {
                if (row.id().equals(part.id()) && !row.field().isEmpty()) {
                    values.add(new UserFacts.Value(
                            row.id(), row.field(), row.value(), row.because(), row.confidence(), home.stamp()));
                }
            }
            home.add(part, values);
            lines.add("%s: %s, %d values".formatted(part.id(), part.name(), values.size()));
        }
        for (OwnFile.Row row : rows) {
            if (!row.field().isEmpty() && !parts.containsKey(row.id())) {
                home.override(row.id(), row.field(), row.value(), row.because(), row.confidence());
                lines.add("%s, %s: %s".formatted(row.id(), row.field(), row.value()));
            }
        }
        return lines;
    }
}
