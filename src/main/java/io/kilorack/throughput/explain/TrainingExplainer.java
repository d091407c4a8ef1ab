package io.kilorack.throughput.explain;

import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.explain.Explanation.Collective;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.HostOffload;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.List;

/// Opens a training step.
public final class TrainingExplainer {
    private final Chip chip;
    private final Fabric fabric;
    private final TrainingTask task;
    private final TrainingLayout l;
    private final Transformer x;

    private TrainingExplainer(Chip chip, Fabric fabric, TrainingTask task, TrainingLayout l) {
        this.chip = chip;
        this.fabric = fabric;
        this.task = task;
        this.l = l;
        this.x = task.model();
    }

    /// @param sixteen name of the 16-bit format in use, `BF16` or `FP16`
    public static Explanation of(Chip chip, Fabric fabric, TrainingTask task, TrainingLayout layout, String sixteen) {
        return new TrainingExplainer(chip, fabric, task, layout).explain(sixteen, "training", "");
    }

    /// One side of a pipeline over two pools.
    ///
    /// @param phase what the side does, in words; `suffix` follows the names of its formats
    static Explanation side(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            TrainingLayout layout,
            String sixteen,
            String phase,
            String suffix) {
        return new TrainingExplainer(chip, fabric, task, layout).explain(sixteen, phase, suffix);
    }

    private Explanation explain(String sixteen, String phase, String suffix) {
        var operators = new Operators(chip, sixteen, suffix);
        int m = l.microBatches(task.batch());
        double stage = x.layers() / (double) l.pipeline();
        double mixture = stage * x.mixtureLayers() / x.layers();
        // the slowest stage holds the head; head and embedding are shared out where the layers are uneven anyway
        boolean even = x.layers() % l.pipeline() == 0;
        double head = l.pipeline() == 1 || even ? 1 : 1.0 / l.pipeline();
        double embedding = l.pipeline() == 1 ? 1 : even ? 0 : 1.0 / l.pipeline();
        var log = operators.log(
                phase,
                scope -> m
                        * switch (scope) {
                            case EVERY_LAYER -> stage;
                            case DENSE_LAYERS -> stage - mixture;
                            case MIXTURE_LAYERS -> mixture;
                            case HEAD -> head;
                            case EMBEDDING -> embedding;
                            case ONCE -> 1;
                        });
        var cost = new LayerCost(
                chip,
                fabric,
                task,
                l.tensor(),
                l.context(),
                l.expert(),
                l.microBatch(),
                l.sequenceParallel(),
                l.contextBy(),
                log);
        StepTime time = StepModel.time(chip, fabric, task, l, cost);
        return new Explanation(
                operators.roofs(), operators.list(time.total()), collectives(cost, time, m, stage, mixture), stages());
    }

    private List<Collective> collectives(LayerCost cost, StepTime time, int m, double stage, double mixture) {
        var list = new ArrayList<Collective>();
        double share = l.recomputedShare(stage);
        double passes = 1 + share;
        double tokens = (double) l.microBatch() * task.sequence() / l.context();
        double state = tokens * x.hidden() * 2;
        int t = l.tensor();
        int c = l.context();
        int e = l.expert();
        int p = l.pipeline();
        if (t > 1) {
            // two gathers and two scatters of the state a pass, one gather more backward; or two all-reduces a pass
            double moved = (t - 1.0) / t * state * (l.sequenceParallel() ? 4 * passes + 6 : 4 * (passes + 1));
            list.add(of(
                    "tensor",
                    l.sequenceParallel() ? "all-gather and reduce-scatter" : "all-reduce",
                    t,
                    1,
                    m * stage * moved,
                    m * stage * (passes * cost.tensorForward + cost.tensorBackward),
                    time.tensor()));
        }
        if (c > 1) {
            boolean ring = l.contextBy() == ContextParallel.RING;
            double all = passes + (ring ? 2 : 1);
            double bytes = ring
                    ? (c - 1) * tokens * x.cacheBytesPerLayer(2) / Math.min(t, x.kvHeads())
                    : (c - 1.0) / c * 4 * tokens * x.heads() / t * x.keyDim() * 2;
            list.add(of(
                    "context",
                    ring ? "keys and values round the ring" : "all-to-all of heads",
                    c,
                    t,
                    m * stage * all * bytes,
                    m * stage * all * cost.contextTransfer,
                    time.context()));
        }
        if (e > 1) {
            double bytes = 2 * (e - 1.0) / e * tokens / t * x.topK() * x.hidden() * 2;
            list.add(of(
                    "expert",
                    "all-to-all, dispatch and combine",
                    e,
                    1,
                    m * mixture * (passes + 1) * bytes,
                    m * mixture * (passes + 1) * cost.exchange,
                    time.expert()));
        }
        if (p > 1) {
            int stride = t * c * l.data();
            double bytes = state / (l.sequenceParallel() ? t : 1);
            double each = fabric.send(stride, bytes);
            list.add(new Collective(
                    "pipeline",
                    "send to the next stage",
                    p,
                    stride < fabric.domain ? Math.min(p, fabric.domain / stride) : 1,
                    2.0 * m * l.interleave() * bytes * chip.devices,
                    2.0 * m * l.interleave() * each,
                    time.pipeline(),
                    Paths.neighbour(fabric, stride)));
        }
        data(list, time, m);
        offload(list, time, m);
        return list;
    }

