package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.explain.SpanExplainer;
import io.kilorack.throughput.fleet.SpannedTraining;
import io.kilorack.throughput.fleet.SplitServing;
import io.kilorack.throughput.goodput.Goodput;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Turns one training pipeline over two pools into figures, against a job of its own on each.
final class SpanAnswer {
    private SpanAnswer() {}

    /// Two pools with everything resolved, or what is wrong with them.
    private sealed interface Basis {
        record Ready(PairGround ground, TrainingTask task) implements Basis {}

        record Missing(String reason) implements Basis {}
    }

    static PairEstimate of(TrainingSetup s, TrainingSetup second, OptionalDouble linkGbps) {
        return switch (basis(s, second, linkGbps, constants(s), constants(second))) {
            case Basis.Missing missing -> PairEstimate.not(missing.reason(), true);
            case Basis.Ready ready ->
                switch (span(ready)) {
                    case SpannedTraining.Outcome.Not not -> PairEstimate.not(not.problem(), true);
                    case SpannedTraining.Outcome.Works works ->
                        figures(
                                new Asked.Span(s, second, linkGbps),
                                ready.ground,
                                ready.task,
                                works.pipeline(),
                                Throughput.training(s),
                                Throughput.training(second));
                };
        };
    }

    /// The estimate opened; empty when there is none.
    static Optional<Explanation> explain(TrainingSetup s, TrainingSetup second, OptionalDouble linkGbps) {
        return basis(s, second, linkGbps, constants(s), constants(second)) instanceof Basis.Ready ready
                        && span(ready) instanceof SpannedTraining.Outcome.Works works
                ? Optional.of(SpanExplainer.of(
                        ready.ground.first(),
                        ready.ground.second(),
                        ready.task,
                        works.pipeline(),
                        ready.ground.link(),
                        Precision.sixteen(s.precision())))
                : Optional.empty();
    }

    /// Tokens per second with constants of each side's own; unknown where the two cannot work together.
    static Figure rate(
            TrainingSetup s, TrainingSetup second, OptionalDouble linkGbps, Calibration first, Calibration other) {
        return basis(s, second, linkGbps, first, other) instanceof Basis.Ready ready
                        && span(ready) instanceof SpannedTraining.Outcome.Works works
                ? Figure.known("training rate", works.pipeline().rate(), "tokens/s")
                : Figure.unknown("training rate", "tokens/s", "a pipeline over both pools");
    }

    private static Calibration constants(TrainingSetup s) {
        return Throughput.constants(s.accelerator());
    }

    private static SpannedTraining.Outcome span(Basis.Ready ready) {
        PairGround g = ready.ground;
        return SpannedTraining.of(g.first(), g.second(), ready.task, g.link());
    }

    private static Basis basis(
            TrainingSetup s, TrainingSetup second, OptionalDouble linkGbps, Calibration first, Calibration other) {
        PairGround g;
        switch (PairGround.of(
                Throughput.ground(s.accelerator(), s.cluster(), s.model(), first),
                Throughput.ground(second.accelerator(), second.cluster(), second.model(), other),
                s.cluster(),
                second.cluster(),
                linkGbps)) {
            case PairGround.Resolved.Firm firm -> g = firm.ground();
            case PairGround.Resolved.Missing missing -> {
                return new Basis.Missing(missing.reason());
            }
        }
        OptionalInt bits = Precision.trainingBits(s.precision());
        if (s.sequence() < 1 || s.batch() < 1 || bits.isEmpty()) {
            return new Basis.Missing(
                    bits.isEmpty()
                            ? "precision '%s' unknown; use bf16, fp16, fp8 or fp4".formatted(s.precision())
                            : "sequence length %d and batch %d must be at least 1".formatted(s.sequence(), s.batch()));
        }
        return new Basis.Ready(
                g, new TrainingTask(g.shape(), s.sequence(), s.batch(), bits.getAsInt(), s.lora(), s.stack()));
    }

    private static OptionalDouble training(SplitServing.Side side, PairGround g, SpannedTraining.Part part) {
        return Accuracy.training(
                side.chip().calibration.generation(), g.mixture(), part.layout().context());
    }

