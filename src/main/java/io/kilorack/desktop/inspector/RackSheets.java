package io.kilorack.desktop.inspector;

import io.kilorack.assess.RackResult;
import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.Link;
import io.kilorack.desktop.inspector.Row.Note;
import io.kilorack.desktop.inspector.Row.Value;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.FigureText;
import io.kilorack.desktop.model.Selection;
import io.kilorack.desktop.model.Selections;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.Device;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Sheets of racks and of the devices in them.
final class RackSheets {
    private final Workspace workspace;
    private final Fields fields;
    private final Verdicts verdicts;
    private final EntrySheets entries;

    RackSheets(Workspace workspace, Fields fields, Verdicts verdicts, EntrySheets entries) {
        this.workspace = workspace;
        this.fields = fields;
        this.verdicts = verdicts;
        this.entries = entries;
    }

    /// What a rack puts on the floor, beyond its mass.
    private List<Row> load(String rackId) {
        var rows = new ArrayList<Row>();
        workspace
                .assessment()
                .flatMap(a -> a.structure().designs().stream()
                        .filter(d -> d.rackIds().contains(rackId))
                        .findFirst())
                .ifPresent(d -> {
                    boolean least = d.mass().lowerBound();
                    rows.add(number("field.tributary", "field.tributary.hint", d.tributaryKpa(), "kPa", least));
                    rows.add(number("field.foot", "field.foot.hint", d.footKilonewtons(), "kN", least));
                    rows.add(number("field.centre", "field.centre.hint", d.centreUnits(), "U", false));
                    rows.add(percent("field.static", "field.static.hint", d.staticShare()));
                    rows.add(percent("field.dynamic", "field.dynamic.hint", d.dynamicShare()));
                });
        return rows;
    }

    private static Row number(String key, String hint, OptionalDouble value, String unit, boolean least) {
        return new Fact(
                Texts.get(key),
                value.isPresent()
                        ? new FigureText((least ? "≥ " : "") + NumberText.plain(value.getAsDouble()), unit)
                        : new FigureText(Texts.get("value.unknown"), ""),
                Texts.get(hint),
                false);
    }

    private static Row percent(String key, String hint, OptionalDouble share) {
        return number(
                key,
                hint,
                share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : OptionalDouble.empty(),
                "%",
                false);
    }

