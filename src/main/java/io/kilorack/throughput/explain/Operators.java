package io.kilorack.throughput.explain;

import io.kilorack.throughput.explain.Explanation.Operator;
import io.kilorack.throughput.explain.Explanation.Roof;
import io.kilorack.throughput.operator.Chip;
import io.kilorack.throughput.operator.OperatorLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Collects operators by name, each as often as it runs in a step.
final class Operators {
    private final Chip chip;
    private final String sixteen;
    private final String suffix;
    private final Map<String, Operator> byName = new LinkedHashMap<>();
    private final TreeSet<Integer> widths = new TreeSet<>();

    /// @param sixteen name of the 16-bit format in use
    Operators(Chip chip, String sixteen) {
        this(chip, sixteen, "");
    }

    /// @param suffix after the name of each format, where two chips are shown together
    Operators(Chip chip, String sixteen, String suffix) {
        this.chip = chip;
        this.sixteen = sixteen;
        this.suffix = suffix;
    }

    /// Times an operator runs in a step, by scope.
    @FunctionalInterface
    interface Repeats {
        double of(OperatorLog.Scope scope);
    }

    /// A log that adds to this collection.
    OperatorLog log(String phase, Repeats repeats) {
        return (scope, name, family, bits, flops, bytes, seconds) -> {
            double times = repeats.of(scope);
            if (times == 0) {
                return;
            }
            if (flops > 0) {
                widths.add(bits);
            }
            byName.merge(
                    phase + "/" + name,
                    new Operator(
                            name,
                            phase,
                            family,
                            format(bits),
                            times * flops * chip.devices,
                            times * bytes * chip.devices,
                            times * seconds,
                            0),
                    Operators::sum);
        };
    }

    private static Operator sum(Operator a, Operator b) {
        return a.with()
                .flops(a.flops() + b.flops())
                .bytes(a.bytes() + b.bytes())
                .seconds(a.seconds() + b.seconds())
                .share(0)
                .build();
    }

    private String format(int bits) {
        String name = bits == 16 ? sixteen : bits == 8 ? (chip.eightIsInteger ? "INT8" : "FP8") : "FP4";
        return name + suffix;
    }

    /// All of them, with their share of a step of `total` seconds.
    List<Operator> list(double total) {
        var list = new ArrayList<Operator>();
        byName.values().forEach(o -> list.add(o.withShare(total > 0 ? o.seconds() / total : 0)));
        return list;
    }

    /// A roof for each format that products are computed in, the lowest first.
    List<Roof> roofs() {
        var roofs = new ArrayList<Roof>();
        for (int bits : widths.descendingSet()) {
            roofs.add(new Roof(format(bits), chip.peak(bits) * chip.devices, chip.bandwidth * chip.devices));
        }
        return roofs;
    }
}
