package io.kilorack.throughput.serving;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Knob;
import io.kilorack.throughput.operator.OperatorLog;
import io.kilorack.throughput.operator.OperatorLog.Family;
import io.kilorack.throughput.operator.OperatorLog.Scope;
import org.jspecify.annotations.Nullable;

/// Time of one engine step [s], by what it is spent on. One instance per model, chip and layout;
/// [#time] is pure.
public final class InferenceStep {
    /// Load of the busiest expert rank over the mean at serving time.
    private static final double SKEW = 1.1;

    /// Rows of one tile of a grouped product; kernels that widen weights or take 4-bit ones use small
    /// tiles.
    private static final double TILE = 128;

    private static final double TILE_NARROW = 16;

    /// Width of an expert's slice at which a grouped product reaches half its share of the peak: short sums
    /// do not fill the units.
    private static final double SLICE_HALF = 220;

    /// Tokens that choose their experts alone, of each further token in a batch: tokens of one text choose
    /// alike.
    private static final double OWN_CHOICE = 0.8;

    /// Kernels of one indexer: projections, rope, casts, scores, top-k, gather.
    private static final int INDEX_KERNELS = 24;

    /// Kernels of one linear attention beyond its state: convolution, gates, decay, norm.
    private static final int LINEAR_KERNELS = 6;

    private final Chip chip;
    private final Fabric fabric;
    private final Transformer x;
    private final ServingLayout l;
    private final ServingFormat f;
    private final Engine engine;
    private final int bits;
    private final int denseBits;
    private final double denseWeight;

    public InferenceStep(Chip chip, Fabric fabric, Transformer x, ServingLayout l, ServingFormat f, Engine engine) {
        this.chip = chip;
        this.fabric = fabric;
        this.x = x;
        this.l = l;
        this.f = f;
        this.engine = engine;
        int fits = chip.computeBits(f.computeBits());
        boolean expertsOnly = f.expertsOnly() && x.experts() > 0;
        // MXFP4 experts take 8-bit activations where the chip has 4-bit units (W4A8 MXFP4 x MXFP8)
        this.bits = fits == 4 && expertsOnly ? 8 : fits;
        this.denseBits = expertsOnly ? 16 : bits;
        this.denseWeight = expertsOnly ? 2 : f.weightBytes();
    }

    /// Parts of one step [s].
    public record Time(
            double matrix,
            double experts,
            double attention,
            double element,
            double collective,
            double head,
            double host) {
        public double total() {
            return matrix + experts + attention + element + collective + head + host;
        }
    }

    /// One step with `decode` sequences of `context` tokens on each attention rank, each yielding
    /// `perSequence` tokens of input (1, or 1 + draft length), and `prefill` new prompt tokens that
    /// attend to `prefillContext` keys.
    public Time time(double decode, double context, double perSequence, double prefill, double prefillContext) {
        return time(decode, context, perSequence, prefill, prefillContext, null);
    }

