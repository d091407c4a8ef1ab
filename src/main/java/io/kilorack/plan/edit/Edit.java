package io.kilorack.plan.edit;

import io.kilorack.plan.Plan;
import java.util.List;

/// What an edit gives: the next plan with a name people can read, or the reason why it was refused.
public sealed interface Edit {
    /// @param name what the menu says after "Undo" ("Move rack R12")
    /// @param plan the next plan
    /// @param subjects ids of what was made or changed, to select it
    record Made(String name, Plan plan, List<String> subjects) implements Edit {
        public Made {
            subjects = List.copyOf(subjects);
        }
    }

    /// @param reason one sentence, why not
    /// @param nextStep what to do instead
    /// @param subjects ids of what stands in the way
    record Refused(String reason, String nextStep, List<String> subjects) implements Edit {
        public Refused {
            subjects = List.copyOf(subjects);
        }
    }

    static Edit made(String name, Plan plan, String... subjects) {
        return new Made(name, plan, List.of(subjects));
    }

    static Edit refused(String reason, String nextStep, String... subjects) {
        return new Refused(reason, nextStep, List.of(subjects));
    }
}
