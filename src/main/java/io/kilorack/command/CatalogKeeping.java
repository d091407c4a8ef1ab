package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.bundle.Bundle;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.catalog.store.UserFacts;
import io.kilorack.desktop.shell.Services.CatalogKeeper;
import io.kilorack.quantity.Confidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The user's catalog for the window: opened when first asked for, on the thread that asks.
final class CatalogKeeping implements CatalogKeeper {
    /// Cells that say what the part is; a copy has its own.
    private static final Set<String> NAMES = Set.of("id", "name", "vendor", "source", "confidence");

    private final Optional<Path> data;
    private @Nullable CatalogHome home;

    CatalogKeeping(Optional<Path> data) {
        this.data = data;
    }

    synchronized CatalogHome home() {
        CatalogHome open = home;
        if (open == null) {
            open = CatalogHome.open(data);
            home = open;
        }
        return open;
    }

    @Override
    public List<String> notices() {
        return home().notices();
    }

    @Override
    public Preview preview(Path bundle) throws Exception {
        CatalogHome.Preview preview = home().preview(bundle);
        return new Preview(CatalogUpdates.title(preview), CatalogUpdates.lines(preview), preview.after());
    }

    @Override
    public Catalog apply(Path bundle) throws Exception {
        // Read and checked again: the file may have changed since the preview.
        return home().apply(Bundle.read(bundle, home().trustedKeys()));
    }

    @Override
    public Catalog override(String id, String field, String text, String because) throws Exception {
        return home().override(id, field, text, because, Confidence.MEDIUM);
    }

    @Override
    public Catalog restore(String id, String field) throws Exception {
        return home().removeOverride(id, field);
    }

    @Override
    public Catalog copy(String id, String newId, String name) throws Exception {
        CatalogHome home = home();
        Entry from = home.catalog()
                .entry(id)
                .orElseThrow(() -> new CatalogProblem(
                        CatalogProblem.Code.UNKNOWN, id + " is not in the catalog", "Copy a part that is."));
        return home.add(
                new UserFacts.Part(newId, from.kind(), name, from.vendor(), home.stamp()),
                from.cells().values().stream()
                        .filter(c -> !NAMES.contains(c.field()))
                        .map(c -> new UserFacts.Value(
                                newId,
                                c.field(),
                                c.text(),
                                "as " + from.name() + ": " + c.source().text(),
                                c.source().confidence(),
                                home.stamp()))
                        .toList());
    }

    @Override
    public Catalog add(Path file) throws Exception {
        OwnRows.add(home(), file);
        return home().catalog();
    }

    @Override
    public Catalog remove(String id) throws Exception {
        return home().remove(id);
    }

    @Override
    public boolean own(String id) {
        return home().userFacts().parts().stream().anyMatch(p -> p.id().equals(id));
    }

    @Override
    public Catalog rollback() throws Exception {
        return home().rollback();
    }
}
