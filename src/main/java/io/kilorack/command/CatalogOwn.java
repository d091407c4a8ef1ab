package io.kilorack.command;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.quantity.Confidence;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The catalog commands that keep the user's own parts and values.
final class CatalogOwn {
    private CatalogOwn() {}

    /// Lays a value of the user over the catalog's.
    @Command(
            name = "override",
            mixinStandardHelpOptions = true,
            description = "Puts a value of your own over the catalog's; it survives updates.")
    static final class Override extends CatalogTask {
        @Parameters(index = "0", paramLabel = "ID", description = "id of the entry")
        private String id = "";

        @Parameters(
                index = "1",
                paramLabel = "FIELD",
                description = "field, as `catalog show ID` lists it in the last column")
        private String field = "";

        @Parameters(index = "2", paramLabel = "VALUE", description = "value in the field's unit")
        private String value = "";

        @Option(
                names = "--because",
                paramLabel = "TEXT",
                required = true,
                description = "where the value comes from; shown as its source")
        private String because = "";

        @Option(
                names = "--confidence",
                paramLabel = "WORD",
                defaultValue = "medium",
                description = "high, medium or low (default: ${DEFAULT-VALUE})")
        private String confidence = "";

        @java.lang.Override
        int run() throws CatalogProblem {
            CatalogHome home = home();
            String before = home.catalog()
                    .entry(id)
                    .map(e -> e.cells().get(field))
                    .map(CatalogCommand::value)
                    .orElse("unknown");
            var catalog = home.override(id, field, value, because, Confidence.of(confidence));
            Cell now = java.util.Objects.requireNonNull(
                    catalog.entry(id).orElseThrow().cells().get(field));
            out().println("%s, %s: %s → %s".formatted(id, catalog.label(field), before, CatalogCommand.value(now)));
            return 0;
        }
    }

    /// Takes the user's value away.
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Takes a value of your own away, so that the catalog's shows again.")
    static final class Restore extends CatalogTask {
        @Parameters(index = "0", paramLabel = "ID", description = "id of the entry")
        private String id = "";

        @Parameters(index = "1", paramLabel = "FIELD", description = "field")
        private String field = "";

        @java.lang.Override
        int run() throws CatalogProblem {
            CatalogHome home = home();
            var catalog = home.removeOverride(id, field);
            String now = catalog.entry(id)
                    .map(e -> e.cells().get(field))
                    .map(CatalogCommand::value)
                    .orElse("unknown");
            out().println("%s, %s: %s".formatted(id, catalog.label(field), now));
            return 0;
        }
    }

    /// Adds parts and values from a file.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds parts and values of your own from a file.",
            footer = {
                "",
                "As JSON, for one part: {\"id\": \"my-server\", \"kind\": \"system\", \"name\": \"My server\",",
                "\"vendor\": \"Us\", \"because\": \"built here\", \"values\": {\"form\": \"server\", \"height_u\": 4}}",
                "As a table (.csv): columns id,kind,name,vendor,field,value,because,confidence; a row with a kind",
                "makes a part, a row with a field gives a value. `catalog fields` lists the fields."
            })
    static final class Add extends CatalogTask {
        @Parameters(paramLabel = "FILE", description = "parts and values (.json or .csv)")
        private Path file = Path.of("");

        @java.lang.Override
        int run() throws CatalogProblem, BadFacts, IOException {
            OwnRows.add(home(), file).forEach(out()::println);
            return 0;
        }
    }

    /// Removes a part of the user's own.
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a part of your own.")
    static final class Remove extends CatalogTask {
        @Parameters(paramLabel = "ID", description = "id of your part")
        private String id = "";

        @java.lang.Override
        int run() throws CatalogProblem {
            home().remove(id);
            out().println(id + " removed");
            return 0;
        }
    }
}