    /// The same; `log` hears the operators of the whole step on one device.
    public Time time(
            double decode,
            double context,
            double perSequence,
            double prefill,
            double prefillContext,
            @Nullable OperatorLog log) {
        double rows = decode * perSequence + prefill;
        int t = l.tensor();
        double layers = x.layers();
        double mixture = x.mixtureLayers();
        double dense = layers - mixture;

        double projections = projections(log == null ? null : new Tally(log, "attention projections", layers), rows);
        double block = dense > 0
                ? block(log == null ? null : new Tally(log, "feed-forward", dense), rows, x.ffn() / (double) t)
                : 0;
        double sharedBlock = mixture > 0 && x.sharedExperts() > 0
                ? block(
                        log == null ? null : new Tally(log, "shared expert", mixture),
                        rows,
                        (double) x.sharedExperts() * x.expertFfn() / t)
                : 0;
        double router = mixture > 0
                ? chip.matrix(2.0 * rows * x.experts() * x.hidden(), 2.0 * x.experts() * x.hidden(), 16)
                : 0;
        double matrix = layers * projections + dense * block + mixture * (sharedBlock + router);

        double experts = mixture > 0 ? mixture * routed(log, rows * l.attentionData()) : 0;
        double attention = decodeAttention(decode, context, perSequence) + prefillAttention(prefill, prefillContext);
        double element = layers
                * (4 * chip.stream(rows * x.hidden() * 4.0)
                        + chip.knob(Knob.SERVE_LAYER)
                        + (x.latent() ? engine.eagerLatent : 0));
        double collective = collectives(rows);
        double scored = decode * perSequence + Math.min(prefill, 1 + prefill / Math.max(1, prefillContext));
        double head = chip.matrix(2.0 * scored * x.vocab() / t * x.hidden(), 2.0 * x.vocab() / t * x.hidden(), 16);
        double host = chip.knob(Knob.SERVE_STEP) * engine.hostFactor + engine.perSequence * decode;
        double hop =
                l.pipeline() > 1 ? (l.pipeline() - 1) * fabric.send(t * l.attentionData(), rows * x.hidden() * 2.0) : 0;
        if (log != null) {
            attentionWork(log, decode, context, perSequence, attention, prefill, prefillContext);
            if (mixture > 0) {
                log.add(
                        Scope.ONCE,
                        "router",
                        Family.MATRIX,
                        16,
                        mixture * 2.0 * rows * x.experts() * x.hidden(),
                        mixture * 2.0 * x.experts() * x.hidden(),
                        mixture * router);
            }
            log.add(
                    Scope.ONCE,
                    "norms and the rest",
                    Family.ELEMENTWISE,
                    16,
                    0,
                    layers * 16 * rows * x.hidden(),
                    element);
            log.add(
                    Scope.ONCE,
                    "LM head",
                    Family.MATRIX,
                    16,
                    2.0 * scored * x.vocab() / t * x.hidden(),
                    2.0 * x.vocab() / t * x.hidden(),
                    head);
        }
        return new Time(matrix, experts, attention, element, collective + hop, head, host);
    }

    /// Shortest time of a step with prompts [s]: such steps are launched kernel by kernel.
    double prefillFloor() {
        return x.layers() * engine.eagerLayer;
    }

    /// Time from a request to its first token beside queue and prefill [s]: the way through the engine,
    /// and back. Fitted on operating points with few requests in flight.
    public double firstToken() {
        return x.layers() * engine.firstLayer;
    }

    /// Operations and bytes of attention: the cache is read once for every sequence, prompts read their
    /// keys and values on the chip.
    private void attentionWork(
            OperatorLog log,
            double decode,
            double context,
            double perSequence,
            double seconds,
            double prefill,
            double prefillContext) {
        double width = x.latent() ? 2.0 * x.kvRank() + x.ropeDim() : x.keyDim() + x.valueDim();
        double flops;
        double bytes;
        if (decode > 0) {
            double seen = x.topKeys() > 0 ? Math.min(x.topKeys(), context) : context;
            double keys = x.fullLayers() * seen + x.windowLayers() * Math.min(x.window(), context);
            double split = x.latent() ? 1 : Math.min(l.tensor(), x.kvHeads());
            flops = 2 * decode * perSequence * keys * width * x.heads() / l.tensor();
            bytes = decode * x.cacheBytesPerLayer(f.cacheBytes()) / split * keys;
        } else {
            double seen = x.topKeys() > 0 ? Math.min(x.topKeys(), prefillContext / 2) : prefillContext / 2;
            double keys = x.fullLayers() * seen + x.windowLayers() * Math.min(x.window(), prefillContext / 2);
            flops = 2 * prefill * (x.keyDim() + x.valueDim()) * keys * x.heads() / l.tensor();
            bytes = x.layers() * 4.0 * prefill * (x.keyDim() + x.valueDim()) * x.heads() / l.tensor();
        }
        log.add(Scope.ONCE, "attention core", Family.ATTENTION, 16, flops, bytes, seconds);
    }

    /// Adds up what the products of a block do, for the log, over all its layers.
    private record Tally(OperatorLog log, String name, double layers) {
        void add(double flops, double bytes, int bits, double seconds) {
            log.add(Scope.ONCE, name, Family.MATRIX, bits, layers * flops, layers * bytes, layers * seconds);
        }
    }

