package io.kilorack.desktop;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Assessor;
import io.kilorack.catalog.Catalog;
import io.kilorack.desktop.model.NewPlans;
import io.kilorack.desktop.model.Problem;
import io.kilorack.desktop.shell.FileActions;
import io.kilorack.desktop.shell.Services.Opening;
import io.kilorack.plan.Plan;
import io.kilorack.plan.file.PlanFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/// Reads what the window opens with. A plan that cannot be read leaves the sample (or an empty plan) and
/// the reason.
final class Openings {
    private Openings() {}

    /// Catalog and plan with its assessment: for pictures and reports, where nothing can be shown before
    /// everything is known.
    static Opening assessed(StartRequest request, Assessor assessor, Clock clock) throws Exception {
        Opening read = read(request, clock);
        Assessment assessment =
                assessor.assess(read.catalog(), read.plan(), read.plan().asOf());
        return new Opening(read.catalog(), read.plan(), read.file(), Optional.of(assessment), read.problem());
    }

    /// Catalog and plan, not yet assessed.
    static Opening read(StartRequest request, Clock clock) throws Exception {
        Catalog catalog = request.catalog().call();
        Marks.at("catalog");
        Optional<Problem> problem = Optional.empty();
        Plan plan = null;
        Optional<Path> file = Optional.empty();
        if (request.plan().isPresent()) {
            switch (PlanFile.read(request.plan().get())) {
                case PlanFile.Opened(Plan opened) -> {
                    plan = opened;
                    file = request.plan();
                }
                case PlanFile.Refused(var refused) -> problem = Optional.of(FileActions.problem(refused));
            }
        }
        if (plan == null
                && request.samplePlan().isPresent()
                && PlanFile.read(request.samplePlan().get()) instanceof PlanFile.Opened(Plan sample)) {
            plan = sample;
        }
        if (plan == null) {
            plan = NewPlans.empty(LocalDate.now(clock));
        }
        if (problem.isEmpty()) {
            problem = request.keeper()
                    .flatMap(keeper -> keeper.notices().stream().findFirst())
                    .map(notice -> new Problem(notice, "", ""));
        }
        Marks.at("plan");
        return new Opening(catalog, plan, file, Optional.empty(), problem);
    }
}
