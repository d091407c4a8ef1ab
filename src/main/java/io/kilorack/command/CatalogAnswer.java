package io.kilorack.command;

import picocli.CommandLine.Option;

/// A catalog command that also answers as JSON.
abstract class CatalogAnswer extends CatalogTask {
    @Option(names = "--json", description = "answer as JSON")
    boolean json;
}
