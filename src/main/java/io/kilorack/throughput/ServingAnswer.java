package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.explain.ServingExplainer;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a serving setup into figures.
final class ServingAnswer {
    private ServingAnswer() {}

    /// A setup with everything resolved, or the reason why it is not.
    sealed interface Basis {
        record Ready(Throughput.Ground.Firm ground, ServingFormat format, ServingSearch.Load load) implements Basis {}

        record Missing(String reason) implements Basis {}
    }

    static ServingEstimate of(ServingSetup s, Calibration constants, Runner runner) {
        return switch (basis(s, constants)) {
            case Basis.Ready ready -> answer(s, ready.ground, ready.format, ready.load, runner);
            case Basis.Missing missing -> unknown(missing.reason);
        };
    }

    /// The estimate opened; empty when there is none.
    static Optional<Explanation> explain(ServingSetup s, Calibration constants) {
        if (!(basis(s, constants) instanceof Basis.Ready ready)) {
            return Optional.empty();
        }
        Throughput.Ground.Firm g = ready.ground;
        return found(s, g, ready.format, ready.load)
                .filter(f -> f.room() >= 1)
                .map(f -> ServingExplainer.of(
                        g.chip(),
                        g.fabric(),
                        g.shape(),
                        ready.format,
                        s.engine(),
                        ready.load,
                        f,
                        Precision.sixteen(s.precision())));
    }

    private static Optional<ServingSearch.Found> found(
            ServingSetup s, Throughput.Ground.Firm g, ServingFormat format, ServingSearch.Load load) {
        if (s.layout().isPresent()) {
            ServingLayout l = s.layout().get();
            return LayoutCheck.serving(l, g).isEmpty()
                    ? Optional.of(ServingSearch.evaluate(g.chip(), g.fabric(), g.shape(), l, format, s.engine(), load))
                    : Optional.empty();
        }
        return Optional.ofNullable(ServingSearch.best(
                        g.chip(), g.fabric(), g.shape(), format, s.engine(), load, g.devices(), Runner.inPlace())
                .best());
    }

    /// The layouts of an instance that were in reach; empty when the inputs allow no estimate.
    static Optional<Choice> choice(ServingSetup s, Calibration constants, Runner runner) {
        if (!(basis(s, constants) instanceof Basis.Ready ready)) {
            return Optional.empty();
        }
        Throughput.Ground.Firm g = ready.ground;
        Chip chip = g.chip();
        ServingSearch.Outcome o = ServingSearch.search(
                chip, g.fabric(), g.shape(), ready.format, s.engine(), ready.load, g.devices(), runner);
        ServingSearch.Found best = o.best();
        if (best == null) {
            return Optional.empty();
        }
        var front = o.front().stream()
                .map(f -> new Choice.Option(
                        f.layout().text(),
                        List.of(
                                Figure.known(
                                        "requests per accelerator", f.over(g.devices()) * chip.devices, "requests/s"),
                                Figure.known("time per output token", f.state().tpot() * 1000, "ms"),
                                Figure.known("memory for the cache", f.free(chip) * chip.devices, "B"))))
                .toList();
        return Optional.of(new Choice(best.layout().text(), o.why(), front, o.looked(), o.looked(), o.complete()));
    }

    static Basis basis(ServingSetup s, Calibration constants) {
        Throughput.Ground.Firm g;
        switch (Throughput.ground(s.accelerator(), s.cluster(), s.model(), constants)) {
            case Throughput.Ground.Firm firm -> g = firm;
            case Throughput.Ground.Missing(String reason) -> {
                return new Basis.Missing(reason);
            }
        }
        if (s.input() < 1 || s.output() < 1) {
            return new Basis.Missing(
                    "prompt length %d and answer length %d must be at least 1 token".formatted(s.input(), s.output()));
        }
        if (!(s.prefixHit() >= 0 && s.prefixHit() < 1)) {
            return new Basis.Missing(
                    "prefix-cache hit share %s must be at least 0 and below 1".formatted(s.prefixHit()));
        }
        ServingFormat format;
        if (s.precision().isBlank()) {
            format = g.chip().peak8 > 0 ? ServingFormat.EIGHT : ServingFormat.SIXTEEN;
        } else {
            Optional<ServingFormat> read = ServingFormat.of(s.precision());
            if (read.isEmpty()) {
                return new Basis.Missing(
                        "precision '%s' unknown; use bf16, fp8, int8, nvfp4, mxfp4 or int4".formatted(s.precision()));
            }
            format = read.get();
        }
        var load = new ServingSearch.Load(
                s.input(),
                s.output(),
                s.prefixHit(),
                Math.max(1, s.tokensPerStep()),
                s.ttftMs().isPresent() ? s.ttftMs().getAsDouble() / 1000 : Double.POSITIVE_INFINITY,
                s.tpotMs().isPresent() ? s.tpotMs().getAsDouble() / 1000 : Double.POSITIVE_INFINITY);
        return new Basis.Ready(g, format, load);
    }

