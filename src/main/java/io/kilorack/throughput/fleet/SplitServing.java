package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.Queueing;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;
import org.jspecify.annotations.Nullable;

/// Prefill on one pool, decode on another. Sources: DistServe (arXiv 2401.09670), Splitwise (arXiv
/// 2311.18677).
///
/// The pools' rates meet where `x mu_p = y mu_d`; the KV cache of a prompt crosses the network between
/// them, which adds to the time to first token. Prompts queue before prefill ([Queueing]), so the
/// prefill side is loaded only as far as the 90th percentile of that time allows.
public final class SplitServing {
    /// A prefill side is never planned fuller: beyond it the queue grows without bound.
    static final double MOST_BUSY = 0.95;

    /// Mean square of prompt lengths over the square of their mean, as spread as exponential ones.
    private static final double SPREAD = 2;

    private static final double MOST_SEQUENCES = 4096;

    private SplitServing() {}

    /// One side: devices of one family.
    public record Side(Chip chip, Fabric fabric, int devices) {
        /// Part of an accelerator's link that one of its devices has.
        double perDevice(double link) {
            return link / chip.devices;
        }

        /// What enters or leaves all devices at once [B/s].
        double all(double link) {
            return perDevice(link) * devices;
        }
    }

    /// One side at work.
    ///
    /// @param most requests per second that this side could do within the targets, the other one aside
    /// @param busy share of that which the two together ask of it, 0..1
    /// @param seconds prefill: of one prompt alone; decode: per output token at the joint rate
    /// @param sequences decode: requests in flight per attention rank at the joint rate; prefill: 1
    public record Stage(
            ServingLayout layout,
            int instances,
            double most,
            double busy,
            double seconds,
            double sequences,
            ServingMemory memory) {
        Stage at(double share, double time, double inFlight) {
            return new Stage(layout, instances, most, share, time, inFlight, memory);
        }
    }

    /// What holds the rate down.
    public enum Bottleneck {
        PREFILL,
        NETWORK,
        DECODE
    }

    /// Two sides at work together.
    ///
    /// @param warning what differs between the sides though the split is legal; empty when nothing does
    /// @param requests requests per second that both sides and the network keep up with
    /// @param bytes KV cache of one prompt that crosses the network [B]
    /// @param transfer time that takes [s]
    /// @param carried requests per second that the network could carry
    /// @param ttft90 queue, prefill and transfer, 90th percentile at the joint rate [s]
    /// @param token what adds up to the time per output token
    public record Pair(
            String warning,
            double requests,
            Stage prefill,
            Stage decode,
            double bytes,
            double transfer,
            double carried,
            double ttft90,
            InferenceStep.Time token) {
        public Bottleneck bottleneck() {
            if (carried < Math.min(prefill.most, decode.most)) {
                return Bottleneck.NETWORK;
            }
            return prefill.most < decode.most ? Bottleneck.PREFILL : Bottleneck.DECODE;
        }
    }

    /// Either a pair at work, or why there is none and what to do.
    public sealed interface Outcome {
        record Works(Pair pair) implements Outcome {}

        record Not(String problem) implements Outcome {}
    }

