package io.kilorack.power.device;

import io.kilorack.quantity.Guard;

/// How hard a machine works: the mean activity of its accelerators between idle (0) and their power
/// limit (1), and of
/// its host. The same values serve all families; they are means over a run, set on published
/// measurements.
///
/// @param accelerators share of the way from idle power to the power limit, 0..1
/// @param host share of the way from idle to active host power, 0..1
public record Activity(String name, double accelerators, double host) {
    /// A training step that computes all the time. MLPerf training power results: one node of H100
    /// (Llama 2 70B LoRA)
    /// and of B200 (LoRA, RetinaNet), 64 nodes of H100 (GPT-3).
    private static final double TRAINING = 0.91;

    /// Waiting in a collective or for data: clocks stay up, units idle. MLPerf training, over-scaled
    /// jobs.
    private static final double WAITING = 0.35;

    private static final double PREFILL = 0.95;
    private static final double OFFLINE = 0.94;
    private static final double SERVER = 0.90;
    /// Decode: a floor for latency-bound kernels, the rest with the share of time the memory is busy.
    /// ML.ENERGY leaderboard, steady state of vLLM on H100 and B200.
    private static final double DECODE_FLOOR = 0.15;

    private static final double DECODE_SLOPE = 0.70;
    /// Models up to about ten billion parameters leave units idle between short kernels.
    private static final double SMALL_MODEL = 0.06;

    public static final Activity IDLE = new Activity("idle", 0, 0);
    public static final Activity MAXIMUM = new Activity("power limit", 1, 1);
    /// Dense linear algebra benchmark (HPL).
    public static final Activity HPL = new Activity("HPL", 0.90, 1);

    public Activity {
        Guard.inRange("accelerators", accelerators, 0, 1);
        Guard.inRange("host", host, 0, 1);
    }

    /// A training job that computes during `busy` (0..1) of each step and waits for communication or
    /// data otherwise.
    public static Activity training(double busy) {
        Guard.inRange("busy", busy, 0, 1);
        return new Activity("training step", busy * TRAINING + (1 - busy) * WAITING, 1);
    }

    public static Activity prefill() {
        return new Activity("prefill", PREFILL, 1);
    }

    /// Token generation with the memory busy during `duty` (0..1) of the time.
    public static Activity decode(double duty) {
        Guard.inRange("duty", duty, 0, 1);
        return new Activity("decode", DECODE_FLOOR + DECODE_SLOPE * duty, 1);
    }

    /// Batch inference at full throughput, prefill and large-batch decode mixed.
    public static Activity offline(boolean smallModel) {
        return new Activity("offline inference", OFFLINE - (smallModel ? SMALL_MODEL : 0), 1);
    }

    /// Interactive inference near its highest sustainable rate.
    public static Activity server(boolean smallModel) {
        return new Activity("server inference", SERVER - (smallModel ? SMALL_MODEL : 0), 1);
    }

    /// Mean over time: this activity during `share` of it, idle for the rest.
    public Activity during(double share) {
        Guard.inRange("share", share, 0, 1);
        return new Activity(name, accelerators * share, host * share);
    }
}
