package io.kilorack.throughput.serving;

/// The queue in front of prefill.
public final class Queueing {
    /// Equally likely lengths of exponential answers, over their mean.
    private static final double[] ANSWERS = new double[64];

    static {
        for (int i = 0; i < ANSWERS.length; i++) {
            ANSWERS[i] = -StrictMath.log(1 - (i + 0.5) / ANSWERS.length);
        }
    }

    private Queueing() {}

    /// Mean square of lengths over the square of their mean: 1 for equal ones, 2 for exponential ones.
    public static double secondMoment(int[] lengths) {
        double sum = 0;
        double squares = 0;
        for (int l : lengths) {
            sum += l;
            squares += (double) l * l;
        }
        double mean = sum / lengths.length;
        return squares / lengths.length / (mean * mean);
    }

    /// Mean time to first token at a steady state [s].
    ///
    /// An arriving request waits for the rest of the step at work (half a step), then shares its own
    /// step with the prompts that arrived beside it: `S / 2 + own prefill + lambda S prompt`, where `S`
    /// is the step an arrival sees, `E[S²] / E[S]`: long steps are hit more often. Checked against
    /// a simulation of the queue.
    public static double meanTtft(ServingModel.State state, double spread) {
        double seen = seenStep(state, spread);
        return seen / 2 + state.ttft() + state.arrivals() * seen * state.prompt();
    }

    /// 90th percentile of the time to first token at a steady state [s].
    ///
    /// A gamma distribution with the mean above and the variance of the rest of a step, of the prompts
    /// beside and of the own prompt; its quantile by Wilson and Hilferty (PNAS 17 (1931) 684). Poisson
    /// arrivals.
    ///
    /// @param spread mean square of prompt lengths over the square of their mean
    public static double ttft90(ServingModel.State state, double spread) {
        double mean = meanTtft(state, spread);
        double seen = seenStep(state, spread);
        double work = workVariance(state, spread) * seen / state.step();
        double passed = state.arrivals() * state.prompt();
        double variance = seen * seen / 12
                + work * (1 + passed * passed)
                + work / 4
                + state.prompt() * state.prompt() * Math.max(0, spread - 1);
        return quantile90(mean, variance);
    }

    /// 90th percentile of queue, prefill and transfer of a pool that only prefills [s].
    ///
    /// Prompts wait for one of `servers`: the wait is 0 or, with probability
    /// `P = rho^(sqrt(2 (k + 1)) - 1)`, exponential with mean `S v / (k (1 - rho))`, together
    /// Sakasegawa's mean of M/G/k. A gamma distribution with the mean and variance of wait, own prompt
    /// and its transfer gives the quantile, as in [#ttft90]. Exact in the mean for one server.
    /// Source: Sakasegawa, Ann. Inst. Stat. Math. 29 (1977) 67.
    ///
    /// @param load share of the servers' time that is taken, 0..1
    /// @param service mean prefill time [s], `transfer` mean time to move its cache [s]
    /// @param spread mean square of prompt lengths over the square of their mean
    public static double prefill90(double load, int servers, double service, double transfer, double spread) {
        if (load >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        double waits = load <= 0 ? 0 : StrictMath.pow(load, StrictMath.sqrt(2 * (servers + 1.0)) - 1);
        double wait = service * spread / 2 / (servers * (1 - load));
        double own = service + transfer;
        double mean = waits * wait + own;
        double variance = 2 * waits * wait * wait - waits * waits * wait * wait + own * own * Math.max(0, spread - 1);
        return quantile90(mean, variance);
    }

    /// 90th percentile over requests of the time per output token [s].
    ///
    /// The `m` steps of an answer form a busy period: decoding takes `m t`, prompts that arrive
    /// meanwhile are put before the next step, so that the whole lasts `m t / (1 - rho)` with variance
    /// `lambda E[p²] m t / (1 - rho)³` (Takács 1962; Kleinrock, Queueing Systems I, 1975, 5.8). Prompts
    /// that came during the own prompt come on top. Answers are taken as geometric: the percentile is
    /// that of the mixture over their lengths, found by bisection. Checked against a simulation of the
    /// queue.
    ///
    /// @param answer mean output tokens after the first
    /// @param tokensPerStep tokens of a sequence in one step
    /// @param spread mean square of prompt lengths over the square of their mean
    public static double tpot90(ServingModel.State state, double answer, double tokensPerStep, double spread) {
        if (answer <= 0) {
            return state.tpot();
        }
        double low = state.step() / tokensPerStep;
        double high = 2 * low;
        while (tpotAbove(high, state, answer, tokensPerStep, spread) > 0.1) {
            high *= 2;
        }
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (tpotAbove(middle, state, answer, tokensPerStep, spread) > 0.1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Share of requests whose time per output token is above `target` [s], as of [#tpot90].
    public static double tpotAbove(
            double target, ServingModel.State state, double answer, double tokensPerStep, double spread) {
        if (answer <= 0) {
            return state.tpot() > target ? 1 : 0;
        }
        double steps = Math.max(1, answer / tokensPerStep);
        double step = state.step();
        double free = 1 - Math.min(0.98, state.prefilling());
        // the state holds its mean over requests, of `behind / m` over geometric lengths
        double behind = Math.max(0, state.tpot() * tokensPerStep - step) * steps / Math.max(1, Math.log(steps));
        double variance =
                state.arrivals() * state.prompt() * state.prompt() * spread * state.decoding() / (free * free * free);
        double sum = 0;
        for (double length : ANSWERS) {
            double m = Math.max(1, steps * length);
            double z = (target * tokensPerStep - step - behind / m) / Math.sqrt(Math.max(1e-18, variance / m));
            // normal tail by a logistic curve, off by less than 0.001 (Bowling et al., JIEM 2 (2009) 114)
            sum += 1 / (1 + StrictMath.exp(Math.clamp(0.07056 * z * z * z + 1.5976 * z, -700, 700)));
        }
        return sum / ANSWERS.length;
    }

    /// Of a gamma distribution, by Wilson and Hilferty (PNAS 17 (1931) 684).
    private static double quantile90(double mean, double variance) {
        double shape = mean * mean / Math.max(1e-12, variance);
        double z = 1.2816;
        double cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
        return mean * Math.max(0, cube * cube * cube);
    }

    /// The same for prompt lengths as spread as exponential ones.
    public static double ttft90(ServingModel.State state) {
        return ttft90(state, 2);
    }

    /// Step that an arrival finds at work [s].
    private static double seenStep(ServingModel.State state, double spread) {
        double s = state.step();
        return s + workVariance(state, spread) / s;
    }

    /// Variance of the prompt work of one step: a Poisson number of prompts, of which a long step brings
    /// more to the next. With load `rho` the steps form `S' = t + prompts(S)`, so the variance of one
    /// step's arrivals grows by `1 / (1 - rho²)`.
    private static double workVariance(ServingModel.State state, double spread) {
        double load = Math.min(0.98, state.prefilling());
        return state.arrivals() * state.step() * state.prompt() * state.prompt() * spread / (1 - load * load);
    }
}
