package io.kilorack.desktop.model;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.throughput.search.Runner;
import java.time.LocalDate;
import java.util.Optional;

/// The assessor behind the window: answers an edit from what is known, and searches anew beside it.
public record LiveAssess(Assessor assessor) implements Workspace.Assess {
    @Override
    public Assessment assess(Catalog catalog, Plan plan, LocalDate asOf) {
        return assessor.assess(catalog, plan, asOf);
    }

    @Override
    public Assessment assess(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {
        return assessor.assess(catalog, plan, asOf, runner);
    }

    @Override
    public Optional<Assessor.Quick> quick(Catalog catalog, Plan plan, LocalDate asOf) {
        return assessor.quick(catalog, plan, asOf);
    }

    @Override
    public void search(Catalog catalog, Plan plan, LocalDate asOf, Runner runner) {
        assessor.search(catalog, plan, asOf, runner);
    }
}
