package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch.Depth;
import io.kilorack.throughput.search.TrainingSearch.Found;
import io.kilorack.throughput.search.TrainingSpace.Row;
import io.kilorack.throughput.search.TrainingSpace.Split;
import io.kilorack.throughput.search.TrainingSpace.Way;
import io.kilorack.throughput.training.HostOffload;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.StepModel;
import io.kilorack.throughput.training.StepTime;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All layouts with one tensor and context degree. Layer terms are computed once per micro-batch, and
/// whole families of layouts are left when a bound says that none of them can be wanted: first all
/// pipelines of a micro-batch, then a pipeline's schedules, then what it recomputes and shards.
final class TrainingTile {
    private final Chip chip;
    private final Fabric fabric;
    private final TrainingTask task;
    private final Transformer x;
    private final int devices;
    private final TrainingSpace space;
    private final List<Split> splits;
    private final Depth depth;
    private final Incumbents seed;
    private final double roomyMemory;
    private final Map<Integer, LayerCost> bases = new HashMap<>();
    private Split split;

    final Incumbents found = new Incumbents();
    final Front front;
    long evaluated;

    /// @param splits with one tensor and context degree
    /// @param seed what was found before, read only: bounds start from it
    TrainingTile(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int devices,
            TrainingSpace space,
            List<Split> splits,
            Depth depth,
            Incumbents seed) {
        this.chip = chip;
        this.fabric = fabric;
        this.task = task;
        this.x = task.model();
        this.devices = devices;
        this.space = space;
        this.splits = splits;
        this.split = splits.getFirst();
        this.depth = depth;
        this.seed = seed;
        this.roomyMemory = TrainingSearch.roomyMemory(chip);
        this.front = new Front(chip);
    }

    TrainingTile run(Runner runner) {
        for (int e : space.experts(x, devices)) {
            List<Row> rows = space.rows(task, devices, split, e);
            for (int mb : space.microBatches(rows)) {
                for (Split each : splits) {
                    if (runner.cancelled()) {
                        return this;
                    }
                    split = each;
                    rows(rows, e, mb);
                }
            }
        }
        return this;
    }

    /// All pipelines of one micro-batch.
    private void rows(List<Row> rows, int e, int mb) {
        LayerCost cost = null;
        for (Row row : rows) {
            if (!space.fits(task, split, row, mb)) {
                continue;
            }
            if (cost == null) {
                cost = cost(e, mb);
                // the layers of all stages together are there for every replica, whatever the pipeline
                double shares = (double) task.batch() * split.ranks() / devices / mb;
                if (StepModel.lowerBound(chip, task, cost, x.layers(), 0, shares, 1) > limit()) {
                    return;
                }
            }
            row(row, e, mb, cost);
        }
    }

    private LayerCost cost(int e, int mb) {
        LayerCost base = bases.computeIfAbsent(
                mb,
                k -> new LayerCost(
                        chip,
                        fabric,
                        task,
                        split.tensor(),
                        split.context(),
                        e,
                        k,
                        split.sequenceParallel(),
                        split.by()));
        return base.with(
                chip, fabric, task, split.tensor(), split.context(), e, mb, split.sequenceParallel(), split.by());
    }

    private void row(Row row, int e, int mb, LayerCost cost) {
        int p = row.pipeline();
        int m = TrainingSpace.ceil(task.batch(), row.data() * mb);
        double bound = StepModel.lowerBound(
                chip,
                task,
                cost,
                StepModel.stageLayers(x, p),
                StepModel.edge(x, p, cost),
                m,
                split.ranks() * p * row.data());
        if (bound > limit()) {
            return;
        }
        int[] zeros = space.zeros(p, row.data() * split.context());
        if (depth != Depth.ALL && space.offloads().size() == 1 && !holds(row, e, mb, zeros)) {
            return;
        }
        for (Way way : space.ways(task, p, m)) {
            TrainingLayout plain = layout(row, e, mb, way, zeros[0]);
            if (StepModel.lowerBound(chip, fabric, task, plain, cost) > limit()) {
                continue;
            }
            for (int zero : zeros) {
                for (Offload offload : space.offloads()) {
                    TrainingLayout l = plain.withZero(zero).withOffload(offload);
                    if (depth == Depth.BEST) {
                        fewest(l, cost);
                    } else {
                        all(l, cost);
                    }
                }
            }
        }
    }

