package io.kilorack.throughput.search;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.training.ContextParallel;
import io.kilorack.throughput.training.Offload;
import io.kilorack.throughput.training.Recompute;
import io.kilorack.throughput.training.Schedule;
import io.kilorack.throughput.training.TrainingTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which training layouts are legal: every axis that the step model computes, and no other.
///
/// | axis | values | legal where |
/// |---|---|---|
/// | tensor | every divisor of the heads | key heads divide or are divided by it, hidden and feed-forward size divide;
/// inside a domain or across |
/// | sequence parallel | on, off | on where tensor > 1 divides a context rank's tokens |
/// | context | every divisor of the sequence, ring or Ulysses | ring `2 c` divides (zig-zag) and leaves each rank 2,048
/// tokens, as the model times attention at the rate of the whole sequence, which shorter chunks do not reach; Ulysses
/// `c` divides the heads of a tensor rank; no common divisor with the micro-batch |
/// | expert | every divisor of the experts | divides tensor × context × data ranks |
/// | pipeline | 1 to the layers | stages lack at most `max(2, layers / 20)` layers of full ones |
/// | data | the most replicas there is room for in whole expert groups, and the fewest with the same sequences each |
/// at most the batch |
/// | micro-batch | every divisor of a replica's sequences | |
/// | schedule | 1F1B with every number of chunks that divides a stage, ZB-H1, DualPipe | chunks: a micro-batch for each
/// stage; ZB-H1 and DualPipe: weights are trained; DualPipe: stages and micro-batches even, two micro-batches a stage |
/// | recomputation | none, selective, light; 1 to all layers of a stage in full, the others kept or light | selective
/// where attention is not fused |
/// | optimiser | ZeRO 0, 1, 2, 3 (FSDP) | more than one replica or context rank |
/// | offload | what the user allows | host known |
///
/// Left out, as another layout is never slower nor larger: context and micro-batch with a common
/// divisor `g`: `c / g` and `g` times the replicas put the same tokens on each rank, without its
/// exchange.
///
/// Left out, as accelerators would idle: other numbers of replicas. What the degrees do not divide
/// idles anyway, and the answer says how many.
///
/// Left out, as the step model does not compute it: tensor parallelism inside an expert (its gathers
/// have no time), axes placed in another order than tensor, context, expert, data, pipeline (that of
/// what they send in a step; [CalculonSpace] places each axis on either tier), pipelines whose stages
/// differ by more (the model times the mean stage; a place or two are what embedding and head take).
///
/// Left out, as the user decides: number format, sequence length, batch, frozen weights, what the
/// software overlaps ([io.kilorack.throughput.training.Stack]), offload.
public final class TrainingSpace {
    /// Offers nothing in host memory.
    static final List<Offload> DEVICE = List.of(Offload.NONE);

    /// Largest share of the layers that a pipeline may lack of full stages.
    private static final int LACKING = 20;

    /// Fewest tokens of a rank of a ring.
    private static final int LEAST_CHUNK = 2048;

    private static final int USUAL_TENSOR = 16;
    private static final int USUAL_CONTEXT = 16;
    private static final int USUAL_MICRO_BATCH = 8;
    private static final int USUAL_UNEVEN = 16;
    private static final int LONG_SEQUENCE = 16384;

    private final boolean whole;
    private final List<Offload> offloads;

    private TrainingSpace(boolean whole, List<Offload> offloads) {
        this.whole = whole;
        this.offloads = List.copyOf(offloads);
    }

    /// Everything legal, with each kind of `offloads`.
    public static TrainingSpace exhaustive(List<Offload> offloads) {
        return new TrainingSpace(true, offloads);
    }

    /// Everything legal without host memory.
    public static TrainingSpace exhaustive() {
        return exhaustive(DEVICE);
    }

    /// What an engineer tries by hand: powers of two, 1F1B with as many chunks as there may be, ZeRO-1 or
    /// FSDP, all or no layers recomputed. Runs that were published without a layout are predicted in it, as
    /// they were not searched for the best there is.
    public static TrainingSpace usual() {
        return new TrainingSpace(false, DEVICE);
    }

    /// Degrees that share the times of a layer, but for its experts.
    record Split(int tensor, boolean sequenceParallel, int context, ContextParallel by) {
        int ranks() {
            return tensor * context;
        }
    }

    /// Stages, replicas and the sequences of each.
    record Row(int pipeline, int data, int sequences) {}

    /// How micro-batches go through a pipeline.
    record Way(Schedule schedule, int interleave) {}

