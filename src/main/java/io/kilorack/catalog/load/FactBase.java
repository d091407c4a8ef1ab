package io.kilorack.catalog.load;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogAssembly;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import java.time.LocalDate;
import java.util.SequencedMap;

/// A checked set of facts before it becomes a snapshot or a database.
///
/// @param sequence number of the release; an update must be above the catalog it replaces
/// @param hash SHA-256 over the content of all files that carry facts, in hexadecimal
/// @param documents texts of `rules.json`, `countries.json` and `entities.json`, by file name
public record FactBase(
        long sequence,
        String version,
        LocalDate date,
        String hash,
        SequencedMap<String, Field> fields,
        SequencedMap<String, Entry> entries,
        SequencedMap<String, String> documents) {
    public static final String RULES = "rules.json";
    public static final String COUNTRIES = "countries.json";
    public static final String PARTIES = "entities.json";

    public Catalog toCatalog() throws BadFacts {
        return CatalogAssembly.assemble(
                version,
                date,
                hash,
                fields,
                entries,
                RuleFacts.parse(RULES, document(RULES)),
                CountryFacts.parse(COUNTRIES, document(COUNTRIES)),
                PartyFacts.parse(PARTIES, document(PARTIES)));
    }

    private String document(String name) throws BadFacts {
        String text = documents.get(name);
        if (text == null) {
            throw new BadFacts(name, "whole file", "is missing", "A catalog consists of " + FactFiles.NAMES);
        }
        return text;
    }
}
