package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.search.Runner;
import java.util.List;
import java.util.Optional;

/// A workload's figures opened: what costs too much for every assessment, computed when somebody looks.
///
/// @param explanation operators against their roofs, network, memory by stage
/// @param sensitivity change of the rate [%] when a constant is 10 % higher, band from 10 % lower to 10 %
/// higher; largest first
/// @param choice the layouts in reach, or empty when the search was not asked for or found none
public record WorkloadInsight(Explanation explanation, List<Figure> sensitivity, Optional<Choice> choice) {
    public WorkloadInsight {
        sensitivity = List.copyOf(sensitivity);
    }

    /// Empty where the workload does not fit, or is not a single question to the engine.
    public static Optional<WorkloadInsight> of(WorkloadResult w) {
        return of(w, Runner.inPlace());
    }

    /// The same; `runner` hears of progress and may stop the search of other layouts.
    public static Optional<WorkloadInsight> of(WorkloadResult w, Runner runner) {
        if (!w.fits()) {
            return Optional.empty();
        }
        return w.asked()
                .flatMap(asked ->
                        asked.explain().map(e -> new WorkloadInsight(e, asked.sensitivity(), asked.choice(runner))));
    }
}
