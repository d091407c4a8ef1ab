package io.kilorack.throughput;

import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.training.HostOffload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/// What would make a model fit.
final class Remedy {
    /// Most data ranks, or devices of an instance, that are proposed.
    private static final int MOST = 4096;

    private Remedy() {}

    static String training(Throughput.Ground.Firm g, TrainingTask task, TrainingLayout l, TrainingMemory memory) {
        double capacity = g.chip().memory;
        var text = new StringBuilder("does not fit: needs %s per device, has %s"
                .formatted(NumberText.withUnit(memory.total(), "B"), NumberText.withUnit(capacity, "B")));
        TrainingLayout spared = with(l, Recompute.FULL, l.zero());
        TrainingLayout sharded = with(l, l.recompute(), 3);
        TrainingLayout both = with(l, Recompute.FULL, 3);
        if (fits(task, spared, capacity)) {
            text.append("; with full recomputation it fits");
        } else if (fits(task, sharded, capacity)) {
            text.append("; with parameters sharded over data ranks (ZeRO-3) it fits");
        } else if (fits(task, both, capacity)) {
            text.append("; with full recomputation and parameters sharded over data ranks (ZeRO-3) it fits");
        } else {
            TrainingLayout enough = enough(g, task);
            text.append(
                    enough == null
                            ? "; accelerators with at least %s would hold it"
                                    .formatted(NumberText.withUnit(memory.total() * 1.05, "B"))
                            : "; about %d accelerators would hold it: %s"
                                    .formatted(
                                            (enough.devices() + g.chip().devices - 1) / g.chip().devices,
                                            enough.text()));
        }
        return text.toString();
    }

    private static TrainingLayout with(TrainingLayout l, Recompute recompute, int zero) {
        return new TrainingLayout(
                        l.tensor(),
                        l.pipeline(),
                        l.data(),
                        l.context(),
                        l.expert(),
                        l.expertTensor(),
                        l.interleave(),
                        l.microBatch(),
                        l.sequenceParallel(),
                        recompute,
                        zero,
                        l.schedule())
                .withContextBy(l.contextBy())
                .withOffload(l.offload());
    }

    private static boolean fits(TrainingTask task, TrainingLayout l, double capacity) {
        return TrainingMemory.total(task, l) <= capacity;
    }

    /// The layout of fewest devices that holds the job: everything recomputed, states sharded; null when
    /// none does.
    private static @Nullable TrainingLayout enough(Throughput.Ground.Firm g, TrainingTask task) {
        Transformer x = g.shape();
        TrainingLayout best = null;
        for (int t = 1; t <= Math.max(8, g.fabric().domain) && x.heads() % t == 0; t *= 2) {
            for (int p = 1; p <= x.layers(); p *= 2) {
                for (int d = 1; d <= task.batch() && d <= MOST; d *= 2) {
                    if (best != null && (long) t * p * d >= best.devices()) {
                        break;
                    }
                    int experts = experts(x, t * d);
                    var l = new TrainingLayout(
                            t, p, d, 1, experts, 1, 1, 1, t > 1, Recompute.FULL, p == 1 ? 3 : 1, Schedule.ONE_F_ONE_B);
                    if (fits(task, l, g.chip().memory)) {
                        best = l;
                    }
                }
            }
        }
        return best;
    }

    /// The largest power of two that divides the experts, at most `ranks`.
    private static int experts(Transformer x, int ranks) {
        int e = 1;
        while (x.experts() > 0 && 2 * e <= ranks && x.experts() % (2 * e) == 0) {
            e *= 2;
        }
        return e;
    }

    /// What the layout leaves idle, in words; empty when it uses everything.
    static String leftOver(Throughput.Ground.Firm g, int used, String layout) {
        int idle = (g.devices() - used) / g.chip().devices;
        return idle < 1
                ? ""
                : "%d of %d accelerators are left idle by %s".formatted(idle, g.devices() / g.chip().devices, layout);
    }

    /// Notes in one line.
    static String notes(String... notes) {
        return String.join(
                "; ", java.util.Arrays.stream(notes).filter(n -> !n.isEmpty()).toList());
    }

    /// The host is too small for what is offloaded to it.
    static String host(Throughput.Ground.Firm g, TrainingTask task, TrainingLayout l) {
        return "does not fit: offload of %s needs %s of host memory per device, there are %s; shard over more data ranks, or add host memory"
                .formatted(
                        l.offload().text(),
                        NumberText.withUnit(HostOffload.bytes(task, l), "B"),
                        NumberText.withUnit(g.fabric().host.memory().orElse(0), "B"));
    }

    static String serving(
            Throughput.Ground.Firm g, ServingMemory smallest, ServingSearch.Load load, ServingFormat format) {
        double capacity = g.chip().memory;
        double need =
                (smallest.weights() + smallest.reserve() + smallest.cachePerToken() * (load.input() + load.output()))
                        / ServingMemory.USABLE;
        var text = new StringBuilder("does not fit: one instance on %s needs %s per device, has %s"
                .formatted(
                        g.devices() == 1 ? "1 device" : g.devices() + " devices",
                        NumberText.withUnit(need, "B"),
                        NumberText.withUnit(capacity, "B")));
        int enough = devices(g, load, format);
        text.append(
                enough == Integer.MAX_VALUE ? "; accelerators with more memory would hold it" : held("", g, enough));
        boolean wide = format.weightBytes() > 1;
        if (format.weightBytes() > 0.7) {
            int narrow = devices(g, load, wide ? ServingFormat.EIGHT : ServingFormat.FOUR);
            if (narrow < enough) {
                text.append(held(wide ? "with FP8 or INT8 weights " : "with 4-bit weights ", g, narrow));
            }
        }
        return text.toString();
    }

    private static String held(String how, Throughput.Ground.Firm g, int devices) {
        return "; %san instance of %d accelerators would hold it"
                .formatted(how, (devices + g.chip().devices - 1) / g.chip().devices);
    }

    /// The fewest devices of an instance that holds the weights and one request; the largest integer
    /// when no instance does.
    private static int devices(Throughput.Ground.Firm g, ServingSearch.Load load, ServingFormat format) {
        Transformer x = g.shape();
        int fewest = Integer.MAX_VALUE;
        for (int t = 1; t <= 32 && x.heads() % t == 0; t *= 2) {
            if (x.experts() == 0) {
                for (int p = 1; p <= 8; p *= 2) {
                    fewest = holding(g, load, format, new ServingLayout(t, 1, p, 1), fewest);
                }
                continue;
            }
            for (int a = 1; t * a <= MOST && x.experts() % (t * a) == 0; a *= 2) {
                fewest = holding(g, load, format, new ServingLayout(t, a, 1, t * a), fewest);
            }
        }
        return fewest;
    }

    private static int holding(
            Throughput.Ground.Firm g, ServingSearch.Load load, ServingFormat format, ServingLayout l, int before) {
        return l.devices() < before
                        && ServingMemory.of(g.shape(), l, format)
                                        .sequences(g.chip().memory, load.input() + load.output())
                                >= 1
                ? l.devices()
                : before;
    }
}