    /// What goes over the host link, both ways.
    private void offload(List<Collective> list, StepTime time, int m) {
        double bytes = HostOffload.moved(task, l, m);
        if (bytes > 0) {
            double link = fabric.host.link().orElse(0);
            list.add(new Collective(
                    "host",
                    "offload of " + l.offload().text(),
                    1,
                    1,
                    bytes * chip.devices,
                    bytes / (link * HostOffload.LINK_SHARE),
                    time.offload(),
                    "host link, %s each way".formatted(NumberText.withUnit(link, "B/s"))));
        }
    }

    private void data(List<Collective> list, StepTime time, int m) {
        StepModel.Gradients g = StepModel.gradients(fabric, task, l);
        double shared = g.shared().seconds(m, l);
        double experts = x.experts() > 0 ? g.experts().seconds(m, l) : 0;
        // what is exposed belongs to both groups together: it is shared out by their time
        double all = shared + experts;
        if (l.data() * l.context() <= 1 || !(all > 0)) {
            return;
        }
        String operation = l.zero() >= 3
                ? "gather of parameters, scatter of gradients, every micro-batch"
                : l.zero() >= 1 ? "reduce-scatter of gradients, gather of parameters" : "all-reduce of gradients";
        if (shared > 0) {
            list.add(of("data", operation, g.shared(), m, shared, time.data() * shared / all));
        }
        if (experts > 0 && g.experts().group() > 1) {
            list.add(of("data of experts", operation, g.experts(), m, experts, time.data() * experts / all));
        }
    }

    private Collective of(String axis, String operation, StepModel.Exchange by, int m, double seconds, double exposed) {
        return of(axis, operation, by.group(), by.stride(), by.bytes(m, l), seconds, exposed);
    }

    private Collective of(
            String axis, String operation, int group, int stride, double bytes, double seconds, double exposed) {
        return new Collective(
                axis,
                operation,
                group,
                fabric.inside(group, stride),
                bytes * chip.devices,
                seconds,
                exposed,
                Paths.of(fabric, group, stride));
    }

    private List<Figure> stages() {
        var list = new ArrayList<Figure>();
        int p = l.pipeline();
        for (int i = 0; i < p; i++) {
            TrainingMemory s = TrainingMemory.stage(task, l, i);
            list.add(Figure.known(p == 1 ? "every accelerator" : "stage " + (i + 1), s.total() * chip.devices, "B")
                    .withFormula("sum of the parts; %s"
                            .formatted(
                                    i == 0
                                            ? "the first stage holds the embedding and most micro-batches in flight"
                                            : i == p - 1
                                                    ? "the last stage holds LM head and scores"
                                                    : "stage i of p holds p - i micro-batches in flight"))
                    .withParts(List.of(
                            part("weights", s.weights()),
                            part("gradients", s.gradients()),
                            part("optimiser", s.optimizer()),
                            part("activations", s.activations()),
                            part("logits", s.logits()),
                            part("reserve and fragmentation", s.reserve()))));
        }
        return list;
    }

    private Figure part(String label, double bytes) {
        return Figure.known(label, bytes * chip.devices, "B");
    }
}
