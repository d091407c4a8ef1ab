package io.kilorack.plan.file;

/// Carries a [FileProblem] from the depth of the reader to [PlanFile], which turns it into a value. Never
/// leaves this package.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient FileProblem problem;

    Refusal(FileProblem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    FileProblem problem() {
        return problem;
    }
}
