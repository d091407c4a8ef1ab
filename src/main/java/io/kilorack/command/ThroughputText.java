package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.ThroughputResult.PoolResult;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import java.util.stream.Collectors;

/// Throughput in the text of an assessment: pools and workloads.
final class ThroughputText {
    private final Assessment a;
    private final TextPage out;

    ThroughputText(Assessment a, TextPage out) {
        this.a = a;
        this.out = out;
    }

    void throughput() {
        out.title("Throughput");
        var pools = new TextTable("<<>>");
        for (PoolResult pool : a.throughput().pools()) {
            String families = pool.families().isEmpty()
                    ? "no accelerators"
                    : pool.families().stream()
                            .map(f -> f.count() + " × " + f.name())
                            .collect(Collectors.joining(", "));
            pools.row(
                    pool.name(), families, TextPage.figure(pool.peakBf16()) + " BF16", TextPage.figure(pool.memory()));
        }
        out.append(pools.text("  "));
        for (WorkloadResult w : a.throughput().workloads()) {
            out.append("  %s on %s%n".formatted(w.name(), place(w)));
            if (!w.fits()) {
                out.append("    does not run: %s%n".formatted(w.remedy()));
                continue;
            }
            var table = new TextTable("<<");
            if (!w.share().rule().isEmpty()) {
                table.row(
                        "share",
                        "%d of %d, %s"
                                .formatted(
                                        w.accelerators(),
                                        w.share().poolAccelerators(),
                                        w.share().rule()));
            }
            if (w.pairing().isPresent()) {
                w.pairing().get().sides().forEach(side -> table.row(side.role(), side.layout()));
                table.row("bound by", w.bound());
            } else {
                table.row("layout", w.layout() + " · bound by " + w.bound());
            }
            if (!w.note().isEmpty()) {
                table.row("note", w.note());
            }
            table.row(w.rate().label(), TextPage.figure(w.rate()));
            w.days().ifPresent(f -> table.row(f.label(), TextPage.figure(f) + target(w)));
            w.requestRate().ifPresent(f -> table.row(f.label(), TextPage.figure(f) + target(w)));
            if (w.pairing().isEmpty()) {
                table.row(w.memory().label(), TextPage.figure(w.memory()));
            }
            w.figures().forEach(f -> table.row(f.label(), TextPage.figure(f)));
            out.append(table.text("    "));
        }
    }

    /// An accelerator by its name.
    private String name(String acceleratorId) {
        return a.exposure().all().stream()
                .filter(p -> p.acceleratorId().equals(acceleratorId))
                .map(p -> p.name())
                .findFirst()
                .orElse(acceleratorId);
    }

    private String place(WorkloadResult w) {
        return w.pairing()
                .map(p -> p.sides().stream()
                        .map(s -> "%s, %d × %s".formatted(s.poolName(), s.accelerators(), name(s.acceleratorId())))
                        .collect(Collectors.joining(" with ")))
                .orElse("%s, %d × %s".formatted(w.poolName(), w.accelerators(), name(w.acceleratorId())));
    }

    private static String target(WorkloadResult w) {
        return w.meetsTarget()
                .map(met -> met ? "  (meets the target)" : "  (MISSES THE TARGET)")
                .orElse("");
    }
}
