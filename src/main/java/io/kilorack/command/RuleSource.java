package io.kilorack.command;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.load.BadFacts;
import io.kilorack.catalog.load.CountryFacts;
import io.kilorack.catalog.load.PartyFacts;
import io.kilorack.catalog.load.RuleFacts;
import io.kilorack.catalog.store.CatalogHome;
import io.kilorack.exposure.ExposureEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rule base a command works with: the catalog's own, or a folder of rule files being worked on.
///
/// @param date day of the rule base
record RuleSource(ExposureEngine engine, LocalDate date, int countries, List<io.kilorack.catalog.Party> parties) {
    /// Day of the worked cases that ship with the rule files (`version` of `rules_schema.json`).
    private static final LocalDate FILES = LocalDate.of(2026, 11, 23);

    /// @param folder with rules.json, countries.json and entities.json, or null for the catalog's
    /// @throws BadFacts when a file is refused; the catalog's rule base stays as it is
    static RuleSource of(@Nullable Main main, @Nullable Path folder) throws IOException, BadFacts {
        if (folder != null) {
            var countries = CountryFacts.read(folder.resolve("countries.json")).values();
            var parties = PartyFacts.read(folder.resolve("entities.json"));
            return new RuleSource(
                    ExposureEngine.of(RuleFacts.read(folder.resolve("rules.json")), countries, parties),
                    FILES,
                    countries.size(),
                    parties);
        }
        Catalog catalog = catalog(main);
        return new RuleSource(
                ExposureEngine.of(catalog.rules(), catalog.countries().values(), catalog.parties()),
                catalog.date(),
                catalog.countries().size(),
                catalog.parties());
    }

    /// The user's catalog.
    static Catalog catalog(@Nullable Main main) {
        return CatalogHome.open(main == null ? Optional.empty() : main.data()).catalog();
    }
}
