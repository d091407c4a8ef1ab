package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Span;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.explain.TrainingExplainer;
import io.kilorack.throughput.goodput.Goodput;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.search.TrainingSpace;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.HostOffload;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Turns a training setup into figures.
final class TrainingAnswer {
    private TrainingAnswer() {}

    /// A setup with everything resolved, or the reason why it is not.
    sealed interface Basis {
        record Ready(Throughput.Ground.Firm ground, TrainingTask task) implements Basis {}

        record Missing(String reason) implements Basis {}
    }

    static TrainingEstimate of(TrainingSetup setup, Calibration constants, Runner runner) {
        return switch (basis(setup, constants)) {
            case Basis.Ready ready ->
                setup.layout().isPresent()
                        ? given(setup, ready.ground, ready.task, setup.layout().get())
                        : searched(setup, ready.ground, ready.task, runner);
            case Basis.Missing missing -> unknown(missing.reason);
        };
    }

    /// A layout of the estimate opened; empty when there is none.
    static Optional<Explanation> explain(TrainingSetup setup, Calibration constants) {
        if (setup.layout().isEmpty() || !(basis(setup, constants) instanceof Basis.Ready ready)) {
            return Optional.empty();
        }
        Throughput.Ground.Firm g = ready.ground;
        TrainingLayout l = setup.layout().get();
        return LayoutCheck.training(l, g, ready.task).isEmpty()
                ? Optional.of(
                        TrainingExplainer.of(g.chip(), g.fabric(), ready.task, l, Precision.sixteen(setup.precision())))
                : Optional.empty();
    }

    /// The layouts that were in reach; empty when the inputs allow no estimate.
    static Optional<Choice> choice(TrainingSetup setup, Calibration constants, Runner runner) {
        if (!(basis(setup, constants) instanceof Basis.Ready ready)) {
            return Optional.empty();
        }
        Chip chip = ready.ground.chip();
        boolean offload = setup.offload() && ready.ground.fabric().host.known();
        TrainingSearch.Outcome o =
                search(ready.ground, ready.task, offload ? ALL : NONE, runner, TrainingSearch.Depth.FRONT);
        TrainingSearch.Found best = o.best();
        if (best == null) {
            return Optional.empty();
        }
        var front = o.front().stream()
                .map(f -> new Choice.Option(
                        f.layout().text(),
                        List.of(
                                Figure.known("step time", f.time().total(), "s"),
                                Figure.known("free memory", (chip.memory - f.memory()) * chip.devices, "B"),
                                Double.isNaN(f.watts())
                                        ? Figure.unknown("mean power", "W", "TDP of " + chip.id)
                                        : Figure.known("mean power", f.watts() * chip.devices, "W"))))
                .toList();
        return Optional.of(new Choice(best.layout().text(), o.why(), front, o.looked(), o.evaluated(), o.complete()));
    }

    static Basis basis(TrainingSetup setup, Calibration constants) {
        Throughput.Ground.Firm g;
        switch (Throughput.ground(setup.accelerator(), setup.cluster(), setup.model(), constants)) {
            case Throughput.Ground.Firm firm -> g = firm;
            case Throughput.Ground.Missing(String reason) -> {
                return new Basis.Missing(reason);
            }
        }
        if (setup.sequence() < 1 || setup.batch() < 1) {
            return new Basis.Missing(
                    "sequence length %d and batch %d must be at least 1".formatted(setup.sequence(), setup.batch()));
        }
        OptionalInt bits = Precision.trainingBits(setup.precision());
        if (bits.isEmpty()) {
            return new Basis.Missing("precision '%s' unknown; use bf16, fp16, fp8 or fp4".formatted(setup.precision()));
        }
        int computed = g.chip().trainingBits(bits.getAsInt());
        var task = new TrainingTask(g.shape(), setup.sequence(), setup.batch(), computed, setup.lora(), setup.stack());
        return new Basis.Ready(g, task);
    }

    /// Share of idle accelerators that is worth a word of advice.
    private static final double MUCH_IDLE = 0.02;

    /// Error assumed for the range of days where no validated family is near.
    private static final double UNKNOWN_ERROR = 0.4;

    private static final List<Offload> ALL = List.of(Offload.values());
    private static final List<Offload> NONE = List.of(Offload.NONE);
    private static final List<Offload> HELD = List.of(Offload.OPTIMIZER, Offload.ACTIVATIONS, Offload.BOTH);

