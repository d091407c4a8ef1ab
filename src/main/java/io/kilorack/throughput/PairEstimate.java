package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What two pools yield together: prefill in one and decode in the other, or one training pipeline over
/// both. Figures without a value name the input that is missing.
///
/// @param problem why the two cannot work together, and what to do; empty when they can
/// @param note what must be converted on the way: number formats, cache; empty when nothing
/// @param sides the first pool and the second; empty when there is a problem
/// @param bound what holds the rate down, in words
/// @param rate output or training tokens per second of both together
/// @param requestRate requests per second; empty for training
/// @param days calendar days to train; empty for serving
/// @param others further figures: times, transfer, memory, comparison
/// @param asked the question, by which the estimate can be opened; empty where it cannot
public record PairEstimate(
        String problem,
        String note,
        List<Side> sides,
        String bound,
        Figure rate,
        Optional<Figure> requestRate,
        Optional<Figure> days,
        List<Figure> others,
        Optional<Asked> asked) {

    /// One pool's part.
    ///
    /// @param role `prefill`, `decode`, `first stages`, `last stages`
    /// @param layout its parallel layout in words
    /// @param accelerators accelerators at work; the rest of the pool stands idle
    /// @param capacity what it could do: requests/s within the targets, or tokens/s with a job of its own
    /// @param busy share of the time or of its capacity that the pair uses [%]
    /// @param working share of the time in which its devices compute or read memory, 0..1
    /// @param memory per accelerator
    public record Side(
            String role,
            String layout,
            int accelerators,
            Figure capacity,
            Figure busy,
            double working,
            Figure memory) {}

    public boolean works() {
        return problem.isEmpty();
    }

    /// A pair that cannot work.
    public static PairEstimate not(String problem, boolean training) {
        return new PairEstimate(
                problem,
                "",
                List.of(),
                "",
                Figure.unknown(training ? "training rate" : "output rate", "tokens/s", problem),
                training ? Optional.empty() : Optional.of(Figure.unknown("request rate", "requests/s", problem)),
                training ? Optional.of(Figure.unknown("days to train", "days", problem)) : Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// All figures in their order, for a breakdown.
    public List<Figure> figures() {
        var all = new ArrayList<Figure>(List.of(rate));
        requestRate.ifPresent(all::add);
        days.ifPresent(all::add);
        all.addAll(others);
        return List.copyOf(all);
    }
}
