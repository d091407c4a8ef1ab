package io.kilorack.catalog.store;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.bundle.Bundle;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Where the facts lie.
sealed interface Store permits SqliteStore, MemoryStore {
    boolean persistent();

    CatalogHome.Facts read() throws CatalogProblem;

    CatalogHome.Facts change(CatalogHome.Change change) throws CatalogProblem;

    CatalogHome.Facts apply(Bundle bundle, Clock clock) throws CatalogProblem;

    CatalogHome.Facts rollback() throws CatalogProblem;

    List<CatalogHome.Generation> generations() throws CatalogProblem;

    /// Ids of entries, best first; empty when there is no index.
    Optional<List<String>> search(String words, int limit);
}
