package io.kilorack.throughput;

import io.kilorack.throughput.architecture.Transformer;
import io.kilorack.throughput.fleet.SplitServing;
import io.kilorack.throughput.operator.Chip;
import java.util.OptionalDouble;

/// Two pools, the model and the network between them, or the reason why there is no such pair.
///
/// @param link per accelerator, one way [B/s]
record PairGround(SplitServing.Side first, SplitServing.Side second, Transformer shape, double link, String network) {
    private static final double BYTES_PER_GBIT = 1e9 / 8;

    sealed interface Resolved {
        record Firm(PairGround ground) implements Resolved {}

        record Missing(String reason) implements Resolved {}
    }

    /// @param stated network between the pools per accelerator [Gbit/s]; empty: the slower scale-out
    static Resolved of(Throughput.Ground a, Throughput.Ground b, Cluster x, Cluster y, OptionalDouble stated) {
        if (a instanceof Throughput.Ground.Missing missing) {
            return new Resolved.Missing(missing.reason());
        }
        if (b instanceof Throughput.Ground.Missing missing) {
            return new Resolved.Missing(missing.reason());
        }
        var first = (Throughput.Ground.Firm) a;
        var second = (Throughput.Ground.Firm) b;
        double gbps = stated.orElse(
                Math.min(x.scaleOutGbps().orElse(0), y.scaleOutGbps().orElse(0)));
        if (!(gbps > 0)) {
            return new Resolved.Missing(
                    "the network between the pools is unknown: %s states no scale-out bandwidth; state Gbit/s per accelerator at the workload"
                            .formatted((x.scaleOutGbps().orElse(0) > 0 ? second : first).chip().name));
        }
        return new Resolved.Firm(new PairGround(
                side(first),
                side(second),
                first.shape(),
                gbps * BYTES_PER_GBIT,
                stated.isPresent() ? "stated at the workload" : "scale-out network of the slower side"));
    }

    private static SplitServing.Side side(Throughput.Ground.Firm g) {
        return new SplitServing.Side(g.chip(), g.fabric(), g.devices());
    }

    double gbps() {
        return link / BYTES_PER_GBIT;
    }

    /// Board power of `devices` on the first and the second side [W]; NaN when a chip's is unknown.
    double watts(int firstDevices, int secondDevices) {
        return first.chip().watts * firstDevices + second.chip().watts * secondDevices;
    }

    boolean mixture() {
        return shape.experts() > 0;
    }

    java.util.List<Chip> chips() {
        return java.util.List.of(first.chip(), second.chip());
    }

    /// The larger of two errors; empty when one side is not validated.
    static OptionalDouble worse(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.max(a.getAsDouble(), b.getAsDouble()))
                : OptionalDouble.empty();
    }
}
