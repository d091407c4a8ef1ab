package io.kilorack.throughput.training;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.operator.OperatorLog;
import io.kilorack.throughput.operator.OperatorLog.Family;
import io.kilorack.throughput.operator.OperatorLog.Scope;
import org.jspecify.annotations.Nullable;

/// Times of one layer of one micro-batch on one device [s], for one choice of tensor, context and
/// expert parallelism and micro-batch. Everything else of a layout only adds these up, so a search
/// keeps them.
public final class LayerCost {
    /// Backward time of fused attention over its forward time: 2.5 times the operations at a lower rate.
    /// Source: FlashAttention-2, arXiv 2307.08691 section 4.1 (forward 73 %, backward 63 % of peak).
    private static final double ATTENTION_BACKWARD = 2.5 * 73 / 63;
    /// Load of the busiest expert rank over the mean at training balance losses.
    static final double EXPERT_SKEW = 1.10;

    public final double denseForward;
    public final double denseBackward;
    public final double mixtureForward;
    public final double mixtureBackward;
    /// Forward of the attention core alone: what selective recomputation repeats.
    public final double attentionCore;
    /// What light recomputation repeats of a dense and of a mixture layer.
    public final double lightDense;
    public final double lightMixture;
    /// Tensor-parallel communication of one layer, forward and backward, before overlap.
    public final double tensorForward;
    public final double tensorBackward;
    /// Expert exchange of one mixture layer, one direction of the pass.
    public final double exchange;
    /// Context-parallel communication that attention does not hide, forward. Ring passes it twice backward
    /// (keys and values, and their gradients), Ulysses once.
    public final double contextExposed;
    /// The same before attention hides any of it.
    public final double contextTransfer;
    public final double headForward;
    public final double headBackward;
    public final double embedding;

    /// Time of a mean layer, both directions, that no schedule undercuts: products and what of its
    /// communication even the best schedule cannot hide.
    public final double least;

    /// Tensor and context communication of a layer that no schedule hides.
    private final double aside;
    /// Products of a layer, which only tensor, context and micro-batch decide.
    private final Products products;

    private record Products(
            double projectionForward,
            double projectionBackward,
            double coreForward,
            double coreBackward,
            double blockForward,
            double blockBackward,
            double sharedForward,
            double sharedBackward,
            double widening) {}

    /// The same with another expert degree, sequence parallelism or exchange of context, to the last bit as
    /// if computed anew: products that these do not touch are kept. Tensor, context and micro-batch must
    /// be those of this one.
    public LayerCost with(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int t,
            int c,
            int e,
            int microBatch,
            boolean sequenceParallel,
            ContextParallel contextBy) {
        return new LayerCost(this, chip, fabric, task, t, c, e, microBatch, sequenceParallel, contextBy);
    }

    private LayerCost(
            LayerCost same,
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int t,
            int c,
            int e,
            int microBatch,
            boolean sequenceParallel,
            ContextParallel contextBy) {
        Transformer x = task.model();
        Products k = same.products;
        double tokens = (double) microBatch * task.sequence() / c;
        double norms = norms(x, tokens, t, sequenceParallel);
        double elementF = elementForward(chip, x, tokens, norms, t);
        double elementB = elementBackward(chip, x, tokens, norms, t);
        products = k;
        denseForward = k.projectionForward + k.coreForward + elementF + k.blockForward;
        denseBackward = k.projectionBackward + k.coreBackward + elementB + k.blockBackward;
        double norm = 2 * chip.stream(2 * norms);
        lightDense = norm + k.widening + chip.stream(tokens * x.ffn() / t * (x.gated() ? 6 : 4));
        if (x.experts() > 0) {
            double local = tokens / t;
            double routed = experts(chip, task, x, local, e, clock(chip, task));
            double permute = chip.stream(permuted(x, local));
            mixtureForward = k.projectionForward + k.coreForward + elementF + k.sharedForward + routed + permute;
            mixtureBackward = k.projectionBackward
                    + k.coreBackward
                    + elementB
                    + k.sharedBackward
                    + routed * (task.frozen() ? 1 : 2)
                    + permute;
            exchange = exchange(fabric, x, local, e);
            lightMixture = lightMixture(chip, x, tokens, t, norm + k.widening);
        } else {
            mixtureForward = 0;
            mixtureBackward = 0;
            exchange = 0;
            lightMixture = 0;
        }
        attentionCore = same.attentionCore;
        double state = tokens * x.hidden() * 2.0;
        tensorForward = tensorForward(fabric, t, sequenceParallel, state);
        tensorBackward = tensorBackward(fabric, t, sequenceParallel, state, tensorForward);
        contextTransfer = contextTransfer(fabric, x, task, microBatch, tokens, t, c, contextBy);
        contextExposed = contextExposed(contextTransfer, attentionCore, c, contextBy);
        headForward = same.headForward;
        headBackward = same.headBackward;
        embedding = same.embedding;
        aside = aside(task, sequenceParallel, contextBy);
        least = least(x);
    }

