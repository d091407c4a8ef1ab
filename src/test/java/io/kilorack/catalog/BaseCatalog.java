package io.kilorack.catalog;

import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.FactsLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The shipped facts in memory, read once, for tests that want the real catalog.
public final class BaseCatalog {
    private BaseCatalog() {}

    public static Catalog get() {
        return Held.CATALOG;
    }

    private static final class Held {
        static final Catalog CATALOG = read();

        private static Catalog read() {
            try {
                return FactsLoader.catalog(Path.of("assets/catalog"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (BadFacts e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
