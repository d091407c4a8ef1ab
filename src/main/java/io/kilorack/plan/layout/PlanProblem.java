package io.kilorack.plan.layout;

import java.util.List;

/// Something in a plan that cannot be as it is drawn, or that names what is not there.
///
/// @param code stable key (`plan.rack.overlap`)
/// @param subjects ids of the racks, devices, nodes, lots, pools or workloads it is about
/// @param message one sentence with the values in it
/// @param nextStep what the planner can do
public record PlanProblem(String code, Level level, List<String> subjects, String message, String nextStep) {
    /// ERROR cannot be built; WARNING should not; INFO names missing data.
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }

    public PlanProblem {
        subjects = List.copyOf(subjects);
    }

    static PlanProblem error(String code, List<String> subjects, String message, String nextStep) {
        return new PlanProblem(code, Level.ERROR, subjects, message, nextStep);
    }

    static PlanProblem warning(String code, List<String> subjects, String message, String nextStep) {
        return new PlanProblem(code, Level.WARNING, subjects, message, nextStep);
    }

    static PlanProblem info(String code, List<String> subjects, String message, String nextStep) {
        return new PlanProblem(code, Level.INFO, subjects, message, nextStep);
    }
}
