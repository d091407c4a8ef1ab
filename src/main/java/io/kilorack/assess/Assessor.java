package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Assesses plans, and remembers what it has computed: results are cached by value, so a thousand equal
/// racks are computed once, and after an edit only what the edit touches. The caches change how fast an
/// answer comes, never the answer.
///
/// An assessor may be called from any thread; calls run one after another, but for the searches of
/// [#search]. Keep one per open plan: it holds on to the catalog and to the last plan.
public final class Assessor {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Workshop workshop;

    /// An answer that did not wait for a search.
    ///
    /// @param provisional some workload has the best layout it had on another number of accelerators, its
    ///     replicas scaled; [#search] searches anew
    public record Quick(Assessment assessment, boolean provisional) {}

    /// What `plan` means under `catalog`, with the knowledge of `asOf`.
    public Assessment assess(Catalog catalog, Plan plan, LocalDate asOf) {
        lock.lock();
        try {
            return workshop(catalog).assess(plan, asOf);
        } finally {
            lock.unlock();
        }
    }

    /// The same without searching layouts, for an answer within a frame. Empty when there is work that was
    /// never searched, or another call is under way.
    public Optional<Quick> quick(Catalog catalog, Plan plan, LocalDate asOf) {
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        try {
            Workshop shop = workshop(catalog);
            return shop.quick(plan, asOf)
                    .map(a -> new Quick(a, !shop.open().isEmpty()));
        } finally {
            lock.unlock();
        }
    }

    /// Runs the searches that a quick answer to this plan does without, so that [#assess] need not. They run
    /// beside other calls: a quick one in between does not wait. `cancelled` is asked before each.
    public void search(Catalog catalog, Plan plan, LocalDate asOf, BooleanSupplier cancelled) {
        List<Runnable> searches;
        lock.lock();
        try {
            Workshop shop = workshop(catalog);
            searches = shop.quick(plan, asOf).isPresent() ? shop.open() : List.of();
        } finally {
            lock.unlock();
        }
        for (Runnable search : searches) {
            if (!cancelled.getAsBoolean()) {
                search.run();
            }
        }
    }

    private Workshop workshop(Catalog catalog) {
        Workshop now = workshop;
        if (now == null || now.catalog() != catalog) {
            now = new Workshop(catalog);
            workshop = now;
        }
        return now;
    }

    /// Assesses with empty caches, for one question.
    public static Assessment once(Catalog catalog, Plan plan, LocalDate asOf) {
        return new Assessor().assess(catalog, plan, asOf);
    }
}
