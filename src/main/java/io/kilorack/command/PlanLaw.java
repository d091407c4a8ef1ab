package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan file assessed on a day, for the commands about law.
record PlanLaw(Catalog catalog, Assessment assessment) {
    /// Reads and assesses, or prints what is wrong with the file and returns nothing.
    ///
    /// @param asOf day whose knowledge is used, or null for the plan's own
    static Optional<PlanLaw> of(@Nullable Main main, Path file, @Nullable LocalDate asOf) {
        return switch (PlanFile.read(file)) {
            case PlanFile.Opened(Plan plan) -> {
                Catalog catalog = RuleSource.catalog(main);
                LocalDate day = asOf == null ? plan.asOf() : asOf;
                yield Optional.of(new PlanLaw(catalog, Assessor.once(catalog, plan, day)));
            }
            case PlanFile.Refused(var problem) -> {
                System.err.println(problem.text());
                yield Optional.empty();
            }
        };
    }
}
