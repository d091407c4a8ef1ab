package io.kilorack.catalog.store;

import io.kilorack.catalog.Kind;
import io.kilorack.quantity.Confidence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The tables that hold [UserFacts], and the file they are saved to before a damaged database is put
/// aside.
final class UserTables {
    private UserTables() {}

    static UserFacts read(Connection connection) throws SQLException {
        var parts = new ArrayList<UserFacts.Part>();
        var values = new ArrayList<UserFacts.Value>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT id, kind, name, vendor, added FROM user_entry ORDER BY added, id")) {
                while (row.next()) {
                    parts.add(new UserFacts.Part(
                            row.getString(1),
                            Kind.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5)));
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT entry, field, text, because, confidence, added FROM user_cell ORDER BY added, entry, field")) {
                while (row.next()) {
                    values.add(new UserFacts.Value(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Confidence.valueOf(row.getString(5)),
                            row.getString(6)));
                }
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new SQLException("the user's values cannot be read", new Generations.DamagedContent(e));
        }
        return new UserFacts(parts, values);
    }

    static void put(Connection connection, UserFacts.Part part) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO user_entry VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, part.id());
            insert.setString(2, part.kind().name());
            insert.setString(3, part.name());
            insert.setString(4, part.vendor());
            insert.setString(5, part.added());
            insert.executeUpdate();
        }
    }

    static void put(Connection connection, UserFacts.Value value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO user_cell VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, value.entry());
            insert.setString(2, value.field());
            insert.setString(3, value.text());
            insert.setString(4, value.because());
            insert.setString(5, value.confidence().name());
            insert.setString(6, value.added());
            insert.executeUpdate();
        }
    }

    static int removeValue(Connection connection, String entry, String field) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM user_cell WHERE entry = ? AND field = ?")) {
            delete.setString(1, entry);
            delete.setString(2, field);
            return delete.executeUpdate();
        }
    }

    static int removePart(Connection connection, String id) throws SQLException {
        try (PreparedStatement cells = connection.prepareStatement("DELETE FROM user_cell WHERE entry = ?");
                PreparedStatement entry = connection.prepareStatement("DELETE FROM user_entry WHERE id = ?")) {
            cells.setString(1, id);
            cells.executeUpdate();
            entry.setString(1, id);
            return entry.executeUpdate();
        }
    }

    /// Writes the facts as a table people can read and type in again.
    static void save(UserFacts facts, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord("id", "kind", "name", "vendor", "field", "value", "because", "confidence", "added");
            for (UserFacts.Part part : facts.parts()) {
                csv.printRecord(part.id(), part.kind(), part.name(), part.vendor(), "", "", "", "", part.added());
            }
            for (UserFacts.Value value : facts.values()) {
                csv.printRecord(
                        value.entry(),
                        "",
                        "",
                        "",
                        value.field(),
                        value.text(),
                        value.because(),
                        value.confidence(),
                        value.added());
            }
        }
    }
}
