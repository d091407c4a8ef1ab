package io.kilorack.report;

import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.OptionalDouble;

/// Tables of the nodes of the power chain: load and limit of each, and those whose phases differ.
final class NodeTables {
    private static final int MOST_NODES = 80;

    private final Flow flow;
    private final PowerResult power;

    NodeTables(Flow flow, PowerResult power) {
        this.flow = flow;
        this.power = power;
    }

    void nodes() throws IOException {
        if (power.nodes().isEmpty()) {
            flow.note("The plan has no power chain yet.");
            return;
        }
        var sorted = new ArrayList<>(power.nodes());
        boolean cut = sorted.size() > MOST_NODES;
        if (cut) {
            sorted.sort(Comparator.comparingDouble((NodeLoad n) ->
                    -Math.max(n.worstShare().orElse(-1), n.normalShare().orElse(-1))));
        }
        var table = new Table(
                Column.wide("Node", 1.2),
                Column.text("Kind"),
                Column.text("Side"),
                Column.number("Limit"),
                Column.number("Normal"),
                Column.number("Share"),
                Column.number("Worst failure"),
                Column.number("Share"),
                Column.wide("When", 1));
        for (NodeLoad n : sorted.subList(0, Math.min(MOST_NODES, sorted.size()))) {
            String least = n.unknownDevices() > 0 ? "≥ " : "";
            table.row(
                    Cell.of(n.name().isEmpty() ? n.nodeId() : n.name()),
                    Cell.muted(FailureWords.kind(n.kind())),
                    Cell.muted(n.side().isEmpty() ? "–" : n.side()),
                    n.limitWatts().isPresent() ? Cell.of(Words.watts(n.limitWatts())) : Cell.muted("not set"),
                    Cell.of(least + Words.watts(n.normalWatts())),
                    Cell.share(n.normalShare()),
                    Cell.of(least + Words.watts(n.worstWatts())),
                    Cell.share(n.worstShare()),
                    Cell.muted(n.worstFailure().map(f -> f + " fails").orElse("–")));
        }
        table.tail(24).write(flow, "Load of every node");
        if (cut) {
            flow.note("The %d fullest of %d nodes; every other one is less loaded than those shown."
                    .formatted(MOST_NODES, sorted.size()));
        }
        int unknown =
                power.nodes().stream().mapToInt(NodeLoad::unknownDevices).max().orElse(0);
        if (unknown > 0) {
            flow.note("≥: devices of unknown draw hang below the node and are left out, so the true load is higher.");
        }
    }

    /// Line currents of the nodes whose phases differ.
    void phases() throws IOException {
        var uneven = power.nodes().stream()
                .filter(n -> n.lines().filter(l -> l.threePhase() && l.uneven()).isPresent())
                .sorted(Comparator.comparingDouble(
                        (NodeLoad n) -> -n.lines().orElseThrow().worstShare().orElse(0)))
                .toList();
        if (uneven.isEmpty()) {
            if (power.nodes().stream().anyMatch(n -> n.lines().isPresent())) {
                flow.note("The phases of every three-phase node carry the same.");
            }
            return;
        }
        var table = new Table(
                Column.wide("Node", 1.2),
                Column.number("L1"),
                Column.number("L2"),
                Column.number("L3"),
                Column.number("Imbalance"),
                Column.number("Neutral"),
                Column.number("Fullest line, worst failure"),
                Column.number("Share"),
                Column.wide("When", 1));
        for (NodeLoad n : uneven.subList(0, Math.min(MOST_NODES, uneven.size()))) {
            LineLoads l = n.lines().orElseThrow();
            String least = n.unknownDevices() > 0 || l.unstatedVa() > 0 ? "≥ " : "";
            table.row(
                    Cell.of(n.name()),
                    Cell.of(least + current(l, l.normalVa().get(0))),
                    Cell.of(least + current(l, l.normalVa().get(1))),
                    Cell.of(least + current(l, l.normalVa().get(2))),
                    Cell.of(Words.percent(OptionalDouble.of(l.imbalance()))),
                    Cell.of((l.neutralLeast() ? "≥ " : "") + current(l, l.neutralTotalVa())),
                    Cell.of(l.worstLine() + " " + least + current(l, l.worstVa())),
                    Cell.share(l.worstShare()),
                    Cell.muted(l.worstFailure().map(f -> f + " fails").orElse("–")));
        }
        table.write(flow, "Phases");
        flow.note(
                "Line currents at the declared maximum, everything running; the neutral with the third harmonics of the supplies where the site states them (≥ where not: the fundamental alone). %d of %d nodes have even phases and are left out."
                        .formatted(
                                power.nodes().size() - uneven.size(),
                                power.nodes().size()));
    }

    private static String current(LineLoads l, double va) {
        OptionalDouble amps = l.amps(va);
        return amps.isPresent() ? NumberText.plain(amps.getAsDouble()) + " A" : NumberText.withUnit(va, "VA");
    }
}