    private TrainingLayout layout(Row row, int e, int mb, Way way, int zero) {
        return new TrainingLayout(
                        split.tensor(),
                        row.pipeline(),
                        row.data(),
                        split.context(),
                        e,
                        1,
                        way.interleave(),
                        mb,
                        split.sequenceParallel(),
                        Recompute.NONE,
                        zero,
                        way.schedule())
                .withContextBy(split.by());
    }

    /// Whether any layout with these degrees fits: everything recomputed, states sharded.
    private boolean holds(Row row, int e, int mb, int[] zeros) {
        TrainingLayout l = layout(row, e, mb, new Way(Schedule.ONE_F_ONE_B, 1), zeros[zeros.length - 1])
                .recomputing(space.whole() ? Recompute.LIGHT : Recompute.FULL, stage(row.pipeline()));
        return TrainingMemory.total(task, l) <= chip.memory
                || (l.zero() == 3 && TrainingMemory.total(task, l.withZero(space.whole() ? 2 : 1)) <= chip.memory);
    }

    private int stage(int p) {
        return TrainingSpace.ceil(x.layers(), p);
    }

    /// Of all degrees of recomputation those that can be the fastest: as little as memory allows, and as
    /// little as leaves headroom.
    private void fewest(TrainingLayout l, LayerCost cost) {
        for (Recompute kept : space.kept(task)) {
            TrainingLayout least = least(l, kept, chip.memory);
            if (least == null) {
                continue;
            }
            time(least, cost);
            if (!space.whole()) {
                continue;
            }
            if (TrainingMemory.total(task, least) > roomyMemory) {
                TrainingLayout roomy = least(l, kept, roomyMemory);
                if (roomy != null) {
                    time(roomy, cost);
                }
            } else if (kept == Recompute.NONE && !least.recomputesLayers()) {
                // nothing is recomputed: everything else is slower
                return;
            }
        }
    }

    /// As few layers recomputed as `memory` allows; null where it allows none.
    private @Nullable TrainingLayout least(TrainingLayout l, Recompute kept, double memory) {
        TrainingLayout keeping = l.recomputing(kept, 0);
        if (TrainingMemory.total(task, keeping) <= memory) {
            return keeping;
        }
        if (l.offload().activations() || kept == Recompute.SELECTIVE) {
            return null;
        }
        TrainingLayout full = l.recomputing(full(kept), stage(l.pipeline()));
        return TrainingMemory.total(task, full) <= memory ? Completion.fewestRecomputed(memory, task, full) : null;
    }

    private static Recompute full(Recompute kept) {
        return kept == Recompute.LIGHT ? Recompute.LIGHT : Recompute.FULL;
    }

    private void all(TrainingLayout l, LayerCost cost) {
        for (Recompute kept : space.kept(task)) {
            time(l.recomputing(kept, 0), cost);
            if (kept != Recompute.SELECTIVE && !l.offload().activations()) {
                // memory falls and time grows with every layer recomputed: between the first that fits and the first
                // that takes too long lie all of interest
                TrainingLayout one = l.recomputing(full(kept), 1);
                for (int k = Completion.fewestRecomputed(chip.memory, task, one).recomputedLayers();
                        k <= stage(l.pipeline());
                        k++) {
                    TrainingLayout some = l.recomputing(full(kept), k);
                    if (StepModel.lowerBound(chip, fabric, task, some, cost) > limit()) {
                        break;
                    }
                    time(some, cost);
                }
            }
        }
    }

    private void time(TrainingLayout l, LayerCost cost) {
        double memory = TrainingMemory.total(task, l);
        if (memory > chip.memory || !HostOffload.fits(fabric, task, l)) {
            return;
        }
        if (StepModel.lowerBound(chip, fabric, task, l, cost) > limit()) {
            return;
        }
        evaluated++;
        StepTime time = StepModel.time(chip, fabric, task, l, cost);
        var f = new Found(l, time, memory, Found.watts(chip, time));
        found.add(f, roomyMemory);
        if (depth != Depth.BEST && time.total() <= limit()) {
            front.add(f);
        }
    }

    /// Time above which a layout is of no interest [s].
    private double limit() {
        return switch (depth) {
            case ALL -> Double.POSITIVE_INFINITY;
            case BEST -> Math.min(found.limit(), seed.limit());
            case FRONT ->
                Math.max(
                        Math.min(found.limit(), seed.limit()),
                        TrainingSearch.FRONT_REACH
                                * Math.min(TrainingSearch.seconds(found.best), TrainingSearch.seconds(seed.best)));
        };
    }
}