    private static TrainingEstimate searched(
            TrainingSetup setup, Throughput.Ground.Firm g, TrainingTask task, Runner runner) {
        boolean host = g.fabric().host.known();
        TrainingSearch.Outcome found =
                search(g, task, setup.offload() && host ? ALL : NONE, runner, TrainingSearch.Depth.BEST);
        TrainingSearch.Found best = found.best();
        if (best != null) {
            return figures(setup, g, task, best.layout(), best.time(), "", roomier(g, best, found.roomy()));
        }
        TrainingSearch.Found smallest = found.smallest();
        if (smallest == null) {
            return unknown(
                    "no layout divides %d devices, %d heads and a batch of %d; use a rounder number of accelerators or a larger batch"
                            .formatted(g.devices(), g.shape().heads(), setup.batch()));
        }
        return figures(setup, g, task, smallest.layout(), smallest.time(), offloaded(g, task, host, runner), "");
    }

    /// Whether host memory would make the job fit, in words.
    private static String offloaded(Throughput.Ground.Firm g, TrainingTask task, boolean host, Runner runner) {
        if (!host) {
            return "; whether offload to host memory would do is unknown: the system lacks "
                    + g.fabric().host.missing();
        }
        TrainingSearch.Found best =
                search(g, task, HELD, runner, TrainingSearch.Depth.BEST).best();
        return best == null
                ? "; offload to host memory does not make it fit either"
                : "; it would fit with %s in host memory: %s, %s a step"
                        .formatted(
                                best.layout().offload().text(),
                                best.layout().text(),
                                NumberText.withUnit(best.time().total(), "s"));
    }

    private static TrainingSearch.Outcome search(
            Throughput.Ground.Firm g,
            TrainingTask task,
            List<Offload> offloads,
            Runner runner,
            TrainingSearch.Depth depth) {
        return TrainingSearch.search(
                g.chip(), g.fabric(), task, g.devices(), TrainingSpace.exhaustive(offloads), runner, depth);
    }

    private static TrainingEstimate given(
            TrainingSetup setup, Throughput.Ground.Firm g, TrainingTask task, TrainingLayout l) {
        String wrong = LayoutCheck.training(l, g, task);
        if (!wrong.isEmpty()) {
            return unknown(wrong);
        }
        var cost = new LayerCost(
                g.chip(),
                g.fabric(),
                task,
                l.tensor(),
                l.context(),
                l.expert(),
                l.microBatch(),
                l.sequenceParallel(),
                l.contextBy());
        return figures(setup, g, task, l, StepModel.time(g.chip(), g.fabric(), task, l, cost), "", HELP);
    }

    private static double tokens(TrainingTask task) {
        return (double) task.batch() * task.sequence();
    }

    private static TrainingEstimate figures(
            TrainingSetup setup,
            Throughput.Ground.Firm g,
            TrainingTask task,
            TrainingLayout l,
            StepTime time,
            String remedy,
            String roomier) {
        Chip chip = g.chip();
        // no measured run with offload is at hand
        boolean ulysses = l.context() > 1 && l.contextBy() == ContextParallel.ULYSSES;
        OptionalDouble error = l.offload() == Offload.NONE && !ulysses
                ? Accuracy.training(chip.calibration.generation(), g.shape().experts() > 0, l.context())
                : OptionalDouble.empty();
        var f = new Figures(chip, error);
        double tokens = tokens(task);
        double total = time.total();
        double rate = tokens / total;
        int accelerators = (l.devices() + chip.devices - 1) / chip.devices;
        Figure step = f.predicted(
                        "step time",
                        total,
                        "s",
                        "sum of the parts; T = m (tF + tB) + bubble + exposed communication + optimiser",
                        "arXiv 2104.04473, arXiv 2205.05198")
                .withParts(parts(time));
        Figure rateFigure = f.predicted("training rate", rate, "tokens/s", "tokens per step / step time", "")
                .withParts(List.of(step));
        TrainingMemory memory = TrainingMemory.of(task, l);
        boolean fits = memory.total() <= chip.memory && HostOffload.fits(g.fabric(), task, l);

        Goodput.Reliability r = setup.reliability();
        Goodput good = Goodput.of(accelerators, r.hoursPerStop(), r);
        Span range = Goodput.range(accelerators, r);
        Figure goodput = goodput(f, good, range);
        Optional<Figure> days = setup.tokens().isPresent()
                ? Optional.of(days(f, setup.tokens().getAsDouble(), rate, good.share(), range, error))
                : Optional.empty();

        int bits = task.bits();
        double peak = chip.peak(bits) * l.devices();
        double model = g.shape().trainingFlopsPerToken(task.sequence()) * rate * (task.frozen() ? 2.0 / 3 : 1);
        double repeated = 1 + l.recomputedShare(g.shape().layers() / (double) l.pipeline()) / 3;
        Figure mfu = f.predicted(
                "model FLOP utilisation",
                model / peak * 100,
                "%",
                "(6 N + attention) tokens/s / (n peak), %d bit".formatted(bits),
                "arXiv 2204.02311 appendix B");
        Figure hfu = f.predicted(
                "hardware FLOP utilisation",
                model * repeated / peak * 100,
                "%",
                "MFU with recomputation counted",
                "arXiv 2205.05198");
        Figure joule = Double.isNaN(chip.watts)
                ? Figure.unknown("tokens per joule", "tokens/J", "TDP of " + chip.id)
                : f.predicted(
                        "tokens per joule",
                        rate / (chip.watts * l.devices()),
                        "tokens/J",
                        "tokens/s / (accelerators × TDP)",
                        "");
        Figure dollar = f.perDollar(
                rate * Math.max(0, good.share()),
                setup.cluster().accelerators(),
                setup.usdPerHour(),
                "tokens/s × goodput");
        String problem = fits
                ? Remedy.notes(
                        converted(
                                chip, Precision.trainingBits(setup.precision()).orElse(16), task.bits()),
                        idle(g, l))
                : memory.total() <= chip.memory
                        ? Remedy.host(g, task, l)
                        : Remedy.training(g, task, l, memory) + remedy;
        return new TrainingEstimate(
                problem,
                fits,
                Optional.of(l),
                l.text(),
                bound(time),
                rateFigure,
                step,
                days,
                goodput,
                memory(f, memory, chip, g.shape().experts() > 0),
                fits ? Optional.of(headroom(f, memory, chip)) : Optional.empty(),
                fits ? tight(memory, chip, roomier) : "",
                host(f, g, task, l),
                mfu,
                hfu,
                joule,
                dollar,
                accelerators,
                Optional.of(new Asked.Training(setup, l)));
    }

