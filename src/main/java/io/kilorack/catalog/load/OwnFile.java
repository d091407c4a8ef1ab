package io.kilorack.catalog.load;

import io.kilorack.quantity.Confidence;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads parts and values of the user's own from a file. As a table (`.csv`, the shape in which a damaged
/// catalog's own values are saved): columns `id, kind, name, vendor, field, value, because, confidence`;
/// a row with a kind makes the part, a row with a field gives it a value, or overrides one of the
/// catalog. As JSON, for one part: `{"id": …, "kind": "system", "name": …, "vendor": …, "because": …,
/// "confidence": "high", "values": {"field": value}}`.
public final class OwnFile {
    private static final Set<String> COLUMNS =
            Set.of("id", "kind", "name", "vendor", "field", "value", "because", "confidence", "added");
    private static final String HERE = "whole file";

    /// One row.
    ///
    /// @param kind of the part the row makes, as written, or empty
    /// @param field the row gives a value to, or empty
    public record Row(
            String id,
            String kind,
            String name,
            String vendor,
            String field,
            String value,
            String because,
            Confidence confidence) {}

    private OwnFile() {}

    public static List<Row> read(Path file) throws IOException, BadFacts {
        String name = file.getFileName().toString();
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new BadFacts(name, HERE, "is not UTF-8 text", "Save it as UTF-8");
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? table(name, text) : json(name, text);
    }

    private static List<Row> table(String name, String text) throws BadFacts {
        CsvTable table = CsvTable.parse(name, text);
        for (String column : table.columns()) {
            if (!COLUMNS.contains(column)) {
                throw new BadFacts(
                        name,
                        "line 1",
                        "has the unknown column \"" + column + "\"",
                        "Known: " + COLUMNS.stream().sorted().toList());
            }
        }
        var rows = new ArrayList<Row>();
        for (CsvTable.Row row : table.rows()) {
            if (!row.get("kind").isEmpty()) {
                rows.add(new Row(
                        row.need("id"),
                        row.get("kind"),
                        row.need("name"),
                        row.get("vendor"),
                        "",
                        "",
                        "",
                        Confidence.UNSTATED));
            }
            if (!row.get("field").isEmpty()) {
                rows.add(new Row(
                        row.need("id"),
                        "",
                        "",
                        "",
                        row.get("field"),
                        row.need("value"),
                        row.need("because"),
                        Confidence.of(row.get("confidence"))));
            }
        }
        return rows;
    }

    private static List<Row> json(String name, String text) throws BadFacts {
        JsonRow row = new JsonRow(name, HERE, JsonRow.parse(name, text));
        row.only(Set.of("id", "kind", "name", "vendor", "because", "confidence", "values"));
        String id = row.words("id");
        String because = row.words("because");
        Confidence confidence = Confidence.of(row.textOr("confidence", ""));
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                id, row.words("kind"), row.words("name"), row.textOr("vendor", ""), "", "", "", Confidence.UNSTATED));
        JsonNode values = row.node().get("values");
        if (values == null || !values.isObject()) {
            throw row.bad("lacks \"values\"", "Write \"values\": { \"height_u\": 4, … }");
        }
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            @Nullable String plain = plain(value.getValue());
            if (plain == null) {
                throw row.bad(
                        "\"" + value.getKey() + "\" should be a number or a text; have " + value.getValue(),
                        "Correct it");
            }
            rows.add(new Row(id, "", "", "", value.getKey(), plain, because, confidence));
        }
        return rows;
    }

    private static @Nullable String plain(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? "yes" : "no";
        }
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        }
        return node.isString() ? node.stringValue() : null;
    }
}
