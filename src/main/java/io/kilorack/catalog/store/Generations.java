package io.kilorack.catalog.store;

import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.bundle.Bundle;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.quantity.Source;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes whole sets of facts, and says which there are. [GenerationReader] reads them.
final class Generations {
    /// How many are kept: the current one and those one can go back to.
    private static final int KEPT = 4;

    private Generations() {}

    /// The file is sound for SQLite, but not what we wrote.
    static final class DamagedContent extends Exception {
        private static final long serialVersionUID = 1;

        DamagedContent() {}

        DamagedContent(Throwable cause) {
            super(cause);
        }
    }

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
            insert.setLong(8, 0);
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
        // The checksum is that of what reads back, so reading needs only one pass over what it reads anyway.
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE generation SET checksum = ? WHERE id = ?")) {
            update.setLong(1, GenerationReader.checksum(connection, id));
            update.setLong(2, id);
            update.executeUpdate();
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
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
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
        try (PreparedStatement entryInsert =
                        connection.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)");
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

    private static Map<Source, Long> writeSources(Connection connection, Map<String, Entry> entries)
            throws SQLException {
        Map<Source, Long> known = new HashMap<>();
        GenerationReader.sources(connection).forEach((id, source) -> known.put(source, id));
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
}