    /// What the layout leaves idle, and where that is much what would use it.
    private static String idle(Throughput.Ground.Firm g, TrainingLayout l) {
        String left = Remedy.leftOver(g, l.devices(), l.text());
        return g.devices() - l.devices() <= MUCH_IDLE * g.devices()
                ? left
                : left + "; a larger batch or a rounder number of accelerators would use them";
    }

    static String converted(Chip chip, int wanted, int computed) {
        if (computed == wanted) {
            return "";
        }
        return "the chip has no FP%d; training is computed in %d bit there%s"
                .formatted(wanted, computed, computed == 16 ? ", activations take twice the memory" : "");
    }

    /// Share of the time that counts [%], over the band of published failure rates.
    static Figure goodput(Figures f, Goodput good, Span range) {
        return f.ranged(
                "goodput",
                good.share() * 100,
                "%",
                "1 - C/tau - tau/(2 M) - R/M with M = %s h, tau = %s min; range: published failure rates"
                        .formatted(NumberText.plain(good.mtbf() / 3600), NumberText.plain(good.interval() / 60)),
                "Young 1974, Daly 2006; failure rate: arXiv 2407.21783 table 5",
                new Span(Math.min(range.low(), good.share()) * 100, Math.max(range.high(), good.share()) * 100));
    }

    static Figure days(Figures f, double tokens, double rate, double share, Span range, OptionalDouble known) {
        boolean validated = known.isPresent();
        double error = known.orElse(UNKNOWN_ERROR);
        if (share <= 0) {
            return Figure.unknown(
                    "days to train",
                    "days",
                    "a job that fails less often than it takes to restart: a shorter restart, or fewer accelerators");
        }
        double days = tokens / rate / share / 86_400;
        double low = tokens / (rate * (1 + error)) / range.high() / 86_400;
        double high = tokens / (rate * Math.max(0.1, 1 - error)) / Math.max(0.05, range.low()) / 86_400;
        return f.ranged(
                "days to train",
                days,
                "days",
                "tokens / (tokens/s × goodput); range: model error%s and failure rate together"
                        .formatted(validated ? "" : " (not validated: 40 % assumed)"),
                "",
                new Span(Math.min(low, days), Math.max(high, days)));
    }

    static Figure memory(Figures f, TrainingMemory m, Chip chip, boolean mixture) {
        double devices = chip.devices;
        return f.within(
                        "memory per accelerator",
                        m.total() * devices,
                        "B",
                        "sum of the parts; capacity %s".formatted(NumberText.withUnit(chip.memory * devices, "B")),
                        "arXiv 2205.05198, arXiv 1910.02054",
                        Accuracy.memory(mixture))
                .withParts(List.of(
                        Figures.part("weights", m.weights() * devices, "B"),
                        Figures.part("gradients", m.gradients() * devices, "B"),
                        Figures.part("optimiser", m.optimizer() * devices, "B"),
                        Figures.part("activations", m.activations() * devices, "B"),
                        Figures.part("logits", m.logits() * devices, "B"),
                        Figures.part("reserve and fragmentation", m.reserve() * devices, "B")));
    }

