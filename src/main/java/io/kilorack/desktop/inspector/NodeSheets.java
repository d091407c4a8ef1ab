package io.kilorack.desktop.inspector;

import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.Value;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.NumberText;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sheets of the nodes of a power chain.
final class NodeSheets {
    private final Workspace workspace;
    private final Fields fields;
    private final Verdicts verdicts;

    NodeSheets(Workspace workspace, Fields fields, Verdicts verdicts) {
        this.workspace = workspace;
        this.fields = fields;
        this.verdicts = verdicts;
    }

    Sheet node(String id) {
        NodeLoad load = workspace
                .assessment()
                .flatMap(a -> a.power().nodes().stream()
                        .filter(n -> n.nodeId().equals(id))
                        .findFirst())
                .orElse(null);
        var rows = new ArrayList<Row>();
        if (load != null) {
            rows.add(new Fact(
                    Texts.get("field.normalLoad"), atLeast(load, FigureText.of(load.normalWatts(), "W")), "", false));
            rows.add(new Fact(
                    Texts.get("field.worstLoad"),
                    atLeast(load, FigureText.of(load.worstWatts(), "W")),
                    load.worstFailure().orElse(""),
                    false));
            rows.add(new Fact(
                    Texts.get("field.limit"),
                    FigureText.of(load.limitWatts(), "W"),
                    Texts.get("field.limit.hint"),
                    false));
            rows.add(new Value(Texts.get("field.detail"), load.detail()));
            load.lines().ifPresent(lines -> rows.addAll(lines(load, lines)));
        }
        return new Sheet(
                Texts.get("kind.node"),
                load == null ? id : load.name(),
                load == null
                        ? ""
                        : FailureWords.kind(load.kind())
                                + (load.side().isEmpty() ? "" : ", " + Texts.get("field.side", load.side())),
                List.of(
                        new Section(Texts.get("section.power"), rows),
                        new Section(
                                Texts.get("section.node"),
                                workspace.plan().sites().stream()
                                        .flatMap(site -> site.chain().stream())
                                        .filter(node -> node.id().equals(id))
                                        .findFirst()
                                        .map(node -> new NodeFields(fields, workspace).of(node))
                                        .orElse(List.of())),
                        verdicts.checks(Set.of(id), false)));
    }

    /// A load below which devices of unknown draw hang is a lower bound.
    private static FigureText atLeast(NodeLoad load, FigureText text) {
        return load.unknownDevices() > 0 ? new FigureText("≥ " + text.number(), text.unit()) : text;
    }

    private static List<Row> lines(NodeLoad load, LineLoads lines) {
        var rows = new ArrayList<Row>();
        String least = load.unknownDevices() > 0 || lines.unstatedVa() > 0 ? "≥ " : "";
        for (int p = 0; lines.threePhase() && p < 3; p++) {
            rows.add(new Fact(
                    "L" + (p + 1), current(least, lines, lines.normalVa().get(p)), "", false));
        }
        if (lines.threePhase()) {
            rows.add(new Fact(
                    Texts.get("field.imbalance"),
                    new FigureText(NumberText.plain(100 * lines.imbalance()), "%"),
                    Texts.get("field.imbalance.hint"),
                    false));
            rows.add(new Fact(
                    Texts.get("field.neutral"),
                    current(lines.neutralLeast() ? "≥ " : "", lines, lines.neutralTotalVa()),
                    lines.third().isPresent()
                            ? Texts.get(
                                    "field.neutral.hint",
                                    current("", lines, lines.neutralVa()).number(),
                                    NumberText.plain(100 * lines.third().getAsDouble()))
                            : Texts.get("field.neutral.unstated"),
                    false));
            if (load.kind().equals("transformer") && lines.kFactor().isPresent()) {
                rows.add(new Fact(
                        Texts.get("field.kFactor"),
                        new FigureText(NumberText.plain(lines.kFactor().getAsDouble()), ""),
                        Texts.get("field.kFactor.hint"),
                        false));
            }
            rows.add(new Fact(
                    Texts.get("field.worstLine", lines.worstLine()),
                    current(least, lines, lines.worstVa()),
                    lines.worstFailure().orElse(""),
                    false));
        }
        return rows;
    }

    private static FigureText current(String least, LineLoads lines, double va) {
        var amps = lines.amps(va);
        return amps.isPresent()
                ? new FigureText(least + NumberText.plain(amps.getAsDouble()), "A")
                : new FigureText(least + NumberText.plain(va), "VA");
    }
}
