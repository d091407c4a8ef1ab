package io.kilorack.assess;

import io.kilorack.assess.RackContent.Count;
import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.plan.layout.PlanChecker;
import io.kilorack.plan.layout.PlanProblem;
import io.kilorack.quantity.Source;
import io.kilorack.quantity.TextCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks of the plan as a drawing, and of values that the catalog does not have. One check for each thing
/// that is missing, however often the plan uses it.
final class PlanRoom {
    private static final Source AISLES =
            Source.of("fronts to cold aisles, rears to hot ones: ANSI/TIA-942, ASHRAE TC 9.9");

    private final PlanChecker checker;

    PlanRoom(Catalog catalog) {
        checker = new PlanChecker(catalog);
    }

    /// Parts of which the catalog misses something that totals need.
    static List<Check> unknowns(Census census, PieceDraw draw) {
        var checks = new ArrayList<Check>();
        for (Count tally : census.tallies) {
            Part part = tally.part();
            if (!part.inCatalog()) {
                continue;
            }
            var missing = new ArrayList<String>();
            if (!part.passive() && part.maximum().value().isEmpty()) {
                missing.add("maximum draw");
            }
            if (!part.passive() && draw.expected(part, Work.UNSTATED).value().isEmpty()) {
                missing.add("expected draw");
            }
            if (part.mass().value().isEmpty()) {
                missing.add("mass");
            }
            if (part.price().value().isEmpty()) {
                missing.add("price");
            }
            if (part.system() != null && part.system().acceleratorCount().isEmpty()) {
                missing.add("number of accelerators");
            }
            if (!missing.isEmpty()) {
                checks.add(new Check(
                        "plan.value.unknown",
                        Check.Severity.INFO,
                        Check.Room.PLAN,
                        List.of(part.id()),
                        "%s of %d × %s %s unknown: totals leave it out and are lower bounds."
                                .formatted(
                                        sentence(missing),
                                        tally.count(),
                                        part.name(),
                                        missing.size() == 1 ? "is" : "are"),
                        "Enter it from the maker's data sheet as your own value of " + part.id() + ".",
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return checks;
    }

    private static String sentence(List<String> words) {
        String joined = words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
        return TextCase.capital(joined);
    }

    /// Problems of the plan as a drawing, as checks. What the power room says with more detail is left to
    /// it.
    List<Check> problems(Plan plan) {
        var checks = new ArrayList<Check>();
        for (PlanProblem problem : checker.check(plan)) {
            boolean airflow = problem.code().startsWith("cooling.airflow.");
            checks.add(new Check(
                    problem.code(),
                    switch (problem.level()) {
                        case ERROR -> Check.Severity.ERROR;
                        case WARNING -> Check.Severity.WARNING;
                        case INFO -> Check.Severity.INFO;
                    },
                    airflow ? Check.Room.COOLING : Check.Room.PLAN,
                    problem.subjects(),
                    problem.message(),
                    problem.nextStep(),
                    airflow ? Optional.of(AISLES) : Optional.empty(),
                    Optional.empty()));
        }
        for (Workload workload : plan.workloads()) {
            if (workload.poolId().isEmpty()) {
                checks.add(new Check(
                        "plan.workload.unassigned",
                        Check.Severity.WARNING,
                        Check.Room.PLAN,
                        List.of(workload.id()),
                        "Workload %s has no pool, so nothing runs it.".formatted(workload.name()),
                        "Assign it to a pool.",
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return checks;
    }
}
