package io.kilorack.throughput;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.explain.Choice;
import io.kilorack.throughput.explain.Explanation;
import io.kilorack.throughput.explain.SplitExplainer;
import io.kilorack.throughput.fleet.SplitServing;
import io.kilorack.throughput.operator.Calibration;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Turns prefill on one pool and decode on another into figures.
final class SplitAnswer {
    private SplitAnswer() {}

    /// Two pools with everything resolved, or what is wrong with them.
    private sealed interface Basis {
        record Ready(PairGround ground, ServingFormat format, ServingSearch.Load load) implements Basis {}

        record Missing(String reason) implements Basis {}
    }

    /// @param s the load, on the prefill side; `d` the decode side
    static PairEstimate of(ServingSetup s, ServingSetup d, OptionalDouble linkGbps) {
        return of(s, d, linkGbps, Throughput.constants(s.accelerator()), Throughput.constants(d.accelerator()));
    }

    /// The same with constants of each side's own.
    static PairEstimate of(
            ServingSetup s, ServingSetup d, OptionalDouble linkGbps, Calibration first, Calibration second) {
        return switch (basis(s, d, linkGbps, first, second)) {
            case Basis.Missing missing -> PairEstimate.not(missing.reason(), false);
            case Basis.Ready ready ->
                switch (split(ready)) {
                    case SplitServing.Outcome.Not not -> PairEstimate.not(not.problem(), false);
                    case SplitServing.Outcome.Works works ->
                        figures(new Asked.Split(s, d, linkGbps), ready.ground, ready.format, ready.load, works.pair());
                };
        };
    }

    /// The estimate opened; empty when there is none.
    static Optional<Explanation> explain(ServingSetup s, ServingSetup d, OptionalDouble linkGbps) {
        Basis basis =
                basis(s, d, linkGbps, Throughput.constants(s.accelerator()), Throughput.constants(d.accelerator()));
        if (!(basis instanceof Basis.Ready ready) || !(split(ready) instanceof SplitServing.Outcome.Works works)) {
            return Optional.empty();
        }
        PairGround g = ready.ground;
        SplitServing.Pair pair = works.pair();
        ServingFormat cache = pair.warning().isEmpty()
                ? ready.format
                : ready.format.withCacheBytes(Math.max(2, ready.format.cacheBytes()));
        PairEstimate estimate = figures(new Asked.Split(s, d, linkGbps), g, ready.format, ready.load, pair);
        return Optional.of(SplitExplainer.of(
                g.first(),
                g.second(),
                g.shape(),
                cache,
                ready.load,
                pair,
                estimate.sides().stream().map(PairEstimate.Side::memory).toList(),
                g.link()));
    }

    /// The layouts of both pools that were in reach; empty when none works.
    static Optional<Choice> choice(ServingSetup s, ServingSetup d, OptionalDouble linkGbps, Runner runner) {
        Basis basis =
                basis(s, d, linkGbps, Throughput.constants(s.accelerator()), Throughput.constants(d.accelerator()));
        if (!(basis instanceof Basis.Ready ready)) {
            return Optional.empty();
        }
        PairGround g = ready.ground;
        return SplitServing.choices(g.first(), g.second(), g.shape(), ready.format, ready.load, g.link(), runner)
                .map(c -> new Choice(
                        layouts(c.best()),
                        why(c),
                        c.front().stream()
                                .map(p -> new Choice.Option(
                                        layouts(p),
                                        List.of(
                                                Figure.known("request rate", p.requests(), "requests/s"),
                                                Figure.known("time to first token, P90", p.ttft90() * 1000, "ms"),
                                                Figure.known(
                                                        "time per output token",
                                                        p.decode().seconds() * 1000,
                                                        "ms"),
                                                Figure.known(
                                                        "memory for the cache, decode",
                                                        room(g.second().chip(), p.decode()),
                                                        "B"))))
                                .toList(),
                        c.looked(),
                        c.timed(),
                        c.complete()));
    }

    private static double room(Chip chip, SplitServing.Stage stage) {
        ServingMemory m = stage.memory();
        return (chip.memory * ServingMemory.USABLE - m.weights() - m.reserve()) * chip.devices;
    }

