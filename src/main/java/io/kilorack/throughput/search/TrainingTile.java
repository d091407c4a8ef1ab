package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch.Found;
import io.kilorack.throughput.training.ContextParallel;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All layouts with one tensor, context and expert degree; layer terms are computed once per
/// micro-batch.
final class TrainingTile {
    private final Chip chip;
    private final Fabric fabric;
    private final TrainingTask task;
    private final Transformer x;
    private final int devices;
    private final int t;
    private final int c;
    private final int e;
    private final ContextParallel by;
    private final boolean bounded;
    private final List<Offload> offloads;

    @Nullable
    Found best;

    @Nullable
    Found smallest;

    List<Found> front = new ArrayList<>();
    long looked;
    long evaluated;

    TrainingTile(
            Chip chip,
            Fabric fabric,
            TrainingTask task,
            int devices,
            int t,
            int c,
            int e,
            ContextParallel by,
            boolean bounded,
            List<Offload> offloads) {
        this.chip = chip;
        this.fabric = fabric;
        this.task = task;
        this.x = task.model();
        this.devices = devices;
        this.t = t;
        this.c = c;
        this.e = e;
        this.by = by;
        this.bounded = bounded;
        this.offloads = offloads;
    }

    TrainingTile run(Runner runner) {
        int rest = devices / (t * c);
        for (int mb = 1; mb <= 8; mb *= 2) {
            if (runner.cancelled()) {
                return this;
            }
            var cost = new LayerCost(chip, fabric, task, t, c, e, mb, t > 1, by);
            for (int p = 1; p <= Math.min(x.layers(), rest); p++) {
                if (rest % p != 0 || (x.layers() % p != 0 && p > 16)) {
                    continue;
                }
                int d = rest / p;
                if ((long) d * mb > task.batch() || (task.batch() / d) % mb != 0 || e > t * c * d) {
                    continue;
                }
                int v = TrainingSearch.interleave(x, p, task.batch() / (d * mb));
                for (int option = 0; option < 4; option++) {
                    boolean sharded = option >= 2;
                    if (!sharded || (p == 1 && d * c > 1)) {
                        for (Offload offload : offloads) {
                            look(p, d, v, mb, (option & 1) == 1, sharded, offload, cost);
                        }
                    }
                }
            }
        }
        front = new ArrayList<>(TrainingSearch.front(chip, front));
        return this;
    }

    private void look(int p, int d, int v, int mb, boolean full, boolean sharded, Offload offload, LayerCost cost) {
        looked++;
        var layout = new TrainingLayout(
                        t,
                        p,
                        d,
                        c,
                        e,
                        1,
                        v,
                        mb,
                        t > 1,
                        full ? Recompute.FULL : Recompute.NONE,
                        sharded ? 3 : d * c > 1 ? 1 : 0,
                        Schedule.ONE_F_ONE_B)
                .withContextBy(by);
        if (offload != Offload.NONE) {
            layout = layout.withOffload(offload);
        }
        double memory = TrainingMemory.total(task, layout);
        if (full && memory <= chip.memory && !offload.activations()) {
            layout = Completion.fewestRecomputed(chip, task, layout);
            memory = TrainingMemory.total(task, layout);
        }
        boolean fits = memory <= chip.memory && HostOffload.fits(fabric, task, layout);
        if (offload != Offload.NONE && !fits) {
            return;
        }
        Found small = smallest;
        if (!fits && small != null && memory >= small.memory()) {
            return;
        }
        Found incumbent = best;
        boolean smaller = small == null || memory < small.memory();
        if (bounded
                && fits
                && !smaller
                && incumbent != null
                && StepModel.lowerBound(task, layout, cost) > incumbent.time().total()) {
            return;
        }
        evaluated++;
        StepTime time = StepModel.time(chip, fabric, task, layout, cost);
        var found = new Found(layout, time, memory, Found.watts(chip, time));
        if (smaller) {
            smallest = found;
        }
        if (fits) {
            front.add(found);
            if (incumbent == null || time.total() < incumbent.time().total()) {
                best = found;
            }
        }
    }
}
