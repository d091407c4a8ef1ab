package io.kilorack.power.device;

import io.kilorack.quantity.Guard;

/// Share of the time in which an accelerator's memory (or tensor cores) are busy while it generates
/// tokens.
///
/// `duty = t_work/(t_work + t_launch)`: work is the larger of moving the weights and cache that a step
/// touches and of
/// its multiplications; launch is what every layer costs besides (kernel starts, and two all-reduces
/// when the model is
/// split). A step of batch b touches `1 − (1 − r)^b` of the weights of a mixture of experts with active
/// share r.
/// Limits: no overlap, no pipeline parallelism, evenly used experts.
///
/// @param weightBytes of the whole model [B], `activeShare` active over total parameters (1 for dense)
/// @param flopPerToken multiplications and additions per token (2 × active parameters) [FLOP]
/// @param cacheBytesPerSequence key-value cache read per sequence and step [B]
/// @param batch sequences decoded together
/// @param devices the model is split over
/// @param bytesPerSecond memory bandwidth of one device, `flopPerSecond` its dense peak in the format
/// used
public record DecodeDuty(
        double weightBytes,
        double activeShare,
        double flopPerToken,
        double cacheBytesPerSequence,
        double batch,
        int layers,
        int devices,
        double bytesPerSecond,
        double flopPerSecond) {
    /// Reachable share of the data-sheet bandwidth and of the dense peak in decode kernels.
    private static final double BANDWIDTH_SHARE = 0.75;

    private static final double PEAK_SHARE = 0.5;
    /// Per layer beside the work itself [s]: kernel starts under captured graphs; a split adds two
    /// all-reduces.
    private static final double LAYER_SECONDS = 20e-6;

    private static final double SPLIT_SECONDS = 25e-6;

    public DecodeDuty {
        Guard.positive("weightBytes", weightBytes);
        Guard.inRange("activeShare", activeShare, 0, 1);
        Guard.notNegative("flopPerToken", flopPerToken);
        Guard.notNegative("cacheBytesPerSequence", cacheBytesPerSequence);
        Guard.positive("batch", batch);
        Guard.atLeast("layers", layers, 1);
        Guard.atLeast("devices", devices, 1);
        Guard.positive("bytesPerSecond", bytesPerSecond);
        Guard.positive("flopPerSecond", flopPerSecond);
    }

    public double duty() {
        double touched = Math.max(activeShare, 1 - Math.pow(1 - activeShare, batch));
        double bytes = weightBytes * touched + batch * cacheBytesPerSequence;
        double memory = bytes / devices / (bytesPerSecond * BANDWIDTH_SHARE);
        double compute = batch * flopPerToken / devices / (flopPerSecond * PEAK_SHARE);
        double work = Math.max(memory, compute);
        double launch = layers * (LAYER_SECONDS + (devices > 1 ? SPLIT_SECONDS : 0));
        return work / (work + launch);
    }
}
