package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.MeasuredConstants;
import io.kilorack.throughput.search.Runner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The way in to the throughput engine. Pure functions of their arguments; nothing here throws for data
/// a planner enters.
public final class Throughput {
    private Throughput() {}

    /// Estimates a training job; without a layout the best one is searched.
    public static TrainingEstimate training(TrainingSetup setup) {
        return training(setup, constants(setup.accelerator()));
    }

    /// The same with constants of the user's own, from measurements on their machines.
    public static TrainingEstimate training(TrainingSetup setup, Calibration constants) {
        return TrainingAnswer.of(setup, constants, Runner.inPlace());
    }

    /// The same; `runner` hears how far the search is and may stop it, and then gets what was found by
    /// then.
    public static TrainingEstimate training(TrainingSetup setup, Runner runner) {
        return TrainingAnswer.of(setup, constants(setup.accelerator()), runner);
    }

    /// As for training.
    public static ServingEstimate serving(ServingSetup setup, Runner runner) {
        return ServingAnswer.of(setup, constants(setup.accelerator()), runner);
    }

    /// How much the training rate moves when each uncertain constant is a tenth better or worse;
    /// largest first.
    public static List<Figure> sensitivity(TrainingSetup setup) {
        return Sensitivity.training(setup);
    }

    /// How much the served output rate moves when each uncertain constant is a tenth better or worse;
    /// largest first.
    public static List<Figure> sensitivity(ServingSetup setup) {
        return Sensitivity.serving(setup);
    }

    /// A training estimate opened: operators, network, stages. The setup names the layout; empty when the
    /// inputs allow no estimate.
    public static Optional<Explanation> explain(TrainingSetup setup) {
        return TrainingAnswer.explain(setup, constants(setup.accelerator()));
    }

    /// A serving estimate opened: one decode step and one chunk of prompts at the largest load.
    public static Optional<Explanation> explain(ServingSetup setup) {
        return ServingAnswer.explain(setup, constants(setup.accelerator()));
    }

    /// The layouts in reach of a training job: best, why the runner-up lost, the Pareto front. `runner`
    /// hears of progress and may stop the search.
    public static Optional<Choice> choice(TrainingSetup setup, Runner runner) {
        return TrainingAnswer.choice(setup, constants(setup.accelerator()), runner);
    }

    /// The layouts in reach of a serving instance.
    public static Optional<Choice> choice(ServingSetup setup, Runner runner) {
        return ServingAnswer.choice(setup, constants(setup.accelerator()), runner);
    }

    static Calibration constants(Accelerator accelerator) {
        return MeasuredConstants.of(accelerator);
    }

    /// Estimates serving; without a layout the one with the largest rate within the targets is searched.
    public static ServingEstimate serving(ServingSetup setup) {
        return serving(setup, constants(setup.accelerator()));
    }

    /// The same with constants of the user's own, from measurements on their machines.
    public static ServingEstimate serving(ServingSetup setup, Calibration constants) {
        return ServingAnswer.of(setup, constants, Runner.inPlace());
    }

    /// Prefill on one pool and decode on another, at the largest rate within the targets that both sides
    /// and the network between them keep up with. Load and targets are those of `prefill`.
    ///
    /// @param linkGbps network between the pools per accelerator [Gbit/s]; empty: the slower scale-out
    public static PairEstimate split(ServingSetup prefill, ServingSetup decode, OptionalDouble linkGbps) {
        return SplitAnswer.of(prefill, decode, linkGbps);
    }

    /// One training job over two pools by pipeline, against a job of its own on each. The job is that of
    /// `first`.
    ///
    /// @param linkGbps network between the pools per accelerator [Gbit/s]; empty: the slower scale-out
    public static PairEstimate span(TrainingSetup first, TrainingSetup second, OptionalDouble linkGbps) {
        return SpanAnswer.of(first, second, linkGbps);
    }

    /// Chip, shape and network of a setup, or the reason why there are none.
    sealed interface Ground {
        record Firm(Chip chip, Transformer shape, Fabric fabric, int devices) implements Ground {}

        record Missing(String reason) implements Ground {}
    }

    static Ground ground(Accelerator accelerator, Cluster cluster, LanguageModel model, Calibration constants) {
        String outside = MeasuredConstants.problem(accelerator);
        if (!outside.isEmpty()) {
            return new Ground.Missing(outside);
        }
        Chip chip;
        switch (Chip.of(accelerator, constants)) {
            case Chip.Resolved.Known(Chip c) -> chip = c;
            case Chip.Resolved.Unusable(String reason) -> {
                return new Ground.Missing(reason);
            }
        }
        Transformer shape;
        switch (Transformer.of(model)) {
            case Transformer.Resolved.Known(Transformer x) -> shape = x;
            case Transformer.Resolved.Unusable(String reason) -> {
                return new Ground.Missing(reason);
            }
        }
        int devices = cluster.accelerators() * chip.devices;
        int domain = cluster.scaleUpDomain().orElse(Math.min(cluster.perNode(), chip.scaleUpDomain / chip.devices))
                * chip.devices;
        double up = cluster.scaleUpGbs().isPresent()
                ? cluster.scaleUpGbs().getAsDouble() * 0.5e9 / chip.devices
                : chip.scaleUp;
        if (up == 0) {
            // cards without a link of their own talk over PCIe 4.0 x16
            up = 25e9;
            domain = Math.max(domain, cluster.perNode() * chip.devices);
        }
        double out = cluster.scaleOutGbps().orElse(0) * 1e9 / 8 / chip.devices;
        if (devices > domain && !(out > 0)) {
            return new Ground.Missing(
                    ("scale-out bandwidth per accelerator unknown or zero, and %d accelerators do not fit into one"
                                    + " scale-up domain of %d; enter the scale-out network of the system")
                            .formatted(cluster.accelerators(), Math.max(1, domain / chip.devices)));
        }
        return new Ground.Firm(
                chip,
                shape,
                new Fabric(
                        chip,
                        Math.max(1, domain),
                        cluster.perNode() * chip.devices,
                        up,
                        out,
                        cluster.host().perDevice(chip.devices)),
                devices);
    }
}