    private static String layouts(SplitServing.Pair p) {
        return "prefill %d × (%s); decode %d × (%s)"
                .formatted(
                        p.prefill().instances(),
                        p.prefill().layout().text(),
                        p.decode().instances(),
                        p.decode().layout().text());
    }

    /// Why the runner-up lost, in words; empty without one.
    private static String why(SplitServing.Choices c) {
        SplitServing.Pair best = c.best();
        SplitServing.Pair next = c.runnerUp();
        if (next == null) {
            return "";
        }
        double less = 1 - next.requests() / best.requests();
        SplitServing.Stage first = next.prefill();
        SplitServing.Stage second = next.decode();
        boolean decode = second.most() / best.decode().most()
                < first.most() / best.prefill().most();
        String could = NumberText.plain((decode ? second : first).most());
        String does = NumberText.plain((decode ? best.decode() : best.prefill()).most());
        if (less < 5e-4 && could.equals(does)) {
            return layouts(next) + ", as many requests/s; its " + (decode ? "decode" : "prefill")
                    + " pool has a hair less in reserve";
        }
        return "%s, %s: its %s pool could do %s requests/s, not %s"
                .formatted(
                        layouts(next),
                        less < 5e-4
                                ? "as many requests/s with less in reserve"
                                : NumberText.fixed(100 * less, 1) + " % fewer requests/s",
                        decode ? "decode" : "prefill",
                        could,
                        does);
    }

    private static SplitServing.Outcome split(Basis.Ready ready) {
        PairGround g = ready.ground;
        return SplitServing.of(g.first(), g.second(), g.shape(), ready.format, ready.load, g.link());
    }

