package io.kilorack.throughput;

import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.training.HostOffload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;

/// What would make a model fit.
final class Remedy {
    private Remedy() {}

    static String training(Throughput.Ground.Firm g, TrainingTask task, TrainingLayout l, TrainingMemory memory) {
        double capacity = g.chip().memory;
        var text = new StringBuilder("does not fit: needs %s per device, has %s"
                .formatted(NumberText.withUnit(memory.total(), "B"), NumberText.withUnit(capacity, "B")));
        if (l.recompute() != Recompute.FULL) {
            text.append("; recompute activations");
        }
        double states = memory.states() * l.devices();
        double perDevice = memory.activations() + memory.logits() + memory.reserve();
        if (perDevice < capacity) {
            int needed = (int) Math.ceil(states / (capacity - perDevice));
            text.append("; about %d accelerators would hold it"
                    .formatted(Math.max(needed, l.devices() + 1) / g.chip().devices + 1));
        } else {
            text.append("; accelerators with at least %s would hold it"
                    .formatted(NumberText.withUnit(memory.total() * 1.05, "B")));
        }
        return text.toString();
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
            Throughput.Ground.Firm g, ServingMemory smallest, ServingSearch.Load load, double weightBytes) {
        double capacity = g.chip().memory;
        double need =
                (smallest.weights() + smallest.reserve() + smallest.cachePerToken() * (load.input() + load.output()))
                        / ServingMemory.USABLE;
        var text = new StringBuilder("does not fit: one instance on %d devices needs %s per device, has %s"
                .formatted(g.devices(), NumberText.withUnit(need, "B"), NumberText.withUnit(capacity, "B")));
        if (weightBytes > 1) {
            text.append("; FP8 or INT8 weights would halve them");
        } else if (weightBytes > 0.7) {
            text.append("; 4-bit weights would nearly halve them");
        }
        text.append("; about %d accelerators would hold it"
                .formatted((int) Math.ceil(g.devices() * need / capacity) / g.chip().devices + 1));
        return text.toString();
    }
}