    private static double norms(Transformer x, double tokens, int t, boolean sequenceParallel) {
        return tokens * x.hidden() * 2.0 / (sequenceParallel ? t : 1);
    }

    /// Two norms and two residual additions, 5 passes over the hidden state, and rotary embedding [s].
    private static double elementForward(Chip chip, Transformer x, double tokens, double norms, int t) {
        return 2 * chip.stream(5 * norms) + chip.stream(6.0 * tokens * (x.heads() + x.kvHeads()) * x.keyDim() / t);
    }

    private static double elementBackward(Chip chip, Transformer x, double tokens, double norms, int t) {
        return 2 * chip.stream(7 * norms) + chip.stream(6.0 * tokens * (x.heads() + x.kvHeads()) * x.keyDim() / t);
    }

    /// Bytes that moving tokens to their experts and back reads and writes.
    private static double permuted(Transformer x, double local) {
        return local * x.topK() * x.hidden() * 2.0 * 4;
    }

    /// Norms and up-projections, and the activation functions of routed and shared experts [s].
    private static double lightMixture(Chip chip, Transformer x, double tokens, int t, double beside) {
        double rows = tokens / t * x.topK() * x.expertFfn() + tokens / t * x.sharedExperts() * x.expertFfn();
        return beside + chip.stream(rows * (x.gated() ? 6 : 4));
    }

    private static double tensorForward(Fabric fabric, int t, boolean sequenceParallel, double state) {
        return t == 1 ? 0 : sequenceParallel ? 4 * fabric.gather(t, 1, state) : 2 * fabric.allReduce(t, 1, state);
    }

    /// With sequence parallelism the backward pass gathers the inputs of two products once more (arXiv
    /// 2205.05198 section 4.2.2).
    private static double tensorBackward(Fabric fabric, int t, boolean sequenceParallel, double state, double forward) {
        return t == 1 || !sequenceParallel ? forward : 6 * fabric.gather(t, 1, state);
    }

    private static double contextTransfer(
            Fabric fabric,
            Transformer x,
            TrainingTask task,
            int microBatch,
            double tokens,
            int t,
            int c,
            ContextParallel by) {
        return by == ContextParallel.ULYSSES
                ? ulysses(fabric, x, tokens, t, c)
                : ring(fabric, x, task, microBatch, t, c);
    }

    /// Ring attention hides the transfer behind the attention of a chunk; nothing hides Ulysses.
    private static double contextExposed(double transfer, double core, int c, ContextParallel by) {
        return by == ContextParallel.ULYSSES ? transfer : Math.max(0, transfer - core * (c - 1) / c);
    }

    private double aside(TrainingTask task, boolean sequenceParallel, ContextParallel by) {
        return (sequenceParallel ? 1 - task.stack().tensorOverlap : 1) * (tensorForward + tensorBackward)
                + contextExposed * (by == ContextParallel.RING ? 3 : 2);
    }

    private double least(Transformer x) {
        double mixed = x.mixtureLayers() / (double) x.layers();
        double work = (1 - mixed) * (denseForward + denseBackward) + mixed * (mixtureForward + mixtureBackward);
        double sent = 2 * mixed * exchange;
        return work + Math.min((1 - StepModel.EXCHANGE_OVERLAP) * sent, StepModel.hidden(sent, work)) + aside;
    }