    private static PairEstimate figures(
            Asked.Span asked,
            PairGround g,
            TrainingTask task,
            SpannedTraining.Pipeline p,
            TrainingEstimate one,
            TrainingEstimate two) {
        TrainingSetup s = asked.first();
        OptionalDouble error = PairGround.worse(training(g.first(), g, p.first()), training(g.second(), g, p.second()));
        var f = new Figures(g.chips(), error);
        Figure step = f.predicted(
                        "step time",
                        p.step().total(),
                        "s",
                        "m max(u1, u2, hop) + fill and drain + 2 hop + gradients + optimiser, %d micro-batches"
                                .formatted(p.microBatches()),
                        "arXiv 2104.04473")
                .withParts(List.of(
                        Figures.part("slowest stage", p.step().steady(), "s"),
                        Figures.part("fill and drain of the pipeline", p.step().fill(), "s"),
                        Figures.part("boundary between the pools", p.step().boundary(), "s"),
                        Figures.part("gradients, optimiser, waiting", p.step().rest(), "s")));
        Figure rate = f.predicted("training rate", p.rate(), "tokens/s", "tokens per step / step time", "")
                .withParts(List.of(step));
        int n = accelerators(g.first(), p.first()) + accelerators(g.second(), p.second());
        Goodput.Reliability r = s.reliability();
        Goodput good = Goodput.of(n, r.hoursPerStop(), r);
        Span range = Goodput.range(n, r);
        Figure goodput = TrainingAnswer.goodput(f, good, range);
        Optional<Figure> days = s.tokens().isPresent()
                ? Optional.of(TrainingAnswer.days(f, s.tokens().getAsDouble(), p.rate(), good.share(), range, error))
                : Optional.empty();
        var others = new ArrayList<Figure>(List.of(step, goodput));
        others.addAll(comparison(f, p.rate(), one, two));
        double watts = g.watts(p.first().layout().devices(), p.second().layout().devices());
        others.add(
                Double.isNaN(watts)
                        ? Figure.unknown("tokens per joule", "tokens/J", "TDP of an accelerator of the pair")
                        : f.predicted(
                                "tokens per joule",
                                p.rate() / watts,
                                "tokens/J",
                                "tokens/s / (accelerators of both pools × TDP)",
                                ""));
        others.add(f.closed(
                "activations over the boundary",
                p.step().hop() * 1000,
                "ms",
                "hidden state of one micro-batch over %s Gbit/s per accelerator (%s), one way"
                        .formatted(NumberText.plain(g.gbps()), g.network()),
                "arXiv 2104.04473"));
        double peak = peak(g.first(), p.first()) + peak(g.second(), p.second());
        others.add(f.predicted(
                "model FLOP utilisation",
                g.shape().trainingFlopsPerToken(task.sequence())
                        * p.rate()
                        * (task.frozen() ? 2.0 / 3 : 1)
                        / peak
                        * 100,
                "%",
                "(6 N + attention) tokens/s / peak of the devices at work in both pools",
                "arXiv 2204.02311 appendix B"));
        return new PairEstimate(
                "",
                note(g, task),
                List.of(
                        side("first stages", g.first(), p.first(), one, f, g.mixture()),
                        side("last stages", g.second(), p.second(), two, f, g.mixture())),
                p.step().boundary() > 0.2 * p.step().total()
                        ? "the network between the pools"
                        : p.first().microBatch() > p.second().microBatch() ? "the first pool" : "the second pool",
                rate,
                Optional.empty(),
                days,
                others,
                Optional.of(asked));
    }

    /// What a job of its own on each pool would train together, and what one job over both loses.
    private static List<Figure> comparison(Figures f, double rate, TrainingEstimate one, TrainingEstimate two) {
        double first = one.fits() ? one.rate().value().orElse(0) : 0;
        double second = two.fits() ? two.rate().value().orElse(0) : 0;
        double separate = first + second;
        String neither = "a job on one pool alone: neither holds the model";
        if (!(separate > 0)) {
            return List.of(
                    Figure.unknown("two separate jobs, together", "tokens/s", neither),
                    Figure.unknown("penalty against two jobs", "%", neither));
        }
        String missing = first > 0 && second > 0 ? "" : "; one of the pools alone cannot hold the model";
        return List.of(
                f.predicted(
                        "two separate jobs, together",
                        separate,
                        "tokens/s",
                        "best layout of each pool alone: %s + %s tokens/s%s"
                                .formatted(NumberText.plain(first), NumberText.plain(second), missing),
                        ""),
                f.closed(
                        "penalty against two jobs",
                        100 * SpannedTraining.penalty(rate, separate),
                        "%",
                        "1 - one job over both / two separate jobs; the two train two models",
                        ""));
    }

    private static int accelerators(SplitServing.Side side, SpannedTraining.Part part) {
        return (part.layout().devices() + side.chip().devices - 1) / side.chip().devices;
    }

    private static double peak(SplitServing.Side side, SpannedTraining.Part part) {
        return side.chip().peak(part.bits()) * part.layout().devices();
    }

    private static String note(PairGround g, TrainingTask task) {
        var notes = new ArrayList<String>();
        for (Chip chip : g.chips()) {
            String converted = TrainingAnswer.converted(chip, task.bits(), chip.trainingBits(task.bits()));
            if (!converted.isEmpty() && !notes.contains(converted)) {
                notes.add(converted);
            }
        }
        return String.join("; ", notes);
    }

    private static PairEstimate.Side side(
            String role,
            SplitServing.Side side,
            SpannedTraining.Part part,
            TrainingEstimate alone,
            Figures f,
            boolean mixture) {
        Figure memory = TrainingAnswer.memory(f, part.memory(), side.chip(), mixture);
        return new PairEstimate.Side(
                role,
                "%d layers · %s".formatted(part.layers(), part.layout().text()),
                accelerators(side, part),
                alone.fits()
                        ? alone.rate().withLabel(role + ", alone with a job of its own")
                        : Figure.unknown(role + ", alone with a job of its own", "tokens/s", alone.problem()),
                f.closed(
                        role + " busy",
                        part.busy() * 100,
                        "%",
                        "micro-batches × time on the slowest stage / step time",
                        ""),
                part.busy(),
                memory.withLabel("memory per accelerator, " + role));
    }
}
