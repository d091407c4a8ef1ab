package io.kilorack.catalog.store;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.catalog.store.Generations.DamagedContent;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.CRC32C;

/// One reading of one generation, with a running checksum (CRC-32C) over all that was read: it catches a
/// damaged page that SQLite itself does not notice.
final class GenerationReader {
    /// Between the parts of a cell and between cells where the query folds them; no fact holds these
    /// signs.
    private static final char PART = 31;

    private static final char CELL = 30;

    private final Connection connection;
    private final long id;
    private final CRC32C sum = new CRC32C();

    private GenerationReader(Connection connection, long id) {
        this.connection = connection;
        this.id = id;
    }

    /// Reads a generation whole.
    ///
    /// @throws SQLException with [DamagedContent] as cause when the content is not what was written
    static FactBase read(Connection connection, Generations.Head head) throws SQLException {
        var reader = new GenerationReader(connection, head.id());
        try {
            SequencedMap<String, Field> fields = reader.fields();
            SequencedMap<String, Entry> entries = reader.entries(fields);
            SequencedMap<String, String> documents = reader.documents();
            if (reader.sum.getValue() != head.checksum()) {
                throw new SQLException("checksum differs", new DamagedContent());
            }
            return new FactBase(head.sequence(), head.version(), head.date(), head.hash(), fields, entries, documents);
        } catch (IllegalArgumentException | NullPointerException e) {
            // A flipped byte can turn a word into one that no type has.
            throw new SQLException("content cannot be read", new DamagedContent(e));
        }
    }

    static long checksum(Connection connection, long id) throws SQLException {
        var reader = new GenerationReader(connection, id);
        reader.entries(reader.fields());
        reader.documents();
        return reader.sum.getValue();
    }

    static Map<Long, Source> sources(Connection connection) throws SQLException {
        Map<Long, Source> sources = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, text, confidence FROM source")) {
            while (row.next()) {
                sources.put(row.getLong(1), new Source(row.getString(2), Confidence.valueOf(row.getString(3))));
            }
        }
        return sources;
    }

    private String counted(String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    private SequencedMap<String, Field> fields() throws SQLException {
        var fields = new LinkedHashMap<String, Field>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT key, label, unit, type, words, description FROM field WHERE generation = ? ORDER BY place")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String key = counted(row.getString(1));
                    String label = counted(row.getString(2));
                    String unit = counted(row.getString(3));
                    Field.Type type = Field.Type.valueOf(counted(row.getString(4)));
                    String words = counted(row.getString(5));
                    List<String> allowed = words.isEmpty() ? List.of() : List.of(words.split("\\|"));
                    fields.put(key, new Field(key, label, unit, type, allowed, counted(row.getString(6))));
                }
            }
        }
        return fields;
    }

    /// Reads the entries with one row each, their cells folded into one text: a row for every cell would
    /// cross from C to Java fifty thousand times, which was most of the time of a start.
    private SequencedMap<String, Entry> entries(Map<String, Field> fields) throws SQLException {
        var cells = new Cells(sources(connection), fields);
        var entries = new LinkedHashMap<String, Entry>();
        try (PreparedStatement select = connection.prepareStatement("SELECT e.id, e.kind, e.name, e.vendor, ("
                + "SELECT group_concat(c.field || char(31) || c.source || char(31) || c.unit || char(31) || c.text, char(30)"
                + " ORDER BY c.place) FROM cell c WHERE c.generation = e.generation AND c.entry = e.place)"
                + " FROM entry e WHERE e.generation = ? ORDER BY e.place")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String key = counted(row.getString(1));
                    Kind kind = Kind.valueOf(counted(row.getString(2)));
                    String name = counted(row.getString(3));
                    String vendor = counted(row.getString(4));
                    String folded = row.getString(5);
                    entries.put(
                            key,
                            new Entry(key, kind, name, vendor, cells.unfold(folded == null ? "" : counted(folded))));
                }
            }
        }
        return entries;
    }

    private SequencedMap<String, String> documents() throws SQLException {
        var documents = new LinkedHashMap<String, String>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name, text FROM document WHERE generation = ? ORDER BY name")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    documents.put(counted(row.getString(1)), counted(row.getString(2)));
                }
            }
        }
        return documents;
    }

    /// Unfolds the cells of entries.
    private final class Cells {
        private final Map<Long, Source> sources;
        private final Map<String, Field> fields;
        private final Set<Long> met = new HashSet<>();

        Cells(Map<Long, Source> sources, Map<String, Field> fields) {
            this.sources = sources;
            this.fields = fields;
        }

        SequencedMap<String, Cell> unfold(String folded) throws SQLException {
            var cells = new LinkedHashMap<String, Cell>();
            int at = 0;
            while (at < folded.length()) {
                int field = folded.indexOf(PART, at);
                int source = folded.indexOf(PART, field + 1);
                int unit = folded.indexOf(PART, source + 1);
                int end = folded.indexOf(CELL, unit + 1);
                if (field < 0 || source < 0 || unit < 0) {
                    throw new SQLException("cell cannot be read", new DamagedContent());
                }
                Field known = fields.get(folded.substring(at, field));
                if (known == null) {
                    throw new SQLException("cell without field", new DamagedContent());
                }
                String written = folded.substring(source + 1, unit);
                String text = folded.substring(unit + 1, end < 0 ? folded.length() : end);
                OptionalDouble number =
                        known.type().numeric() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
                // One String for a unit that thousands of cells share.
                String shared = written.equals(known.unit()) ? known.unit() : written;
                Source stated = source(Long.parseLong(folded, field + 1, source, 10));
                cells.put(known.key(), new Cell(known.key(), text, number, shared, stated, Cell.Origin.CATALOG));
                at = end < 0 ? folded.length() : end + 1;
            }
            return cells;
        }

        private Source source(long sourceId) throws SQLException {
            Source source = sources.get(sourceId);
            if (source == null) {
                throw new SQLException("cell without source", new DamagedContent());
            }
            if (met.add(sourceId)) {
                counted(source.text());
                counted(source.confidence().name());
            }
            return source;
        }
    }
}
