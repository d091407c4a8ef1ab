package io.kilorack.catalog.store;

import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.CatalogDiff;
import io.kilorack.catalog.CatalogProblem;
import io.kilorack.catalog.CatalogProblem.Code;
import io.kilorack.catalog.CatalogSearch;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.bundle.BaseBundle;
import io.kilorack.catalog.bundle.Bundle;
import io.kilorack.catalog.bundle.TrustedKeys;
import io.kilorack.catalog.load.FactBase;
import io.kilorack.quantity.Confidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The user's catalog: opens it (and at first start builds it), hands out the snapshot, and changes it.
///
/// Opening never fails for the user: a damaged file is rebuilt, and without a writable folder or a
/// database the base catalog serves from memory. [#notices] then says what happened. Two instances may
/// share a folder. Thread-safe.
public final class CatalogHome {
    private final Path folder;
    private final Clock clock;
    private final Store store;
    private final List<String> notices;
    private Catalog catalog;
    private Facts facts;

    /// How far the first build is.
    @FunctionalInterface
    public interface Progress {
        /// @param done share of the work, 0 to 1
        void at(String what, double done);

        Progress NONE = (_, _) -> {};
    }

    /// What an update would change, before it is applied. Assess a plan with both catalogs to show what
    /// that does to it.
    public record Preview(Bundle bundle, Catalog before, Catalog after, CatalogDiff diff) {}

    /// One set of facts in the folder.
    ///
    /// @param publisher id of the key that signed it, empty for the program's own
    /// @param added instant, ISO 8601
    public record Generation(
            long sequence, String version, LocalDate date, String publisher, String added, boolean current) {}

    /// The facts below the snapshot.
    record Facts(FactBase base, UserFacts user) {}

    CatalogHome(Path folder, Clock clock, Store store, Facts facts, List<String> notices) {
        this.folder = folder;
        this.clock = clock;
        this.store = store;
        this.facts = facts;
        this.catalog = Snapshots.of(facts.base(), facts.user());
        this.notices = List.copyOf(notices);
    }

    /// Opens the catalog in `dataFolder`, or in the user's usual place.
    public static CatalogHome open(Optional<Path> dataFolder) {
        return open(DataFolder.of(dataFolder), Progress.NONE, Clock.systemUTC());
    }

    public static CatalogHome open(Path folder, Progress progress, Clock clock) {
        return new Opening(folder, progress, clock).open();
    }

    /// The base catalog in memory, without a folder: for a viewer or a test.
    public static CatalogHome inMemory() {
        return Opening.inMemory(Path.of(""), Clock.systemUTC(), List.of());
    }

    /// The snapshot as it is now.
    public synchronized Catalog catalog() {
        return catalog;
    }

    /// Sentences for the user about what happened on opening; usually none.
    public List<String> notices() {
        return notices;
    }

    public Path folder() {
        return folder;
    }

    /// False when the catalog lives in memory only and cannot be changed.
    public boolean persistent() {
        return store.persistent();
    }

    /// The user's own parts and values.
    public synchronized UserFacts userFacts() {
        return facts.user();
    }

    /// Values of the user that meet no entry of the present catalog; they come back when an update brings
    /// the entry back.
    public synchronized List<UserFacts.Value> waiting() {
        return facts.user().waiting(catalog.entries(), catalog.fields());
    }

    /// Entries that hold every word, best first.
    public synchronized List<Entry> search(String words, int limit) {
        Optional<List<String>> ids = store.search(words, limit);
        if (ids.isEmpty()) {
            return CatalogSearch.find(catalog, words, limit);
        }
        var found = new ArrayList<Entry>();
        for (String id : ids.get()) {
            catalog.entry(id).ifPresent(found::add);
        }
        return found;
    }

    /// Reads the folder again, for when another instance has changed it.
    public synchronized Catalog reload() throws CatalogProblem {
        return now(store.read());
    }

