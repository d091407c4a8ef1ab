package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactsLoader;
import java.io.IOException;
import java.nio.file.Path;

/// The catalog that commands compute with.
final class ShippedCatalog {
    private ShippedCatalog() {}

    /// The catalog that ships with the program.
    static Catalog open() throws BadInput {
        Path folder = Places.shipped("catalog")
                .orElseThrow(() -> new BadInput("the catalog was not found beside the program; install Kilorack again"));
        try {
            return FactsLoader.catalog(folder);
        } catch (IOException | BadFacts e) {
            throw new BadInput("catalog " + folder + ": " + e.getMessage());
        }
    }
}
