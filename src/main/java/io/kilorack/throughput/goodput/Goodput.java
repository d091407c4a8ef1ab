package io.kilorack.throughput.goodput;

import io.kilorack.quantity.Guard;
import io.kilorack.quantity.Span;

/// Share of wall-clock time that trains, and the checkpoint interval that makes it largest.
///
/// @param interval time between checkpoints [s]
/// @param share useful share of wall-clock time, 0..1
/// @param mtbf mean time between failures of the whole job [s]
public record Goodput(double interval, double share, double mtbf) {

    /// Accelerator-hours per unplanned stop: 419 stops in 54 days on 16,384 H100 (Llama 3, arXiv
    /// 2407.21783 table 5).
    public static final double HOURS_PER_STOP = 50_700;
    /// Range of that rate: half to twice for NVIDIA parts, a fifth to twice for parts without published
    /// rates.
    public static final double BAND_KNOWN = 2;

    public static final double BAND_UNKNOWN = 5;

    /// Failure and recovery of a job.
    ///
    /// @param hoursPerStop accelerator-hours per unplanned stop
    /// @param band factor by which that rate may be worse (and, at most 2, better)
    /// @param checkpointSeconds exposed time of one checkpoint
    /// @param restartSeconds detection, replacement, restart and warm-up
    public record Reliability(double hoursPerStop, double band, double checkpointSeconds, double restartSeconds) {
        public Reliability {
            Guard.positive("hoursPerStop", hoursPerStop);
            Guard.inRange("band", band, 1, 100);
            Guard.positive("checkpointSeconds", checkpointSeconds);
            Guard.notNegative("restartSeconds", restartSeconds);
        }

        public static Reliability published(boolean nvidia) {
            return new Reliability(HOURS_PER_STOP, nvidia ? BAND_KNOWN : BAND_UNKNOWN, 30, 600);
        }
    }

    /// Goodput at Daly's interval.
    ///
    /// Daly: `tau = sqrt(2 C M) [1 + sqrt(C / 2M) / 3 + C / 18M] - C` for `C < 2M`, else `tau = M`;
    /// share `1 - C/tau - tau/(2M) - R/M`, not below 0. Source: Young, CACM 17 (1974) 530; Daly, FGCS
    /// 22 (2006) 303 eq. 37.
    public static Goodput of(int accelerators, double hoursPerStop, Reliability r) {
        double m = hoursPerStop / Guard.atLeast("accelerators", accelerators, 1) * 3600;
        double c = r.checkpointSeconds();
        double tau = c < 2 * m ? Math.sqrt(2 * c * m) * (1 + Math.sqrt(c / (2 * m)) / 3 + c / (18 * m)) - c : m;
        double share = 1 - c / tau - tau / (2 * m) - r.restartSeconds() / m;
        return new Goodput(tau, Math.max(0, share), m);
    }

    /// Goodput with the failure rate at the bad and at the good end of its band.
    public static Span range(int accelerators, Reliability r) {
        double worst = of(accelerators, r.hoursPerStop() / r.band(), r).share();
        double best =
                of(accelerators, r.hoursPerStop() * Math.min(2, r.band()), r).share();
        return new Span(worst, best);
    }

    /// Hot spares that cover all failures of one repair window with probability `target`, failures
    /// being Poisson.
    public static int spares(int accelerators, double hoursPerStop, double repairHours, double target) {
        Guard.inRange("target", target, 0, 0.999999);
        double mean = accelerators / Guard.positive("hoursPerStop", hoursPerStop) * repairHours;
        if (mean > 500) {
            // Poisson is near normal there: mean + z sqrt(mean), z by the logistic approximation within 0.02
            return (int) Math.ceil(mean + Math.log(target / (1 - target)) / 1.702 * Math.sqrt(mean));
        }
        double term = Math.exp(-mean);
        double sum = term;
        int k = 0;
        while (sum < target && k < 100_000) {
            k++;
            term *= mean / k;
            sum += term;
        }
        return k;
    }
}