    Optional<Sheet> rack(String id) {
        Rack rack = Selections.rack(workspace.plan(), id).orElse(null);
        if (rack == null) {
            return Optional.empty();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.place"), fields.rack(rack)));
        workspace
                .assessment()
                .map(a -> a.racks().get(id))
                .ifPresent(r -> sections.add(new Section(Texts.get("section.figures"), figures(r))));
        var contents = new ArrayList<Row>();
        for (Device device : rack.devices().reversed()) {
            contents.add(new Link(
                    "U" + (device.bottomHalfU() / 2 + 1),
                    workspace.sizes().name(device.modelId()),
                    Selection.device(rack.id(), device.id())));
        }
        if (contents.isEmpty() && workspace.catalog().systems().get(rack.modelId()) == null) {
            contents.add(new Note(Texts.get("rack.empty")));
        }
        contents.addFirst(new Link(
                Texts.get("field.model"),
                workspace.sizes().name(rack.modelId()),
                Selection.of(Selection.Kind.ENTRY, rack.modelId())));
        sections.add(new Section(Texts.get("section.contents"), contents));
        sections.add(new Section(Texts.get("section.circuits"), new NodeFields(fields, workspace).circuits(rack)));
        var about = new HashSet<String>();
        about.add(id);
        rack.devices().forEach(d -> about.add(d.id()));
        sections.add(verdicts.checks(about, false));
        sections.add(verdicts.findings(id));
        return Optional.of(new Sheet(
                Texts.get("kind.rack"),
                rack.name().isEmpty() ? id : rack.name(),
                workspace.sizes().name(rack.modelId()),
                sections));
    }

    private List<Row> figures(RackResult r) {
        var rows = new ArrayList<Row>();
        var d = r.design();
        rows.add(new Value(Texts.get("field.expectedPower"), d.expectedPower()));
        rows.add(new Value(Texts.get("field.maximumPower"), d.maximumPower()));
        rows.add(new Value(Texts.get("field.heatAir"), d.heatToAir()));
        if (d.heatToLiquid().value().orElse(0) > 0) {
            rows.add(new Value(Texts.get("field.heatLiquid"), d.heatToLiquid()));
        }
        rows.add(new Value(Texts.get("field.mass"), d.mass()));
        rows.add(new Value(Texts.get("field.floorLoad"), d.floorKpa()));
        rows.addAll(load(r.rackId()));
        rows.add(new Value(Texts.get("field.price"), d.price()));
        rows.add(new Fact(
                Texts.get("field.units"),
                new FigureText(NumberText.stated(d.unitsUsed()) + " / " + NumberText.stated(d.unitsTotal()), "U"),
                "",
                false));
        if (r.feedHeadroom().isPresent()) {
            rows.add(new Fact(
                    Texts.get("field.headroom"),
                    new FigureText(NumberText.plain(r.feedHeadroom().getAsDouble() * 100), "%"),
                    Texts.get("field.headroom.hint"),
                    false));
        }
        d.families()
                .forEach(f -> rows.add(new Fact(f.name(), new FigureText(String.valueOf(f.count()), "×"), "", false)));
        return rows;
    }

    Sheet racks(List<String> ids) {
        var power = new ArrayList<Figure>();
        var mass = new ArrayList<Figure>();
        var price = new ArrayList<Figure>();
        workspace
                .assessment()
                .ifPresent(a -> ids.forEach(id -> {
                    RackResult r = a.racks().get(id);
                    if (r != null) {
                        power.add(r.design().expectedPower());
                        mass.add(r.design().mass());
                        price.add(r.design().price());
                    }
                }));
        var rows = new ArrayList<Row>();
        if (!power.isEmpty()) {
            rows.add(new Value(
                    Texts.get("field.expectedPower"),
                    Figure.sum(
                            Texts.get("field.expectedPower"), power.getFirst().unit(), power)));
            rows.add(new Value(
                    Texts.get("field.mass"),
                    Figure.sum(Texts.get("field.mass"), mass.getFirst().unit(), mass)));
            rows.add(new Value(
                    Texts.get("field.price"),
                    Figure.sum(Texts.get("field.price"), price.getFirst().unit(), price)));
        }
        return new Sheet(
                Texts.get("kind.racks"),
                Texts.get("racks.count", String.valueOf(ids.size())),
                "",
                List.of(
                        new Section(Texts.get("section.together"), rows),
                        new Section(Texts.get("section.place"), fields.racks(ids)),
                        verdicts.checks(Set.copyOf(ids), false)));
    }

    Optional<Sheet> device(Selection selection) {
        String rackId = selection.rackIds().iterator().next();
        String id = selection.deviceIds().getFirst();
        Device device = Editing.device(workspace.plan(), rackId, id).orElse(null);
        if (device == null) {
            return Optional.empty();
        }
        Rack rack = Selections.rack(workspace.plan(), rackId).orElseThrow();
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.place"), fields.device(rack, device)));
        workspace
                .catalog()
                .entry(device.modelId())
                .ifPresent(e -> sections.add(new Section(Texts.get("section.facts"), entries.facts(e))));
        sections.add(verdicts.checks(Set.of(id), false));
        sections.add(verdicts.findings(rackId));
        return Optional.of(new Sheet(
                Texts.get("kind.device"),
                workspace.sizes().name(device.modelId()),
                Texts.get(
                        "device.in",
                        rack.name().isEmpty() ? rackId : rack.name(),
                        String.valueOf(device.bottomHalfU() / 2 + 1)),
                sections));
    }
}
