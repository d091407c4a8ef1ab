package io.kilorack.desktop.inspector;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.OpenFacts;
import io.kilorack.assess.PowerResult.NodeLoad;
import io.kilorack.assess.RackResult;
import io.kilorack.catalog.Cell;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.Field;
import io.kilorack.catalog.Kind;
import io.kilorack.desktop.inspector.Row.CheckRow;
import io.kilorack.desktop.inspector.Row.Fact;
import io.kilorack.desktop.inspector.Row.FindingRow;
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
import io.kilorack.plan.Plan;
import io.kilorack.plan.Rack;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.throughput.Accuracy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the [Sheet] of a selection.
final class Sheets {
    private static final int MOST_CHECKS = 12;
    /// Law is not the user's to change.
    private static final Set<Kind> LEGAL = Set.of(Kind.RULE, Kind.COUNTRY, Kind.PARTY);

    /// Cells that stand in the head of the sheet, or behind every other cell.
    private static final Set<String> NAMES = Set.of("id", "name", "vendor", "source", "confidence");

    private final Workspace workspace;
    private final Fields fields;

    Sheets(Workspace workspace) {
        this.workspace = workspace;
        this.fields = new Fields(workspace);
    }

    Sheet of(Selection selection) {
        return switch (selection.kind()) {
            case RACK -> selection.ids().size() == 1 ? rack(selection.single()) : racks(selection.ids());
            case DEVICE -> device(selection);
            case ENTRY -> entry(selection.single());
            case NODE -> node(selection.single());
            case POOL -> pool(selection.single());
            case WORKLOAD -> workload(selection.single());
            case STOCK -> stock(selection.single());
            case HALL -> hall(selection.single());
            case SITE -> site(selection.single());
            case PLAN -> plan();
        };
    }

    private Plan plan0() {
        return workspace.plan();
    }

    private Optional<Assessment> assessment() {
        return workspace.assessment();
    }

    private Sheet plan() {
        Plan plan = plan0();
        var values = new ArrayList<Row>();
        assessment().ifPresent(a -> {
            a.headlines().forEach(f -> values.add(new Value(sentence(f.label()), f)));
            for (Figure f : List.of(
                    a.power().annualEnergy(),
                    a.cost().annualEnergyCost(),
                    a.power().annualCarbon(),
                    a.cost().embodiedPerYear(),
                    a.power().water())) {
                values.add(new Value(sentence(f.label()), f));
            }
        });
        return new Sheet(
                Texts.get("kind.plan"),
                plan.name(),
                plan.author(),
                List.of(
                        new Section(Texts.get("section.plan"), fields.plan(plan)),
                        new Section(Texts.get("section.owner"), fields.owner(plan)),
                        new Section(Texts.get("section.figures"), values),
                        checks(Set.of(), true)));
    }

    /// With a capital, as a line of its own begins.
    private static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Sheet site(String id) {
        return plan0().sites().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .map(site -> new Sheet(
                        Texts.get("kind.site"),
                        site.name(),
                        site.country(),
                        List.of(
                                new Section(
                                        Texts.get("section.site"),
                                        fields.places().site(site)),
                                new Section(
                                        Texts.get("section.coolingPlant"),
                                        fields.places().plant(site)),
                                year(id),
                                checks(Set.of(id), false))))
                .orElseGet(this::plan);
    }

    /// What the plant makes of the site's year.
    private Section year(String siteId) {
        var rows = new ArrayList<Row>();
        assessment()
                .flatMap(a -> a.power().sites().stream()
                        .filter(s -> s.siteId().equals(siteId))
                        .findFirst())
                .ifPresent(s -> {
                    rows.add(new Value(Texts.get("field.annualPue"), s.pue()));
                    rows.add(new Value(Texts.get("field.annualWue"), s.wue()));
                    rows.add(new Note(s.design()));
                });
        return new Section(Texts.get("section.year"), rows);
    }

    /// How the racks fare on the hall's delivery path.
    private Section delivery(String hallId) {
        var rows = new ArrayList<Row>();
        assessment()
                .flatMap(a -> a.structure().deliveries().stream()
                        .filter(d -> d.hallId().equals(hallId))
                        .findFirst())
                .ifPresent(d -> {
                    if (!d.stated()) {
                        rows.add(new Note(Texts.get("delivery.unstated")));
                    }
                    d.rows()
                            .forEach(r -> rows.add(new Fact(
                                    r.what(),
                                    new FigureText(
                                            Texts.get("delivery." + r.outcome().name())
                                                    + (r.need().isPresent()
                                                            ? " · "
                                                                    + NumberText.plain(r.need()
                                                                            .getAsDouble())
                                                            : ""),
                                            r.unit()),
                                    r.remark() + "\n" + r.rule().text(),
                                    false)));
                });
        return new Section(Texts.get("section.deliveryResult"), rows);
    }

