package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/// All points with one tensor and pipeline degree. Terms that many points share are computed once per
/// micro-batch.
final class CalculonTile {
    /// Share of tensor communication hidden: none; ring hides all but one step of the ring; pipe all
    /// but one chunk of four.
    private static final double[] HIDDEN = {0, 0.6, 0.75};

    private final TrainingTask task;
    private final Chip chip;
    private final Fabric inner;
    private final Fabric outer;
    private final int t;
    private final int p;
    private final int d;
    private final boolean bounded;
    final int batch;

    long count;
    long legal;
    long fitting;
    long evaluated;
    CalculonSpace.@Nullable Point best;
    double bestSeconds = Double.POSITIVE_INFINITY;
    double bestMemory;

    // terms of the micro-batch at hand [s, B]
    private double forward;
    private double backward;
    private double core;
    private double edge;
    private double state;
    private final double[] tensorForward = new double[6];
    private final double[] tensorBackward = new double[6];

    private final double stage;
    private final double parameters;
    private final double optimizer;
    private final double[] reduce = new double[4];
    private final double host;

    CalculonTile(Chip chip, TrainingTask task, Fabric inner, Fabric outer, int t, int p, int d, boolean bounded) {
        this.chip = chip;
        this.task = task;
        this.inner = inner;
        this.outer = outer;
        this.t = t;
        this.p = p;
        this.d = d;
        this.bounded = bounded;
        this.batch = task.batch() / d * d;
        Transformer x = task.model();
        this.stage = x.layers() / (double) p;
        this.parameters = x.layers() * (x.attentionParameters() + x.denseParameters()) / t / p
                + (double) x.vocab() * x.hidden() / t;
        this.optimizer = parameters * 30 / (chip.bandwidth * chip.knob(Knob.MEMORY));
        for (int tier = 0; tier < 2; tier++) {
            Fabric fabric = tier == 0 ? inner : outer;
            // inner: neighbours; outer: every hop leaves the node
            reduce[tier] = fabric.allReduce(d, 1, parameters * 2);
            reduce[2 + tier] = 2 * fabric.gather(d, 1, parameters * 2);
        }
        this.host = chip.knob(Knob.TRAIN_STEP);
    }

    double bestPerSequence() {
        return bestSeconds / batch;
    }

    CalculonTile run(Runner runner) {
        int perRank = batch / d;
        for (int mb = 1; mb <= perRank; mb++) {
            if (perRank % mb != 0 || (long) mb * task.sequence() % t != 0) {
                continue;
            }
            if (runner.cancelled()) {
                return this;
            }
            terms(mb);
            for (int v = 1; v <= (p == 1 ? 1 : stage); v++) {
                if ((int) stage % v == 0) {
                    points(mb, v, perRank / mb);
                }
            }
        }
        return this;
    }

    private void terms(int mb) {
        var cost = new LayerCost(chip, inner, task, t, 1, 1, mb, false);
        forward = cost.denseForward;
        backward = cost.denseBackward;
        core = cost.attentionCore;
        edge = cost.headForward + cost.headBackward;
        state = (double) mb * task.sequence() * task.model().hidden() * 2;
        for (int tier = 0; tier < 2; tier++) {
            Fabric fabric = tier == 0 ? inner : outer;
            tensorForward[tier] = 2 * fabric.allReduce(t, 1, state);
            tensorBackward[tier] = tensorForward[tier];
            double gather = 4 * fabric.gather(t, 1, state);
            // point to point: the same volume, a step for every neighbour
            tensorForward[2 + tier] = gather + 4.0 * (t - 1) * fabric.send(1, 0);
            tensorBackward[2 + tier] = tensorForward[2 + tier];
            tensorForward[4 + tier] = gather;
            tensorBackward[4 + tier] = gather;
        }
    }