    private static double clock(Chip chip, TrainingTask task) {
        return Math.min(1, chip.knob(Knob.TRAIN_CLOCK) * chip.sustained())
                * (task.stack() == Stack.FUSED ? chip.knob(Knob.TRAIN_PLAIN) : 1);
    }

    /// Context parallelism by ring.
    public LayerCost(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int t,
            int c,
            int e,
            int microBatch,
            boolean sequenceParallel) {
        this(chip, fabric, task, t, c, e, microBatch, sequenceParallel, ContextParallel.RING);
    }

    public LayerCost(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int t,
            int c,
            int e,
            int microBatch,
            boolean sequenceParallel,
            ContextParallel contextBy) {
        this(chip, fabric, task, t, c, e, microBatch, sequenceParallel, contextBy, null);
    }

    /// The same times; `log` hears the operators they are made of, forward and backward.
    public LayerCost(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int t,
            int c,
            int e,
            int microBatch,
            boolean sequenceParallel,
            ContextParallel contextBy,
            @Nullable OperatorLog log) {
        Transformer x = task.model();
        double clock = clock(chip, task);
        var pass = new Pass(chip, task.bits(), task.frozen(), clock, log);
        double tokens = (double) microBatch * task.sequence() / c;
        double norms = norms(x, tokens, t, sequenceParallel);

        pass.named(Scope.EVERY_LAYER, "attention projections");
        projections(pass, x, tokens, t);
        double projF = pass.forward;
        double projB = pass.backward;
        double coreF = attention(chip, task, x, tokens, t, clock);
        double coreB = coreF * (task.stack().fusedAttention() ? ATTENTION_BACKWARD : 2.0);
        double elementF = elementForward(chip, x, tokens, norms, t);
        double elementB = elementBackward(chip, x, tokens, norms, t);

        double norm = 2 * chip.stream(2 * norms);
        double widened = widening(pass, x, tokens, t);
        lightDense = norm + widened + chip.stream(tokens * x.ffn() / t * (x.gated() ? 6 : 4));
        if (log != null) {
            double core = coreOperations(task, x, tokens, t);
            double backward = task.stack().fusedAttention() ? 2.5 : 2;
            double moved = 2 * tokens * (x.heads() + x.kvHeads()) * (x.keyDim() + x.valueDim()) / t;
            log.add(
                    Scope.EVERY_LAYER,
                    "attention core",
                    Family.ATTENTION,
                    16,
                    core * (1 + backward),
                    moved * (1 + backward),
                    coreF + coreB);
            log.add(
                    Scope.EVERY_LAYER,
                    "norms, rotary embedding, residuals",
                    Family.ELEMENTWISE,
                    16,
                    0,
                    24 * norms + 12.0 * tokens * (x.heads() + x.kvHeads()) * x.keyDim() / t,
                    elementF + elementB);
        }
        pass.named(Scope.DENSE_LAYERS, "feed-forward");
        pass.reset();
        block(pass, x, tokens, x.ffn() / (double) t, 1);
        double blockF = pass.forward;
        double blockB = pass.backward;
        double sharedF = 0;
        double sharedB = 0;
        denseForward = projF + coreF + elementF + blockF;
        denseBackward = projB + coreB + elementB + blockB;

        if (x.experts() > 0) {
            double local = tokens / t;
            pass.reset();
            if (x.sharedExperts() > 0) {
                pass.named(Scope.MIXTURE_LAYERS, "shared expert");
                block(pass, x, tokens, (double) x.sharedExperts() * x.expertFfn() / t, 1);
            }
            pass.named(Scope.MIXTURE_LAYERS, "router");
            pass.matrix(local, x.experts(), x.hidden(), 16);
            sharedF = pass.forward;
            sharedB = pass.backward;
            double routedF = experts(chip, task, x, local, e, clock);
            double moved = permuted(x, local);
            double permute = chip.stream(moved);
            if (log != null) {
                int passes = task.frozen() ? 2 : 3;
                double rows = local * x.topK() * (e > 1 ? EXPERT_SKEW : 1);
                log.add(
                        Scope.MIXTURE_LAYERS,
                        "routed experts",
                        Family.GROUPED,
                        chip.computeBits(task.bits()),
                        passes * 2.0 * rows * x.expertParameters(),
                        passes * expertBytes(chip, task, x, rows, e),
                        passes * routedF);
                log.add(Scope.MIXTURE_LAYERS, "token permutation", Family.ELEMENTWISE, 16, 0, 2 * moved, 2 * permute);
            }
            mixtureForward = projF + coreF + elementF + sharedF + routedF + permute;
            mixtureBackward = projB + coreB + elementB + sharedB + routedF * (task.frozen() ? 1 : 2) + permute;
            exchange = exchange(fabric, x, local, e);
            lightMixture = lightMixture(chip, x, tokens, t, norm + widened);
        } else {
            mixtureForward = 0;
            mixtureBackward = 0;
            exchange = 0;
            lightMixture = 0;
        }
        products = new Products(projF, projB, coreF, coreB, blockF, blockB, sharedF, sharedB, widened);
        attentionCore = coreF;

        double state = tokens * x.hidden() * 2.0;
        tensorForward = tensorForward(fabric, t, sequenceParallel, state);
        tensorBackward = tensorBackward(fabric, t, sequenceParallel, state, tensorForward);
        contextTransfer = contextTransfer(fabric, x, task, microBatch, tokens, t, c, contextBy);
        contextExposed = contextExposed(contextTransfer, coreF, c, contextBy);

        double logits = tokens * x.vocab() / t;
        pass.named(Scope.HEAD, "LM head");
        pass.reset();
        pass.matrix(tokens, x.vocab() / (double) t, x.hidden(), 16);
        headForward = pass.forward + chip.stream(logits * 10);
        headBackward = pass.backward + chip.stream(logits * 8);
        embedding = chip.stream(tokens * x.hidden() * 12.0);
        aside = aside(task, sequenceParallel, contextBy);
        least = least(x);
        if (log != null) {
            log.add(Scope.EMBEDDING, "embedding", Family.ELEMENTWISE, 16, 0, tokens * x.hidden() * 12.0, embedding);
            log.add(
                    Scope.HEAD,
                    "loss",
                    Family.ELEMENTWISE,
                    16,
                    0,
                    logits * 18,
                    chip.stream(logits * 10) + chip.stream(logits * 8));
        }
    }

