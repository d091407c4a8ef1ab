package io.kilorack.throughput.training;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Knob;

/// Puts one optimiser step together from the times of a layer.
public final class StepModel {
    /// Spread of step times over devices, one standard deviation.
    private static final double SPREAD = 0.018;
    /// Share of expert exchange hidden behind the shared expert, attention of another micro-batch or
    /// the products.
    static final double EXCHANGE_OVERLAP = 0.3;

    /// Slow-down of products by collectives that run beside them, per time of overlap.
    private static final double INTERFERENCE = 0.4;

    /// Share of the units that dispatch and combine tokens under DualPipe: 20 of 132. Source: arXiv
    /// 2412.19437 section 3.2.2.
    static final double COMMUNICATING = 20.0 / 132;

    /// Lower bounds stay below what they bound also where sums are rounded in another order.
    private static final double SAFE = 1 - 1e-9;

    /// Exponent of the soft maximum of host and device time where collectives tie them together.
    private static final double HOST_SHARPNESS = 4;

    private StepModel() {}

    /// Times the step. `cost` must belong to the layout's tensor, context, expert and micro-batch.
    public static StepTime time(Chip chip, Fabric fabric, TrainingTask task, TrainingLayout l, LayerCost cost) {
        return time(chip, fabric, task, l, cost, true);
    }

    /// Time that no layout which differs from `l` only in ZeRO stage, more recomputation or offload can
    /// undercut: everything but gradients, optimiser and host.
    public static double lowerBound(Chip chip, Fabric fabric, TrainingTask task, TrainingLayout l, LayerCost cost) {
        return SAFE * time(chip, fabric, task, l, cost, false).total();
    }

    /// Time that no layout with these degrees can undercut, whatever its schedule, recomputation, ZeRO
    /// stage and offload: `m` micro-batches of the layers of a stage, without a bubble.
    ///
    /// @param layers of a stage, `m` micro-batches
    public static double lowerBound(
            Chip chip, TrainingTask task, LayerCost cost, double layers, double edge, double m, int devices) {
        return SAFE * (m * (layers * cost.least + edge) * (1 + waiting(devices)) + chip.knob(Knob.TRAIN_STEP));
    }

