package io.kilorack.catalog.store;

import io.kilorack.catalog.bundle.BaseBundle;
import io.kilorack.catalog.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One opening of the data folder, with everything that can go wrong in it.
final class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class.getName());
    private static final String FILE = "catalog.db";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final CatalogHome.Progress progress;
    private final Clock clock;
    private final List<String> notices = new ArrayList<>();

    Opening(Path folder, CatalogHome.Progress progress, Clock clock) {
        this.folder = folder;
        this.progress = progress;
        this.clock = clock;
    }

    CatalogHome open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.log(Level.FINE, "data folder", e);
            return inMemory(folder, clock, List.of(unwritable(String.valueOf(e.getMessage()))));
        }
        try {
            NativeSqlite.prepare(folder);
        } catch (IOException e) {
            // The driver then unpacks its library into the temporary folder; only that may fail later.
            LOG.log(Level.FINE, "native library", e);
        }
        var database = new Database(folder.resolve(FILE));
        try {
            try {
                return open(database);
            } catch (SQLException e) {
                if (!damaged(e)) {
                    throw e;
                }
                rebuild(database, e);
                return open(database);
            }
        } catch (SQLException | IOException e) {
            LOG.log(Level.FINE, "catalog database", e);
            return withoutEngine(e) ? engineMissing() : readOnly(database, String.valueOf(e.getMessage()));
        } catch (LinkageError | IllegalStateException e) {
            // No native library for this machine, or one that cannot be loaded.
            LOG.log(Level.FINE, "no database engine", e);
            return engineMissing();
        }
    }

    /// The driver wraps the failure to load its native library, which is neither ours nor SQLite's.
    private static boolean withoutEngine(Exception e) {
        Throwable cause = e.getCause();
        return e instanceof SQLException
                && cause != null
                && !(cause instanceof SQLException)
                && !(cause instanceof Generations.DamagedContent);
    }

    private CatalogHome engineMissing() {
        notices.add(
                ("The database engine cannot be loaded from %s or from the temporary folder, so the base catalog is used"
                                + " from memory and changes to it are not kept. Name a folder on another drive with --data DIR.")
                        .formatted(folder));
        return inMemory(folder, clock, notices);
    }

    /// What the folder holds, user's values and all, when it can be read but not written; else the base
    /// catalog.
    private CatalogHome readOnly(Database database, String detail) {
        if (Files.isRegularFile(database.file())) {
            try (Connection connection = database.readUnwritable()) {
                if (upToDate(connection)) {
                    CatalogHome.Facts facts = SqliteStore.read(connection);
                    notices.add(
                            ("The data folder %s cannot be written (%s), so the catalog in it is used as it is and changes"
                                            + " are not kept. Name another folder with --data DIR.")
                                    .formatted(folder, detail));
                    return new CatalogHome(folder, clock, new MemoryStore(facts), facts, notices);
                }
            } catch (SQLException | IOException e) {
                LOG.log(Level.FINE, "catalog database, read-only", e);
            }
        }
        notices.add(unwritable(detail));
        return inMemory(folder, clock, notices);
    }

    private CatalogHome open(Database database) throws SQLException, IOException {
        Optional<CatalogHome.Facts> facts = Optional.empty();
        if (Files.exists(database.file())) {
            try (Connection connection = database.read()) {
                if (newerProgram(connection)) {
                    notices.add(
                            "The catalog in %s was written by a newer version of the program, so the base catalog is"
                                            .formatted(folder)
                                    + " used from memory and that one is left as it is. Update the program to use it.");
                    return inMemory(folder, clock, notices);
                }
                if (upToDate(connection)) {
                    facts = Optional.of(SqliteStore.read(connection));
                }
            }
        }
        CatalogHome.Facts read = facts.isPresent() ? facts.get() : build(database);
        return new CatalogHome(folder, clock, new SqliteStore(database), read, notices);
    }

    private static boolean newerProgram(Connection connection) throws SQLException {
        return Database.schemaVersion(connection) > Database.newestSchema();
    }

    private static boolean upToDate(Connection connection) throws SQLException, IOException {
        if (Database.schemaVersion(connection) != Database.newestSchema()) {
            return false;
        }
        Optional<Generations.Head> head = Generations.current(connection);
        return head.isPresent() && !olderThanProgram(head.get());
    }

    /// The program brings newer facts, or (in development) other facts under the same number.
    private static boolean olderThanProgram(Generations.Head head) throws IOException {
        BaseBundle.Stamp own = BaseBundle.stamp();
        return head.sequence() < own.sequence()
                || head.sequence() == own.sequence()
                        && head.publisher().isEmpty()
                        && !head.hash().equals(own.hash());
    }

    private CatalogHome.Facts build(Database database) throws SQLException, IOException {
        progress.at("Reading the base catalog", 0);
        Bundle base = BaseBundle.read();
        progress.at("Building the catalog", 0.4);
        try (Connection connection = database.write()) {
            try {
                // Another instance may have built it while this one waited for the lock.
                if (!upToDate(connection)) {
                    Database.migrate(connection);
                    Optional<Generations.Head> head = Generations.current(connection);
                    if (head.isEmpty() || olderThanProgram(head.get())) {
                        Generations.add(connection, base, clock.instant());
                    }
                    progress.at("Building the search index", 0.8);
                    CatalogHome.Facts facts = SqliteStore.refreshed(connection);
                    connection.commit();
                    progress.at("The catalog is ready", 1);
                    return facts;
                }
                return SqliteStore.read(connection);
            } catch (SQLException | IOException | RuntimeException e) {
                Database.rollBack(connection, e);
                throw e;
            }
        }
    }

    private static boolean damaged(SQLException e) {
        return e.getCause() instanceof Generations.DamagedContent || Database.damaged(e);
    }

    /// Saves what the user laid over the catalog when it can still be read, and puts the damaged file
    /// aside.
    private void rebuild(Database database, SQLException cause) throws IOException {
        LOG.log(Level.FINE, "the catalog database is damaged", cause);
        String stamp = STAMP.format(clock.instant());
        UserFacts rescued = UserFacts.NONE;
        String saved;
        try (Connection connection = database.read()) {
            rescued = UserTables.read(connection);
            saved = rescued.isEmpty() ? "You had no values of your own." : "";
        } catch (SQLException e) {
            saved = "Your own values could not be read from it.";
        }
        if (!rescued.isEmpty()) {
            Path copy = folder.resolve("own-values-" + stamp + ".csv");
            UserTables.save(rescued, copy);
            saved = "Your own values are kept, and a copy is in " + copy.getFileName() + ".";
        }
        Path aside = folder.resolve(FILE + ".damaged-" + stamp);
        Files.move(database.file(), aside);
        for (String suffix : new String[] {"-wal", "-shm", "-journal"}) {
            Path beside = folder.resolve(FILE + suffix);
            if (Files.exists(beside)) {
                Files.move(beside, folder.resolve(aside.getFileName() + suffix));
            }
        }
        notices.add("The catalog was damaged and has been rebuilt from the base catalog; the damaged file is kept as "
                + aside.getFileName() + ". " + saved + " Apply later catalog updates again.");
        try {
            build(database);
            restore(database, rescued);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void restore(Database database, UserFacts rescued) throws SQLException {
        if (rescued.isEmpty()) {
            return;
        }
        try (Connection connection = database.write()) {
            for (UserFacts.Part part : rescued.parts()) {
                UserTables.put(connection, part);
            }
            for (UserFacts.Value value : rescued.values()) {
                UserTables.put(connection, value);
            }
            SqliteStore.refreshed(connection);
            connection.commit();
        }
    }

    private String unwritable(String detail) {
        return ("The data folder %s cannot be written (%s), so the base catalog is used from memory and changes to it are"
                        + " not kept. Name another folder with --data DIR.")
                .formatted(folder, detail);
    }

    static CatalogHome inMemory(Path folder, Clock clock, List<String> notices) {
        return CatalogHome.inMemory(folder, clock, notices);
    }
}
