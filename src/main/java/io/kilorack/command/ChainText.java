package io.kilorack.command;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The power chain in the text of an assessment: load and limit of its nodes, and how their phases lie.
final class ChainText {
    private static final int MOST_NODES = 40;
    private static final int MOST_PHASES = 12;

    private final Assessment a;
    private final TextPage out;

    ChainText(Assessment a, TextPage out) {
        this.a = a;
        this.out = out;
    }

    void nodes() {
        var nodes = new ArrayList<NodeLoad>(a.power().nodes());
        if (nodes.isEmpty()) {
            return;
        }
        out.append("  Chain at declared maximum: normal, worst single failure, limit%n".formatted());
        boolean cut = nodes.size() > MOST_NODES;
        if (cut) {
            nodes.sort(
                    Comparator.comparingDouble((NodeLoad n) -> -n.worstShare().orElse(0)));
        }
        var table = new TextTable("<<<>>>><");
        for (NodeLoad node : nodes.subList(0, Math.min(MOST_NODES, nodes.size()))) {
            String atLeast = node.unknownDevices() > 0 ? "≥ " : "";
            table.row(
                    node.name(),
                    FailureWords.kind(node.kind()),
                    node.side(),
                    atLeast + NumberText.withUnit(node.normalWatts(), "W"),
                    atLeast + NumberText.withUnit(node.worstWatts(), "W"),
                    TextPage.watts(node.limitWatts()),
                    node.worstShare().isPresent()
                            ? NumberText.plain(100 * node.worstShare().getAsDouble()) + " %"
                            : "",
                    node.worstFailure().map(f -> "losing " + f).orElse(""));
        }
        out.append(table.text("    "));
        out.more(nodes.size(), MOST_NODES, "nodes");
        phases(nodes);
    }

    /// Line currents of the nodes whose phases differ, fullest first.
    private void phases(List<NodeLoad> nodes) {
        var uneven = new ArrayList<NodeLoad>();
        for (NodeLoad node : nodes) {
            if (node.lines().filter(l -> l.threePhase() && l.uneven()).isPresent()) {
                uneven.add(node);
            }
        }
        long three = nodes.stream()
                .filter(n -> n.lines().filter(LineLoads::threePhase).isPresent())
                .count();
        if (uneven.isEmpty()) {
            if (three > 0) {
                out.append("  Phases of all %d three-phase nodes are even.%n".formatted(three));
            }
            return;
        }
        uneven.sort(Comparator.comparingDouble((NodeLoad n) -> -n.lines()
                .flatMap(l -> box(l.worstShare()))
                .orElse(n.lines().orElseThrow().imbalance())));
        out.append(
                "  Phases of %d of %d three-phase nodes differ: lines normally, imbalance, neutral with third harmonics; fullest line in the worst failure%n"
                        .formatted(uneven.size(), three));
        var table = new TextTable("<>>>>>>><");
        for (NodeLoad node : uneven.subList(0, Math.min(MOST_PHASES, uneven.size()))) {
            LineLoads l = node.lines().orElseThrow();
            String least = node.unknownDevices() > 0 || l.unstatedVa() > 0 ? "≥ " : "";
            table.row(
                    node.name(),
                    "L1 " + least + line(l, l.normalVa().get(0)),
                    "L2 " + least + line(l, l.normalVa().get(1)),
                    "L3 " + least + line(l, l.normalVa().get(2)),
                    NumberText.plain(100 * l.imbalance()) + " %",
                    "N " + (l.neutralLeast() ? "≥ " : "") + line(l, l.neutralTotalVa()),
                    l.worstLine() + " " + least + line(l, l.worstVa()),
                    l.worstShare().isPresent()
                            ? NumberText.plain(100 * l.worstShare().getAsDouble()) + " %"
                            : "no limit set",
                    l.worstFailure().map(f -> "losing " + f).orElse("")
                            + (l.unstatedVa() > 0
                                    ? "; " + NumberText.withUnit(l.unstatedVa(), "VA") + " on unstated conductors"
                                    : ""));
        }
        out.append(table.text("    "));
        out.more(uneven.size(), MOST_PHASES, "nodes");
    }

    private static Optional<Double> box(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static String line(LineLoads l, double va) {
        OptionalDouble amps = l.amps(va);
        return amps.isPresent() ? NumberText.plain(amps.getAsDouble()) + " A" : NumberText.withUnit(va, "VA");
    }
}
