package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.bundle.Bundle;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.desktop.shell.Services.CatalogKeeper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The user's catalog for the window: opened when first asked for, on the thread that asks.
final class CatalogKeeping implements CatalogKeeper {
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
    public Catalog rollback() throws Exception {
        return home().rollback();
    }
}