    private static StepTime time(
            Chip chip, Fabric fabric, TrainingTask task, TrainingLayout l, LayerCost cost, boolean whole) {
        Transformer x = task.model();
        int p = l.pipeline();
        int v = l.interleave();
        int m = l.microBatches(task.batch());
        double stage = stageLayers(x, p);
        double mixture = stage * x.mixtureLayers() / x.layers();
        double dense = stage - mixture;

        double share = l.recomputedShare(stage);
        double recomputed = share * (dense * cost.denseForward + mixture * cost.mixtureForward);
        if (l.recompute() == Recompute.SELECTIVE && !task.stack().fusedAttention()) {
            recomputed += stage * cost.attentionCore;
        } else if (l.recompute() == Recompute.LIGHT) {
            recomputed += (1 - share) * (dense * cost.lightDense + mixture * cost.lightMixture);
        }
        double forward = dense * cost.denseForward + mixture * cost.mixtureForward;
        double backward = dense * cost.denseBackward + mixture * cost.mixtureBackward;
        double passes = 1 + share;
        double shown = l.sequenceParallel() ? 1 - task.stack().tensorOverlap : 1;
        double tensor = shown * stage * (passes * cost.tensorForward + cost.tensorBackward);
        double exchange = mixture * cost.exchange * (passes + 1);
        double context = stage * cost.contextExposed * (passes + (l.contextBy() == ContextParallel.RING ? 2 : 1));
        double edge = edge(x, p, cost);
        double transfer = p == 1
                ? 0
                : 2
                        * v
                        * fabric.send(l.tensor() * l.context() * l.data(), stateBytes(task, l))
                        * (v > 1 ? 1 - task.stack().dataOverlap : 1);
        double expert = (1 - EXCHANGE_OVERLAP) * exchange;
        double sent = transfer;
        if (l.schedule() == Schedule.DUAL_PIPE && exchange + transfer > 0) {
            // both travel behind the products of the chunk of the other direction
            double behind = hidden(exchange + transfer, forward + backward + recomputed) / (exchange + transfer);
            expert = behind * exchange;
            sent = behind * transfer;
        }

        double perMicroBatch = forward + backward + recomputed + tensor + expert + context;
        if (task.stack().hostBound) {
            // the host issues every kernel of a layer: forward once, backward about twice, recomputation once more
            double floor = chip.knob(Knob.TRAIN_FLOOR) * stage * (3 + share);
            // collectives make host and device wait for each other, so that neither hides the other wholly
            double all =
                    l.tensor() > 1 ? Chip.soft(floor, perMicroBatch, HOST_SHARPNESS) : Math.max(floor, perMicroBatch);
            backward += all - perMicroBatch;
            perMicroBatch = all;
        }
        double bubble = bubble(l, forward, backward, recomputed, tensor + expert + context + sent, m);

        double data = whole
                ? data(fabric, task, l, forward, backward + recomputed, m, ports(fabric, l, cost, mixture, transfer))
                : 0;
        double optimizer = !whole || task.frozen() || l.offload().optimizer()
                ? 0
                : TrainingMemory.residentParameters(x, l)
                        / optimizerShards(l)
                        * 30
                        / (chip.bandwidth * chip.knob(Knob.MEMORY));
        double host = chip.knob(Knob.TRAIN_STEP);
        double busy = m * perMicroBatch + m * edge + m * sent + bubble;
        return new StepTime(
                m * (forward + backward + edge),
                m * recomputed,
                m * tensor,
                m * expert,
                m * context,
                m * sent,
                bubble,
                data,
                optimizer,
                host + waiting(l.devices()) * busy,
                !whole || l.offload() == Offload.NONE
                        ? 0
                        : HostOffload.seconds(
                                fabric,
                                task,
                                l,
                                TrainingMemory.residentParameters(x, l) / optimizerShards(l),
                                forward,
                                backward + recomputed,
                                m));
    }

    /// What shows of `sent` seconds of communication behind `window` seconds of products: what does not
    /// fit behind them, and the products that wait for the units that communicate meanwhile.
    static double hidden(double sent, double window) {
        return Math.max(0, sent - window) + COMMUNICATING * Math.min(sent, window);
    }

    /// Expected wait for the slowest of `n` devices, as a share of the time they are busy.
    private static double waiting(int n) {
        return n > 1 ? SPREAD * StrictMath.sqrt(2 * StrictMath.log(n)) : 0;
    }

    /// Layers of the slowest stage. Where the pipeline does not divide the layers, first and last stage
    /// hold fewer.
    public static double stageLayers(Transformer x, int p) {
        return x.layers() / (double) p;
    }

    /// Head, loss and embedding per micro-batch on the slowest stage; shared out when the layers are
    /// uneven anyway.
    public static double edge(Transformer x, int p, LayerCost cost) {
        double head = cost.headForward + cost.headBackward;
        if (p == 1) {
            return head + cost.embedding;
        }
        return x.layers() % p == 0 ? head : (head + cost.embedding) / p;
    }

    /// Idle time of fill and drain. Sources: arXiv 2104.04473 (1F1B, interleaved), 2401.10241 (ZB-H1),
    /// 2412.19437 (DualPipe).
    private static double bubble(
            TrainingLayout l, double forward, double backward, double recomputed, double other, int m) {
        int p = l.pipeline();
        if (p == 1) {
            return 0;
        }
        double again = backward + recomputed;
        double both = forward + again + other;
        double weight = backward / 2;
        return switch (l.schedule()) {
            case ONE_F_ONE_B -> {
                // interleaving needs micro-batches in groups of p; a rest leaves part of a group idle
                int rest = m % p;
                double shortage = l.interleave() > 1 && rest > 0 ? (p - rest) * both * (1 - 1.0 / l.interleave()) : 0;
                yield (p - 1) * both / l.interleave() + shortage;
            }
            case ZERO_BUBBLE -> (p - 1) * Math.max(0, both - 2 * weight);
            case DUAL_PIPE -> Math.max(0, p / 2.0 - 1) * Math.max(0, both + again - 3 * weight);
        };
    }