    /// @param link bandwidth between the pools per accelerator, one way [B/s]
    public static Outcome of(
            Side prefill, Side decode, Transformer x, ServingFormat format, ServingSearch.Load load, double link) {
        if (!(link > 0)) {
            return new Outcome.Not("bandwidth between the pools unknown or zero; enter the network between them");
        }
        String warning = warning(prefill.chip, decode.chip, format);
        ServingFormat cache = warning.isEmpty() ? format : format.withCacheBytes(Math.max(2, format.cacheBytes()));
        double bytes = cacheBytes(x, cache, load.input());
        Stage second = decode(decode, x, cache, load);
        if (second == null) {
            return new Outcome.Not(
                    "the decode side (%s) holds no instance that meets the time per output token; use more or larger accelerators there, or loosen the target"
                            .formatted(decode.chip.name));
        }
        // all tensor ranks send their part at once, and all of the instance that decodes receive theirs
        double in = decode.perDevice(link) * second.layout.tensor();
        var wire = new Wire(bytes, prefill.perDevice(link), in);
        Stage first = prefill(prefill, x, cache, load, wire);
        if (first == null) {
            return new Outcome.Not(
                    prefill(prefill, x, cache, load, new Wire(0, 1, 1)) == null
                            ? "the prefill side (%s) holds no instance that meets the time to first token; use more or larger accelerators there, or loosen the target"
                                    .formatted(prefill.chip.name)
                            : "the network takes at least %.1f s for the KV cache of one prompt (%.0f MB), so the time to first token is missed; use a faster network between the pools, or loosen the target"
                                    .formatted(bytes / in, bytes / 1e6));
        }
        // what leaves all prefill devices at once must also enter the decode devices
        double carried = Math.min(prefill.all(link), decode.all(link)) / bytes;
        double requests = Math.min(carried, Math.min(first.most, second.most));
        double transfer = wire.seconds(first.layout);
        double rho = requests * first.seconds / (first.instances * first.layout.attentionData());
        double ttft = Queueing.prefill90(
                rho, first.instances * first.layout.attentionData(), first.seconds, transfer, SPREAD);
        Decoding decoding = decodeAt(decode, x, cache, load, requests, second);
        return new Outcome.Works(new Pair(
                warning,
                requests,
                first.at(requests / first.most, first.seconds, 1),
                decoding.stage,
                bytes,
                transfer,
                carried,
                ttft,
                decoding.token));
    }

    /// The way of one prompt's cache.
    ///
    /// @param out bandwidth of one prefill device, `in` of a decode instance's tensor ranks [B/s]
    private record Wire(double bytes, double out, double in) {
        double seconds(ServingLayout prefill) {
            return bytes / Math.min(out * prefill.tensor(), in);
        }
    }

