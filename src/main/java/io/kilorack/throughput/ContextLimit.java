package io.kilorack.throughput;

import io.kilorack.catalog.LanguageModel;
import java.util.Locale;
import java.util.Optional;

/// Whether the sequences of a workload are within the longest context that their model takes. A model
/// whose longest context is unknown allows no answer, so nothing is said of it.
public final class ContextLimit {
    private ContextLimit() {}

    /// What is too long.
    ///
    /// @param refused an engine refuses such requests; training merely makes another model of it
    /// @param message what is asked for and what the model takes
    /// @param next what to do
    public record Excess(boolean refused, String message, String next) {
        /// Both in one sentence, for a line of text.
        public String line() {
            return "it " + message + "; " + next.substring(0, 1).toLowerCase(Locale.ROOT) + next.substring(1);
        }
    }

    /// Training sequences of `sequence` tokens. Positions past the longest context are not encoded by the
    /// published architecture: its position embedding is to be extended (arXiv 2306.15595, 2309.00071).
    public static Optional<Excess> training(LanguageModel model, int sequence) {
        return most(model)
                .filter(most -> sequence > most)
                .map(most -> new Excess(
                        false,
                        String.format(
                                Locale.ROOT,
                                "trains on sequences of %,d tokens, and the longest context of %s is %,d",
                                sequence,
                                model.name(),
                                most),
                        String.format(
                                Locale.ROOT,
                                "Shorten the sequences to at most %,d tokens, or extend the position embedding of the model and enter its new longest context in the catalog.",
                                most)));
    }

    /// Requests of `input` prompt and `output` answer tokens on average: both share one context.
    public static Optional<Excess> serving(LanguageModel model, int input, int output) {
        return most(model)
                .filter(most -> (long) input + output > most)
                .map(most -> new Excess(
                        true,
                        String.format(
                                Locale.ROOT,
                                "takes requests of %,d + %,d tokens, and the longest context of %s is %,d",
                                input,
                                output,
                                model.name(),
                                most),
                        String.format(
                                Locale.ROOT,
                                "Shorten prompt and answer to %,d tokens together, or choose a model with a longer context.",
                                most)));
    }

    private static Optional<Integer> most(LanguageModel model) {
        return model.maxContext().isPresent() ? Optional.of(model.maxContext().getAsInt()) : Optional.empty();
    }
}