    /// What a rack puts on the floor, beyond its mass.
    private List<Row> load(String rackId) {
        var rows = new ArrayList<Row>();
        assessment()
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

    private static Row number(String key, String hint, java.util.OptionalDouble value, String unit, boolean least) {
        return new Fact(
                Texts.get(key),
                value.isPresent()
                        ? new FigureText((least ? "≥ " : "") + NumberText.plain(value.getAsDouble()), unit)
                        : new FigureText(Texts.get("value.unknown"), ""),
                Texts.get(hint),
                false);
    }

    private static Row percent(String key, String hint, java.util.OptionalDouble share) {
        return number(
                key,
                hint,
                share.isPresent()
                        ? java.util.OptionalDouble.of(100 * share.getAsDouble())
                        : java.util.OptionalDouble.empty(),
                "%",
                false);
    }

    private Sheet hall(String id) {
        return Selections.hall(plan0(), id)
                .map(hall -> new Sheet(
                        Texts.get("kind.hall"),
                        hall.name(),
                        Texts.get("hall.size", NumberText.fixed(hall.widthM(), 1), NumberText.fixed(hall.depthM(), 1)),
                        List.of(
                                new Section(
                                        Texts.get("section.hall"),
                                        fields.places().hall(hall)),
                                new Section(
                                        Texts.get("section.delivery"),
                                        fields.places().delivery(hall)),
                                delivery(id),
                                new Section(
                                        Texts.get("section.contents"),
                                        List.of(new Fact(
                                                Texts.get("field.racks"),
                                                new FigureText(
                                                        String.valueOf(
                                                                hall.racks().size()),
                                                        ""),
                                                "",
                                                false))),
                                checks(Set.of(id), false))))
                .orElseGet(this::plan);
    }

    private Sheet rack(String id) {
        Rack rack = Selections.rack(plan0(), id).orElse(null);
        if (rack == null) {
            return plan();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.place"), fields.rack(rack)));
        assessment()
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
        sections.add(checks(about, false));
        sections.add(findings(id));
        return new Sheet(
                Texts.get("kind.rack"),
                rack.name().isEmpty() ? id : rack.name(),
                workspace.sizes().name(rack.modelId()),
                sections);
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

    private Sheet racks(List<String> ids) {
        var power = new ArrayList<Figure>();
        var mass = new ArrayList<Figure>();
        var price = new ArrayList<Figure>();
        assessment()
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
                        checks(Set.copyOf(ids), false)));
    }

    private Sheet device(Selection selection) {
        String rackId = selection.rackIds().iterator().next();
        String id = selection.deviceIds().getFirst();
        Device device = Editing.device(plan0(), rackId, id).orElse(null);
        if (device == null) {
            return plan();
        }
        Rack rack = Selections.rack(plan0(), rackId).orElseThrow();
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.place"), fields.device(rack, device)));
        workspace
                .catalog()
                .entry(device.modelId())
                .ifPresent(e -> sections.add(new Section(Texts.get("section.facts"), facts(e))));
        sections.add(checks(Set.of(id), false));
        sections.add(findings(rackId));
        return new Sheet(
                Texts.get("kind.device"),
                workspace.sizes().name(device.modelId()),
                Texts.get(
                        "device.in",
                        rack.name().isEmpty() ? rackId : rack.name(),
                        String.valueOf(device.bottomHalfU() / 2 + 1)),
                sections);
    }

    private Sheet entry(String id) {
        Entry entry = workspace.catalog().entry(id).orElse(null);
        if (entry == null) {
            return plan();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.facts"), facts(entry)));
        sections.add(new Section(Texts.get("section.unstated"), unstated(entry)));
        if (!LEGAL.contains(entry.kind())) {
            sections.add(new Section(Texts.get("section.part"), List.of(new Row.PartRow(entry.id(), entry.name()))));
        }
        assessment().ifPresent(a -> {
            String accelerator = Optional.ofNullable(
                            workspace.catalog().systems().get(id))
                    .map(s -> s.acceleratorId())
                    .orElse(id);
            a.exposure().parts().stream()
                    .filter(p -> p.acceleratorId().equals(accelerator))
                    .findFirst()
                    .ifPresent(p -> {
                        var rows = new ArrayList<Row>();
                        rows.add(new Note(p.sentence()));
                        p.findings().stream()
                                .filter(f -> !OpenFacts.undecided(f))
                                .forEach(f -> rows.add(new FindingRow(f)));
                        if (!OpenFacts.line(p).isEmpty()) {
                            rows.add(new Note(OpenFacts.line(p) + "."));
                        }
                        sections.add(new Section(Texts.get("section.exposure"), rows));
                    });
        });
        return new Sheet(
                Texts.get("kind." + entry.kind().name().toLowerCase(Locale.ROOT)),
                entry.name(),
                entry.vendor(),
                sections);
    }

    private List<Row> facts(Entry entry) {
        var rows = new ArrayList<Row>();
        for (Cell cell : entry.cells().values()) {
            if (NAMES.contains(cell.field())) {
                continue;
            }
            FigureText text = cell.number().isPresent() && !cell.unit().isEmpty()
                    ? new FigureText(NumberText.stated(cell.number().getAsDouble()), cell.unit())
                    : new FigureText(
                            cell.number().isPresent()
                                    ? NumberText.stated(cell.number().getAsDouble())
                                    : named(cell),
                            "");
            String source = cell.source().text()
                    + (cell.source().confidence() == Confidence.UNSTATED
                            ? ""
                            : "\n"
                                    + Texts.get(
                                            "source.confidence",
                                            Texts.get("confidence."
                                                    + cell.source().confidence().name())));
            var fact =
                    new Fact(workspace.catalog().label(cell.field()), text, source, cell.origin() == Cell.Origin.USER);
            rows.add(
                    LEGAL.contains(entry.kind()) ? fact : new Row.CellRow(entry.id(), cell.field(), cell.text(), fact));
        }
        return rows;
    }

    /// A cell that names another part, by that part's name.
    private String named(Cell cell) {
        Field field = workspace.catalog().fields().get(cell.field());
        return field != null && field.type() == Field.Type.ACCELERATOR
                ? workspace.catalog().entry(cell.text()).map(Entry::name).orElse(cell.text())
                : cell.text();
    }

    /// What other parts of this kind state and this one does not.
    private List<Row> unstated(Entry entry) {
        if (LEGAL.contains(entry.kind())) {
            return List.of();
        }
        var fields = new LinkedHashSet<String>();
        for (Entry other : workspace.catalog().allEntries()) {
            if (other.kind() == entry.kind()) {
                fields.addAll(other.cells().keySet());
            }
        }
        fields.removeAll(entry.cells().keySet());
        fields.removeAll(NAMES);
        var rows = new ArrayList<Row>();
        for (String field : fields) {
            var fact = new Fact(
                    workspace.catalog().label(field), new FigureText(Texts.get("fact.unknown"), ""), "", false);
            rows.add(new Row.CellRow(entry.id(), field, "", fact));
        }
        return rows;
    }

    private Sheet node(String id) {
        NodeLoad load = assessment()
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
                load == null ? "" : load.kind() + " " + load.side(),
                List.of(
                        new Section(Texts.get("section.power"), rows),
                        new Section(
                                Texts.get("section.node"),
                                plan0().sites().stream()
                                        .flatMap(site -> site.chain().stream())
                                        .filter(node -> node.id().equals(id))
                                        .findFirst()
                                        .map(node -> new NodeFields(fields, workspace).of(node))
                                        .orElse(List.of())),
                        checks(Set.of(id), false)));
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
                    current("", lines, lines.neutralVa()),
                    Texts.get("field.neutral.hint"),
                    false));
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

