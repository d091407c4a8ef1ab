package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.explain.Explanation.Collective;
import io.kilorack.throughput.explain.Explanation.Operator;
import io.kilorack.throughput.explain.Explanation.Roof;
import io.kilorack.throughput.fleet.SpannedTraining;
import io.kilorack.throughput.fleet.SplitServing.Side;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Opens one training pipeline over two pools: each side under the roofs of its own chip, with its own
/// exchanges, and the boundary between them.
public final class SpanExplainer {
    /// Operators at the ends of a model: the first side has no head, the second no embedding.
    private static final Set<String> HEAD = Set.of("LM head", "loss");

    private static final Set<String> EMBEDDING = Set.of("embedding");

    private SpanExplainer() {}

    /// @param link between the pools per accelerator [B/s]
    public static Explanation of(
            Side first,
            Side second,
            TrainingTask task,
            SpannedTraining.Pipeline pipeline,
            double link,
            String sixteen) {
        double total = pipeline.step().total();
        Explanation a = side(first, task, pipeline.first(), 0, "first stages", sixteen);
        Explanation b = side(second, task, pipeline.second(), pipeline.first().layers(), "last stages", sixteen);
        var roofs = new LinkedHashSet<Roof>(a.roofs());
        roofs.addAll(b.roofs());
        var operators = new ArrayList<Operator>();
        a.operators().stream().filter(o -> !HEAD.contains(o.name())).forEach(o -> operators.add(of(o, total)));
        b.operators().stream().filter(o -> !EMBEDDING.contains(o.name())).forEach(o -> operators.add(of(o, total)));
        var collectives = new ArrayList<Collective>();
        a.collectives().forEach(c -> collectives.add(of(c, "first stages")));
        double state = (double) pipeline.first().layout().microBatch()
                * task.sequence()
                * task.model().hidden()
                * 2;
        int m = pipeline.microBatches();
        collectives.add(new Collective(
                "pools",
                "hidden state over the boundary, both ways",
                2,
                1,
                2 * m * state / pipeline.first().layout().tensor() * first.chip().devices,
                2 * m * pipeline.step().hop(),
                pipeline.step().boundary(),
                "between the pools, %s per accelerator".formatted(NumberText.withUnit(link, "B/s"))));
        b.collectives().forEach(c -> collectives.add(of(c, "last stages")));
        return new Explanation(
                List.copyOf(roofs),
                operators,
                collectives,
                List.of(
                        memory("first stages", pipeline.first().memory(), first.chip().devices),
                        memory("last stages", pipeline.second().memory(), second.chip().devices)));
    }

    private static Explanation side(
            Side side, TrainingTask task, SpannedTraining.Part part, int before, String phase, String sixteen) {
        var own = task.with()
                .model(SpannedTraining.slice(task.model(), part.layout().pipeline(), part.layers(), before))
                .bits(part.bits())
                .build();
        return TrainingExplainer.side(
                side.chip(), side.fabric(), own, part.layout(), sixteen, phase, " of " + side.chip().name);
    }

    private static Operator of(Operator o, double total) {
        return o.withShare(o.seconds() / total);
    }

    private static Collective of(Collective c, String side) {
        return c.withOperation(c.operation() + ", " + side);
    }

    private static Figure memory(String label, TrainingMemory m, int devices) {
        return Figure.known(label, m.total() * devices, "B")
                .withParts(List.of(
                        Figure.known("weights", m.weights() * devices, "B"),
                        Figure.known("gradients", m.gradients() * devices, "B"),
                        Figure.known("optimiser", m.optimizer() * devices, "B"),
                        Figure.known("activations", m.activations() * devices, "B"),
                        Figure.known("logits", m.logits() * devices, "B"),
                        Figure.known("reserve and fragmentation", m.reserve() * devices, "B")));
    }
}
