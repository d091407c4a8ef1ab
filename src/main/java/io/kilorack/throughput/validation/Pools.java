package io.kilorack.throughput.validation;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.collective.Fabric;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.search.ServingSearch;
import io.kilorack.throughput.serving.InferenceStep;
import io.kilorack.throughput.serving.ServingLayout;
import io.kilorack.throughput.serving.ServingModel;

/// Prefill and decode in pools of their own, as a closed loop: requests are either with a prefill worker
/// or decode.
///
/// @param prefill degrees of one prefill worker
/// @param prefillWorkers workers of the prefill pool
/// @param decodeWorkers workers of the decode pool; 0 when not published
public record Pools(ServingLayout prefill, int prefillWorkers, int decodeWorkers) {
    /// Most decode workers that a published recipe gives one prefill pool.
    private static final int MOST_WORKERS = 8;

    /// @param tpot time per output token [s]
    /// @param ttft time to the first token: queue and service of prefill, transfer of the cache [s]
    /// @param workers decode workers, published or found
    record State(double tpot, double ttft, int workers) {}

    /// The steady state of `c`. Workers that were not published: as many as keep prefill no more than
    /// busy, as pools are laid out to match.
    static State of(ServingCase c, Pools pools, Chip chip, Fabric fabric, Transformer x, ServingLayout decode) {
        var prompts = new ServingModel(
                new InferenceStep(chip, fabric, x, pools.prefill, c.format(), c.engine()), ServingSearch.CHUNK);
        var answers = new ServingModel(
                new InferenceStep(chip, fabric, x, decode, c.format(), c.engine()), ServingSearch.CHUNK);
        double service = prompts.prefill(c.input(), 0) / Math.max(1, pools.prefill.attentionData());
        double cache = c.input() * x.cacheBytesPerToken(c.format().cacheBytes());
        double transfer = cache / (fabric.out * Math.min(pools.prefill.devices(), decode.devices()));
        double flight = c.concurrency().orElse(1);
        if (pools.decodeWorkers > 0) {
            return solve(c, answers, decode, flight, service, transfer, pools.prefillWorkers, pools.decodeWorkers);
        }
        State best = solve(c, answers, decode, flight, service, transfer, pools.prefillWorkers, 1);
        for (int workers = 2; workers <= Math.min(MOST_WORKERS, flight); workers++) {
            State next = solve(c, answers, decode, flight, service, transfer, pools.prefillWorkers, workers);
            if (next.ttft > answers.firstToken() + 2 * (service + transfer)) {
                break;
            }
            best = next;
        }
        return best;
    }

    /// Bisection on the requests that decode: more of them leave fewer to prefill, which must keep up.
    private static State solve(
            ServingCase c,
            ServingModel answers,
            ServingLayout decode,
            double flight,
            double service,
            double transfer,
            int prefillWorkers,
            int decodeWorkers) {
        double output = Math.max(2, c.output());
        double low = 0;
        double high = flight;
        double tpot = 0;
        for (int i = 0; i < 40; i++) {
            double decoding = i == 0 ? flight : (low + high) / 2;
            double each = Math.max(0.2, decoding / decodeWorkers / decode.attentionData());
            tpot = answers.decodeOnly(each, c.input() + output / 2, c.accept());
            double rate = decoding / (output * tpot);
            boolean keepsUp =
                    rate <= prefillWorkers / service && flight - decoding >= rate * (service + transfer) - 1e-9;
            if (keepsUp) {
                low = decoding;
            } else {
                high = decoding;
            }
            if (i == 0 && keepsUp) {
                break;
            }
        }
        double rate = Math.max(1e-12, low / (output * tpot));
        return new State(
                tpot, answers.firstToken() + Math.max(service + transfer, (flight - low) / rate), decodeWorkers);
    }
}