    private static ServingEstimate answer(
            ServingSetup s, Throughput.Ground.Firm g, ServingFormat format, ServingSearch.Load load, Runner runner) {
        if (s.layout().isPresent()) {
            ServingLayout l = s.layout().get();
            String wrong = LayoutCheck.serving(l, g);
            if (!wrong.isEmpty()) {
                return unknown(wrong);
            }
            ServingSearch.Found found =
                    ServingSearch.evaluate(g.chip(), g.fabric(), g.shape(), l, format, s.engine(), load);
            return found.room() < 1
                    ? unfit(Remedy.serving(g, found.memory(), load, format))
                    : figures(s, g, format, load, found);
        }
        ServingSearch.Outcome outcome =
                ServingSearch.best(g.chip(), g.fabric(), g.shape(), format, s.engine(), load, g.devices(), runner);
        ServingSearch.Found best = outcome.best();
        if (best != null) {
            return figures(s, g, format, load, best);
        }
        ServingMemory smallest = outcome.smallest();
        return smallest == null
                ? unknown("no layout divides %d heads over %d devices"
                        .formatted(g.shape().heads(), g.devices()))
                : unfit(Remedy.serving(g, smallest, load, format));
    }

    private static ServingEstimate figures(
            ServingSetup s,
            Throughput.Ground.Firm g,
            ServingFormat format,
            ServingSearch.Load load,
            ServingSearch.Found found) {
        Chip chip = g.chip();
        var f = new Figures(
                chip, Accuracy.serving(chip.calibration.generation(), g.shape().experts() > 0));
        int instances = g.devices() / found.layout().devices();
        double requests = found.requests() * instances;
        boolean meets = found.sequences() >= 1;
        Figure tpot = f.predicted(
                        "time per output token",
                        found.state().tpot() * 1000,
                        "ms",
                        "mean over requests: mean step of %s ms with decode and prompts, and what waits for prompts that came with its own"
                                .formatted(NumberText.plain(found.state().step() * 1000)),
                        "arXiv 2403.02310, Orca (OSDI 2022)")
                .withParts(tokenParts(found.state(), load.tokensPerStep()));
        Figure rate = f.predicted("output rate", requests * s.output(), "tokens/s", "requests/s × answer length", "");
        Figure requestRate = f.predicted(
                "request rate",
                requests,
                "requests/s",
                "%d × %s sequences in flight / (own prompt %s ms + mean step %s ms for %s of the tokens after the first), Little's law"
                        .formatted(
                                instances,
                                NumberText.plain(
                                        found.sequences() * found.layout().attentionData()),
                                NumberText.plain(found.state().ttft() * 1000),
                                NumberText.plain(found.state().step() * 1000),
                                load.tokensPerStep() == 1 ? "each" : NumberText.plain(load.tokensPerStep())),
                "");
        Figure ttft = f.within(
                "time to first token, P90",
                found.ttft90() * 1000,
                "ms",
                "rest of a step + prompts beside + own prefill + way through the engine",
                "residual life; gamma quantile by Wilson and Hilferty 1931",
                Accuracy.firstToken(chip.calibration.generation(), g.shape().experts() > 0));
        Figure tpot90 = f.predicted(
                "time per output token, P90",
                found.tpot90(load) * 1000,
                "ms",
                "P90 over requests: an answer as a busy period of its steps and the prompts that arrive meanwhile, over geometric lengths",
                "Kleinrock, Queueing Systems I, 1975, 5.8");
        ServingMemory m = found.memory();
        double context = s.input() + s.output() / 2.0;
        double cache = found.sequences() * (m.cachePerToken() * context + m.windowPerSequence());
        Figure memory = f.stated(
                        "memory per accelerator",
                        (m.weights() + cache + m.reserve()) * chip.devices,
                        "B",
                        "weights + cache + reserve; capacity %s, of which %d %% is handed out"
                                .formatted(
                                        NumberText.withUnit(chip.memory * chip.devices, "B"),
                                        Math.round(ServingMemory.USABLE * 100)),
                        "arXiv 2405.04434")
                .withParts(List.of(
                        Figures.part("weights", m.weights() * chip.devices, "B"),
                        Figures.part("KV cache", cache * chip.devices, "B"),
                        Figures.part("reserve", m.reserve() * chip.devices, "B")));
        Figure concurrency = f.stated(
                "sequences in flight, one instance",
                found.sequences() * found.layout().attentionData(),
                "",
                "largest batch of one of %d instances within memory (%s) and targets"
                        .formatted(
                                instances,
                                NumberText.plain(found.room() * found.layout().attentionData())),
                "");
        double devices = (double) instances * found.layout().devices();
        Figure joule = Double.isNaN(chip.watts)
                ? Figure.unknown("tokens per joule", "tokens/J", "TDP of " + chip.id)
                : f.predicted(
                        "tokens per joule",
                        requests * s.output() / (chip.watts * devices),
                        "tokens/J",
                        "output tokens/s / (accelerators × TDP)",
                        "");
        Figure dollar =
                f.perDollar(requests * s.output(), s.cluster().accelerators(), s.usdPerHour(), "output tokens/s");
        String problem = meets
                ? Remedy.notes(
                        converted(chip, format, s.precision()),
                        redundant(g, found.layout()),
                        leftOver(g, found.layout(), instances))
                : "targets missed even with one request in flight: P90 of TPOT %s ms, of TTFT %s ms; loosen them, use more tensor parallelism or a narrower format"
                        .formatted(
                                NumberText.plain(found.tpot90(load) * 1000), NumberText.plain(found.ttft90() * 1000));
        return new ServingEstimate(
                problem,
                true,
                meets,
                Optional.of(found.layout()),
                found.layout().text(),
                instances,
                bound(found),
                rate,
                requestRate,
                ttft,
                tpot,
                tpot90,
                memory,
                concurrency,
                joule,
                dollar,
                Optional.of(new Asked.Serving(s, found.layout())));
    }