    /// Lays the user's value over one cell.
    ///
    /// @param because reason, kept as the source of the value
    public synchronized Catalog override(String id, String field, String text, String because, Confidence confidence)
            throws CatalogProblem {
        UserInput.check(catalog, id, field, text, because);
        return now(store.change(c -> UserTables.put(
                c,
                new UserFacts.Value(
                        id,
                        field,
                        text.strip(),
                        because,
                        confidence,
                        clock.instant().toString()))));
    }

    /// Takes the user's value away again.
    public synchronized Catalog removeOverride(String id, String field) throws CatalogProblem {
        if (facts.user().values().stream()
                .noneMatch(v -> v.entry().equals(id) && v.field().equals(field))) {
            throw new CatalogProblem(
                    Code.UNKNOWN,
                    "You have no value of your own for " + field + " of " + id,
                    "`kilorack catalog list --yours` shows yours");
        }
        return now(store.change(c -> UserTables.removeValue(c, id, field)));
    }

    /// Adds a part of the user's own, or replaces it.
    public synchronized Catalog add(UserFacts.Part part, List<UserFacts.Value> values) throws CatalogProblem {
        UserInput.check(catalog, facts.user(), part, values);
        return now(store.change(c -> {
            UserTables.removePart(c, part.id());
            UserTables.put(c, part);
            for (UserFacts.Value value : values) {
                UserTables.put(c, value);
            }
        }));
    }

    /// Removes a part of the user's own.
    public synchronized Catalog remove(String id) throws CatalogProblem {
        if (facts.user().parts().stream().noneMatch(p -> p.id().equals(id))) {
            throw new CatalogProblem(
                    Code.UNKNOWN, id + " is not a part of your own", "`kilorack catalog list --yours` shows yours");
        }
        return now(store.change(c -> UserTables.removePart(c, id)));
    }

    /// The instant for a new part or value.
    public String stamp() {
        return clock.instant().toString();
    }

    /// Where `catalog trust` puts keys.
    public Path keysFolder() {
        return folder.resolve("keys");
    }

    public TrustedKeys trustedKeys() {
        try {
            return TrustedKeys.in(keysFolder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Checks an update and says what it would change; changes nothing.
    public Preview preview(Path bundleFile) throws IOException, CatalogProblem {
        return preview(Bundle.read(bundleFile, trustedKeys()));
    }

    public synchronized Preview preview(Bundle bundle) throws CatalogProblem {
        newer(bundle, facts.base());
        Catalog after = Snapshots.of(bundle.facts(), facts.user());
        return new Preview(bundle, catalog, after, CatalogDiff.between(catalog, after));
    }

    /// Applies a checked update in one transaction. The user's own values stay.
    public synchronized Catalog apply(Bundle bundle) throws CatalogProblem {
        return now(store.apply(bundle, clock));
    }

    /// Goes back to the facts before the last update.
    public synchronized Catalog rollback() throws CatalogProblem {
        return now(store.rollback());
    }

    /// The sets of facts in the folder, newest first.
    public List<Generation> generations() throws CatalogProblem {
        return store.generations();
    }

    static void newer(Bundle bundle, FactBase present) throws CatalogProblem {
        if (bundle.facts().sequence() <= present.sequence()) {
            throw new CatalogProblem(
                    Code.SEQUENCE_OLD,
                    "%s is release %d (%s); the catalog here is already release %d (%s)"
                            .formatted(
                                    bundle.name(),
                                    bundle.facts().sequence(),
                                    bundle.facts().version(),
                                    present.sequence(),
                                    present.version()),
                    "Apply a newer one, or go back with `kilorack catalog rollback`");
        }
    }

    private Catalog now(Facts read) {
        facts = read;
        catalog = Snapshots.of(read.base(), read.user());
        return catalog;
    }

    static CatalogHome inMemory(Path folder, Clock clock, List<String> notices) {
        try {
            var facts = new Facts(BaseBundle.read().facts(), UserFacts.NONE);
            return new CatalogHome(folder, clock, new MemoryStore(facts), facts, notices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A change of the user's tables.
    @FunctionalInterface
    interface Change {
        void on(java.sql.Connection connection) throws SQLException;
    }
}
