package io.kilorack.assess;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Assesses plans, and remembers what it has computed: results are cached by value, so a thousand equal
/// racks are computed once, and after an edit only what the edit touches. The caches change how fast an
/// answer comes, never the answer.
///
/// An assessor may be called from any thread; calls run one after another. Keep one per open plan: it holds
/// on to the catalog and to the last plan.
public final class Assessor {
    private @Nullable Workshop workshop;

    /// What `plan` means under `catalog`, with the knowledge of `asOf`.
    public synchronized Assessment assess(Catalog catalog, Plan plan, LocalDate asOf) {
        if (workshop == null || workshop.catalog() != catalog) {
            workshop = new Workshop(catalog);
        }
        return workshop.assess(plan, asOf);
    }

    /// Assesses with empty caches, for one question.
    public static Assessment once(Catalog catalog, Plan plan, LocalDate asOf) {
        return new Assessor().assess(catalog, plan, asOf);
    }
}
