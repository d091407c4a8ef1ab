package io.kilorack.assess;

import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.plan.Plan;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Figure;
import io.kilorack.throughput.Cluster;
import io.kilorack.throughput.ServingSetup;
import io.kilorack.throughput.Throughput;
import io.kilorack.throughput.TrainingSetup;
import io.kilorack.throughput.training.TrainingLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Questions about a workload that cost too much for every assessment: what its rate owes to each
/// uncertain constant, and how
/// much its largest product computes per byte.
public final class WorkloadInsight {
    private static final double BYTES = 2;

    private final Catalog catalog;
    private final Plan plan;
    private final PoolShares shares;

    public WorkloadInsight(Catalog catalog, Plan plan) {
        this.catalog = catalog;
        this.plan = plan;
        var parts = new Parts(catalog);
        var designer = new RackDesigner(catalog, parts, new PieceDraw(catalog));
        Roster roster = Roster.of(plan, null);
        PoolMap pools = PoolMap.of(roster, null);
        var groups = ThroughputRoom.groups(roster, pools, Census.of(roster, designer, parts, null));
        var room = new ThroughputRoom(catalog);
        shares = PoolShares.of(
                plan,
                groups.stream().map(room::clusters).toList(),
                w -> catalog.models().containsKey(w.modelId()));
    }

    /// What is asked again of the engine; empty when the plan or the catalog does not have it.
    private record Question(Accelerator accelerator, Cluster cluster, LanguageModel model, Workload workload) {
        TrainingSetup training(Workload.Training t) {
            return TrainingSetup.of(
                    accelerator, cluster, model, t.tokens(), t.sequenceLength(), t.globalBatch(), t.precision());
        }
    }

    private Optional<Question> question(WorkloadResult w) {
        Accelerator accelerator = catalog.accelerators().get(w.acceleratorId());
        Workload workload = plan.workloads().stream()
                .filter(x -> x.id().equals(w.workloadId()))
                .findFirst()
                .orElse(null);
        // two pools at work together have no single device to explain
        if (accelerator == null || workload == null || w.pairing().isPresent()) {
            return Optional.empty();
        }
        Cluster cluster = shares.of(workload, w.poolId()).clusters().get(accelerator);
        LanguageModel model = catalog.models().get(workload.modelId());
        return cluster == null || model == null
                ? Optional.empty()
                : Optional.of(new Question(accelerator, cluster, model, workload));
    }

    /// Change of the rate [%] when a calibration constant is 10 % higher, band from 10 % lower to
    /// 10 % higher; largest first.
    public List<Figure> sensitivity(WorkloadResult w) {
        return question(w)
                .map(q -> switch (q.workload) {
                    case Workload.Training t -> Throughput.sensitivity(q.training(t));
                    case Workload.Serving s ->
                        Throughput.sensitivity(ServingSetup.of(
                                q.accelerator,
                                q.cluster,
                                q.model,
                                s.inputTokens(),
                                s.outputTokens(),
                                s.prefixHit(),
                                s.ttftMs(),
                                s.tpotMs(),
                                s.precision()));
                })
                .orElse(List.of());
    }

    /// FLOP per byte of the largest dense product of a training step, m × k × n in 16 bit: tokens
    /// of a micro-batch, hidden size, and
    /// the feed-forward width (the hidden size where all blocks are experts) on one tensor rank.
    /// Source: 2 m k n / (2 (m k + k n + m n)).
    public OptionalDouble intensity(WorkloadResult w) {
        Question q = question(w).orElse(null);
        if (q == null
                || !(q.workload instanceof Workload.Training t)
                || q.model.hidden().isEmpty()) {
            return OptionalDouble.empty();
        }
        TrainingLayout layout = Throughput.bestTrainingLayout(q.training(t)).orElse(null);
        if (layout == null) {
            return OptionalDouble.empty();
        }
        double k = q.model.hidden().getAsInt();
        double n = q.model.ffnHidden().orElse((int) k) / (double) layout.tensor();
        double m = (double) layout.microBatch() * t.sequenceLength() / layout.context();
        return OptionalDouble.of(2 * m * k * n / (BYTES * (m * k + k * n + m * n)));
    }
}
