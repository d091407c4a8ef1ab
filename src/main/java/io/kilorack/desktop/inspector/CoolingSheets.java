package io.kilorack.desktop.inspector;

import io.kilorack.assess.PowerResult.CoolingLoad;
import io.kilorack.assess.PowerResult.Failure;
import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.Link;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.FeedNames;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import io.kilorack.report.FailureWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/// Cooling units: the list of a site, and the sheet of one with its electrical supply, edited in place.
final class CoolingSheets {
    private final Workspace workspace;
    private final Fields fields;
    private final Verdicts verdicts;

    CoolingSheets(Workspace workspace, Fields fields, Verdicts verdicts) {
        this.workspace = workspace;
        this.fields = fields;
        this.verdicts = verdicts;
    }

    /// Links to the units of a site, each with the feeds it hangs on.
    static List<Row> list(Site site, FeedNames names) {
        var rows = new ArrayList<Row>();
        for (CoolingUnit unit : site.cooling()) {
            rows.add(new Link(
                    unit.label(),
                    unit.feeds().isEmpty() ? Texts.get("cooling.unfed") : names.text(unit.feeds()),
                    Selection.of(Selection.Kind.COOLING, unit.id())));
        }
        return rows;
    }

    Optional<Sheet> unit(String id) {
        for (Site site : workspace.plan().sites()) {
            for (CoolingUnit unit : site.cooling()) {
                if (unit.id().equals(id)) {
                    return Optional.of(new Sheet(
                            Texts.get("kind.cooling"),
                            unit.label(),
                            Texts.get("medium." + unit.medium().name()),
                            List.of(
                                    new Section(Texts.get("section.coolingUnit"), values(unit)),
                                    new Section(Texts.get("section.group"), group(unit)),
                                    new Section(Texts.get("section.lost"), lost(site, unit)),
                                    verdicts.checks(Set.of(id), false))));
                }
            }
        }
        return Optional.empty();
    }

    private List<Row> values(CoolingUnit unit) {
        var names = new FeedNames(workspace.plan());
        var rows = new ArrayList<Row>();
        rows.add(fields.text("field.name", unit.name(), v -> change(unit.withName(v))));
        rows.add(fields.text("field.group", unit.group(), v -> change(unit.withGroup(v))));
        rows.add(part(unit));
        rows.add(fields.optional("field.coolingCapacity", unit.capacityKw(), "kW", notNegative(unit::withCapacityKw)));
        rows.add(fields.optional(
                "field.supplyTemperature", unit.supplyCelsius(), "°C", v -> change(unit.withSupplyCelsius(v))));
        rows.add(fields.text("field.feeds", names.text(unit.feeds()), v -> change(unit.withFeeds(names.ids(v)))));
        rows.add(new Choice(
                Texts.get("field.transfer"),
                Arrays.stream(CoolingUnit.Transfer.values()).map(Enum::name).toList(),
                Arrays.stream(CoolingUnit.Transfer.values())
                        .map(t -> Texts.get("transfer." + t.name()))
                        .toList(),
                unit.transfer().name(),
                v -> fields.apply(change(unit.withTransfer(CoolingUnit.Transfer.valueOf(v))))));
        rows.add(fields.optional("field.draw", unit.drawKw(), "kW", notNegative(unit::withDrawKw)));
        rows.add(fields.optional("field.restart", unit.restartSeconds(), "s", notNegative(unit::withRestartSeconds)));
        return rows;
    }

    private static final Set<String> AIR_KINDS = Set.of("crah", "crac", "fan_wall");

    /// Units of the catalog for its medium; its capacity and draw count where the plan states none.
    private Choice part(CoolingUnit unit) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("field.notStated")));
        workspace.catalog().infrastructure().values().stream()
                .filter(part -> switch (unit.medium()) {
                    case AIR -> AIR_KINDS.contains(part.kind());
                    case LIQUID -> part.kind().equals("cdu");
                    case REJECTION ->
                        part.kind().equals("chiller") || part.kind().equals("dry_cooler");
                })
                .forEach(part -> {
                    values.add(part.id());
                    texts.add(part.name());
                });
        if (!values.contains(unit.partId())) {
            values.add(unit.partId());
            texts.add(unit.partId());
        }
        return new Choice(
                Texts.get("field.coolingPart"),
                values,
                texts,
                unit.partId(),
                v -> fields.apply(change(unit.withPartId(v))));
    }

    private Function<OptionalDouble, Edit> notNegative(Function<OptionalDouble, CoolingUnit> change) {
        return v -> v.orElse(0) < 0
                ? Edit.refused(Texts.get("refuse.negative"), Texts.get("refuse.negative.next"))
                : change(change.apply(v));
    }

    /// The heat that its group carries, with all units and after the loss of one.
    private List<Row> group(CoolingUnit unit) {
        var rows = new ArrayList<Row>();
        workspace
                .assessment()
                .flatMap(a -> a.power().cooling().stream()
                        .filter(c -> c.group().equals(unit.group()))
                        .findFirst())
                .ifPresent(load -> {
                    rows.add(fact("field.heat", load, OptionalDouble.of(load.heatWatts())));
                    rows.add(fact("field.coolingCapacity", load, load.capacityWatts()));
                    rows.add(fact("field.afterLoss", load, load.capacityAfterLossWatts()));
                });
        return rows;
    }

    private static Row fact(String key, CoolingLoad load, OptionalDouble watts) {
        FigureText text = FigureText.of(watts, "W");
        boolean least = key.equals("field.heat") && load.unknownDevices() > 0;
        return new Fact(Texts.get(key), least ? new FigureText("≥ " + text.number(), text.unit()) : text, "", false);
    }

    /// What its own loss does, and every node of the chain whose loss stops it or makes it wait.
    private List<Row> lost(Site site, CoolingUnit unit) {
        var rows = new ArrayList<Row>();
        workspace.assessment().ifPresent(a -> {
            for (Failure f : a.power().failures()) {
                boolean own = f.nodeId().equals(unit.id()) || f.nodeId().equals("pump:" + unit.id());
                boolean stops = f.more().stopped().contains(unit.label());
                boolean waits = f.more()
                        .start()
                        .filter(s -> s.units().contains(unit.label()))
                        .isPresent();
                if (!f.siteId().equals(site.id())) {
                    continue;
                }
                if (own) {
                    rows.addFirst(new Note(f.name() + ": " + FailureWords.effect(f)));
                } else if (stops || waits) {
                    rows.add(new Link(
                            Texts.get(stops ? "cooling.stops" : "cooling.waits"),
                            f.name(),
                            Selection.of(Selection.Kind.NODE, f.nodeId())));
                }
            }
        });
        return rows;
    }

    private Edit change(CoolingUnit unit) {
        return Editing.of(workspace).power().changeCooling(workspace.plan(), unit);
    }
}
