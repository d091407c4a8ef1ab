package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.power.chain.ChainAnalysis;
import io.kilorack.throughput.search.Runner;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
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

    /// Reads and compiles what every plan under `catalog` needs, while somebody else reads the plan.
    public void prepare(Catalog catalog) {
        lock.lock();
        try {
            workshop(catalog).prepare();
        } finally {
            lock.unlock();
        }
    }

    /// What `plan` means under `catalog`, with the knowledge of `asOf`.
    public Assessment assess(Catalog catalog, Plan plan, LocalDate asOf) {
        return assess(catalog, plan, asOf, Runner.inPlace());
    }

    /// The same; `runner` hears how far searches for layouts are and may stop them.
    ///
    /// @throws CancellationException when it did
    public Assessment assess(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {
        lock.lock();
        try {
            Workshop shop = workshop(catalog);
            shop.watch(runner);
            try {
                return shop.assess(plan, asOf);
            } finally {
                shop.watch(Runner.inPlace());
            }
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
            return shop.quick(plan, asOf).map(a -> new Quick(a, !shop.open().isEmpty()));
        } finally {
            lock.unlock();
        }
    }

    /// Runs the searches that a quick answer to this plan does without, so that [#assess] need not.
    /// They run beside other calls: a quick one in between does not wait. `runner` hears how far they
    /// are and may stop them.
    public void search(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {
        List<Estimates.Search> searches;
        lock.lock();
        try {
            Workshop shop = workshop(catalog);
            searches = shop.quick(plan, asOf).isPresent() ? shop.open() : List.of();
        } finally {
            lock.unlock();
        }
        try {
            for (Estimates.Search search : searches) {
                if (!runner.cancelled()) {
                    search.run(runner);
                }
            }
        } catch (CancellationException stopped) {
            // what was found before stays; the rest is searched when somebody asks again
        }
    }

    /// The power chains of the last plan that was assessed, by site, for those who look into them or
    /// time them.
    public List<ChainAnalysis> chains() {
        lock.lock();
        try {
            return workshop == null ? List.of() : workshop.chains();
        } finally {
            lock.unlock();
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