    /// Operations of the attention core that are done, forward [FLOP]: the causal half where attention
    /// is fused, the full square where it is not.
    private static double coreOperations(TrainingTask task, Transformer x, double tokens, int t) {
        double s = task.sequence();
        double perKey = 2.0 * tokens * (x.keyDim() + x.valueDim()) * x.heads() / t;
        if (!task.stack().fusedAttention()) {
            return perKey * s;
        }
        double keys = x.topKeys() > 0 ? Math.min(x.topKeys(), s / 2) : s / 2;
        return perKey
                * (x.fullLayers() * keys
                        + x.windowLayers() * Math.min(x.window(), s / 2)
                        + x.linearLayers() * x.keyDim() * 2.0)
                / x.layers();
    }

    private static void projections(Pass pass, Transformer x, double tokens, int t) {
        pass.reset();
        double heads = (double) x.heads() / t;
        if (x.latent()) {
            if (x.queryRank() > 0) {
                pass.matrix(tokens, x.queryRank(), x.hidden());
                pass.matrix(tokens, heads * x.keyDim(), x.queryRank());
            } else {
                pass.matrix(tokens, heads * x.keyDim(), x.hidden());
            }
            pass.matrix(tokens, x.kvRank() + x.ropeDim(), x.hidden());
            pass.matrix(tokens, heads * (x.keyDim() - x.ropeDim() + x.valueDim()), x.kvRank());
        } else {
            double kv = Math.max(1, (double) x.kvHeads() / t);
            pass.matrix(tokens, heads * x.keyDim() + kv * (x.keyDim() + x.valueDim()), x.hidden());
        }
        pass.matrix(tokens, x.hidden(), heads * x.valueDim());
    }

