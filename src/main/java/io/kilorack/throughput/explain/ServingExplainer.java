package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.explain.Explanation.Collective;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import java.util.ArrayList;
import java.util.List;

/// Opens serving at its largest load within the targets: one decode step, and the prompts of one chunk.
public final class ServingExplainer {
    private final Chip chip;
    private final Fabric fabric;
    private final Transformer x;
    private final ServingFormat format;
    private final ServingSearch.Load load;
    private final ServingSearch.Found found;

    private ServingExplainer(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingFormat format,
            ServingSearch.Load load,
            ServingSearch.Found found) {
        this.chip = chip;
        this.fabric = fabric;
        this.x = x;
        this.format = format;
        this.load = load;
        this.found = found;
    }

    /// @param sixteen name of the 16-bit format in use, `BF16` or `FP16`
    public static Explanation of(
            Chip chip,
            Fabric fabric,
            Transformer x,
            ServingFormat format,
            Engine engine,
            ServingSearch.Load load,
            ServingSearch.Found found,
            String sixteen) {
        var e = new ServingExplainer(chip, fabric, x, format, load, found);
        return e.explain(engine, sixteen);
    }

    private Explanation explain(Engine engine, String sixteen) {
        ServingLayout l = found.layout();
        var step = new InferenceStep(chip, fabric, x, l, format, engine);
        double sequences = Math.max(1, found.sequences());
        double context = load.input() + load.output() / 2;
        double perSequence = load.tokensPerStep() > 1 ? Math.ceil(load.tokensPerStep()) : 1;
        double chunk = Math.min(ServingSearch.CHUNK, Math.max(1, load.input() * (1 - load.hit())));

        var decode = new Operators(chip, sixteen);
        InferenceStep.Time decoding = step.time(sequences, context, perSequence, 0, 0, decode.log("decode", _ -> 1));
        var prefill = new Operators(chip, sixteen);
        InferenceStep.Time prefilling = step.time(0, 0, 1, chunk, load.input(), prefill.log("prefill", _ -> 1));
        var operators = new ArrayList<>(decode.list(decoding.total()));
        operators.addAll(prefill.list(prefilling.total()));
        var roofs = decode.roofs().size() >= prefill.roofs().size() ? decode.roofs() : prefill.roofs();
        var collectives = new ArrayList<>(collectives(
                chip, fabric, engine, x, format, l, decoding.collective(), sequences * perSequence, "decode"));
        collectives.addAll(collectives(chip, fabric, engine, x, format, l, prefilling.collective(), chunk, "prefill"));
        return new Explanation(roofs, operators, collectives, List.of(memory(sequences, context)));
    }

    /// What the layers of one step exchange.
    ///
    /// @param seconds of the step for all exchanges together [s]
    /// @param rows tokens of the step on one attention rank
    static List<Collective> collectives(
            Chip chip,
            Fabric fabric,
            Engine engine,
            Transformer x,
            ServingFormat format,
            ServingLayout l,
            double seconds,
            double rows,
            String phase) {
        var list = new ArrayList<Collective>();
        double state = rows * x.hidden() * 2;
        double mixture = x.mixtureLayers();
        boolean spread = mixture > 0 && l.attentionData() > 1;
        int t = l.tensor();
        double reduced = 0;
        if (t > 1) {
            double times = 2.0 * x.layers() - (spread ? mixture : 0);
            reduced = times * fabric.allReduce(t, 1, state, engine.reduceLatency());
            list.add(new Collective(
                    "tensor",
                    "all-reduce, " + phase,
                    t,
                    fabric.inside(t, 1),
                    times * 2.0 * (t - 1) / t * state * chip.devices,
                    reduced,
                    reduced,
                    Paths.of(fabric, t, 1)));
        }
        if (spread) {
            int group = t * l.attentionData();
            double sent = rows / t * x.topK() * x.hidden();
            double bytes =
                    (group - 1.0) / group * sent * (2 + Math.min(2, chip.computeBits(format.computeBits()) / 8.0));
            double exchanged = Math.max(0, seconds - reduced);
            list.add(new Collective(
                    "expert",
                    "all-to-all, " + phase,
                    group,
                    fabric.inside(group, 1),
                    mixture * bytes * chip.devices,
                    exchanged,
                    exchanged,
                    Paths.of(fabric, group, 1)));
        }
        if (l.pipeline() > 1) {
            double hop = Math.max(0, seconds - reduced);
            list.add(new Collective(
                    "pipeline",
                    "send to the next stage, " + phase,
                    l.pipeline(),
                    1,
                    (l.pipeline() - 1) * state * chip.devices,
                    hop,
                    hop,
                    Paths.neighbour(fabric, t * l.attentionData())));
        }
        return list;
    }

    private Figure memory(double sequences, double context) {
        ServingMemory m = found.memory();
        double cache = sequences * (m.cachePerToken() * context + m.windowPerSequence());
        return Figure.known("every accelerator", (m.weights() + cache + m.reserve()) * chip.devices, "B")
                .withFormula("weights + cache + reserve")
                .withParts(List.of(
                        Figure.known("weights", m.weights() * chip.devices, "B"),
                        Figure.known("KV cache", cache * chip.devices, "B"),
                        Figure.known("reserve", m.reserve() * chip.devices, "B")));
    }
}
