package io.kilorack.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What exists: one immutable snapshot that the engines read. Made by `catalog.store`; equal content has
/// an equal
/// [#hash()].
///
/// @param version of the base catalog and the updates on top of it (`2026.11`)
/// @param date day up to which the facts were collected
/// @param hash SHA-256 over the content in a fixed order, user overrides included; printed on reports
/// @param entries every entry as cells, by id, in the order of the facts files
/// @param fields the dictionary: label, unit and meaning of every field key
public record Catalog(
        String version,
        LocalDate date,
        String hash,
        SequencedMap<String, Entry> entries,
        SequencedMap<String, Accelerator> accelerators,
        SequencedMap<String, SystemModel> systems,
        SequencedMap<String, Infrastructure> infrastructure,
        SequencedMap<String, LanguageModel> models,
        List<SupplyFact> supply,
        List<ControlRule> rules,
        SequencedMap<String, Country> countries,
        List<Party> parties,
        SequencedMap<String, Field> fields) {

    /// Without a dictionary: labels fall back to the field keys.
    public Catalog(
            String version,
            LocalDate date,
            String hash,
            SequencedMap<String, Entry> entries,
            SequencedMap<String, Accelerator> accelerators,
            SequencedMap<String, SystemModel> systems,
            SequencedMap<String, Infrastructure> infrastructure,
            SequencedMap<String, LanguageModel> models,
            List<SupplyFact> supply,
            List<ControlRule> rules,
            SequencedMap<String, Country> countries,
            List<Party> parties) {
        this(
                version,
                date,
                hash,
                entries,
                accelerators,
                systems,
                infrastructure,
                models,
                supply,
                rules,
                countries,
                parties,
                new LinkedHashMap<>());
    }

    /// Label of a field as shown on screen and paper; the key itself where the dictionary lacks it.
    public String label(String fieldKey) {
        Field field = fields.get(fieldKey);
        return field == null ? fieldKey : field.label();
    }

    public Optional<Entry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<Entry> allEntries() {
        return entries.values();
    }
}
