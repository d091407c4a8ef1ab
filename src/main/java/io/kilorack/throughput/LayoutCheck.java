package io.kilorack.throughput;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingTask;

/// What is wrong with a layout a user entered: where, why, what to do. Empty when nothing is.
final class LayoutCheck {
    private LayoutCheck() {}

    static String training(TrainingLayout l, Throughput.Ground.Firm g, TrainingTask task) {
        Transformer x = g.shape();
        long devices = (long) l.tensor() * l.pipeline() * l.data() * l.context();
        if (devices > g.devices()) {
            return "layout %s needs %d devices, there are %d; lower a degree".formatted(l.text(), devices, g.devices());
        }
        if (x.heads() % l.tensor() != 0) {
            return "tensor parallelism %d does not divide %d heads; use a divisor".formatted(l.tensor(), x.heads());
        }
        if (!l.contextBy().allows(x, l.tensor(), l.context())) {
            return "%s context parallelism %d does not divide the %d heads of a tensor rank; use a divisor or the ring"
                    .formatted(l.contextBy().text(), l.context(), x.heads() / l.tensor());
        }
        if (l.pipeline() > x.layers()) {
            return "%d pipeline stages for %d layers; use at most one stage per layer"
                    .formatted(l.pipeline(), x.layers());
        }
        if ((long) l.data() * l.microBatch() > task.batch()) {
            return "data parallelism %d × micro-batch %d exceeds the batch of %d sequences; lower one or raise the batch"
                    .formatted(l.data(), l.microBatch(), task.batch());
        }
        if (l.offload() != Offload.NONE && !g.fabric().host.known()) {
            return "offload of %s needs %s of the system, which is unknown; enter it in the catalog, or leave offload out"
                    .formatted(l.offload().text(), g.fabric().host.missing());
        }
        if (l.expert() > 1 && (x.experts() == 0 || x.experts() % l.expert() != 0)) {
            return "expert parallelism %d does not divide %d experts; use a divisor".formatted(l.expert(), x.experts());
        }
        if ((long) l.tensor() * l.context() * l.data() % l.expert() != 0) {
            return "expert parallelism %d does not divide the %d tensor, context and data ranks; use a divisor"
                    .formatted(l.expert(), l.tensor() * l.context() * l.data());
        }
        return "";
    }

    static String serving(ServingLayout l, Throughput.Ground.Firm g) {
        Transformer x = g.shape();
        if (l.devices() > g.devices()) {
            return "layout %s needs %d devices, there are %d; lower a degree"
                    .formatted(l.text(), l.devices(), g.devices());
        }
        if (x.heads() % l.tensor() != 0) {
            return "tensor parallelism %d does not divide %d heads; use a divisor".formatted(l.tensor(), x.heads());
        }
        if (l.expert() > 1 && x.experts() == 0) {
            return "expert parallelism %d for a model without experts; use 1".formatted(l.expert());
        }
        if (l.tensor() * l.attentionData() % l.expert() != 0) {
            return "expert parallelism %d does not divide the %d ranks of an instance; use a divisor"
                    .formatted(l.expert(), l.tensor() * l.attentionData());
        }
        return "";
    }
}