    /// The decode side at the joint rate, which may be less than it could do.
    private static Decoding decodeAt(
            Side side, Transformer x, ServingFormat cache, ServingSearch.Load load, double requests, Stage second) {
        var step = new InferenceStep(side.chip, side.fabric, x, second.layout, cache, Engine.PYTHON);
        var model = new ServingModel(step, ServingSearch.CHUNK);
        double context = load.input() + load.output() / 2;
        double perRank = requests / (second.instances * second.layout.attentionData());
        double low = 0;
        double high = second.sequences;
        for (int i = 0; i < 40 && high - low > 1e-3 * high; i++) {
            double middle = (low + high) / 2;
            double rate = middle / (model.decodeOnly(middle, context, load.tokensPerStep()) * load.output());
            if (rate < perRank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double perStep = load.tokensPerStep() > 1 ? Math.ceil(load.tokensPerStep()) : 1;
        InferenceStep.Time token = step.time(high, context, perStep, 0, 0);
        return new Decoding(second.at(requests / second.most, token.total() / load.tokensPerStep(), high), token);
    }

    private record Decoding(Stage stage, InferenceStep.Time token) {}

    /// What differs between the sides; a cache that both must read is then kept in 16 bit.
    private static String warning(Chip prefill, Chip decode, ServingFormat format) {
        int a = prefill.computeBits(format.computeBits());
        int b = decode.computeBits(format.computeBits());
        if (a != b) {
            return "%s computes in %d bit, %s in %d bit: the KV cache is kept in 16 bit, and answers differ slightly from those of one family alone"
                    .formatted(name(prefill), a, name(decode), b);
        }
        return a == 8 && prefill.eightIsInteger != decode.eightIsInteger
                ? "8 bit is %s on %s and %s on %s: weights are converted for each side, and the KV cache is kept in 16 bit"
                        .formatted(eight(prefill), name(prefill), eight(decode), name(decode))
                : "";
    }

    /// A name without what stands in brackets behind it.
    private static String name(Chip chip) {
        int bracket = chip.name.indexOf(" (");
        return bracket > 0 ? chip.name.substring(0, bracket) : chip.name;
    }

    private static String eight(Chip chip) {
        return chip.eightIsInteger ? "INT8" : "FP8";
    }

    /// Cache of one prompt: growing layers, windows as far as the prompt fills them, and the fixed state
    /// of linear layers in 16 bit.
    static double cacheBytes(Transformer x, ServingFormat f, double input) {
        return input * x.cacheBytesPerToken(f.cacheBytes())
                + x.windowLayers() * Math.min(input, x.window()) * x.cacheBytesPerLayer(f.cacheBytes())
                + 2.0 * x.linearLayers() * x.heads() * x.keyDim() * x.valueDim();
    }

    private static @Nullable Stage prefill(
            Side side, Transformer x, ServingFormat f, ServingSearch.Load load, Wire wire) {
        Stage best = null;
        for (ServingLayout l : ServingSearch.layouts(x, side.devices)) {
            ServingMemory memory = ServingMemory.of(x, l, f);
            int instances = side.devices / l.devices();
            if (instances < 1 || memory.sequences(side.chip.memory, load.input()) < 1) {
                continue;
            }
            var model = new ServingModel(
                    new InferenceStep(side.chip, side.fabric, x, l, f, Engine.PYTHON), ServingSearch.CHUNK);
            double seconds = model.prefill(load.input(), load.hit());
            int servers = instances * l.attentionData();
            double busy = busiest(servers, seconds, wire.seconds(l), load.ttft());
            double most = busy * servers / seconds;
            if (most > 0 && (best == null || most > best.most)) {
                best = new Stage(l, instances, most, 1, seconds, 1, memory);
            }
        }
        return best;
    }

    /// Largest load of the prefill servers whose 90th percentile meets the target; 0 when even a single
    /// prompt misses it.
    private static double busiest(int servers, double seconds, double transfer, double target) {
        if (Queueing.prefill90(MOST_BUSY, servers, seconds, transfer, SPREAD) <= target) {
            return MOST_BUSY;
        }
        double low = 0;
        double high = MOST_BUSY;
        if (Queueing.prefill90(low, servers, seconds, transfer, SPREAD) > target) {
            return 0;
        }
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (Queueing.prefill90(middle, servers, seconds, transfer, SPREAD) <= target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static @Nullable Stage decode(Side side, Transformer x, ServingFormat f, ServingSearch.Load load) {
        Stage best = null;
        double context = load.input() + load.output() / 2;
        for (ServingLayout l : ServingSearch.layouts(x, side.devices)) {
            ServingMemory memory = ServingMemory.of(x, l, f);
            int instances = side.devices / l.devices();
            double room = Math.min(
                    MOST_SEQUENCES, Math.floor(memory.sequences(side.chip.memory, load.input() + load.output())));
            if (instances < 1 || room < 1) {
                continue;
            }
            var model = new ServingModel(
                    new InferenceStep(side.chip, side.fabric, x, l, f, Engine.PYTHON), ServingSearch.CHUNK);
            double sequences = most(model, room, context, load);
            if (sequences < 1) {
                continue;
            }
            double t = model.decodeOnly(sequences, context, load.tokensPerStep());
            double rate = sequences * l.attentionData() / (t * load.output()) * instances;
            if (best == null || rate > best.most) {
                best = new Stage(l, instances, rate, 1, t, sequences, memory);
            }
        }
        return best;
    }

    /// Largest number of sequences whose token time meets the target, by bisection: token time grows
    /// with the batch.
    private static double most(ServingModel model, double room, double context, ServingSearch.Load load) {
        if (model.decodeOnly(1, context, load.tokensPerStep()) > load.tpot()) {
            return 0;
        }
        double low = 1;
        double high = room;
        if (model.decodeOnly(high, context, load.tokensPerStep()) <= load.tpot()) {
            return high;
        }
        while (high - low > Math.max(0.5, 0.01 * low)) {
            double middle = (low + high) / 2;
            if (model.decodeOnly(middle, context, load.tokensPerStep()) <= load.tpot()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.floor(low);
    }
}
