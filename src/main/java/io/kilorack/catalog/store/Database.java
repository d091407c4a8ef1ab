package io.kilorack.catalog.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Connections to the catalog file, and its schema. A connection lives as long as one task: no lock is
/// held between.
final class Database {
    /// How long a writer waits for another instance before it gives up [ms].
    private static final int BUSY_MILLIS = 10_000;

    private static final Set<String> NETWORK_DRIVES = Set.of(
            "nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "afpfs", "webdav", "9p", "fuse.sshfs", "davfs", "ncpfs");

    /// One script per schema version; `PRAGMA user_version` counts how many have run.
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE generation (
                id INTEGER PRIMARY KEY,
                sequence INTEGER NOT NULL,
                version TEXT NOT NULL,
                date TEXT NOT NULL,
                hash TEXT NOT NULL,
                publisher TEXT NOT NULL,
                added TEXT NOT NULL,
                checksum INTEGER NOT NULL,
                previous INTEGER REFERENCES generation (id) ON DELETE SET NULL);
            CREATE TABLE current (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                generation INTEGER NOT NULL REFERENCES generation (id));
            CREATE TABLE field (
                generation INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
                place INTEGER NOT NULL,
                key TEXT NOT NULL,
                label TEXT NOT NULL,
                unit TEXT NOT NULL,
                type TEXT NOT NULL,
                words TEXT NOT NULL,
                description TEXT NOT NULL,
                PRIMARY KEY (generation, key)) WITHOUT ROWID;
            CREATE TABLE source (
                id INTEGER PRIMARY KEY,
                text TEXT NOT NULL,
                confidence TEXT NOT NULL,
                UNIQUE (text, confidence));
            CREATE TABLE entry (
                generation INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
                place INTEGER NOT NULL,
                id TEXT NOT NULL,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                vendor TEXT NOT NULL,
                PRIMARY KEY (generation, place),
                UNIQUE (generation, id)) WITHOUT ROWID;
            CREATE TABLE cell (
                generation INTEGER NOT NULL,
                entry INTEGER NOT NULL,
                place INTEGER NOT NULL,
                field TEXT NOT NULL,
                text TEXT NOT NULL,
                number REAL,
                unit TEXT NOT NULL,
                source INTEGER NOT NULL REFERENCES source (id),
                PRIMARY KEY (generation, entry, place),
                UNIQUE (generation, entry, field),
                FOREIGN KEY (generation, entry) REFERENCES entry (generation, place) ON DELETE CASCADE) WITHOUT ROWID;
            CREATE TABLE document (
                generation INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (generation, name));
            CREATE TABLE user_entry (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                vendor TEXT NOT NULL,
                added TEXT NOT NULL);
            CREATE TABLE user_cell (
                entry TEXT NOT NULL,
                field TEXT NOT NULL,
                text TEXT NOT NULL,
                because TEXT NOT NULL,
                confidence TEXT NOT NULL,
                added TEXT NOT NULL,
                PRIMARY KEY (entry, field));
            CREATE VIRTUAL TABLE entry_search USING fts5 (
                id UNINDEXED, names, others, tokenize = 'unicode61 remove_diacritics 2');
            """);

    /// The driver logs what it also throws; the user gets one sentence instead. Held, so that the setting
    /// is not lost.
    private static final Logger DRIVER = Logger.getLogger("org.sqlite");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private final Path file;
    private final boolean network;

    Database(Path file) {
        this.file = file;
        this.network = onNetworkDrive(file);
    }

    Path file() {
        return file;
    }

    /// A connection whose transactions take the writer's lock at once, so that a read in them stays true
    /// for the write.
    Connection write() throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// A connection that sees one state of the file from its first query to its end.
    Connection read() throws SQLException {
        Connection connection = config().createConnection("jdbc:sqlite:" + file);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// A connection to a file in a folder that cannot be written: SQLite makes no files beside it and
    /// takes no locks, so it sees what was last written back to the file itself.
    Connection readUnwritable() throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        String path = file.toUri().getRawPath().replace("?", "%3f").replace("#", "%23");
        Connection connection = config.createConnection("jdbc:sqlite:file:" + path + "?immutable=1");
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Ends a transaction that failed with `cause`. SQLite may have ended it already (a full disk does
    /// that); then there is nothing to do, and the cause must not be hidden behind that.
    static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // WAL lets readers go on beside a writer, but needs shared memory, which network drives do not give.
        config.setJournalMode(network ? SQLiteConfig.JournalMode.DELETE : SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(network ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        return config;
    }

    static boolean onNetworkDrive(Path file) {
        Path place = file.toAbsolutePath();
        if (place.toString().startsWith("\\\\")) {
            return true;
        }
        try {
            while (place != null && !Files.exists(place)) {
                place = place.getParent();
            }
            if (place == null) {
                return false;
            }
            FileStore store = Files.getFileStore(place);
            return NETWORK_DRIVES.contains(store.type().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return true;
        }
    }

    static int schemaVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /// The schema version this program writes.
    static int newestSchema() {
        return MIGRATIONS.size();
    }

    /// Brings the schema to this program's version, in the transaction of `connection`.
    static void migrate(Connection connection) throws SQLException {
        int version = schemaVersion(connection);
        try (Statement statement = connection.createStatement()) {
            for (; version < MIGRATIONS.size(); version++) {
                for (String sql : MIGRATIONS.get(version).split(";")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA user_version = " + (version + 1));
            }
        }
    }

    static boolean damaged(SQLException e) {
        return e instanceof SQLiteException sqlite
                && switch (primary(sqlite)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
                    // The version says that our tables are there, but they are not.
                    case SQLITE_ERROR ->
                        e.getMessage() != null && e.getMessage().contains("no such table");
                    default -> false;
                };
    }

    private static SQLiteErrorCode primary(SQLiteException e) {
        // The low byte of an extended code is the primary one.
        return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff);
    }
}
