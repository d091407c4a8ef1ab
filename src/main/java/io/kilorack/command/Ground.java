package io.kilorack.command;

import io.kilorack.assess.Assessor;
import io.kilorack.catalog.store.CatalogHome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// What a command assesses plans on: the catalog and an assessor that has read its law. Both are got ready
/// on a thread of their own while the command reads its plan, which takes about as long.
final class Ground implements AutoCloseable {
    private record Ready(CatalogHome home, Assessor assessor) {}

    private final CompletableFuture<Ready> ready;

    private Ground(CompletableFuture<Ready> ready) {
        this.ready = ready;
    }

    /// @param data the folder given with `--data`, if any
    static Ground start(Optional<Path> data) {
        return new Ground(CompletableFuture.supplyAsync(
                () -> {
                    CatalogHome home = CatalogHome.open(data);
                    var assessor = new Assessor();
                    assessor.prepare(home.catalog());
                    return new Ready(home, assessor);
                },
                work -> Thread.ofPlatform().name("kilorack-ground").daemon().start(work)));
    }

    /// The catalog, after what happened when it was opened has been told.
    CatalogHome home(PrintWriter err) {
        CatalogHome home = join().home();
        home.notices().forEach(err::println);
        return home;
    }

    Assessor assessor() {
        return join().assessor();
    }

    /// Waits for the thread, so that a command that refuses its plan leaves nobody at work in the data
    /// folder.
    @Override
    public void close() {
        ready.exceptionally(_ -> null).join();
    }

    private Ready join() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
