package io.kilorack.catalog.load;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.ControlRule;
import io.kilorack.catalog.Country;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.Party;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Rules, countries and parties as entries, so that search and `catalog show` find them. The engines read
/// the full records.
final class LegalFacts {
    private LegalFacts() {}

    static void addEntries(Map<String, String> documents, Map<String, Field> fields, SequencedMap<String, Entry> into)
            throws BadFacts {
        for (ControlRule rule : RuleFacts.parse(FactBase.RULES, documents.getOrDefault(FactBase.RULES, ""))) {
            put(FactBase.RULES, rule(rule, fields), into);
        }
        for (Country country : CountryFacts.parse(FactBase.COUNTRIES, documents.getOrDefault(FactBase.COUNTRIES, ""))
                .values()) {
            put(FactBase.COUNTRIES, country(country, fields), into);
        }
        for (Party party : PartyFacts.parse(FactBase.PARTIES, documents.getOrDefault(FactBase.PARTIES, ""))) {
            put(FactBase.PARTIES, party(party, fields), into);
        }
    }

    private static void put(String file, Entry entry, SequencedMap<String, Entry> into) throws BadFacts {
        if (into.putIfAbsent(entry.id(), entry) != null) {
            throw new BadFacts(
                    file, "entry " + entry.id(), "the id is used twice in the catalog", "Give every entry its own id");
        }
    }

    private static Entry rule(ControlRule r, Map<String, Field> fields) {
        ControlRule.Citation first = r.sources().getFirst();
        var cells = new Cells(fields, new Source(first.label() + ", " + first.url(), Confidence.of(r.confidence())));
        cells.add("jurisdiction", r.jurisdiction());
        cells.add("authority", r.authority());
        cells.add("instrument", r.instrument());
        cells.add("outcome", r.outcome());
        cells.add("status", r.status());
        cells.add(
                "effective_from",
                r.effectiveFrom() == null ? "" : r.effectiveFrom().toString());
        cells.add("effective_to", r.effectiveTo() == null ? "" : r.effectiveTo().toString());
        cells.add("notes", r.explanation());
        return new Entry(r.id(), Kind.RULE, r.title(), r.authority(), cells.made);
    }

    private static Entry country(Country c, Map<String, Field> fields) {
        var cells = new Cells(fields, new Source("15 CFR 740 Supplement 1 (country groups)", Confidence.HIGH));
        cells.add("groups", String.join(", ", new TreeSet<>(c.groups())));
        cells.add("notes", c.note());
        return new Entry(c.iso2(), Kind.COUNTRY, c.name(), "", cells.made);
    }

    private static Entry party(Party p, Map<String, Field> fields) {
        String citation = p.lists().isEmpty()
                ? p.provenance()
                : p.lists().getFirst().citation() + ", " + p.lists().getFirst().url();
        var cells = new Cells(fields, new Source(citation, Confidence.of(p.confidence())));
        cells.add("country", p.country());
        cells.add("aliases", String.join(", ", p.aliases()));
        cells.add("roles", String.join(", ", p.roles()));
        cells.add("lists", String.join(", ", new TreeSet<>(p.listTags())));
        cells.add("notes", p.notes());
        return new Entry(p.id(), Kind.PARTY, p.name(), "", cells.made);
    }

    private static final class Cells {
        private final Map<String, Field> fields;
        private final Source source;
        private final SequencedMap<String, Cell> made = new LinkedHashMap<>();

        Cells(Map<String, Field> fields, Source source) {
            this.fields = fields;
            this.source = source;
        }

        void add(String key, String text) {
            Field field = fields.get(key);
            if (field != null && !text.isBlank()) {
                String clean = text.replaceAll("\\p{Cntrl}+", " ");
                made.put(key, EntryFacts.cell(field, clean, field.unit(), source, Cell.Origin.CATALOG));
            }
        }
    }
}
