package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.List;
import java.util.Optional;

/// What a training job yields. Figures without a value name the input that is missing.
///
/// @param problem what is missing, impossible or does not fit, where, and what to do; empty when all is
///     well
/// @param fits whether the layout fits into memory; false also when the inputs do not allow an answer
/// @param layout the layout that was given or found, if any
/// @param layoutText the layout in words
/// @param bound what binds: `compute`, `network`, `pipeline bubble`, `memory bandwidth` …
/// @param rate training tokens per second over the whole job
/// @param days calendar days with failures, with range; empty when no token count was given
/// @param memory per accelerator; its formula states the capacity
/// @param headroom memory that stays free per accelerator; empty where the layout does not fit
/// @param tight that little of it stays free, and what leaves more; empty when enough does
/// @param hostMemory per accelerator; empty without offload
/// @param modelUtilisation MFU [%]: model operations over peak
/// @param hardwareUtilisation HFU [%]: operations done, recomputation included, over peak
/// @param accelerators accelerators the layout uses; the rest are spares
/// @param tokensPerDollar tokens kept per USD of accelerator time; unknown without a price
/// @param asked the question with the layout, by which the estimate can be opened; empty without one
public record TrainingEstimate(
        String problem,
        boolean fits,
        Optional<TrainingLayout> layout,
        String layoutText,
        String bound,
        Figure rate,
        Figure stepTime,
        Optional<Figure> days,
        Figure goodput,
        Figure memory,
        Optional<Figure> headroom,
        String tight,
        Optional<Figure> hostMemory,
        Figure modelUtilisation,
        Figure hardwareUtilisation,
        Figure tokensPerJoule,
        Figure tokensPerDollar,
        int accelerators,
        Optional<Asked> asked) {

    /// All figures in their order, for a breakdown.
    public List<Figure> figures() {
        var list = new java.util.ArrayList<Figure>(List.of(rate, stepTime));
        days.ifPresent(list::add);
        list.addAll(List.of(goodput, memory));
        headroom.ifPresent(list::add);
        hostMemory.ifPresent(list::add);
        list.addAll(List.of(modelUtilisation, hardwareUtilisation, tokensPerJoule, tokensPerDollar));
        return List.copyOf(list);
    }
}
