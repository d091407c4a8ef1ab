package io.kilorack.catalog.load;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.quantity.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a folder (or bundle) of facts files into a catalog. The first fault refuses the whole: a catalog
/// is taken as reviewed or not at all.
public final class FactsLoader {
    private static final int FORMAT = 1;
    private static final SequencedMap<String, Kind> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("accelerators.csv", Kind.ACCELERATOR);
        TABLES.put("systems.csv", Kind.SYSTEM);
        TABLES.put("infrastructure.csv", Kind.INFRASTRUCTURE);
        TABLES.put("supply.csv", Kind.SUPPLY);
        TABLES.put("models.csv", Kind.MODEL);
    }

    private FactsLoader() {}

    /// The catalog of a facts folder, straight from the files.
    public static Catalog catalog(Path folder) throws IOException, BadFacts {
        return load(FactFiles.of(folder)).toCatalog();
    }

    public static FactBase load(FactFiles files) throws BadFacts {
        SequencedMap<String, Field> fields = FieldFacts.parse("fields.csv", files.text("fields.csv"));
        Map<String, Map<String, Source>> sidecar = EntryFacts.sidecar("cells.csv", files.text("cells.csv"));
        var entries = new LinkedHashMap<String, Entry>();
        var reader = new EntryFacts(fields, sidecar);
        for (Map.Entry<String, Kind> table : TABLES.entrySet()) {
            reader.read(table.getKey(), files.text(table.getKey()), table.getValue(), entries);
        }
        checkReferences(entries, fields);
        checkSidecar(sidecar, entries);
        var documents = new LinkedHashMap<String, String>();
        for (String name : new String[] {FactBase.RULES, FactBase.COUNTRIES, FactBase.PARTIES}) {
            documents.put(name, files.text(name));
        }
        LegalFacts.addEntries(documents, fields, entries);
        JsonRow head =
                new JsonRow("catalog.json", "whole file", JsonRow.parse("catalog.json", files.text("catalog.json")));
        return new FactBase(
                sequence(head),
                version(head),
                date(head),
                hash(files),
                fields,
                Collections.unmodifiableSequencedMap(entries),
                documents);
    }

    private static String version(JsonRow head) throws BadFacts {
        head.only(Set.of("format", "sequence", "version", "date", "title"));
        JsonNode format = head.node().get("format");
        if (format == null || !format.isInt()) {
            throw head.bad("lacks \"format\"", "Write \"format\": " + FORMAT);
        }
        if (format.intValue() > FORMAT) {
            throw head.bad("has format " + format.intValue() + "; this program reads " + FORMAT, "Update the program");
        }
        return head.words("version");
    }

    private static long sequence(JsonRow head) throws BadFacts {
        JsonNode sequence = head.node().get("sequence");
        if (sequence == null || !sequence.isIntegralNumber() || sequence.longValue() < 1) {
            throw head.bad("\"sequence\" is not a whole number above 0", "Write one more than the last release has");
        }
        return sequence.longValue();
    }

    private static LocalDate date(JsonRow head) throws BadFacts {
        return head.day("date", head.words("date"));
    }

    private static void checkReferences(Map<String, Entry> entries, Map<String, Field> fields) throws BadFacts {
        for (Entry entry : entries.values()) {
            for (var cell : entry.cells().values()) {
                Field field = fields.get(cell.field());
                if (field != null && field.type() == Field.Type.ACCELERATOR) {
                    Entry target = entries.get(cell.text());
                    if (target == null || target.kind() != Kind.ACCELERATOR) {
                        throw new BadFacts(
                                "systems.csv",
                                "entry " + entry.id() + ", column " + cell.field(),
                                "names the unknown accelerator \"" + cell.text() + "\"",
                                "Add it to accelerators.csv or correct the id");
                    }
                }
            }
        }
    }

    private static void checkSidecar(Map<String, Map<String, Source>> sidecar, Map<String, Entry> entries)
            throws BadFacts {
        for (Map.Entry<String, Map<String, Source>> one : sidecar.entrySet()) {
            Entry entry = entries.get(one.getKey());
            for (String field : one.getValue().keySet()) {
                if (entry == null || !entry.cells().containsKey(field)) {
                    throw new BadFacts(
                            "cells.csv",
                            "entry " + one.getKey(),
                            "speaks of a value \"" + field + "\" that is not there",
                            "Remove the row or fill in the value");
                }
            }
        }
    }

    private static String hash(FactFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : FactFiles.NAMES) {
                byte[] bytes = files.files().getOrDefault(name, new byte[0]);
                digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