    private Sheet pool(String id) {
        var pool = plan0().pools().stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElse(null);
        if (pool == null) {
            return plan();
        }
        var poolFields = new PoolFields(fields, workspace);
        var rows = new ArrayList<Row>(List.of(poolFields.name(pool)));
        assessment()
                .flatMap(a -> a.throughput().pools().stream()
                        .filter(p -> p.poolId().equals(id))
                        .findFirst())
                .ifPresent(p -> {
                    rows.add(new Value(sentence(p.peakBf16().label()), p.peakBf16()));
                    rows.add(new Value(sentence(p.memory().label()), p.memory()));
                    p.families()
                            .forEach(f -> rows.add(
                                    new Fact(f.name(), new FigureText(String.valueOf(f.count()), "×"), "", false)));
                });
        var works = new ArrayList<Row>();
        plan0().workloads().stream()
                .filter(w ->
                        w.poolId().equals(id) || w.placement().secondPoolId().equals(id))
                .forEach(
                        w -> works.add(new Link(w.name(), w.modelId(), Selection.of(Selection.Kind.WORKLOAD, w.id()))));
        return new Sheet(
                Texts.get("kind.pool"),
                pool.name(),
                pool.rackIds().size() == 1
                        ? Texts.get("racks.one")
                        : Texts.get("racks.count", String.valueOf(pool.rackIds().size())),
                List.of(
                        new Section(Texts.get("section.figures"), rows),
                        new Section(Texts.get("section.workloads"), works),
                        new Section(Texts.get("section.price"), poolFields.price(pool)),
                        checks(Set.of(id), false)));
    }

