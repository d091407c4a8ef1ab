package io.kilorack.catalog.load;

import io.kilorack.catalog.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Reads the dictionary, `fields.csv`. The type of a field is a word of [Field.Type] in small letters, or
/// `words:a|b|c`.
final class FieldFacts {
    private FieldFacts() {}

    static SequencedMap<String, Field> parse(String file, String text) throws BadFacts {
        CsvTable table = CsvTable.parse(file, text);
        var fields = new LinkedHashMap<String, Field>();
        for (CsvTable.Row row : table.rows()) {
            String key = row.need("field");
            String type = row.need("type");
            List<String> words =
                    type.startsWith("words:") ? List.of(type.substring(6).split("\\|")) : List.of();
            var field =
                    new Field(key, row.need("label"), row.get("unit"), type(row, type), words, row.need("description"));
            if (fields.put(key, field) != null) {
                throw row.bad("field", "the field " + key + " stands twice", "Keep one of the rows");
            }
        }
        return fields;
    }

    private static Field.Type type(CsvTable.Row row, String text) throws BadFacts {
        String word = text.startsWith("words:") ? "words" : text;
        for (Field.Type type : Field.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        throw row.bad(
                "type",
                "has the unknown type \"" + text + "\"",
                "Use number, whole, share, flag, month, text, accelerator or words:");
    }
}
