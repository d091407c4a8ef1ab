package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A question that was answered, with the layout of the answer, so that the answer can be opened later:
/// what costs too much for every assessment is computed when somebody looks.
public sealed interface Asked {
    /// Operators, network, memory by stage.
    Optional<Explanation> explain();

    /// Change of the rate [%] when each uncertain constant is a tenth higher, band from a tenth lower;
    /// largest first.
    List<Figure> sensitivity();

    /// The layouts in reach; `runner` hears of progress and may stop the search.
    Optional<Choice> choice(Runner runner);

    /// A training job.
    record Training(TrainingSetup setup, TrainingLayout layout) implements Asked {
        @Override
        public Optional<Explanation> explain() {
            return Throughput.explain(setup.withLayout(layout));
        }

        @Override
        public List<Figure> sensitivity() {
            return Throughput.sensitivity(setup.withLayout(layout));
        }

        @Override
        public Optional<Choice> choice(Runner runner) {
            return Throughput.choice(setup.withLayout(layout), runner);
        }
    }

    /// Prefill in one pool, decode in another.
    record Split(ServingSetup prefill, ServingSetup decode, OptionalDouble linkGbps) implements Asked {
        @Override
        public Optional<Explanation> explain() {
            return SplitAnswer.explain(prefill, decode, linkGbps);
        }

        @Override
        public List<Figure> sensitivity() {
            return Sensitivity.split(prefill, decode, linkGbps);
        }

        @Override
        public Optional<Choice> choice(Runner runner) {
            return SplitAnswer.choice(prefill, decode, linkGbps, runner);
        }
    }

    /// One training pipeline over two pools. Every layout of both sides is tried for each answer, so there
    /// is no front to show.
    record Span(TrainingSetup first, TrainingSetup second, OptionalDouble linkGbps) implements Asked {
        @Override
        public Optional<Explanation> explain() {
            return SpanAnswer.explain(first, second, linkGbps);
        }

        @Override
        public List<Figure> sensitivity() {
            return Sensitivity.span(first, second, linkGbps);
        }

        @Override
        public Optional<Choice> choice(Runner runner) {
            return Optional.empty();
        }
    }

    /// A served model.
    record Serving(ServingSetup setup, ServingLayout layout) implements Asked {
        @Override
        public Optional<Explanation> explain() {
            return Throughput.explain(setup.withLayout(layout));
        }

        @Override
        public List<Figure> sensitivity() {
            return Throughput.sensitivity(setup.withLayout(layout));
        }

        @Override
        public Optional<Choice> choice(Runner runner) {
            return Throughput.choice(setup, runner);
        }
    }
}