    List<Offload> offloads() {
        return offloads;
    }

    boolean whole() {
        return whole;
    }

    List<Split> splits(TrainingTask task, int domain, int devices) {
        Transformer x = task.model();
        var list = new ArrayList<Split>();
        for (int c : contexts(task, devices)) {
            for (int t : tensors(x, domain, devices)) {
                if ((long) t * c > devices) {
                    continue;
                }
                for (ContextParallel by : ContextParallel.values()) {
                    if (by == ContextParallel.RING
                            ? c > 1 && whole && !chunked(task.sequence(), c)
                            : c == 1 || !by.allows(x, t, c)) {
                        continue;
                    }
                    if (t > 1 && (!whole || task.sequence() / c % t == 0)) {
                        list.add(new Split(t, true, c, by));
                    }
                    if (t == 1 || whole) {
                        list.add(new Split(t, false, c, by));
                    }
                }
            }
        }
        return list;
    }

    /// The splits by tensor and context degree. Those that are usually best come first, so that bounds are
    /// sharp from the start: short contexts, tensor degrees about a server's.
    List<List<Split>> tiles(TrainingTask task, int domain, int devices) {
        var tiles = new ArrayList<List<Split>>();
        Split last = null;
        for (Split s : splits(task, domain, devices)) {
            if (last == null || last.tensor != s.tensor || last.context != s.context) {
                tiles.add(new ArrayList<>());
            }
            tiles.getLast().add(s);
            last = s;
        }
        tiles.sort(Comparator.<List<Split>>comparingInt(t -> t.getFirst().context)
                .thenComparingInt(t -> far(t.getFirst().tensor)));
        return tiles;
    }

    /// Steps of two between a tensor degree and 8, about.
    private static int far(int tensor) {
        return Math.abs(Integer.numberOfLeadingZeros(tensor) - Integer.numberOfLeadingZeros(8));
    }

    private int[] tensors(Transformer x, int domain, int devices) {
        if (!whole) {
            return powers(Math.min(Math.min(USUAL_TENSOR, domain), devices))
                    .filter(t -> x.heads() % t == 0 && devices % t == 0)
                    .toArray();
        }
        return Arrays.stream(divisors(x.heads()))
                .filter(t -> t <= devices
                        && x.hidden() % t == 0
                        && x.ffn() % t == 0
                        && (x.latent() || x.kvHeads() % t == 0 || t % x.kvHeads() == 0))
                .toArray();
    }

    private int[] contexts(TrainingTask task, int devices) {
        return whole
                ? Arrays.stream(divisors(task.sequence()))
                        .filter(c -> c <= devices)
                        .toArray()
                : powers(task.sequence() >= LONG_SEQUENCE ? USUAL_CONTEXT : 1).toArray();
    }

    int[] experts(Transformer x, int devices) {
        if (x.experts() == 0) {
            return new int[] {1};
        }
        return whole
                ? Arrays.stream(divisors(x.experts())).filter(e -> e <= devices).toArray()
                : powers(Math.min(x.experts(), devices))
                        .filter(e -> x.experts() % e == 0)
                        .toArray();
    }

    /// Pipelines and replicas that go with a split and an expert degree.
    List<Row> rows(TrainingTask task, int devices, Split s, int e) {
        Transformer x = task.model();
        var list = new ArrayList<Row>();
        int rest = devices / s.ranks();
        for (int p = 1; p <= Math.min(x.layers(), rest); p++) {
            if (!whole) {
                int d = rest / p;
                if (devices % s.ranks() == 0
                        && rest % p == 0
                        && (x.layers() % p == 0 || p <= USUAL_UNEVEN)
                        && d <= task.batch()
                        && e <= s.ranks() * d) {
                    list.add(new Row(p, d, task.batch() / d));
                }
                continue;
            }
            if (!even(x.layers(), p)) {
                continue;
            }
            // replicas come in groups that hold the experts once
            int group = e / common(e, s.ranks());
            int most = Math.min(task.batch(), rest / p) / group * group;
            if (most < 1) {
                continue;
            }
            int sequences = ceil(task.batch(), most);
            list.add(new Row(p, most, sequences));
            int fewest = ceil(ceil(task.batch(), sequences), group) * group;
            if (fewest < most) {
                list.add(new Row(p, fewest, sequences));
            }
        }
        return list;
    }