    private static Basis basis(
            ServingSetup s, ServingSetup d, OptionalDouble linkGbps, Calibration first, Calibration second) {
        PairGround g;
        switch (PairGround.of(
                Throughput.ground(s.accelerator(), s.cluster(), s.model(), first),
                Throughput.ground(d.accelerator(), d.cluster(), d.model(), second),
                s.cluster(),
                d.cluster(),
                linkGbps)) {
            case PairGround.Resolved.Firm firm -> g = firm.ground();
            case PairGround.Resolved.Missing missing -> {
                return new Basis.Missing(missing.reason());
            }
        }
        if (s.input() < 1 || s.output() < 1 || !(s.prefixHit() >= 0 && s.prefixHit() < 1)) {
            return new Basis.Missing(
                    "prompt length %d and answer length %d must be at least 1 token, the prefix-cache hit share %s at least 0 and below 1"
                            .formatted(s.input(), s.output(), s.prefixHit()));
        }
        ServingFormat format = format(s, g);
        if (format == null) {
            return new Basis.Missing(
                    "precision '%s' unknown; use bf16, fp8, int8, nvfp4, mxfp4 or int4".formatted(s.precision()));
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

    private static @org.jspecify.annotations.Nullable ServingFormat format(ServingSetup s, PairGround g) {
        if (s.precision().isBlank()) {
            return g.first().chip().peak8 > 0 && g.second().chip().peak8 > 0
                    ? ServingFormat.EIGHT
                    : ServingFormat.SIXTEEN;
        }
        return ServingFormat.of(s.precision()).orElse(null);
    }

    private static PairEstimate figures(
            Asked.Split asked, PairGround g, ServingFormat format, ServingSearch.Load load, SplitServing.Pair pair) {
        OptionalDouble error = PairGround.worse(
                Accuracy.split(g.first().chip().calibration.generation(), g.mixture()),
                Accuracy.split(g.second().chip().calibration.generation(), g.mixture()));
        var f = new Figures(g.chips(), error);
        double requests = pair.requests();
        var others = new ArrayList<Figure>();
        others.add(f.predicted(
                        "time to first token, P90",
                        pair.ttft90() * 1000,
                        "ms",
                        "queue + prefill + transfer of the KV cache at %s requests/s"
                                .formatted(NumberText.plain(requests)),
                        "Sakasegawa 1977; arXiv 2401.09670")
                .withParts(List.of(
                        Figures.part(
                                "prefill of one prompt, alone", pair.prefill().seconds() * 1000, "ms"),
                        Figures.part("transfer of its KV cache", pair.transfer() * 1000, "ms"),
                        Figures.part(
                                "queue and long prompts, up to P90",
                                Math.max(0, pair.ttft90() - pair.prefill().seconds() - pair.transfer()) * 1000,
                                "ms"))));
        others.add(f.predicted(
                        "time per output token",
                        pair.decode().seconds() * 1000,
                        "ms",
                        "step of a decode instance with %s sequences per attention rank, no prompts among them"
                                .formatted(NumberText.plain(pair.decode().sequences())),
                        "arXiv 2401.09670")
                .withParts(ServingAnswer.parts(pair.token())));
        others.add(f.closed(
                "KV transfer of one prompt",
                pair.transfer() * 1000,
                "ms",
                "%s over %s Gbit/s per accelerator (%s), all tensor ranks at once"
                        .formatted(NumberText.withUnit(pair.bytes(), "B"), NumberText.plain(g.gbps()), g.network()),
                "arXiv 2311.18677"));
        others.add(f.closed(
                "network could carry",
                pair.carried(),
                "requests/s",
                "link of the smaller side / KV cache of a prompt",
                ""));
        double watts = g.watts(used(pair.prefill()), used(pair.decode()));
        others.add(
                Double.isNaN(watts)
                        ? Figure.unknown("tokens per joule", "tokens/J", "TDP of an accelerator of the pair")
                        : f.predicted(
                                "tokens per joule",
                                requests * load.output() / watts,
                                "tokens/J",
                                "output tokens/s / (accelerators of both pools × TDP)",
                                ""));
        return new PairEstimate(
                "",
                note(g, format, pair, asked.prefill().precision()),
                List.of(
                        side(
                                "prefill",
                                g.first(),
                                pair.prefill(),
                                load.input(),
                                pair.prefill().busy(),
                                f),
                        side(
                                "decode",
                                g.second(),
                                pair.decode(),
                                pair.decode().sequences() * (load.input() + load.output() / 2),
                                1
                                        - (pair.token().host() + pair.token().collective())
                                                / Math.max(1e-12, pair.token().total()),
                                f)),
                switch (pair.bottleneck()) {
                    case PREFILL -> "the prefill pool";
                    case DECODE -> "the decode pool";
                    case NETWORK -> "the network between the pools";
                },
                f.predicted("output rate", requests * load.output(), "tokens/s", "requests/s × answer length", ""),
                Optional.of(f.predicted(
                        "request rate",
                        requests,
                        "requests/s",
                        "least of prefill pool, decode pool and network between them",
                        "arXiv 2401.09670")),
                Optional.empty(),
                others,
                Optional.of(asked));
    }

    private static int used(SplitServing.Stage stage) {
        return stage.instances() * stage.layout().devices();
    }

    private static String note(PairGround g, ServingFormat format, SplitServing.Pair pair, String asked) {
        var notes = new ArrayList<String>();
        for (Chip chip : g.chips()) {
            String converted = ServingAnswer.converted(chip, format, asked);
            if (!converted.isEmpty() && !notes.contains(converted)) {
                notes.add(converted);
            }
        }
        if (!pair.warning().isEmpty()) {
            notes.add(pair.warning());
        }
        return String.join("; ", notes);
    }

    /// @param cached tokens whose KV cache one attention rank holds
    private static PairEstimate.Side side(
            String role, SplitServing.Side side, SplitServing.Stage stage, double cached, double working, Figures f) {
        Chip chip = side.chip();
        ServingMemory m = stage.memory();
        double cache = m.cachePerToken() * cached + stage.sequences() * m.windowPerSequence();
        Figure memory = f.stated(
                        "memory per accelerator, " + role,
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
        int accelerators = (used(stage) + chip.devices - 1) / chip.devices;
        return new PairEstimate.Side(
                role,
                "%d × (%s)".formatted(stage.instances(), stage.layout().text()),
                accelerators,
                f.predicted(role + " pool could do", stage.most(), "requests/s", "alone, within its target", ""),
                f.closed(role + " pool busy", stage.busy() * 100, "%", "joint rate / what it could do", ""),
                Math.clamp(working, 0, 1),
                memory);
    }
}
