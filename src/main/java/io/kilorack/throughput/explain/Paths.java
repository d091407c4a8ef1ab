package io.kilorack.throughput.explain;

import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.collective.Fabric;

/// Which tier of the network a group of ranks uses, in words.
final class Paths {
    private Paths() {}

    static String of(Fabric fabric, int group, int stride) {
        int in = fabric.inside(group, stride);
        String up = NumberText.withUnit(fabric.up, "B/s");
        if (in == group) {
            return "scale-up, %s each way".formatted(up);
        }
        return in == 1
                ? out(fabric)
                : "%d over scale-up (%s), then %d over %s".formatted(in, up, group / in, out(fabric));
    }

    /// Every device of a node drives its own share of the node's ports: groups of one axis run side by
    /// side.
    private static String out(Fabric fabric) {
        return "scale-out, %s each%s"
                .formatted(
                        NumberText.withUnit(fabric.out, "B/s"),
                        fabric.node > 1 ? ", ports shared by %d".formatted(fabric.node) : "");
    }

    /// Path of a transfer between neighbours `stride` apart.
    static String neighbour(Fabric fabric, int stride) {
        return stride < fabric.domain
                ? "scale-up, %s each way".formatted(NumberText.withUnit(fabric.up, "B/s"))
                : out(fabric);
    }
}