    private double matrix(@Nullable Tally tally, double rows, double columns, double inner) {
        double bytes = inner * columns * denseWeight + rows * inner * (denseBits / 8.0) + rows * columns * 2;
        double seconds = chip.matrix(2 * rows * columns * inner, bytes, denseBits, denseWeight < 1);
        if (tally != null) {
            tally.add(2 * rows * columns * inner, bytes, denseBits, seconds);
        }
        return seconds;
    }

    private double projections(@Nullable Tally tally, double rows) {
        double heads = (double) x.heads() / l.tensor();
        if (x.latent()) {
            double query = x.queryRank() > 0
                    ? matrix(tally, rows, x.queryRank() + x.kvRank() + x.ropeDim(), x.hidden())
                            + matrix(tally, rows, heads * x.keyDim(), x.queryRank())
                    : matrix(tally, rows, heads * x.keyDim() + x.kvRank() + x.ropeDim(), x.hidden());
            // absorbed key and value products, one small matrix per head
            double absorbed = matrix(tally, rows, heads * x.valueDim(), x.kvRank());
            if (tally != null) {
                matrix(tally, rows, heads * x.valueDim(), x.kvRank());
            }
            return query + 2 * absorbed + matrix(tally, rows, x.hidden(), heads * x.valueDim());
        }
        double kv = Math.max(1, (double) x.kvHeads() / l.tensor());
        return matrix(tally, rows, heads * x.keyDim() + kv * (x.keyDim() + x.valueDim()), x.hidden())
                + matrix(tally, rows, x.hidden(), heads * x.valueDim());
    }

    private double block(@Nullable Tally tally, double rows, double width) {
        return matrix(tally, rows, x.gated() ? 2 * width : width, x.hidden()) + matrix(tally, rows, x.hidden(), width);
    }

    /// Grouped products of the routed experts on one device; `tokens` enter the whole instance.
    ///
    /// Weights read: experts on the device that at least one token takes, `E_loc (1 - (1 - k/E)^T)` with
    /// `T = 1 + 0.8 (tokens - 1)`.
    private double routed(@Nullable OperatorLog log, double tokens) {
        double local = ServingLayout.slots(x.experts(), l.expert());
        double choices = tokens <= 1 ? tokens : 1 + (tokens - 1) * OWN_CHOICE;
        double active = local * (1 - StrictMath.pow(1 - (double) x.topK() / x.experts(), choices));
        double size = x.expertParameters() / l.expertTensor();
        double rows = tokens * x.topK() / l.expert() * (l.expert() > 1 ? SKEW : 1);
        double bytes = active * size * f.weightBytes()
                + rows * (2.0 * x.hidden() + 3.0 * x.expertFfn() / l.expertTensor()) * 2;
        boolean widened = bits == 16 && f.weightBits() < 16;
        double share = chip.knob(
                widened
                        ? Knob.GROUPED_WIDENED
                        : bits == 16 ? Knob.GROUPED_16 : bits == 8 ? Knob.GROUPED_8 : Knob.GROUPED_4);
        double width = (double) x.expertFfn() / l.expertTensor();
        share *= width / (width + SLICE_HALF);
        // each expert's rows fill whole tiles: half a tile is lost for every expert at work
        double tiled = rows + active * (widened || f.weightBits() < 8 ? TILE_NARROW : TILE) / 2;
        double seconds = chip.knob(Knob.GROUPED_LAUNCH)
                + Chip.soft(
                        2 * tiled * size / (chip.peak(bits) * share),
                        bytes
                                / (chip.bandwidth
                                        * chip.knob(f.weightBits() < 8 ? Knob.GROUPED_MEMORY_4 : Knob.GROUPED_MEMORY)),
                        2);
        if (log != null) {
            double layers = x.mixtureLayers();
            log.add(
                    Scope.ONCE,
                    "routed experts",
                    Family.GROUPED,
                    bits,
                    layers * 2 * rows * size,
                    layers * bytes,
                    layers * seconds);
        }
        return seconds;
    }

