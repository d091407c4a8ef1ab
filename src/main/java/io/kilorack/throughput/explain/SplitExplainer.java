package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.explain.Explanation.Collective;
import io.kilorack.throughput.explain.Explanation.Roof;
import io.kilorack.throughput.fleet.SplitServing;
import io.kilorack.throughput.fleet.SplitServing.Side;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Opens prefill on one pool and decode on another: each side under the roofs of its own chip, and the KV
/// cache between them.
public final class SplitExplainer {
    private SplitExplainer() {}

    /// @param format with the cache format that both sides share
    /// @param stages memory of an accelerator of each side
    /// @param link between the pools per accelerator [B/s]
    public static Explanation of(
            Side first,
            Side second,
            Transformer x,
            ServingFormat format,
            ServingSearch.Load load,
            SplitServing.Pair pair,
            List<Figure> stages,
            double link) {
        boolean two = !first.chip().id.equals(second.chip().id);
        double chunk = Math.min(ServingSearch.CHUNK, Math.max(1, load.input() * (1 - load.hit())));
        double sequences = Math.max(1, pair.decode().sequences());
        double perSequence = load.tokensPerStep() > 1 ? Math.ceil(load.tokensPerStep()) : 1;
        var prefill = new Operators(first.chip(), "BF16", two ? " of " + first.chip().name : "");
        InferenceStep.Time filling = new InferenceStep(
                        first.chip(), first.fabric(), x, pair.prefill().layout(), format, Engine.PYTHON)
                .time(0, 0, 1, chunk, load.input(), prefill.log("prefill", _ -> 1));
        var decode = new Operators(second.chip(), "BF16", two ? " of " + second.chip().name : "");
        InferenceStep.Time decoding = new InferenceStep(
                        second.chip(), second.fabric(), x, pair.decode().layout(), format, Engine.PYTHON)
                .time(sequences, load.input() + load.output() / 2, perSequence, 0, 0, decode.log("decode", _ -> 1));
        var operators = new ArrayList<>(decode.list(decoding.total()));
        operators.addAll(prefill.list(filling.total()));
        var roofs = new LinkedHashSet<Roof>(prefill.roofs());
        roofs.addAll(decode.roofs());
        var collectives = new ArrayList<>(ServingExplainer.collectives(
                first.chip(),
                first.fabric(),
                Engine.PYTHON,
                x,
                format,
                pair.prefill().layout(),
                filling.collective(),
                chunk,
                "prefill"));
        collectives.add(new Collective(
                "pools",
                "KV cache of one prompt",
                2,
                1,
                pair.bytes(),
                pair.transfer(),
                pair.transfer(),
                "between the pools, %s per accelerator".formatted(NumberText.withUnit(link, "B/s"))));
        collectives.addAll(ServingExplainer.collectives(
                second.chip(),
                second.fabric(),
                Engine.PYTHON,
                x,
                format,
                pair.decode().layout(),
                decoding.collective(),
                sequences * perSequence,
                "decode"));
        return new Explanation(List.copyOf(roofs), operators, collectives, stages);
    }
}
