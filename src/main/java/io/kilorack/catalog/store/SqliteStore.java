package io.kilorack.catalog.store;

import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.bundle.Bundle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The facts in the database. Every change is one transaction that takes the writer's lock first, so
/// another instance sees all of it or nothing, and what was read to decide on it still holds when it is
/// written.
final class SqliteStore implements Store {
    private static final Logger LOG = Logger.getLogger(SqliteStore.class.getName());

    private final Database database;

    SqliteStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public CatalogHome.Facts read() throws CatalogProblem {
        try (Connection connection = database.read()) {
            return read(connection);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    static CatalogHome.Facts read(Connection connection) throws SQLException {
        Generations.Head head = Generations.current(connection)
                .orElseThrow(() -> new SQLException("no current facts", new Generations.DamagedContent()));
        return new CatalogHome.Facts(GenerationReader.read(connection, head), UserTables.read(connection));
    }

    @Override
    public CatalogHome.Facts change(CatalogHome.Change change) throws CatalogProblem {
        return inTransaction("change", connection -> {
            change.on(connection);
            return refreshed(connection);
        });
    }

    @Override
    public CatalogHome.Facts apply(Bundle bundle, Clock clock) throws CatalogProblem {
        return inTransaction("update", connection -> {
            // Checked again under the lock: another instance may have applied a newer one since the preview.
            Optional<Generations.Head> head = Generations.current(connection);
            if (head.isPresent()) {
                CatalogHome.newer(bundle, GenerationReader.read(connection, head.get()));
            }
            Generations.add(connection, bundle, clock.instant());
            return refreshed(connection);
        });
    }

    @Override
    public CatalogHome.Facts rollback() throws CatalogProblem {
        return inTransaction("update", connection -> {
            long previous = Generations.current(connection)
                    .map(Generations.Head::previous)
                    .orElse(0L);
            if (previous == 0) {
                throw new CatalogProblem(
                        Code.NOTHING_TO_ROLL_BACK,
                        "There is no earlier catalog to go back to",
                        "`kilorack catalog info` shows what there is");
            }
            Generations.makeCurrent(connection, previous);
            return refreshed(connection);
        });
    }

    @Override
    public List<CatalogHome.Generation> generations() throws CatalogProblem {
        try (Connection connection = database.read()) {
            long current =
                    Generations.current(connection).map(Generations.Head::id).orElse(0L);
            var generations = new ArrayList<CatalogHome.Generation>();
            for (Generations.Head head : Generations.all(connection)) {
                LocalDate date = head.date();
                generations.add(new CatalogHome.Generation(
                        head.sequence(), head.version(), date, head.publisher(), head.added(), head.id() == current));
            }
            return generations;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    @Override
    public Optional<List<String>> search(String words, int limit) {
        try (Connection connection = database.read()) {
            return Optional.of(SearchIndex.find(connection, words, limit));
        } catch (SQLException e) {
            // The snapshot can be searched as well; only the order is a little worse.
            LOG.log(Level.FINE, "catalog search without its index", e);
            return Optional.empty();
        }
    }

    static CatalogHome.Facts refreshed(Connection connection) throws SQLException {
        CatalogHome.Facts facts = read(connection);
        SearchIndex.rebuild(connection, Snapshots.of(facts.base(), facts.user()));
        return facts;
    }

    private interface Work {
        CatalogHome.Facts on(Connection connection) throws SQLException, CatalogProblem;
    }

    private CatalogHome.Facts inTransaction(String what, Work work) throws CatalogProblem {
        try (Connection connection = database.write()) {
            try {
                CatalogHome.Facts facts = work.on(connection);
                connection.commit();
                return facts;
            } catch (SQLException | CatalogProblem | RuntimeException e) {
                Database.rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    private CatalogProblem failed(String what, SQLException e) {
        return new CatalogProblem(
                Code.NOT_WRITABLE,
                "The catalog %s could not be %s (%s); nothing was changed"
                        .formatted(database.file(), what.equals("read") ? "read" : "written", e.getMessage()),
                "Check free space and rights of the folder, close other instances, and try again",
                e);
    }
}
