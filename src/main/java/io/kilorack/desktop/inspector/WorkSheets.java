package io.kilorack.desktop.inspector;

import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.Link;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.inspector.Row.Value;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.quantity.TextCase;
import io.kilorack.throughput.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sheets of pools, of the workloads on them and of lots of stock.
final class WorkSheets {
    private final Workspace workspace;
    private final Fields fields;
    private final Verdicts verdicts;

    WorkSheets(Workspace workspace, Fields fields, Verdicts verdicts) {
        this.workspace = workspace;
        this.fields = fields;
        this.verdicts = verdicts;
    }

    Optional<Sheet> pool(String id) {
        var pool = workspace.plan().pools().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElse(null);
        if (pool == null) {
            return Optional.empty();
        }
        var poolFields = new PoolFields(fields, workspace);
        var rows = new ArrayList<Row>(List.of(poolFields.name(pool)));
        workspace
                .assessment()
                .flatMap(a -> a.throughput().pools().stream()
                        .filter(p -> p.poolId().equals(id))
                        .findFirst())
                .ifPresent(p -> {
                    rows.add(Value.of(p.peakBf16()));
                    rows.add(Value.of(p.memory()));
                    p.families()
                            .forEach(f -> rows.add(
                                    new Fact(f.name(), new FigureText(String.valueOf(f.count()), "×"), "", false)));
                });
        var works = new ArrayList<Row>();
        workspace.plan().workloads().stream()
                .filter(w ->
                        w.poolId().equals(id) || w.placement().secondPoolId().equals(id))
                .forEach(
                        w -> works.add(new Link(w.name(), w.modelId(), Selection.of(Selection.Kind.WORKLOAD, w.id()))));
        return Optional.of(new Sheet(
                Texts.get("kind.pool"),
                pool.name(),
                pool.rackIds().size() == 1
                        ? Texts.get("racks.one")
                        : Texts.get("racks.count", String.valueOf(pool.rackIds().size())),
                List.of(
                        new Section(Texts.get("section.figures"), rows),
                        new Section(Texts.get("section.workloads"), works),
                        new Section(Texts.get("section.price"), poolFields.price(pool)),
                        verdicts.checks(Set.of(id), false))));
    }

    Optional<Sheet> workload(String id) {
        var workload = workspace.plan().workloads().stream()
                .filter(w -> w.id().equals(id))
                .findFirst()
                .orElse(null);
        if (workload == null) {
            return Optional.empty();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.demand"), fields.workload(workload)));
        workspace
                .assessment()
                .ifPresent(a -> a.throughput().workloads().stream()
                        .filter(w -> w.workloadId().equals(id))
                        .forEach(w -> {
                            var rows = new ArrayList<Row>();
                            if (!w.fits()) {
                                rows.add(new Note(w.remedy()));
                            }
                            rows.add(Value.of(w.rate()));
                            w.days().ifPresent(f -> rows.add(Value.of(f)));
                            w.requestRate().ifPresent(f -> rows.add(Value.of(f)));
                            if (!w.share().rule().isEmpty()) {
                                rows.addFirst(new Note(Texts.get(
                                        "throughput.share",
                                        String.valueOf(w.accelerators()),
                                        String.valueOf(w.share().poolAccelerators()),
                                        w.share().rule())));
                            }
                            if (!w.note().isEmpty()) {
                                rows.add(new Note(TextCase.capital(w.note()) + "."));
                            }
                            if (w.pairing().isEmpty()) {
                                rows.add(Value.of(w.memory()));
                            }
                            w.figures().forEach(f -> rows.add(Value.of(f)));
                            if (w.pairing().isEmpty()) {
                                rows.add(
                                        new Fact(Texts.get("field.layout"), new FigureText(w.layout(), ""), "", false));
                            }
                            rows.add(new Fact(
                                    Texts.get("field.bound"),
                                    new FigureText(w.bound(), ""),
                                    Texts.get("field.bound.hint"),
                                    false));
                            w.meetsTarget()
                                    .ifPresent(ok -> rows.add(new Fact(
                                            Texts.get("field.target"),
                                            new FigureText(Texts.get(ok ? "target.met" : "target.missed"), ""),
                                            "",
                                            false)));
                            sections.add(new Section(
                                    w.pairing()
                                                    .map(p -> p.sides().stream()
                                                            .map(s -> s.accelerators() + " × " + s.acceleratorId())
                                                            .collect(Collectors.joining(" + ")))
                                                    .orElse(w.accelerators() + " × " + w.acceleratorId())
                                            + (Accuracy.notValidated(w.rate())
                                                    ? " · " + Texts.get("figure.notValidated")
                                                    : ""),
                                    rows));
                        }));
        sections.add(verdicts.checks(Set.of(id), false));
        return Optional.of(new Sheet(Texts.get("kind.workload"), workload.name(), workload.modelId(), sections));
    }

    Optional<Sheet> stock(String id) {
        var lot = workspace.plan().stock().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElse(null);
        if (lot == null) {
            return Optional.empty();
        }
        return Optional.of(new Sheet(
                Texts.get("kind.stock"),
                lot.name(),
                workspace.sizes().name(lot.modelId()),
                List.of(new Section(Texts.get("section.lot"), fields.stock(lot)), verdicts.checks(Set.of(id), false))));
    }
}