    /// Exposed exchange of gradients and parameters over the data (and context) ranks.
    private static double data(
            Fabric fabric, TrainingTask task, TrainingLayout l, double forward, double backward, int m, double ports) {
        int group = l.data() * l.context();
        double overlap = l.zero() >= 3 ? Math.max(0.7, task.stack().dataOverlap) : task.stack().dataOverlap;
        double resident = l.copies() * exchangedShared(task, l);
        double experts = l.copies() * exchangedExperts(task, l);
        int expertGroup = expertGroup(l);
        int expertStride = l.expert() * l.expertTensor();
        double reduce = reduce(fabric, task, l, group, l.tensor(), resident)
                + reduce(fabric, task, l, expertGroup, expertStride, experts);
        double gather = gather(fabric, task, l, group, l.tensor(), resident)
                + gather(fabric, task, l, expertGroup, expertStride, experts);
        // while another axis sends through the node's ports, gradients wait: that time hides nothing
        double taken = fabric.contained(group, l.tensor()) ? 0 : ports;
        double behindForward = Math.max(0, overlap * forward - taken);
        double behindBackward = Math.max(0, overlap * backward - taken);
        if (l.zero() >= 3) {
            // FSDP: parameters gathered for forward and backward, gradients scattered, for every micro-batch
            double shown = Math.max(0, gather - behindForward) + Math.max(0, gather + reduce - behindBackward);
            return m * shown + (1 - overlap) * 0.1 * m * (2 * gather + reduce);
        }
        if (l.zero() == 2) {
            // gradients are held in shards, so that those of every micro-batch are scattered
            return m * Math.max(0, reduce - behindBackward)
                    + Math.max(0, gather - behindForward)
                    + (1 - overlap) * INTERFERENCE * m * Math.min(reduce, forward + backward);
        }
        // gradients of a chunk travel while the chunks after it are still at work: with interleaving for about p
        // micro-batches, without it for the last micro-batch
        int v = l.interleave();
        double windows = v > 1 ? (v - 1.0) / v * Math.min(m, l.pipeline()) : 1;
        return Math.max(0, reduce - windows * behindBackward)
                + Math.max(0, gather - windows * behindForward)
                + (1 - overlap) * INTERFERENCE * Math.min(reduce + gather, windows * (forward + backward));
    }

    /// Time in one pass of one micro-batch in which pipeline transfers and the expert exchange hold
    /// the scale-out ports of a device [s]. `transfer` is that of both passes.
    private static double ports(Fabric fabric, TrainingLayout l, LayerCost cost, double mixture, double transfer) {
        double sent = l.tensor() * l.context() * l.data() < fabric.domain ? 0 : transfer / 2;
        return sent + (l.expert() == 1 || fabric.contained(l.expert(), 1) ? 0 : mixture * cost.exchange);
    }

    /// The exchanges of gradients and parameters before anything hides them.
    public static Gradients gradients(Fabric fabric, TrainingTask task, TrainingLayout l) {
        return new Gradients(
                exchange(fabric, task, l, l.data() * l.context(), l.tensor(), l.copies() * exchangedShared(task, l)),
                exchange(
                        fabric,
                        task,
                        l,
                        expertGroup(l),
                        l.expert() * l.expertTensor(),
                        l.copies() * exchangedExperts(task, l)));
    }

