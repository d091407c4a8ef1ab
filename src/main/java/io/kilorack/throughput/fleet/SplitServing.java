package io.kilorack.throughput.fleet;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.Engine;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingFormat;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingMemory;
import io.kilorack.throughput.serving.ServingModel;

/// Prefill on one pool, decode on another. Sources: DistServe (arXiv 2401.09670), Splitwise (arXiv
/// 2311.18677).
///
/// The pools' rates meet where `x mu_p = y mu_d`; the KV cache of a prompt crosses the scale-out
/// network, which adds to the time to first token.
public final class SplitServing {
    private SplitServing() {}

    /// One side: devices of one family.
    public record Side(Chip chip, Fabric fabric, int devices) {}

    /// What a split yields.
    ///
    /// @param problem why the split is not legal or does not fit; empty when it is
    /// @param warning what differs between the sides though the split is legal; empty when nothing does
    /// @param requests requests per second that both sides keep up with
    /// @param prefillRequests what the prefill side could do alone, `decodeRequests` what the decode
    ///     side could
    /// @param transfer time to move the KV cache of one prompt [s]
    /// @param ttft prefill and transfer without a queue [s]
    /// @param tpot time per output token at that rate [s]
    public record Result(
            String problem,
            String warning,
            double requests,
            double prefillRequests,
            double decodeRequests,
            double transfer,
            double ttft,
            double tpot,
            String prefillLayout,
            String decodeLayout) {
        static Result not(String why) {
            return new Result(why, "", 0, 0, 0, 0, 0, 0, "", "");
        }
    }

    /// @param link bandwidth between the pools per prefill device [B/s]
    public static Result of(
            Side prefill, Side decode, Transformer x, ServingFormat format, ServingSearch.Load load, double link) {
        if (!(link > 0)) {
            return Result.not("bandwidth between the pools unknown or zero; enter the scale-out network");
        }
        int a = prefill.chip.computeBits(format.computeBits());
        int b = decode.chip.computeBits(format.computeBits());
        String warning = "";
        if (a != b) {
            warning = "%s computes in %d bit, %s in %d bit: outputs differ slightly from one family alone"
                    .formatted(prefill.chip.name, a, decode.chip.name, b);
        } else if (a == 8 && prefill.chip.eightIsInteger != decode.chip.eightIsInteger) {
            warning =
                    "8 bit is FP8 on one side and INT8 on the other: convert weights for each side and keep the KV cache in 16 bit";
        }
        ServingFormat cache = warning.isEmpty() ? format : format.withCache(2);
        double bestPrefill = 0;
        double prefillTime = 0;
        ServingLayout prefillLayout = ServingLayout.tensor(1);
        for (ServingLayout l : ServingSearch.layouts(x, prefill.fabric, prefill.devices)) {
            if (ServingMemory.of(x, l, cache).sequences(prefill.chip.memory, load.input()) < 1) {
                continue;
            }
            double t = new ServingModel(
                            new InferenceStep(prefill.chip, prefill.fabric, x, l, cache, Engine.PYTHON),
                            ServingSearch.CHUNK)
                    .prefill(load.input(), load.hit());
            double rate = l.attentionData() / t / l.devices() * (prefill.devices / l.devices() * l.devices());
            if (t <= load.ttft() && rate > bestPrefill) {
                bestPrefill = rate;
                prefillTime = t;
                prefillLayout = l;
            }
        }
        double bestDecode = 0;
        double tpot = 0;
        ServingLayout decodeLayout = ServingLayout.tensor(1);
        double context = load.input() + load.output() / 2;
        for (ServingLayout l : ServingSearch.layouts(x, decode.fabric, decode.devices)) {
            double room = Math.min(
                    4096,
                    Math.floor(
                            ServingMemory.of(x, l, cache).sequences(decode.chip.memory, load.input() + load.output())));
            var model = new ServingModel(
                    new InferenceStep(decode.chip, decode.fabric, x, l, cache, Engine.PYTHON), ServingSearch.CHUNK);
            double sequences = most(model, room, context, load);
            if (sequences < 1) {
                continue;
            }
            double t = model.decodeOnly(sequences, context, load.tokensPerStep());
            double rate = sequences * l.attentionData() / (t * load.output()) * (decode.devices / l.devices());
            if (rate > bestDecode) {
                bestDecode = rate;
                tpot = t;
                decodeLayout = l;
            }
        }
        if (bestPrefill == 0 || bestDecode == 0) {
            return Result.not(
                    bestPrefill == 0
                            ? "the prefill side holds no instance within the target; use more or larger accelerators there"
                            : "the decode side holds no instance within the target; use more or larger accelerators there");
        }
        double bytes = load.input() * x.cacheBytesPerToken(cache.cacheBytes());
        double transfer = bytes / (link * prefillLayout.tensor());
        double carried = link * prefill.devices / bytes;
        return new Result(
                "",
                warning,
                Math.min(carried, Math.min(bestPrefill, bestDecode)),
                bestPrefill,
                bestDecode,
                transfer,
                prefillTime + transfer,
                tpot,
                prefillLayout.text(),
                decodeLayout.text());
    }

    /// Largest number of sequences whose token time meets the target, by bisection: token time grows
    /// with the batch.
    private static double most(ServingModel model, double room, double context, ServingSearch.Load load) {
        if (room < 1 || model.decodeOnly(1, context, load.tokensPerStep()) > load.tpot()) {
            return 0;
        }
        double low = 1;
        double high = room;
        if (model.decodeOnly(high, context, load.tokensPerStep()) <= load.tpot()) {
            return high;
        }
        while (high - low > 0.5) {
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
