package io.kilorack.desktop;

import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.shell.Services.CatalogKeeper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What the command line hands to the window.
///
/// @param data folder for settings; empty to remember nothing
/// @param plan file to open; empty for the sample
/// @param samplePlan where the sample lies; empty where none was found
/// @param catalog reads the catalog; called on a thread of its own
/// @param keeper applies catalog updates, where there is a store
/// @param smokeRun close after the first painted window and say how long it took
public record StartRequest(
        Optional<Path> data,
        Optional<Path> plan,
        Optional<Path> samplePlan,
        Callable<Catalog> catalog,
        Optional<CatalogKeeper> keeper,
        boolean smokeRun) {}