    private static Exchange exchange(
            Fabric fabric, TrainingTask task, TrainingLayout l, int group, int stride, double parameters) {
        double reduced = parameters * gradientBytes(task, l);
        double gathered = l.zero() == 0 ? 0 : parameters * weightBytes(task, l);
        double ring = (group - 1.0) / group;
        return new Exchange(
                group,
                stride,
                ring * (l.zero() == 0 ? 2 : 1) * reduced,
                ring * gathered,
                reduce(fabric, task, l, group, stride, parameters),
                gather(fabric, task, l, group, stride, parameters));
    }

    /// @param shared parameters that every data rank holds, `experts` those of routed experts
    public record Gradients(Exchange shared, Exchange experts) {}

    /// Gradients reduced and parameters gathered once, by one kind of group.
    ///
    /// @param reduceBytes sent by each device [B], `reduceSeconds` [s]; likewise for the gather
    public record Exchange(
            int group, int stride, double reduceBytes, double gatherBytes, double reduceSeconds, double gatherSeconds) {
        /// In a step of `m` micro-batches: FSDP gathers twice and reduces once for each of them, ZeRO-2
        /// reduces for each of them.
        public double seconds(int m, TrainingLayout l) {
            return l.zero() >= 3
                    ? m * (2 * gatherSeconds + reduceSeconds)
                    : reductions(m, l) * reduceSeconds + gatherSeconds;
        }

        public double bytes(int m, TrainingLayout l) {
            return l.zero() >= 3 ? m * (2 * gatherBytes + reduceBytes) : reductions(m, l) * reduceBytes + gatherBytes;
        }

        private static int reductions(int m, TrainingLayout l) {
            return l.zero() == 2 ? m : 1;
        }
    }

    private static double exchangedShared(TrainingTask task, TrainingLayout l) {
        return task.frozen() && l.zero() < 3
                ? task.model().layers()
                        / (double) l.pipeline()
                        * 64.0
                        * task.model().hidden()
                : TrainingMemory.sharedParameters(task.model(), l);
    }

    private static double exchangedExperts(TrainingTask task, TrainingLayout l) {
        return task.frozen() ? 0 : TrainingMemory.expertParameters(task.model(), l);
    }

    private static int expertGroup(TrainingLayout l) {
        return Math.max(1, l.data() * l.context() * l.tensor() / (l.expert() * l.expertTensor()));
    }

    private static double gradientBytes(TrainingTask task, TrainingLayout l) {
        return l.zero() >= 3 ? (task.frozen() ? 0 : 2) : task.stack().gradientWire;
    }

    private static double weightBytes(TrainingTask task, TrainingLayout l) {
        return task.bits() < 16 && task.stack() == Stack.TUNED && l.zero() < 3 ? 1 : 2;
    }

    /// Gradients of `parameters` on each device summed over their group [s]: all-reduce, or
    /// reduce-scatter where the optimiser is sharded.
    private static double reduce(
            Fabric fabric, TrainingTask task, TrainingLayout l, int group, int stride, double parameters) {
        double bytes = parameters * gradientBytes(task, l);
        if (bytes == 0) {
            return 0;
        }
        return l.zero() == 0 ? fabric.allReduce(group, stride, bytes) : fabric.gather(group, stride, bytes);
    }

    /// Parameters gathered from their shards [s]; 0 where the optimiser is not sharded.
    private static double gather(
            Fabric fabric, TrainingTask task, TrainingLayout l, int group, int stride, double parameters) {
        return l.zero() == 0 || parameters == 0 ? 0 : fabric.gather(group, stride, parameters * weightBytes(task, l));
    }

    private static double optimizerShards(TrainingLayout l) {
        return l.zero() >= 1 ? (double) l.data() * l.context() : 1;
    }

    /// Hidden state that crosses a stage boundary, per device [B].
    private static double stateBytes(TrainingTask task, TrainingLayout l) {
        return (double) l.microBatch()
                * task.sequence()
                / l.context()
                * task.model().hidden()
                * 2.0
                / (l.sequenceParallel() ? l.tensor() : 1);
    }
}
