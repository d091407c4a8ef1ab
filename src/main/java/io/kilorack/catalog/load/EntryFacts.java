package io.kilorack.catalog.load;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/// Reads one table of entries. Source and confidence of a row hold for its cells, unless a column
/// `FIELD@source` or `FIELD@confidence` (`price_usd_*@source` for several fields) or a row of `cells.csv`
/// says otherwise for one cell.
final class EntryFacts {
    private static final Set<String> ROW_COLUMNS = Set.of("id", "name", "vendor", "source", "confidence");

    private final SequencedMap<String, Field> fields;
    private final Map<String, Map<String, Source>> sidecar;

    EntryFacts(SequencedMap<String, Field> fields, Map<String, Map<String, Source>> sidecar) {
        this.fields = fields;
        this.sidecar = sidecar;
    }

    /// Reads `cells.csv`: the source of single cells, by entry and field.
    static Map<String, Map<String, Source>> sidecar(String file, String text) throws BadFacts {
        var all = new HashMap<String, Map<String, Source>>();
        for (CsvTable.Row row : CsvTable.parse(file, text).rows()) {
            var source = new Source(row.need("source"), confidence(row, row.need("confidence")));
            if (all.computeIfAbsent(row.need("id"), _ -> new LinkedHashMap<>()).put(row.need("field"), source)
                    != null) {
                throw row.bad(
                        "field",
                        "the cell " + row.get("id") + " " + row.get("field") + " stands twice",
                        "Keep one of the rows");
            }
        }
        return all;
    }

    /// Adds the entries of one table to `into`, in their order.
    void read(String file, String text, Kind kind, SequencedMap<String, Entry> into) throws BadFacts {
        CsvTable table = CsvTable.parse(file, text);
        for (String column : table.columns()) {
            String base = column.contains("@") ? column.substring(0, column.indexOf('@')) : column;
            if (!ROW_COLUMNS.contains(base) && !base.endsWith("*") && !fields.containsKey(base)) {
                throw new BadFacts(
                        file,
                        "line 1",
                        "has the unknown column \"" + column + "\"",
                        "Correct it or describe it in fields.csv");
            }
        }
        for (CsvTable.Row row : table.rows()) {
            Entry entry = entry(table, row, kind);
            if (into.putIfAbsent(entry.id(), entry) != null) {
                throw row.bad("id", "the id \"" + entry.id() + "\" is used twice", "Give every entry its own id");
            }
        }
    }

    private Entry entry(CsvTable table, CsvTable.Row row, Kind kind) throws BadFacts {
        String id = row.need("id");
        if (!id.matches("[a-z0-9][a-z0-9.\\-]*")) {
            throw row.bad(
                    "id", "the id \"" + id + "\" has other signs than a-z, 0-9, dot and dash", "Choose such an id");
        }
        boolean supply = kind == Kind.SUPPLY;
        String name = supply ? row.need("subject") + ": " + row.need("metric") : row.need("name");
        var rowSource = new Source(row.need("source"), confidence(row, row.need("confidence")));
        Map<String, Source> single = sidecar.getOrDefault(id, Map.of());
        var cells = new LinkedHashMap<String, Cell>();
        for (String column : table.columns()) {
            String text = row.get(column);
            if (text.isEmpty() || column.contains("@") || ROW_COLUMNS.contains(column)) {
                continue;
            }
            Field field = fields.get(column);
            if (field == null) {
                throw row.bad(column, "is not in fields.csv", "Describe it there");
            }
            String complaint = field.complaint(text);
            if (!complaint.isEmpty()) {
                throw row.bad(
                        column, "\"" + text + "\" " + complaint, "Correct the value, or leave it empty when unknown");
            }
            Source source = single.getOrDefault(column, columnSource(table, row, column, rowSource));
            String unit = supply && field.type().numeric() ? row.get("unit") : field.unit();
            cells.put(column, cell(field, text, unit, source, Cell.Origin.CATALOG));
        }
        ordered(row, cells, "price_usd_low", "price_usd_high");
        ordered(row, cells, "low", "high");
        return new Entry(id, kind, name, row.get("vendor"), cells);
    }

    static Cell cell(Field field, String text, String unit, Source source, Cell.Origin origin) {
        OptionalDouble number =
                field.type().numeric() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
        return new Cell(field.key(), text, number, unit, source, origin);
    }

    private static Source columnSource(CsvTable table, CsvTable.Row row, String column, Source fallback)
            throws BadFacts {
        Source source = fallback;
        for (String special : table.columns()) {
            int at = special.indexOf('@');
            String value = row.get(special);
            if (at < 0 || value.isEmpty() || !covers(special.substring(0, at), column)) {
                continue;
            }
            source = special.endsWith("@source")
                    ? new Source(value, source.confidence())
                    : new Source(source.text(), confidence(row, value));
        }
        return source;
    }

    private static boolean covers(String pattern, String column) {
        return pattern.endsWith("*")
                ? column.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(column);
    }

    private static Confidence confidence(CsvTable.Row row, String text) throws BadFacts {
        Confidence confidence = Confidence.of(text);
        if (confidence == Confidence.UNSTATED) {
            throw row.bad("confidence", "\"" + text + "\" is not a confidence", "Write high, medium or low");
        }
        return confidence;
    }

    private static void ordered(CsvTable.Row row, Map<String, Cell> cells, String low, String high) throws BadFacts {
        Cell from = cells.get(low);
        Cell to = cells.get(high);
        if (from != null && to != null && from.number().orElse(0) > to.number().orElse(0)) {
            throw row.bad(low, "%s is above %s %s".formatted(from.text(), high, to.text()), "Swap or correct them");
        }
    }
}