    /// The inner choices, nested from what rejects most to what costs least.
    private void points(int mb, int v, int m) {
        int tiersT = t > 1 ? 2 : 1;
        int tiersP = p > 1 ? 2 : 1;
        int tiersD = d > 1 ? 2 : 1;
        int overlaps = t > 1 ? 3 : 1;
        int dataChoices = d > 1 ? 2 : 1;
        int tiers = tiersT * tiersP * tiersD;
        int legalTiers = 0;
        for (int tier = 0; tier < tiers; tier++) {
            if (innerProductDivides(tier, tiersT, tiersP)) {
                legalTiers++;
            }
        }
        for (int recompute = 0; recompute < 3; recompute++) {
            double repeated = recompute == 0 ? forward : recompute == 1 ? core : 0;
            double perLayer = forward + backward + repeated;
            double bubble = p == 1 ? 0 : (p - 1) * stage * perLayer / v;
            double bound = (m * (stage * perLayer + edge) + bubble + host) / batch;
            for (int shard = 0; shard < dataChoices; shard++) {
                for (int communication = 0; communication < 3; communication++) {
                    int redos = communication == 2 && recompute != 0 ? 2 : 1;
                    for (int redo = 0; redo < redos; redo++) {
                        long here = (long) overlaps * dataChoices * tiers;
                        count += here;
                        legal += (long) overlaps * dataChoices * legalTiers;
                        double memory = memory(mb, v, m, recompute, shard == 1, communication == 2, redo == 1);
                        if (memory > chip.memory) {
                            continue;
                        }
                        fitting += (long) overlaps * dataChoices * legalTiers;
                        if (bounded && bound >= bestSeconds / batch) {
                            continue;
                        }
                        times(
                                mb,
                                v,
                                m,
                                recompute,
                                perLayer,
                                bubble,
                                shard,
                                communication,
                                redo,
                                overlaps,
                                dataChoices,
                                tiers,
                                tiersT,
                                tiersP,
                                memory);
                    }
                }
            }
        }
    }

    private void times(
            int mb,
            int v,
            int m,
            int recompute,
            double perLayer,
            double bubble,
            int shard,
            int communication,
            int redo,
            int overlaps,
            int dataChoices,
            int tiers,
            int tiersT,
            int tiersP,
            double memory) {
        double passes = recompute == 0 ? 2 : 1;
        double compute = m * (stage * perLayer + edge) + host + optimizer / (shard == 1 ? d : 1);
        for (int tier = 0; tier < tiers; tier++) {
            if (!innerProductDivides(tier, tiersT, tiersP)) {
                continue;
            }
            int tierT = tier % tiersT;
            int tierP = tier / tiersT % tiersP;
            int tierD = tier / tiersT / tiersP;
            int kind = communication * 2 + tierT;
            double tensor = stage * (passes * tensorForward[kind] + tensorBackward[kind] * (redo == 1 ? 1.5 : 1));
            double hop =
                    p == 1 ? 0 : 2.0 * v * (tierP == 0 ? inner : outer).send(1, communication == 2 ? state / t : state);
            double reduced = reduce[shard * 2 + tierD];
            for (int overlap = 0; overlap < overlaps; overlap++) {
                double shown = tensor * (1 - HIDDEN[overlap]);
                double idle = p == 1 ? 0 : bubble + (p - 1) * (shown + hop) / v;
                for (int hide = 0; hide < dataChoices; hide++) {
                    evaluated++;
                    double data =
                            d == 1 ? 0 : hide == 1 ? Math.max(0, reduced - stage * backward) + 0.1 * reduced : reduced;
                    double seconds = compute + m * (shown + hop) + idle + data;
                    if (seconds < bestSeconds) {
                        bestSeconds = seconds;
                        bestMemory = memory;
                        best = new CalculonSpace.Point(
                                t,
                                p,
                                d,
                                v,
                                mb,
                                recompute,
                                shard == 1,
                                communication,
                                redo == 1,
                                overlap,
                                hide == 1,
                                tiersT == 2 && tierT == 0,
                                tiersP == 2 && tierP == 0,
                                d > 1 && tierD == 0);
                    }
                }
            }
        }
    }

    /// Tier choices are digits: tensor, pipeline, data; 0 is the inner tier. Axes of degree 1 are on no
    /// tier.
    private boolean innerProductDivides(int tier, int tiersT, int tiersP) {
        long product = 1;
        if (tiersT == 2 && tier % 2 == 0) {
            product *= t;
        }
        if (tiersP == 2 && tier / tiersT % 2 == 0) {
            product *= p;
        }
        if (d > 1 && tier / tiersT / tiersP == 0) {
            product *= d;
        }
        return product <= CalculonSpace.INNER && CalculonSpace.INNER % product == 0;
    }

    /// Memory of the first stage [B]: 18 bytes per parameter, and `s b h (10 + 24/t + 5 a s / (h t))`
    /// per layer or less. Source: arXiv 2205.05198 equations 1 to 6.
    private double memory(int mb, int v, int m, int recompute, boolean sharded, boolean sequence, boolean redo) {
        Transformer x = task.model();
        double states = parameters * (2 + 4 + 12.0 / (sharded ? d : 1));
        double scores = recompute == 2 ? 5.0 * x.heads() * task.sequence() / x.hidden() / t : 0;
        double layer = recompute == 0
                ? 2 / (sequence ? (double) t : 1)
                : sequence ? (redo ? 34.0 : 34.0 + 4.0 * (t - 1)) / t + scores : 10 + 24.0 / t + scores;
        double flight = Math.min(m, p) * (v > 1 && m > p ? 1 + (p - 1.0) / ((double) p * v) : 1);
        return states + state / 2 * layer * stage * flight + 1e9;
    }
}
