package io.kilorack.catalog.store;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.bundle.Bundle;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The base catalog without a folder: what can be read can be read, what would have to be kept is refused.
record MemoryStore(CatalogHome.Facts facts) implements Store {
    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public CatalogHome.Facts read() {
        return facts;
    }

    @Override
    public CatalogHome.Facts change(CatalogHome.Change change) throws CatalogProblem {
        throw refused();
    }

    @Override
    public CatalogHome.Facts apply(Bundle bundle, Clock clock) throws CatalogProblem {
        throw refused();
    }

    @Override
    public CatalogHome.Facts rollback() throws CatalogProblem {
        throw refused();
    }

    @Override
    public List<CatalogHome.Generation> generations() {
        return List.of(new CatalogHome.Generation(
                facts.base().sequence(), facts.base().version(), facts.base().date(), "", "", true));
    }

    @Override
    public Optional<List<String>> search(String words, int limit) {
        return Optional.empty();
    }

    private static CatalogProblem refused() {
        return new CatalogProblem(
                Code.NOT_WRITABLE,
                "The catalog is in memory only, so it cannot keep a change",
                "Name a folder you can write with `--data DIR`");
    }
}
