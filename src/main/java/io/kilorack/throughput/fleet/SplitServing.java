package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.Runner;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import java.util.List;
import java.util.Optional;
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
    static final double SPREAD = 2;

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
        var search = new SplitSearch(prefill, decode, x, format, load, link, Runner.inPlace());
        SplitSearch.Match best = search.best();
        return best == null ? new Outcome.Not(search.problem()) : new Outcome.Works(search.pair(best));
    }

    /// The layouts of both sides that were in reach.
    ///
    /// @param runnerUp the next best pair of layouts, or null
    /// @param front pairs that no other beats in rate, both times and room for the cache at once, down to
    ///     half the best rate, the best first
    /// @param looked pairs looked at, `timed` those whose times at the joint rate were computed
    public record Choices(
            Pair best, @Nullable Pair runnerUp, List<Pair> front, long looked, long timed, boolean complete) {}

    /// The same for every pair of layouts; empty where none works. `runner` hears of progress and may stop
    /// the search.
    public static Optional<Choices> choices(
            Side prefill,
            Side decode,
            Transformer x,
            ServingFormat format,
            ServingSearch.Load load,
            double link,
            Runner runner) {
        return link > 0 ? new SplitSearch(prefill, decode, x, format, load, link, runner).choices() : Optional.empty();
    }

    /// What differs between the sides; a cache that both must read is then kept in 16 bit.
    static String warning(Chip prefill, Chip decode, ServingFormat format) {
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
}
