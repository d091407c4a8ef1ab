package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.store.CatalogHome;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// The catalog that commands compute with: the user's own, made from what ships with the program.
final class UserCatalog {
    private UserCatalog() {}

    /// Opens the catalog of the data folder that the root command names; notices go to standard error.
    static Catalog open(CommandSpec spec) {
        Object root = spec.root().userObject();
        CatalogHome home = CatalogHome.open(root instanceof Main main ? main.data() : Optional.empty());
        home.notices().forEach(spec.commandLine().getErr()::println);
        return home.catalog();
    }
}
