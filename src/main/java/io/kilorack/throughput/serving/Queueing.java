package io.kilorack.throughput.serving;

/// The queue in front of prefill.
public final class Queueing {
    private Queueing() {}

    /// Mean wait of a queue with one server [s]: `W = rho / (1 - rho) * s * (ca² + cs²) / 2`.
    ///
    /// Source: Allen-Cunneen approximation of G/G/1 (Allen, Probability, Statistics and Queueing Theory, 1990, 5.3);
    /// exact for M/G/1 (Pollaczek-Khinchine).
    ///
    /// @param load share of the server's time that is taken, 0..1
    /// @param service mean service time [s]
    /// @param variation `(ca² + cs²) / 2` of arrivals and services
    public static double meanWait(double load, double service, double variation) {
        return load >= 1 ? Double.POSITIVE_INFINITY : load / (1 - load) * service * variation;
    }

    /// 90th percentile of the time to first token at a steady state [s].
    ///
    /// The wait is taken as exponential beyond its mass at zero: `P(W > t) = rho exp(-rho t / W)`, so that
    /// `t90 = W / rho ln(10 rho)` where more than a tenth waits. Poisson arrivals, prompt lengths as spread as their mean.
    public static double ttft90(ServingModel.State state) {
        double load = Math.min(0.98, state.prefilling());
        double wait = meanWait(load, state.ttft(), 1);
        double tail = load > 0.1 ? wait / load * Math.log(10 * load) : 0;
        return state.ttft() + tail;
    }
}