    /// What stays free beside everything that is counted.
    private static Figure headroom(Figures f, TrainingMemory m, Chip chip) {
        return f.closed(
                "free memory per accelerator",
                (chip.memory - m.total()) * chip.devices,
                "B",
                "capacity %s - memory per accelerator, in which frameworks and libraries count with %s a device and fragmentation with %s %% of the tensors"
                        .formatted(
                                NumberText.withUnit(chip.memory * chip.devices, "B"),
                                NumberText.withUnit(TrainingMemory.RESERVE, "B"),
                                NumberText.plain(100 * TrainingMemory.FRAGMENTATION)),
                "");
    }

    /// Less than [TrainingSearch#HEADROOM] of the memory stays free, in words; empty when more does.
    private static String tight(TrainingMemory m, Chip chip, String roomier) {
        double free = chip.memory - m.total();
        return free >= TrainingSearch.HEADROOM * chip.memory
                ? ""
                : "only %s of %s stay free, less than the %s %% that cover the error of the memory model; %s"
                        .formatted(
                                NumberText.withUnit(free * chip.devices, "B"),
                                NumberText.withUnit(chip.memory * chip.devices, "B"),
                                NumberText.plain(100 * TrainingSearch.HEADROOM),
                                roomier);
    }

    /// What to do where a layout that the user gave is tight.
    private static final String HELP = "recompute more layers, shard the optimiser further, or lower the micro-batch";

    /// The fastest layout with headroom, in words.
    private static String roomier(
            Throughput.Ground.Firm g, TrainingSearch.Found best, TrainingSearch.@Nullable Found roomy) {
        Chip chip = g.chip();
        return roomy == null
                ? "no layout up to half as slow again leaves as much; more accelerators or more memory would"
                : "%s leaves %s and takes %s %% longer"
                        .formatted(
                                roomy.layout().text(),
                                NumberText.withUnit((chip.memory - roomy.memory()) * chip.devices, "B"),
                                NumberText.fixed(
                                        100
                                                * (roomy.time().total()
                                                                / best.time().total()
                                                        - 1),
                                        1));
    }

    /// Host memory of the fullest accelerator; empty without offload.
    private static Optional<Figure> host(Figures f, Throughput.Ground.Firm g, TrainingTask task, TrainingLayout l) {
        if (l.offload() == Offload.NONE) {
            return Optional.empty();
        }
        double devices = g.chip().devices;
        return Optional.of(f.stated(
                "host memory per accelerator",
                HostOffload.bytes(task, l) * devices,
                "B",
                "12 bytes of states and the gradient of each parameter a device owns, activations in flight; the host has %s"
                        .formatted(NumberText.withUnit(g.fabric().host.memory().orElse(0) * devices, "B")),
                "arXiv 2101.06840, arXiv 2104.07857"));
    }

    private static List<Figure> parts(StepTime t) {
        return List.of(
                Figures.part("compute", t.compute(), "s"),
                Figures.part("recomputation", t.recompute(), "s"),
                Figures.part("tensor-parallel communication", t.tensor(), "s"),
                Figures.part("expert exchange", t.expert(), "s"),
                Figures.part("context-parallel communication", t.context(), "s"),
                Figures.part("pipeline transfers", t.pipeline(), "s"),
                Figures.part("pipeline bubble", t.bubble(), "s"),
                Figures.part("data-parallel communication", t.data(), "s"),
                Figures.part("optimiser", t.optimizer(), "s"),
                Figures.part("host and waiting", t.overhead(), "s"),
                Figures.part("offload to the host", t.offload(), "s"));
    }

    private static String bound(StepTime t) {
        double network = t.tensor() + t.expert() + t.context() + t.pipeline() + t.data();
        if (network > 0.35 * t.total()) {
            return "network";
        }
        if (t.offload() > 0.3 * t.total()) {
            return "host link (offload)";
        }
        if (t.bubble() > 0.3 * t.total()) {
            return "pipeline bubble";
        }
        if (t.recompute() > 0.2 * t.total()) {
            return "memory capacity (recomputation)";
        }
        return "compute";
    }

    private static TrainingEstimate unknown(String reason) {
        return new TrainingEstimate(
                reason,
                false,
                Optional.empty(),
                "",
                "",
                Figure.unknown("training rate", "tokens/s", reason),
                Figure.unknown("step time", "s", reason),
                Optional.of(Figure.unknown("days to train", "days", reason)),
                Figure.unknown("goodput", "%", reason),
                Figure.unknown("memory per accelerator", "B", reason),
                Optional.empty(),
                "",
                Optional.empty(),
                Figure.unknown("model FLOP utilisation", "%", reason),
                Figure.unknown("hardware FLOP utilisation", "%", reason),
                Figure.unknown("tokens per joule", "tokens/J", reason),
                Figure.unknown(Figures.PER_DOLLAR, "tokens/USD", reason),
                0,
                Optional.empty());
    }
}