    /// Up-projections of latent attention, forward: queries, keys and values from their ranks. 0 without.
    private static double widening(Pass pass, Transformer x, double tokens, int t) {
        if (!x.latent()) {
            return 0;
        }
        double heads = (double) x.heads() / t;
        double query = x.queryRank() > 0 ? pass.forward(tokens, heads * x.keyDim(), x.queryRank()) : 0;
        return query + pass.forward(tokens, heads * (x.keyDim() - x.ropeDim() + x.valueDim()), x.kvRank());
    }

    /// Feed-forward block of width `width` on this device, with its activation.
    private static void block(Pass pass, Transformer x, double tokens, double width, int copies) {
        pass.matrix(tokens, x.gated() ? 2 * width : width, x.hidden());
        pass.matrix(tokens, x.hidden(), width);
        double element = tokens * width * (x.gated() ? 6 : 4) * copies;
        double forward = pass.chip.stream(element);
        double backward = pass.chip.stream(element * 5 / 3);
        pass.forward += forward;
        pass.backward += backward;
        if (pass.log != null) {
            pass.log.add(
                    pass.scope, "activation function", Family.ELEMENTWISE, 16, 0, element * 8 / 3, forward + backward);
        }
    }

    /// Attention core, forward [s]. Causal: half of the full square.
    private static double attention(Chip chip, TrainingTask task, Transformer x, double tokens, int t, double clock) {
        double s = task.sequence();
        double perKey = 2.0 * tokens * (x.keyDim() + x.valueDim()) * x.heads() / t;
        if (!task.stack().fusedAttention()) {
            // batched products over the full square, then scores written, masked, normalised, dropped out and read
            // again
            double flops = perKey * s;
            double scores = tokens * s * x.heads() / t;
            return 2 * chip.matrix(flops / 2, 0, 16) / clock + 3 * chip.stream(scores * 13 / 3);
        }
        double keys = x.topKeys() > 0 ? Math.min(x.topKeys(), s / 2) : s / 2;
        double share = chip.knob(Knob.TRAIN_ATTENTION) * s / (s + chip.knob(Knob.ATTENTION_HALF));
        double full = chip.knob(Knob.LAUNCH) + perKey * keys / (chip.peak16 * share * clock);
        if (x.windowLayers() == 0 && x.linearLayers() == 0) {
            return full;
        }
        double window = chip.knob(Knob.LAUNCH) + perKey * Math.min(x.window(), s / 2) / (chip.peak16 * share * clock);
        // linear attention: a state of keyDim × valueDim per head, updated and read for every token
        double linear = chip.knob(Knob.LAUNCH) + perKey * x.keyDim() * 2 / (chip.peak16 * share * clock);
        return (x.fullLayers() * full + x.windowLayers() * window + x.linearLayers() * linear) / x.layers();
    }

    /// Grouped products of the routed experts on one device, forward [s]. `local` tokens enter on each
    /// rank.
    private static double experts(Chip chip, TrainingTask task, Transformer x, double local, int e, double clock) {
        double rows = local * x.topK() * (e > 1 ? EXPERT_SKEW : 1);
        int bits = chip.computeBits(task.bits());
        double share = chip.matrixShare(bits) * chip.trainingShare(bits) * chip.knob(Knob.TRAIN_GROUPED);
        double flops = 2.0 * rows * x.expertParameters();
        double bytes = expertBytes(chip, task, x, rows, e);
        return chip.knob(Knob.GROUPED_LAUNCH)
                + Chip.soft(
                        flops / (chip.peak(bits) * share * clock),
                        bytes / (chip.bandwidth * chip.knob(Knob.GROUPED_MEMORY)),
                        2);
    }

    /// Weights of the experts on one device and the rows that go through them [B].
    private static double expertBytes(Chip chip, TrainingTask task, Transformer x, double rows, int e) {
        double weights = (double) x.experts() / e * x.expertParameters() * chip.computeBits(task.bits()) / 8;
        return weights + rows * (2.0 * x.hidden() + 3.0 * x.expertFfn()) * 2;
    }