    /// Whether a ring of `c` ranks can share a sequence.
    private static boolean chunked(int sequence, int c) {
        return sequence % (2 * c) == 0 && sequence / c >= LEAST_CHUNK;
    }

    /// Whether the stages are alike enough to be timed by their mean.
    private static boolean even(int layers, int p) {
        return ceil(layers, p) * p - layers <= Math.max(2, layers / LACKING);
    }

    /// Sequences of a micro-batch that go with a row.
    boolean fits(TrainingTask task, Split s, Row row, int microBatch) {
        return row.sequences % microBatch == 0
                && (long) row.data * microBatch <= task.batch()
                && (whole ? common(microBatch, s.context) == 1 : usual(microBatch));
    }

    private static boolean usual(int microBatch) {
        return microBatch <= USUAL_MICRO_BATCH && Integer.bitCount(microBatch) == 1;
    }

    /// Every micro-batch that goes with a row, ascending.
    int[] microBatches(List<Row> rows) {
        var all = new BitSet();
        int last = 0;
        for (Row row : rows) {
            if (row.sequences != last) {
                last = row.sequences;
                for (int mb : divisors(last)) {
                    all.set(mb);
                }
            }
        }
        return all.stream().filter(mb -> whole || usual(mb)).toArray();
    }

    /// Schedules of `m` micro-batches through `p` stages.
    List<Way> ways(TrainingTask task, int p, int m) {
        int layers = task.model().layers();
        if (p == 1) {
            return PLAIN;
        }
        if (!whole) {
            return List.of(new Way(Schedule.ONE_F_ONE_B, TrainingSearch.interleave(task.model(), p, m)));
        }
        var list = new ArrayList<Way>();
        int stage = ceil(layers, p);
        for (int v = 1; v <= stage; v++) {
            if (stage % v == 0 && (v == 1 || m >= p)) {
                list.add(new Way(Schedule.ONE_F_ONE_B, v));
            }
        }
        if (!task.frozen()) {
            list.add(new Way(Schedule.ZERO_BUBBLE, 1));
            if (p % 2 == 0 && m % 2 == 0 && m >= 2 * p) {
                list.add(new Way(Schedule.DUAL_PIPE, 1));
            }
        }
        return list;
    }

    private static final List<Way> PLAIN = List.of(new Way(Schedule.ONE_F_ONE_B, 1));

    /// ZeRO stages of a group of `replicas`.
    int[] zeros(int p, int replicas) {
        if (replicas == 1) {
            return new int[] {0};
        }
        return whole ? new int[] {0, 1, 2, 3} : p == 1 ? new int[] {1, 3} : new int[] {1};
    }

    /// What is kept of layers that are not recomputed in full.
    List<Recompute> kept(TrainingTask task) {
        return !whole
                ? List.of(Recompute.NONE)
                : task.stack().fusedAttention()
                        ? List.of(Recompute.NONE, Recompute.LIGHT)
                        : List.of(Recompute.NONE, Recompute.SELECTIVE, Recompute.LIGHT);
    }

    /// Points of the space.
    long count(TrainingTask task, int domain, int devices) {
        long count = 0;
        Transformer x = task.model();
        int kept = kept(task).size();
        for (List<Split> tile : tiles(task, domain, devices)) {
            Split s = tile.getFirst();
            for (int e : experts(x, devices)) {
                for (Row row : rows(task, devices, s, e)) {
                    int stage = ceil(x.layers(), row.pipeline);
                    // none, selective, light; full layers beside kept or light ones
                    long recompute = whole ? kept + 2L * stage : 2;
                    long states = recompute * zeros(row.pipeline, row.data * s.context).length * offloads.size();
                    for (int mb : divisors(row.sequences)) {
                        if (fits(task, s, row, mb)) {
                            int m = ceil(task.batch(), row.data * mb);
                            count += tile.size()
                                    * states
                                    * ways(task, row.pipeline, m).size();
                        }
                    }
                }
            }
        }
        return count;
    }

    static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }

    private static IntStream powers(int most) {
        return IntStream.iterate(1, n -> n <= most, n -> n * 2);
    }

    static int[] divisors(int n) {
        int count = 0;
        for (int i = 1; (long) i * i <= n; i++) {
            count += n % i == 0 ? i == n / i ? 1 : 2 : 0;
        }
        int[] list = new int[count];
        int low = 0;
        for (int i = 1; (long) i * i <= n; i++) {
            if (n % i == 0) {
                list[low] = i;
                list[count - 1 - low] = n / i;
                low++;
            }
        }
        return list;
    }
}
