package io.kilorack.catalog.store;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.catalog.bundle.Bundle;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Source;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.zip.CRC32C;

/// Writes and reads whole sets of facts.
final class Generations {
    /// How many are kept: the current one and those one can go back to.
    private static final int KEPT = 4;

    private Generations() {}

    /// What is known of one generation without reading it.
    ///
    /// @param publisher id of the key that signed it, empty for the base catalog
    record Head(
            long id,
            long sequence,
            String version,
            LocalDate date,
            String hash,
            String publisher,
            String added,
            long checksum,
            long previous) {}

    /// Writes the facts as a new generation and makes it current.
    static void add(Connection connection, Bundle bundle, Instant now) throws SQLException {
        FactBase facts = bundle.facts();
        long previous = current(connection).map(Head::id).orElse(0L);
        long id = newest(connection) + 1;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO generation (id, sequence, version, date, hash, publisher, added, checksum, previous)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, facts.sequence());
            insert.setString(3, facts.version());
            insert.setString(4, facts.date().toString());
            insert.setString(5, facts.hash());
            insert.setString(6, bundle.manifest().publisher());
            insert.setString(7, now.toString());
            insert.setLong(8, checksum(facts.fields(), facts.entries(), facts.documents()));
            if (previous == 0) {
                insert.setNull(9, Types.INTEGER);
            } else {
                insert.setLong(9, previous);
            }
            insert.executeUpdate();
        }
        writeFields(connection, id, facts.fields());
        writeEntries(connection, id, facts.entries());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO document VALUES (?, ?, ?)")) {
            for (Map.Entry<String, String> document : facts.documents().entrySet()) {
                insert.setLong(1, id);
                insert.setString(2, document.getKey());
                insert.setString(3, document.getValue());
                insert.executeUpdate();
            }
        }
        makeCurrent(connection, id);
        forgetOld(connection, id);
    }

    static void makeCurrent(Connection connection, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("INSERT OR REPLACE INTO current VALUES (1, ?)")) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    private static void forgetOld(Connection connection, long newest) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM generation WHERE id <= ?")) {
            delete.setLong(1, newest - KEPT);
            if (delete.executeUpdate() == 0) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM source WHERE id NOT IN (SELECT source FROM cell)");
        }
    }

    private static long newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT coalesce(max(id), 0) FROM generation")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    static Optional<Head> current(Connection connection) throws SQLException {
        List<Head> heads = heads(connection, "WHERE id = (SELECT generation FROM current)");
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.getFirst());
    }

    static List<Head> all(Connection connection) throws SQLException {
        return heads(connection, "ORDER BY id DESC");
    }

    private static List<Head> heads(Connection connection, String which) throws SQLException {
        var heads = new ArrayList<Head>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, sequence, version, date, hash, publisher, added, checksum, coalesce(previous, 0)"
                                + " FROM generation " + which)) {
            while (row.next()) {
                heads.add(new Head(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        LocalDate.parse(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getLong(9)));
            }
        }
        return heads;
    }

    private static void writeFields(Connection connection, long id, Map<String, Field> fields) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int place = 0;
            for (Field field : fields.values()) {
                insert.setLong(1, id);
                insert.setInt(2, place++);
                insert.setString(3, field.key());
                insert.setString(4, field.label());
                insert.setString(5, field.unit());
                insert.setString(6, field.type().name());
                insert.setString(7, String.join("|", field.words()));
                insert.setString(8, field.description());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void writeEntries(Connection connection, long id, Map<String, Entry> entries) throws SQLException {
        Map<Source, Long> sources = writeSources(connection, entries);
        try (PreparedStatement entryInsert = connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement cellInsert =
                        connection.prepareStatement("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int place = 0;
            for (Entry entry : entries.values()) {
                entryInsert.setLong(1, id);
                entryInsert.setInt(2, place);
                entryInsert.setString(3, entry.id());
                entryInsert.setString(4, entry.kind().name());
                entryInsert.setString(5, entry.name());
                entryInsert.setString(6, entry.vendor());
                entryInsert.executeUpdate();
                int cellPlace = 0;
                for (Cell cell : entry.cells().values()) {
                    cellInsert.setLong(1, id);
                    cellInsert.setInt(2, place);
                    cellInsert.setInt(3, cellPlace++);
                    cellInsert.setString(4, cell.field());
                    cellInsert.setString(5, cell.text());
                    if (cell.number().isPresent()) {
                        cellInsert.setDouble(6, cell.number().getAsDouble());
                    } else {
                        cellInsert.setNull(6, Types.REAL);
                    }
                    cellInsert.setString(7, cell.unit());
                    cellInsert.setLong(8, sources.getOrDefault(cell.source(), 0L));
                    cellInsert.executeUpdate();
                }
                place++;
            }
        }
    }

    private static Map<Source, Long> writeSources(Connection connection, Map<String, Entry> entries) throws SQLException {
        Map<Source, Long> known = new HashMap<>();
        readSources(connection).forEach((id, source) -> known.put(source, id));
        long next = known.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO source VALUES (?, ?, ?)")) {
            for (Entry entry : entries.values()) {
                for (Cell cell : entry.cells().values()) {
                    if (known.putIfAbsent(cell.source(), next) == null) {
                        insert.setLong(1, next++);
                        insert.setString(2, cell.source().text());
                        insert.setString(3, cell.source().confidence().name());
                        insert.executeUpdate();
                    }
                }
            }
        }
        return known;
    }

    private static Map<Long, Source> readSources(Connection connection) throws SQLException {
        Map<Long, Source> sources = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, text, confidence FROM source")) {
            while (row.next()) {
                sources.put(row.getLong(1), new Source(row.getString(2), Confidence.valueOf(row.getString(3))));
            }
        }
        return sources;
    }

    /// Reads one generation whole.
    ///
    /// @throws SQLException with [DamagedContent] as cause when the content is not what was written
    static FactBase read(Connection connection, Head head) throws SQLException {
        try {
            SequencedMap<String, Field> fields = readFields(connection, head.id());
            SequencedMap<String, Entry> entries = readEntries(connection, head.id());
            var documents = new LinkedHashMap<String, String>();
            try (PreparedStatement select = connection.prepareStatement("SELECT name, text FROM document WHERE generation = ?")) {
                select.setLong(1, head.id());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        documents.put(row.getString(1), row.getString(2));
                    }
                }
            }
            if (checksum(fields, entries, documents) != head.checksum()) {
                throw new SQLException("checksum differs", new DamagedContent());
            }
            return new FactBase(head.sequence(), head.version(), head.date(), head.hash(), fields, entries, documents);
        } catch (IllegalArgumentException | NullPointerException e) {
            // A flipped byte can turn a word into one that no type has.
            throw new SQLException("content cannot be read", new DamagedContent(e));
        }
    }

    /// The file is sound for SQLite, but not what we wrote.
    static final class DamagedContent extends Exception {
        private static final long serialVersionUID = 1;

        DamagedContent() {}

        DamagedContent(Throwable cause) {
            super(cause);
        }
    }

    private static SequencedMap<String, Field> readFields(Connection connection, long id) throws SQLException {
        var fields = new LinkedHashMap<String, Field>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT key, label, unit, type, words, description FROM field WHERE generation = ? ORDER BY place")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String words = row.getString(5);
                    fields.put(
                            row.getString(1),
                            new Field(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    Field.Type.valueOf(row.getString(4)),
                                    words.isEmpty() ? List.of() : List.of(words.split("\\|")),
                                    row.getString(6)));
                }
            }
        }
        return fields;
    }

    private static SequencedMap<String, Entry> readEntries(Connection connection, long id) throws SQLException {
        Map<Long, Source> sources = readSources(connection);
        var cells = new ArrayList<SequencedMap<String, Cell>>();
        // Field keys and units repeat thousands of times; one String each keeps the snapshot small.
        Map<String, String> words = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT entry, field, text, number, unit, source FROM cell WHERE generation = ? ORDER BY entry, place")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int entry = row.getInt(1);
                    while (cells.size() <= entry) {
                        cells.add(new LinkedHashMap<>());
                    }
                    String field = words.computeIfAbsent(row.getString(2), w -> w);
                    String text = row.getString(3);
                    double number = row.getDouble(4);
                    OptionalDouble value = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
                    String unit = words.computeIfAbsent(row.getString(5), w -> w);
                    Source source = sources.get(row.getLong(6));
                    if (source == null) {
                        throw new SQLException("cell without source", new DamagedContent());
                    }
                    cells.get(entry).put(field, new Cell(field, text, value, unit, source, Cell.Origin.CATALOG));
                }
            }
        }
        var entries = new LinkedHashMap<String, Entry>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT place, id, kind, name, vendor FROM entry WHERE generation = ? ORDER BY place")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int place = row.getInt(1);
                    entries.put(
                            row.getString(2),
                            new Entry(
                                    row.getString(2),
                                    Kind.valueOf(row.getString(3)),
                                    row.getString(4),
                                    row.getString(5),
                                    place < cells.size() ? cells.get(place) : new LinkedHashMap<>()));
                }
            }
        }
        return entries;
    }

    /// CRC-32C over everything in a fixed order; catches a damaged page that SQLite itself does not notice.
    private static long checksum(
            Map<String, Field> fields, Map<String, Entry> entries, Map<String, String> documents) {
        var sum = new CRC32C();
        var text = new StringBuilder(1 << 16);
        for (Field field : fields.values()) {
            text.append(field.key()).append('\t').append(field.unit()).append('\t').append(field.type()).append('\n');
        }
        for (Entry entry : entries.values()) {
            text.append(entry.id()).append('\t').append(entry.kind()).append('\t').append(entry.name()).append('\n');
            for (Cell cell : entry.cells().values()) {
                text.append(cell.field()).append('\t').append(cell.text()).append('\t');
                if (cell.number().isPresent()) {
                    text.append(Double.doubleToLongBits(cell.number().getAsDouble()));
                }
                text.append('\t').append(cell.unit()).append('\t').append(cell.source().text()).append('\t');
                text.append(cell.source().confidence()).append('\n');
            }
        }
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        new java.util.TreeMap<>(documents).forEach((name, content) -> {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(content.getBytes(StandardCharsets.UTF_8));
        });
        return sum.getValue();
    }
}
