package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A plan file assessed on a day, for the commands about law.
record PlanLaw(Catalog catalog, Assessment assessment) {
    /// Reads and assesses.
    ///
    /// @param asOf day whose knowledge is used, or null for the plan's own
    static PlanLaw of(@Nullable Main main, Path file, @Nullable LocalDate asOf) throws BadInput {
        Plan plan = PlanArgument.read(file);
        Catalog catalog = RuleSource.catalog(main);
        return new PlanLaw(catalog, Assessor.once(catalog, plan, asOf == null ? plan.asOf() : asOf));
    }
}
