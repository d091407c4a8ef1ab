package io.kilorack.power.rule;

import io.kilorack.quantity.Calculator;
import io.kilorack.quantity.Calculator.Results;
import java.util.Arrays;
import java.util.List;

/// Cables, media, trays and fat trees: rules C01 to C04.
final class CablingRules {
    private CablingRules() {}

    static List<Calculator> all() {
        return List.of(length(), medium(), tray(), fatTree());
    }

    /// C01: `L = (|Δx| + |Δy| + riseA + riseB)·(1 + slack) + fixed` [m], then the next stock length.
    /// Source: practice.
    private static Calculator length() {
        return Calculator.named("C01", "Cable length")
                .formula("L = (|Δx| + |Δy| + riseA + riseB)·(1 + slack) + fixed; next stock length")
                .standard("practice")
                .input("dx", "m", "distance along the row", 4.8)
                .input("dy", "m", "distance across rows", 1.2)
                .option("riseA", "m", "rise at one end", 0.9)
                .option("riseB", "m", "rise at the other", 0.9)
                .option("slack_pct", "%", "slack", 10.0)
                .option("slack_fixed", "m", "fixed slack", 1.0)
                .option("stock", "m", "stock lengths", List.of(1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0))
                .gives(a -> {
                    double raw = Math.abs(a.num("dx")) + Math.abs(a.num("dy")) + a.num("riseA") + a.num("riseB");
                    double need = raw * (1 + a.num("slack_pct") / 100) + a.num("slack_fixed");
                    double order = Arrays.stream(a.list("stock"))
                            .sorted()
                            .filter(stock -> stock >= need)
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "no stock length reaches %.2f m; add a longer one to stock".formatted(need)));
                    return Results.of("raw", raw, "m").and("need", need, "m").and("order", order, "m");
                });
    }

    /// C02: up to 3 m DAC, up to 100 m AOC/MMF, else SMF; a per-speed table may override. Source:
    /// practice, SR8 ≤ 100 m.
    private static Calculator medium() {
        return Calculator.named("C02", "Link medium")
                .formula("≤ 3 m DAC; ≤ 100 m AOC/MMF; else SMF")
                .standard("practice; SR8 to 100 m")
                .input("lengths_m", "m", "lengths", List.of(2.5, 30.0, 180.0))
                .gives(a -> Results.of(
                        "media",
                        Arrays.stream(a.list("lengths_m"))
                                .mapToObj(m -> m <= 3 ? "DAC" : m <= 100 ? "AOC" : "SMF")
                                .toList(),
                        ""));
    }

    /// C03: `N·π·d²/4/(w·h) ≤ 40 %`, 50 % at most. Source: TIA-569 practice.
    private static Calculator tray() {
        return Calculator.named("C03", "Tray fill")
                .formula("N·π·d²/4 / (w·h) ≤ 40 % design (50 % max)")
                .standard("TIA-569 practice")
                .input("n", "", "cables", 256.0)
                .input("d_mm", "mm", "cable diameter", 7.0)
                .input("w", "mm", "tray width", 300.0)
                .input("h", "mm", "tray height", 100.0)
                .gives(a -> {
                    double d = a.num("d_mm");
                    double fill = a.num("n") * Math.PI * d * d / 4 / (a.num("w") * a.num("h"));
                    return Results.of("fill", fill, "").and("ok40", fill <= 0.4, "");
                });
    }

    /// C04: leaf ports ≥ down + up; oversubscription = down/up. Source: NVIDIA B300 table.
    private static Calculator fatTree() {
        return Calculator.named("C04", "Fat-tree port check")
                .formula("leaf ports = leaf·radix; uplinks = ports − down; oversubscription = down/up")
                .standard("NVIDIA B300 reference: 64 nodes, 16 leaf, 8 spine, 512 + 512 cables")
                .input("nodes", "", "nodes", 64.0)
                .input("rails", "", "links per node", 8.0)
                .input("leaf", "", "leaf switches", 16.0)
                .input("spine", "", "spine switches", 8.0)
                .input("radix", "", "ports per switch", 64.0)
                .gives(a -> {
                    double down = a.num("nodes") * a.num("rails");
                    double ports = a.num("leaf") * a.num("radix");
                    // Spines may offer fewer ports than the leaves have left.
                    double up = Math.min(ports - down, a.num("spine") * a.num("radix"));
                    return Results.of("node_leaf", down, "")
                            .and("leaf_ports", ports, "")
                            .and("uplinks", up, "")
                            .and("oversub", down / up, "");
                });
    }
}
