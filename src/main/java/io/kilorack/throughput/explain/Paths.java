package io.kilorack.throughput.explain;

import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.collective.Fabric;

/// Which tier of the network a group of ranks uses, in words.
final class Paths {
    private Paths() {}

    static String of(Fabric fabric, int group, int stride) {
        int in = fabric.inside(group, stride);
        String up = NumberText.withUnit(fabric.up, "B/s");
        String out = NumberText.withUnit(fabric.out, "B/s");
        if (in == group) {
            return "scale-up domain of %d, %s per device".formatted(fabric.domain, up);
        }
        // every device of a node drives its own share of the node's ports: groups of one axis run side by side
        String shared = fabric.node > 1 ? "; %d devices share the node's ports".formatted(fabric.node) : "";
        return in == 1
                ? "scale-out, %s per device%s".formatted(out, shared)
                : "%d in the scale-up domain (%s), %d over scale-out (%s per device%s)"
                        .formatted(in, up, group / in, out, shared);
    }

    /// Path of a transfer between neighbours `stride` apart.
    static String neighbour(Fabric fabric, int stride) {
        return stride < fabric.domain
                ? "scale-up domain of %d, %s per device"
                        .formatted(fabric.domain, NumberText.withUnit(fabric.up, "B/s"))
                : "scale-out, %s per device%s"
                        .formatted(
                                NumberText.withUnit(fabric.out, "B/s"),
                                fabric.node > 1 ? "; %d devices share the node's ports".formatted(fabric.node) : "");
    }
}
