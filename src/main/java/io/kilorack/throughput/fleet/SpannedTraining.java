package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.TrainingSearch;
import io.kilorack.throughput.training.LayerCost;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingLayout;
import io.kilorack.throughput.training.TrainingMemory;
import io.kilorack.throughput.training.TrainingTask;
import java.util.Locale;

/// One training job over two families, by pipeline only: the collective libraries of two vendors share
/// no group, so the families meet at one stage boundary over host Ethernet. Layers are shared out so
/// that stages take equally long.
public final class SpannedTraining {
    private SpannedTraining() {}

    /// What spanning yields against two jobs.
    ///
    /// @param problem why no spanned layout exists; empty when one does
    /// @param rate tokens per second of the spanned job, `separate` those of two jobs together
    /// @param penalty share of the two jobs' rate that spanning loses; negative when spanning wins
    /// @param firstLayers layers on the first family
    public record Result(String problem, double rate, double separate, double penalty, int firstLayers, String text) {}

    /// @param link host bandwidth at the boundary per device [B/s]
    public static Result of(SplitServing.Side a, SplitServing.Side b, TrainingTask task, double link) {
        if (!(link > 0)) {
            return new Result("bandwidth between the families unknown or zero; enter the host network", 0, 0, 0, 0, "");
        }
        double separate = alone(a, task) + alone(b, task);
        Transformer x = task.model();
        double best = 0;
        int bestLayers = 0;
        String text = "";
        for (int ta = 1; ta <= Math.min(16, a.fabric().domain); ta *= 2) {
            for (int tb = 1; tb <= Math.min(16, b.fabric().domain); tb *= 2) {
                if (x.heads() % ta != 0 || x.heads() % tb != 0) {
                    continue;
                }
                var costA = new LayerCost(a.chip(), a.fabric(), task, ta, 1, 1, 1, ta > 1);
                var costB = new LayerCost(b.chip(), b.fabric(), task, tb, 1, 1, 1, tb > 1);
                for (int d = 1; d <= Math.min(task.batch(), Math.min(a.devices() / ta, b.devices() / tb)); d *= 2) {
                    int pa = Math.min(x.layers() - 1, a.devices() / ta / d);
                    int pb = Math.min(x.layers() - 1, b.devices() / tb / d);
                    int la = share(x, pa / layer(costA, x), pb / layer(costB, x));
                    if (la < pa || x.layers() - la < pb) {
                        continue;
                    }
                    if (!fits(a.chip(), task, ta, pa, pa + pb, d, la)
                            || !fits(b.chip(), task, tb, pb, pa + pb, d, x.layers() - la)) {
                        continue;
                    }
                    double rate = rate(task, costA, costB, x, la, pa, pb, d, link / Math.max(ta, tb));
                    if (rate > best) {
                        best = rate;
                        bestLayers = la;
                        text = String.format(
                                Locale.ROOT,
                                "%s: %d layers, TP %d · PP %d; %s: %d layers, TP %d · PP %d; DP %d",
                                a.chip().name,
                                la,
                                ta,
                                pa,
                                b.chip().name,
                                x.layers() - la,
                                tb,
                                pb,
                                d);
                    }
                }
            }
        }
        if (best == 0) {
            return new Result(
                    "no pipeline over both families fits into memory; use more accelerators or run two jobs",
                    0,
                    separate,
                    1,
                    0,
                    "");
        }
        return new Result(
                "", best, separate, separate > 0 ? 1 - best / separate : Double.NEGATIVE_INFINITY, bestLayers, text);
    }

    private static double alone(SplitServing.Side side, TrainingTask task) {
        TrainingSearch.Found found = TrainingSearch.best(side.chip(), side.fabric(), task, side.devices())
                .best();
        return found == null
                ? 0
                : (double) task.batch() * task.sequence() / found.time().total();
    }

    /// Forward and backward of one layer with its communication [s].
    private static double layer(LayerCost c, Transformer x) {
        double mixed = x.mixtureLayers() / (double) x.layers();
        double work = (1 - mixed) * (c.denseForward + c.denseBackward)
                + mixed * (c.mixtureForward + c.mixtureBackward + 2 * c.exchange);
        return work + c.tensorForward + c.tensorBackward;
    }

    /// Layers for the first family when its stages together do `a` layers a second and the others `b`.
    private static int share(Transformer x, double a, double b) {
        return (int) Math.max(1, Math.min(x.layers() - 1, Math.round(x.layers() * a / (a + b))));
    }

    /// `(m - 1) max_i t_i + sum_i t_i`, both directions over the boundary for every micro-batch.
    private static double rate(
            TrainingTask task, LayerCost a, LayerCost b, Transformer x, int la, int pa, int pb, int d, double link) {
        int lb = x.layers() - la;
        double ta = Math.ceil(la / (double) pa) * layer(a, x);
        double tb = Math.ceil(lb / (double) pb) * layer(b, x) + b.headForward + b.headBackward;
        double hop = 2.0 * task.sequence() * x.hidden() * 2 / link;
        int m = Math.max(1, (task.batch() + d - 1) / d);
        double step = (m - 1) * Math.max(Math.max(ta, tb), hop) + pa * ta + pb * tb + hop;
        return (double) task.batch() * task.sequence() / step;
    }

    private static boolean fits(Chip chip, TrainingTask task, int t, int p, int stages, int d, int layers) {
        // as many layers per stage as the family holds, as many micro-batches in flight as the pipeline has stages
        int equal = Math.max(1, (int) Math.round(task.model().layers() * (double) p / layers));
        var layout = new TrainingLayout(
                t,
                Math.min(task.model().layers(), equal),
                d,
                1,
                1,
                1,
                1,
                1,
                t > 1,
                Recompute.FULL,
                d > 1 ? 1 : 0,
                Schedule.ONE_F_ONE_B);
        TrainingMemory m = TrainingMemory.of(task, layout);
        return m.total() + m.activations() * Math.max(0, stages / (double) equal - 1) <= chip.memory;
    }
}
