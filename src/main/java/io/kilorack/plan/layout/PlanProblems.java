package io.kilorack.plan.layout;

import io.kilorack.catalog.Catalog;
import io.kilorack.plan.Plan;
import java.util.List;

/// What is wrong with a plan as a drawing: overlaps, things outside, parts that do not fit or exist, names
/// without a thing. A plan file with such problems loads; here they become values.
public final class PlanProblems {
    private PlanProblems() {}

    /// All problems of a plan, in plan order. About linear in racks and devices.
    /// To check one version after another, keep a [PlanChecker]: it looks only at what changed.
    public static List<PlanProblem> of(Plan plan, Catalog catalog) {
        return new PlanChecker(catalog).check(plan);
    }
}
