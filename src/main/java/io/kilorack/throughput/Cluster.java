package io.kilorack.throughput;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.SystemModel;
import io.kilorack.quantity.Guard;
import io.kilorack.throughput.collective.Host;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Accelerators of one model that work together, and how they are wired.
///
/// @param accelerators how many, as the catalog counts them (a two-die package is one)
/// @param perNode accelerators in one server
/// @param scaleUpDomain accelerators in one scale-up domain; empty: what the catalog says, at most a
///     server
/// @param scaleUpGbs scale-up bandwidth per accelerator, both directions together [GB/s]; empty: the
///     catalog's
/// @param scaleOutGbps scale-out bandwidth per accelerator, one direction [Gbit/s]; empty: unknown
/// @param host the host's share of one accelerator, for offload
@RecordBuilder
public record Cluster(
        int accelerators,
        int perNode,
        OptionalInt scaleUpDomain,
        OptionalDouble scaleUpGbs,
        OptionalDouble scaleOutGbps,
        Host host)
        implements ClusterBuilder.With {
    public Cluster {
        Guard.atLeast("accelerators", accelerators, 1);
        Guard.atLeast("perNode", perNode, 1);
    }

    /// A cluster of whose hosts nothing is known.
    public Cluster(
            int accelerators,
            int perNode,
            OptionalInt scaleUpDomain,
            OptionalDouble scaleUpGbs,
            OptionalDouble scaleOutGbps) {
        this(accelerators, perNode, scaleUpDomain, scaleUpGbs, scaleOutGbps, Host.UNKNOWN);
    }

    /// `accelerators` in systems of one model. A server is its own scale-up domain; an integrated rack
    /// or superpod is one domain as large as the accelerator's links allow.
    public static Cluster of(Accelerator accelerator, SystemModel system, int accelerators) {
        int inSystem = Math.max(1, system.acceleratorCount().orElse(8));
        int most = (int) accelerator.scaleUpDomain().orElse(1);
        OptionalDouble perAccelerator = system.scaleOutGbps().isPresent()
                ? OptionalDouble.of(system.scaleOutGbps().getAsDouble() / inSystem)
                : OptionalDouble.empty();
        return new Cluster(
                accelerators,
                system.form() == SystemModel.Form.SERVER ? inSystem : Math.min(inSystem, 8),
                OptionalInt.of(Math.max(1, Math.min(inSystem, most))),
                OptionalDouble.empty(),
                perAccelerator,
                Host.of(
                        system.entry().number("host_mem_gb"),
                        system.entry().number("host_link_gbs"),
                        system.entry().number("host_mem_bw_gbs"),
                        inSystem));
    }

    /// The same with another scale-up bandwidth, both directions together [GB/s].
    public Cluster withScaleUp(double gbs) {
        return withScaleUpGbs(OptionalDouble.of(gbs));
    }

    /// The same with another scale-out bandwidth [Gbit/s].
    public Cluster withScaleOut(double gbps) {
        return withScaleOutGbps(OptionalDouble.of(gbps));
    }
}