    private Sheet workload(String id) {
        var workload = plan0().workloads().stream()
                .filter(w -> w.id().equals(id))
                .findFirst()
                .orElse(null);
        if (workload == null) {
            return plan();
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section(Texts.get("section.demand"), fields.workload(workload)));
        assessment()
                .ifPresent(a -> a.throughput().workloads().stream()
                        .filter(w -> w.workloadId().equals(id))
                        .forEach(w -> {
                            var rows = new ArrayList<Row>();
                            if (!w.fits()) {
                                rows.add(new Note(w.remedy()));
                            }
                            rows.add(new Value(sentence(w.rate().label()), w.rate()));
                            w.days().ifPresent(f -> rows.add(new Value(sentence(f.label()), f)));
                            w.requestRate().ifPresent(f -> rows.add(new Value(sentence(f.label()), f)));
                            if (!w.share().rule().isEmpty()) {
                                rows.addFirst(new Note(Texts.get(
                                        "throughput.share",
                                        String.valueOf(w.accelerators()),
                                        String.valueOf(w.share().poolAccelerators()),
                                        w.share().rule())));
                            }
                            if (!w.note().isEmpty()) {
                                rows.add(new Note(sentence(w.note()) + "."));
                            }
                            if (w.pairing().isEmpty()) {
                                rows.add(new Value(sentence(w.memory().label()), w.memory()));
                            }
                            w.figures().forEach(f -> rows.add(new Value(sentence(f.label()), f)));
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
        sections.add(checks(Set.of(id), false));
        return new Sheet(Texts.get("kind.workload"), workload.name(), workload.modelId(), sections);
    }

    private Sheet stock(String id) {
        var lot = plan0().stock().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElse(null);
        if (lot == null) {
            return plan();
        }
        return new Sheet(
                Texts.get("kind.stock"),
                lot.name(),
                workspace.sizes().name(lot.modelId()),
                List.of(new Section(Texts.get("section.lot"), fields.stock(lot)), checks(Set.of(id), false)));
    }

    private Section checks(Set<String> about, boolean all) {
        var rows = new ArrayList<Row>();
        assessment().ifPresent(a -> {
            List<Check> open = a.checks().stream()
                    .filter(c -> all || c.subjects().stream().anyMatch(about::contains))
                    .toList();
            open.stream().limit(MOST_CHECKS).forEach(c -> rows.add(new CheckRow(c)));
            if (open.size() > MOST_CHECKS) {
                rows.add(new Note(Texts.get("checks.more", String.valueOf(open.size() - MOST_CHECKS))));
            }
        });
        return new Section(Texts.get("section.checks"), rows);
    }

    private Section findings(String rackId) {
        var rows = new ArrayList<Row>();
        assessment()
                .ifPresent(a -> a.exposure().parts().stream()
                        .filter(p -> p.rackIds().contains(rackId))
                        .forEach(p -> {
                            rows.add(new Note(p.name() + ": " + p.sentence()));
                            p.findings().stream()
                                    .filter(f -> !OpenFacts.undecided(f))
                                    .limit(4)
                                    .forEach(f -> rows.add(new FindingRow(f)));
                            if (!OpenFacts.line(p).isEmpty()) {
                                rows.add(new Note(OpenFacts.line(p) + "."));
                            }
                        }));
        return new Section(Texts.get("section.exposure"), rows);
    }
}
