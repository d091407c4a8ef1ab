package io.kilorack.throughput.training;

import io.kilorack.throughput.architecture.Transformer;

/// Memory of the fullest device in training [B], in closed form.
///
/// Weights, gradients and optimiser: 2 + 4 + 12 bytes per parameter for mixed-precision Adam with
/// 32-bit gradients (arXiv 1910.02054 section 3.1; arXiv 2205.05198). Activations: the tensors each
/// operator saves for its backward pass, which for a 16-bit GPT gives `s b h (34 / t + 5 a s / (h t))`
/// (arXiv 2205.05198 equations 2 and 4).
///
/// @param weights parameters, 16 bit
/// @param gradients gradients
/// @param optimizer master weights and moments
/// @param activations saved for the backward pass, all micro-batches in flight
/// @param logits output scores and their gradient, 32 bit
/// @param reserve library buffers, framework, fragmentation
public record TrainingMemory(
        double weights, double gradients, double optimizer, double activations, double logits, double reserve) {

    /// What frameworks and communication libraries hold beside tensors [B].
    public static final double RESERVE = 2.5e9;
    /// Share of tensor memory lost to fragmentation.
    public static final double FRAGMENTATION = 0.03;

    public double total() {
        return weights + gradients + optimizer + activations + logits + reserve;
    }

    public double states() {
        return weights + gradients + optimizer;
    }

    /// Total of [#of], for searches.
    public static double total(TrainingTask task, TrainingLayout l) {
        return of(task, l).total();
    }

    /// The fullest stage: the first, whose activations in flight are most, or the last, which holds the
    /// scores.
    public static TrainingMemory of(TrainingTask task, TrainingLayout l) {
        TrainingMemory first = stage(task, l, 0);
        if (l.pipeline() == 1) {
            return first;
        }
        TrainingMemory last = stage(task, l, l.pipeline() - 1);
        return last.total() > first.total() ? last : first;
    }

    /// What a device of pipeline stage `stage` (0 is the first) holds. The embedding lies on the first
    /// stage; LM head and scores lie on the last, which keeps the activations of fewer micro-batches.
    public static TrainingMemory stage(TrainingTask task, TrainingLayout l, int stage) {
        Transformer x = task.model();
        int group = l.data() * l.context();
        boolean last = stage == l.pipeline() - 1;
        double shared = layerParameters(x, l) + edgeParameters(x, l, stage);
        double experts = expertParameters(x, l);
        int expertGroup = Math.max(1, group * l.tensor() / (l.expert() * l.expertTensor()));
        double gathered = l.zero() >= 3 ? shared / group + experts / expertGroup : shared + experts;
        double scattered = l.zero() >= 2 ? shared / group + experts / expertGroup : shared + experts;
        double stated = l.zero() >= 1 ? shared / group + experts / expertGroup : shared + experts;
        // sharded over twice as many ranks, two copies take what one does
        double copies = l.copies();
        // a frozen base is kept in the format it is computed in
        double weights = gathered * (task.frozen() && task.bits() < 16 ? 1 : 2) * (l.zero() >= 3 ? 1 : copies);
        if (l.zero() >= 3) {
            // two layers are gathered at a time: the one at work and the one on its way
            weights += 2 * 2 * (shared + experts) * l.pipeline() / x.layers();
        }
        double gradients = task.frozen() ? 0 : scattered * task.stack().gradientHeld * (l.zero() >= 2 ? 1 : copies);
        double optimizer = task.frozen() || l.offload().optimizer() ? 0 : stated * 12 * (l.zero() >= 1 ? 1 : copies);
        double activations = activations(task, l, stage);
        double logits = last ? tokens(task, l) * x.vocab() / l.tensor() * 8 : 0;
        double held = weights + gradients + optimizer + activations + logits;
        return new TrainingMemory(weights, gradients, optimizer, activations, logits, RESERVE + FRAGMENTATION * held);
    }

    /// Parameters on one device that are not routed experts, of the fullest stage.
    static double sharedParameters(Transformer x, TrainingLayout l) {
        double edge = l.pipeline() == 1 ? x.embeddingParameters() : (double) x.vocab() * x.hidden();
        return layerParameters(x, l) + edge / l.tensor();
    }

    /// Embedding and head of a stage on one device.
    private static double edgeParameters(Transformer x, TrainingLayout l, int stage) {
        double edge = l.pipeline() == 1
                ? x.embeddingParameters()
                : stage == 0 || stage == l.pipeline() - 1 ? (double) x.vocab() * x.hidden() : 0;
        return edge / l.tensor();
    }

    /// Parameters whose optimiser state a device of `stage` owns.
    static double owned(TrainingTask task, TrainingLayout l, int stage) {
        Transformer x = task.model();
        double shared = layerParameters(x, l) + edgeParameters(x, l, stage);
        double experts = expertParameters(x, l);
        int group = l.data() * l.context();
        int expertGroup = Math.max(1, group * l.tensor() / (l.expert() * l.expertTensor()));
        return l.zero() >= 1 ? shared / group + experts / expertGroup : shared + experts;
    }

    /// Parameters of a stage's layers on one device, routed experts left out.
    private static double layerParameters(Transformer x, TrainingLayout l) {
        double layers = x.layers() * x.attentionParameters()
                + (x.layers() - x.mixtureLayers()) * x.denseParameters()
                + x.mixtureLayers() * (x.sharedExperts() * x.expertParameters() + (double) x.hidden() * x.experts());
        return layers / l.pipeline() / l.tensor();
    }

    /// Routed expert parameters on one device.
    static double expertParameters(Transformer x, TrainingLayout l) {
        return x.mixtureLayers()
                * (double) x.experts()
                * x.expertParameters()
                / ((double) l.pipeline() * l.expert() * l.expertTensor());
    }

    static double residentParameters(Transformer x, TrainingLayout l) {
        return sharedParameters(x, l) + expertParameters(x, l);
    }

    /// Activations of all micro-batches in flight on the first stage [B].
    public static double activations(TrainingTask task, TrainingLayout l) {
        return activations(task, l, 0);
    }

    /// Activations of all micro-batches in flight on stage `at` [B].
    static double activations(TrainingTask task, TrainingLayout l, int at) {
        Transformer x = task.model();
        double atWork = Math.max(perLayer(task, l, false), x.experts() > 0 ? perLayer(task, l, true) : 0);
        if (l.offload().activations()) {
            // the layer at work and the one on its way to or from the host
            return 2 * atWork;
        }
        double held = perMicroBatch(task, l) * inFlight(l, task.batch(), at);
        return l.recomputesLayers() ? held + atWork : held;
    }

    /// Activations that one micro-batch keeps on one device of a stage [B].
    static double perMicroBatch(TrainingTask task, TrainingLayout l) {
        Transformer x = task.model();
        double dense = perLayer(task, l, false);
        double mixture = x.experts() > 0 ? perLayer(task, l, true) : 0;
        double stage = StepModel.stageLayers(x, l.pipeline());
        double mixed = x.mixtureLayers() / (double) x.layers();
        double kept = stage * (dense * (1 - mixed) + mixture * mixed);
        if (l.recomputesLayers()) {
            double input = tokens(task, l) * x.hidden() * 2 / (l.sequenceParallel() ? l.tensor() : 1);
            double share = l.recomputedShare(stage);
            return stage * input * share + kept * (1 - share);
        }
        return kept;
    }

    /// Micro-batches whose activations stage `at` of `p` holds: `p - at`; interleaved
    /// `(2 (p - at - 1) + (v - 1) p + 1) / v`, which is `p (1 + (p - 1) / (p v))` on the first; DualPipe
    /// `p + 1` everywhere. Source: arXiv 2205.05198 section 4.2.3, 2104.04473 section 2.2, 2412.19437
    /// table 2.
    static double inFlight(TrainingLayout l, int batch, int at) {
        int p = l.pipeline();
        int v = l.interleave();
        int m = l.microBatches(batch);
        if (l.schedule() == Schedule.DUAL_PIPE) {
            return Math.min(m, p + 1);
        }
        if (m < p - at) {
            return m;
        }
        return v > 1 ? Math.min(m, (2.0 * (p - at - 1) + (v - 1.0) * p + 1) / v) : p - at;
    }

    private static double tokens(TrainingTask task, TrainingLayout l) {
        return (double) l.microBatch() * task.sequence() / l.context();
    }

    /// Bytes that one layer of one micro-batch keeps on one device, nothing recomputed but what the
    /// layout says.
    private static double perLayer(TrainingTask task, TrainingLayout l, boolean mixture) {
        Transformer x = task.model();
        double t = l.tensor();
        double tokens = tokens(task, l);
        double h = x.hidden();
        boolean dropout = !task.stack().fusedAttention() || !x.gated();
        // inputs of the two norms and of the two column-parallel products, and the two dropout masks: whole on every
        // device without sequence parallelism
        // inputs of 8-bit products are kept as they entered the product; a frozen product keeps none
        double kept = task.frozen() ? 0 : task.bits() < 16 ? 1 : 2;
        boolean light = l.recompute() == Recompute.LIGHT;
        // computed again from what is kept anyway: outputs of norms, of up-projections, of activation functions
        double again = light ? 0 : 1;
        double spread = (l.sequenceParallel() ? 1 / t : 1) * (4 * h + again * 2 * kept * h + (dropout ? 2 * h : 0));
        double keyValue = x.latent()
                ? x.kvRank()
                        + x.ropeDim()
                        + x.queryRank()
                        + again * (double) x.heads() / t * (2 * x.keyDim() + x.valueDim())
                : ((double) x.heads() * x.keyDim() + Math.max(t, x.kvHeads()) * (double) (x.keyDim() + x.valueDim()))
                        / t;
        double attention = 2 * keyValue + Math.max(1, kept) * x.heads() * x.valueDim() / t;
        boolean core = !task.stack().fusedAttention() && l.recompute() == Recompute.NONE;
        // scores 2, probabilities 2 and dropout mask 1 byte for each pair of positions and head
        double scores = core ? 5.0 * x.heads() * task.sequence() / t : 0;
        double width = mixture ? (double) x.sharedExperts() * x.expertFfn() : x.ffn();
        // inputs of the activation function, 16 bit, or as the products of the format keep theirs
        double entered = (x.gated() ? 2 : 1) * (light && kept > 0 ? kept : 2);
        double block = (entered + again * kept) * width / t;
        double entering = light && kept > 0 ? 2 * kept : 4;
        double routed = mixture
                ? (x.topK()
                                        * LayerCost.EXPERT_SKEW
                                        * ((again * 2 + kept) * h
                                                + (entering + again * kept) * x.expertFfn() / l.expertTensor())
                                + 4.0 * x.experts())
                        / t
                : 0;
        return tokens * (spread + attention + scores + block + routed);
    }
}
