package io.kilorack.throughput.collective;

import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.Knob;

/// The network under a group of devices. B/s one way per device, seconds.
///
/// Ranks are placed in the order tensor, context, expert, data, pipeline, so a group has a stride: the
/// ranks of a data group with tensor 8 lie eight apart. All groups of an axis run at once and share the
/// links of a node; each device drives its own share, which is why the bandwidth here is per device.
public final class Fabric {
    /// Devices in one scale-up domain (1: none).
    public final int domain;
    /// Devices in one node: how many share the host's network ports.
    public final int node;
    public final double up;
    public final double out;
    /// The host's share of one device.
    public final Host host;

    private final double reduceShare;
    private final double gatherShare;
    private final double exchangeShare;
    private final double upLatency;
    private final double upStep;
    private final double outShare;
    private final double outLatency;

    /// @param domain devices in one scale-up domain, at least 1
    /// @param node devices in one server, at least 1
    /// @param up one-way scale-up bandwidth per device [B/s]
    /// @param out one-way scale-out bandwidth per device [B/s]; 0 when there is none or it is unknown
    public Fabric(Chip chip, int domain, int node, double up, double out) {
        this(chip, domain, node, up, out, Host.UNKNOWN);
    }

    /// The same with what the host offers to each device.
    public Fabric(Chip chip, int domain, int node, double up, double out, Host host) {
        this.host = host;
        this.domain = up > 0 ? domain : 1;
        this.node = node;
        this.up = up;
        this.out = out;
        this.reduceShare = chip.knob(Knob.UP_REDUCE);
        this.gatherShare = chip.knob(Knob.UP_GATHER);
        this.exchangeShare = chip.knob(Knob.UP_EXCHANGE);
        this.upLatency = chip.knob(Knob.UP_LATENCY);
        this.upStep = chip.knob(Knob.UP_LATENCY_STEP);
        this.outShare = chip.knob(Knob.OUT_SHARE);
        this.outLatency = chip.knob(Knob.OUT_LATENCY);
    }

    /// Ranks of a group of `group` with `stride` that lie in one scale-up domain.
    public int inside(int group, int stride) {
        if (stride >= domain) {
            return 1;
        }
        int fit = Math.min(group, domain / stride);
        // a domain of 72 with groups of 8 holds 9 of them; a group is cut only at whole divisors
        while (fit > 1 && group % fit != 0) {
            fit--;
        }
        return Math.max(1, fit);
    }

    /// Whether every group of this size stays inside one scale-up domain.
    public boolean contained(int group, int stride) {
        return inside(group, stride) == group;
    }

    /// All-reduce of `bytes` on each rank [s]: inner reduce-scatter, outer all-reduce of the shard,
    /// inner all-gather.
    ///
    /// Ring volume `2 (g - 1) / g S` on each tier, the outer tier with `S / g_in`.
    public double allReduce(int group, int stride, double bytes) {
        return allReduce(group, stride, bytes, 1);
    }

    /// The same with `latencyShare` of the library's latency inside a domain: engines fuse small reductions
    /// into one kernel.
    public double allReduce(int group, int stride, double bytes, double latencyShare) {
        if (group <= 1) {
            return 0;
        }
        int in = inside(group, stride);
        int outer = group / in;
        double t = 0;
        if (in > 1) {
            t += latencyShare * latency(in) + 2.0 * (in - 1) / in * bytes / (up * reduceShare);
        }
        if (outer > 1) {
            t += outLatency * (1 + log2(outer)) + 2.0 * (outer - 1) / outer * (bytes / in) / (out * outShare);
        }
        return t;
    }

    /// All-gather of shards into `bytes` on each rank, or reduce-scatter of `bytes` [s].
    public double gather(int group, int stride, double bytes) {
        if (group <= 1) {
            return 0;
        }
        int in = inside(group, stride);
        int outer = group / in;
        double t = 0;
        if (in > 1) {
            t += latency(in) + (in - 1.0) / in * bytes / (up * gatherShare);
        }
        if (outer > 1) {
            t += outLatency * (1 + 0.5 * log2(outer)) + (outer - 1.0) / outer * (bytes / in) / (out * outShare);
        }
        return t;
    }

    /// All-to-all in which each rank sends `bytes` in all [s], an equal part to every rank.
    ///
    /// `nodes` limits the scale-out copies of one token (node-limited routing, arXiv 2412.19437 section
    /// 3.2.2): what crosses the outer tier is sent once per node and forwarded inside.
    public double exchange(int group, int stride, double bytes, double outerCopiesShare) {
        if (group <= 1) {
            return 0;
        }
        int in = inside(group, stride);
        int outer = group / in;
        double upTime = in > 1 ? (in - 1.0) / in * bytes / (up * exchangeShare) : 0;
        double outTime = outer > 1 ? (outer - 1.0) / outer * bytes * outerCopiesShare / (out * outShare) : 0;
        double alpha = (in > 1 ? latency(in) : 0) + (outer > 1 ? outLatency : 0);
        return alpha + Math.max(upTime, outTime);
    }

    /// Point-to-point transfer between neighbours `stride` apart [s].
    public double send(int stride, double bytes) {
        return stride < domain ? upLatency + bytes / (up * gatherShare) : outLatency + bytes / (out * outShare);
    }

    private double latency(int group) {
        return upLatency + upStep * log2(group);
    }

    private static double log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value) + ((value & (value - 1)) == 0 ? 0 : 0.5);
    }
}