    /// Experts that are held twice, in words; empty where each is held once.
    private static String redundant(Throughput.Ground.Firm g, ServingLayout l) {
        int experts = g.shape().experts();
        int held = ServingLayout.slots(experts, l.expert()) * l.expert();
        return experts == 0 || held == experts
                ? ""
                : "EP %d holds %d experts twice: %d slots for %d".formatted(l.expert(), held - experts, held, experts);
    }

    private static String leftOver(Throughput.Ground.Firm g, ServingLayout l, int instances) {
        return Remedy.leftOver(
                g,
                instances * l.devices(),
                instances == 1 ? "one instance of " + l.text() : instances + " instances of " + l.text());
    }

    /// What is converted on the way, in words.
    ///
    /// @param asked the format as entered
    static String converted(Chip chip, ServingFormat format, String asked) {
        int bits = chip.computeBits(format.computeBits());
        if (asked.strip().equalsIgnoreCase("int8") && chip.eightIsInteger) {
            return "";
        }
        if (format.computeBits() == 8 && chip.eightIsInteger && bits == 8) {
            return "the chip has no FP8: weights and products are converted to INT8, memory unchanged";
        }
        return bits == format.computeBits()
                ? ""
                : "the chip does not compute in %d bit; weights stay narrow and are computed in %d bit"
                        .formatted(format.computeBits(), bits);
    }

    static List<Figure> parts(InferenceStep.Time t) {
        return List.of(
                Figures.part("projections and dense blocks", t.matrix() * 1000, "ms"),
                Figures.part("experts", t.experts() * 1000, "ms"),
                Figures.part("attention", t.attention() * 1000, "ms"),
                Figures.part("elementwise", t.element() * 1000, "ms"),
                Figures.part("communication", t.collective() * 1000, "ms"),
                Figures.part("LM head", t.head() * 1000, "ms"),
                Figures.part("host", t.host() * 1000, "ms"));
    }

    /// Parts of one output token: of its decode step, and what prompts of other requests add.
    private static List<Figure> tokenParts(ServingModel.State state, double tokensPerStep) {
        double k = Math.max(1, tokensPerStep);
        var parts = new ArrayList<Figure>();
        for (Figure step : parts(state.parts())) {
            parts.add(Figures.part(step.label(), step.value().orElse(0) / k, "ms"));
        }
        parts.add(Figures.part(
                "prompts of other requests", Math.max(0, state.tpot() - state.decoding() / k) * 1000, "ms"));
        return List.copyOf(parts);
    }

    private static String bound(ServingSearch.Found found) {
        if (found.sequences() >= found.room()) {
            return "memory capacity (KV cache)";
        }
        InferenceStep.Time t = found.state().parts();
        if (t.collective() > 0.4 * t.total()) {
            return "network";
        }
        return found.state().prefilling() > 0.5 ? "compute (prefill)" : "latency target (memory bandwidth)";
    }

    private static ServingEstimate unknown(String reason) {
        return empty(reason, "");
    }

    private static ServingEstimate unfit(String reason) {
        return empty(reason, "memory capacity");
    }

    private static ServingEstimate empty(String reason, String bound) {
        return new ServingEstimate(
                reason,
                false,
                false,
                Optional.empty(),
                "",
                0,
                bound,
                Figure.unknown("output rate", "tokens/s", reason),
                Figure.unknown("request rate", "requests/s", reason),
                Figure.unknown("time to first token, P90", "ms", reason),
                Figure.unknown("time per output token", "ms", reason),
                Figure.unknown("time per output token, P90", "ms", reason),
                Figure.unknown("memory per accelerator", "B", reason),
                Figure.unknown("sequences in flight, one instance", "", reason),
                Figure.unknown("tokens per joule", "tokens/J", reason),
                Figure.unknown(Figures.PER_DOLLAR, "tokens/USD", reason),
                Optional.empty());
    }
}