    /// Dispatch and combine of one mixture layer, one pass [s].
    private static double exchange(Fabric fabric, Transformer x, double local, int e) {
        if (e == 1) {
            return 0;
        }
        // expert groups are consecutive ranks; a token goes to a node once and is forwarded inside it
        int nodes = Math.max(1, e / fabric.inside(e, 1));
        double touched = nodes * (1 - StrictMath.pow(1 - 1.0 / nodes, x.topK()));
        double copies = nodes > 1 ? Math.min(1, touched / x.topK()) : 1;
        return 2 * EXPERT_SKEW * fabric.exchange(e, 1, local * x.topK() * x.hidden() * 2.0, copies);
    }

    /// Transfer of keys and values round the ring, one pass [s]. Source: arXiv 2310.01889.
    private static double ring(Fabric fabric, Transformer x, TrainingTask task, int microBatch, int t, int c) {
        if (c == 1) {
            return 0;
        }
        double bytes = (double) microBatch * task.sequence() / c * x.cacheBytesPerLayer(2) / Math.min(t, x.kvHeads());
        return (c - 1) * fabric.send(t, bytes);
    }

    /// Four all-to-alls of Ulysses, one pass [s]: queries, keys and values before the attention core and
    /// its result after it, 16 bit, `tokens` on each rank. Each rank needs at least one key head, so fewer
    /// key heads than ranks are sent as often as there are ranks. Nothing hides them: the core waits for
    /// the first three and the projection for the last. Source: arXiv 2309.14509 section 3.2.
    static double ulysses(Fabric fabric, Transformer x, double tokens, int t, int c) {
        if (c == 1) {
            return 0;
        }
        double heads = (double) x.heads() / t;
        double keyHeads = x.latent() ? heads : Math.max(c, (double) x.kvHeads() / t);
        double element = 2 * tokens;
        return fabric.exchange(c, t, element * heads * x.keyDim(), 1)
                + fabric.exchange(c, t, element * keyHeads * x.keyDim(), 1)
                + fabric.exchange(c, t, element * keyHeads * x.valueDim(), 1)
                + fabric.exchange(c, t, element * heads * x.valueDim(), 1);
    }

    /// Adds up forward and backward of the matrix products of a block.
    private static final class Pass {
        final Chip chip;
        private final int bits;
        private final boolean frozen;
        private final double clock;
        final @Nullable OperatorLog log;
        Scope scope = Scope.EVERY_LAYER;
        private String name = "";
        double forward;
        double backward;

        Pass(Chip chip, int bits, boolean frozen, double clock, @Nullable OperatorLog log) {
            this.chip = chip;
            this.bits = chip.computeBits(bits);
            this.frozen = frozen;
            this.clock = clock;
            this.log = log;
        }

        /// What the products that follow are, for the log.
        void named(Scope where, String what) {
            scope = where;
            name = what;
        }

        void reset() {
            forward = 0;
            backward = 0;
        }

        void matrix(double rows, double columns, double inner) {
            matrix(rows, columns, inner, bits);
        }

        /// One product and its two gradients, each with its own shape.
        void matrix(double rows, double columns, double inner, int width) {
            double done = 2 * rows * columns * inner;
            double flops = done / (clock * chip.trainingShare(width));
            double w = width / 8.0;
            forward += one(flops, done, (rows * inner + inner * columns) * w + rows * columns * 2, width);
            backward += one(flops, done, (rows * columns + inner * columns) * w + rows * inner * 2, width);
            if (!frozen) {
                // weight gradients are accumulated in 32 bits: read and written
                backward += one(flops, done, (rows * columns + rows * inner) * w + inner * columns * 8, width);
            }
        }

        /// Forward alone, not logged [s].
        double forward(double rows, double columns, double inner) {
            double w = bits / 8.0;
            return chip.matrix(
                    2 * rows * columns * inner / (clock * chip.trainingShare(bits)),
                    (rows * inner + inner * columns) * w + rows * columns * 2,
                    bits);
        }

        private double one(double flops, double done, double bytes, int width) {
            double seconds = chip.matrix(flops, bytes, width);
            if (log != null) {
                log.add(scope, name, Family.MATRIX, width, done, bytes, seconds);
            }
            return seconds;
        }
    }
}