    /// Decode attention of all layers: cache bytes at an efficiency that rises with the bytes read,
    /// against operations.
    private double decodeAttention(double decode, double context, double perSequence) {
        if (decode <= 0) {
            return 0;
        }
        double split = x.latent() ? 1 : Math.min(l.tensor(), x.kvHeads());
        double seen = x.topKeys() > 0 ? Math.min(x.topKeys(), context) : context;
        double perLayer = decode * x.cacheBytesPerLayer(f.cacheBytes()) / split;
        double full = x.fullLayers() * cacheRead(perLayer * seen, decode * perSequence, seen);
        double window = x.windowLayers() == 0
                ? 0
                : x.windowLayers()
                        * cacheRead(
                                perLayer * Math.min(x.window(), context),
                                decode * perSequence,
                                Math.min(x.window(), context));
        double state = decode * x.heads() / l.tensor() * x.keyDim() * x.valueDim() * 4.0;
        double linear = x.linearLayers() == 0
                ? 0
                : x.linearLayers() * (2 * chip.stream(state) + LINEAR_KERNELS * chip.knob(Knob.LAUNCH));
        // sparse attention first scores every key with a light indexer: 128 bytes per key, and its own small kernels
        double index = x.topKeys() == 0
                ? 0
                : x.fullLayers()
                        * (INDEX_KERNELS * chip.knob(Knob.LAUNCH)
                                + decode * context * 128 / (chip.bandwidth * chip.knob(Knob.MEMORY)));
        return full + window + linear + index;
    }

    private double cacheRead(double bytes, double rows, double keys) {
        double read = (bytes + chip.knob(Knob.CACHE_HALF)) / (chip.bandwidth * chip.knob(Knob.CACHE_READ));
        double width = x.latent() ? 2.0 * x.kvRank() + x.ropeDim() : x.keyDim() + x.valueDim();
        double flops = 2 * rows * keys * width * x.heads() / l.tensor();
        return chip.knob(Knob.LAUNCH) + Chip.soft(read, flops / (chip.peak16 * chip.knob(Knob.ATTENTION)), 2);
    }

    private double prefillAttention(double prefill, double keys) {
        if (prefill <= 0) {
            return 0;
        }
        double perKey = 2 * prefill * (x.keyDim() + x.valueDim()) * x.heads() / l.tensor();
        double share = chip.knob(Knob.ATTENTION)
                * headShare((x.keyDim() + x.valueDim()) / 2.0)
                * keys
                / (keys + chip.knob(Knob.ATTENTION_HALF))
                * chip.peak16;
        double seen = x.topKeys() > 0 ? Math.min(x.topKeys(), keys / 2) : keys / 2;
        double full = perKey * seen / share;
        double window = perKey * Math.min(x.window(), keys / 2) / share;
        double linear = perKey * x.keyDim() * 2 / share;
        return x.fullLayers() * full
                + x.windowLayers() * window
                + x.linearLayers() * linear
                + x.layers() * chip.knob(Knob.LAUNCH);
    }

    /// Rate of fused attention over that with heads 128 wide: measured 0.72 at 64 and 1.08 at 256 (kernel
    /// tables of aiconfigurator, Apache-2.0), straight between.
    static double headShare(double width) {
        return width < 128 ? 0.44 + 0.56 * width / 128 : 1 + 0.08 * Math.min(1, (width - 128) / 128);
    }

    private double collectives(double rows) {
        int t = l.tensor();
        int group = t * l.attentionData();
        double state = rows * x.hidden() * 2.0;
        double reduce = t > 1 ? fabric.allReduce(t, 1, state, engine.reduceLatency) : 0;
        double mixture = x.mixtureLayers();
        double sum = (x.layers() + (x.layers() - mixture)) * reduce;
        if (mixture > 0) {
            if (l.attentionData() > 1) {
                // the ranks of a tensor group share its tokens out before they dispatch them
                double sent = rows / t * x.topK() * x.hidden();
                int nodes = Math.max(1, group / fabric.inside(group, 1));
                double copies =
                        nodes > 1 ? Math.min(1, nodes * (1 - StrictMath.pow(1 - 1.0 / nodes, x.topK())) / x.topK()) : 1;
                // dispatch in 8 bit where the model computes so, combine in 16 bit
                sum += mixture
                        * (fabric.exchange(group, 1, sent * Math.min(2, bits / 8.0) * SKEW, copies)
                                + fabric.exchange(group, 1, sent * 2 * SKEW, copies));
            } else {
                sum += mixture * reduce;
            }
        }
        return sum;
    }
}
