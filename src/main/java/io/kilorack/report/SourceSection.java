package io.kilorack.report;

import io.kilorack.assess.Assessment;
import io.kilorack.assess.CostResult.BomLine;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.RackResult.RackDesign;
import io.kilorack.assess.ThroughputResult.WorkloadResult;
import io.kilorack.catalog.Catalog;
import io.kilorack.catalog.Cell.Origin;
import io.kilorack.catalog.Entry;
import io.kilorack.catalog.LanguageModel;
import io.kilorack.catalog.SystemModel;
import io.kilorack.exposure.facts.ListWords;
import io.kilorack.plan.Device;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Owner;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import io.kilorack.plan.Workload;
import io.kilorack.quantity.Confidence;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import io.kilorack.report.Table.Cell;
import io.kilorack.report.Table.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.Set;

/// What the figures rest on: inputs of the plan, catalog facts with their sources, formulas with theirs.
final class SourceSection {
    private final Flow flow;
    private final Assessment assessment;
    private final Catalog catalog;
    /// Texts of sources that the table of catalog facts has shown.
    private final Set<String> listed = new HashSet<>();

    SourceSection(Flow flow, Assessment assessment, Catalog catalog) {
        this.flow = flow;
        this.assessment = assessment;
        this.catalog = catalog;
    }

    void write() throws IOException {
        flow.chapter("Assumptions and sources", false);
        inputs();
        facts();
        formulas();
    }

    private void inputs() throws IOException {
        var table = new Table(Column.wide("Input", 1), Column.wide("Value", 1), Column.wide("Remark", 1.6));
        for (Site site : assessment.plan().sites()) {
            String name = (site.name().isEmpty() ? site.id() : site.name()) + ": ";
            input(table, name + "country", site.country(), "decides which rules of import and export hold");
            input(table, name + "climate", site.climate(), "free cooling and annual PUE");
            input(
                    table,
                    name + "grid factor",
                    number(site.gridKgPerKwh(), "kg CO₂e/kWh"),
                    "empty: the country's from the catalog");
            input(table, name + "energy price", number(site.tariffUsdPerKwh(), "USD/kWh"), "");
            input(table, name + "utility grant", number(site.utilityKw(), "kW"), "");
            input(table, name + "wiring rules", site.ruleSet().name(), "");
            for (Hall hall : site.halls()) {
                input(table, hall.name() + ": floor rating", number(hall.floorKpa(), "kPa"), "uniform load");
            }
        }
        Owner owner = assessment.plan().owner();
        input(table, "Owner's headquarters", owner.headquarters(), "not stated counts as unknown, never as harmless");
        input(table, "Ultimate parent", owner.ultimateParent(), "");
        input(
                table,
                "Owner on lists",
                owner.entityLists().isEmpty() ? "none stated" : ListWords.join(owner.entityLists()),
                "");
        owner.attestations()
                .forEach((field, a) ->
                        input(table, field, a.value(), "stated by " + a.by() + " on " + a.on() + ": " + a.ground()));
        table.write(flow, "Inputs of the plan");
    }

    private static String number(OptionalDouble value, String unit) {
        return value.isPresent() ? NumberText.withUnit(value.getAsDouble(), unit) : "";
    }

    private static void input(Table table, String what, String value, String remark) {
        table.row(Cell.of(what), value.isEmpty() ? Cell.muted("not stated") : Cell.of(value), Cell.muted(remark));
    }

    /// One row for each part used: how many values, from where, how sure; values of the user's own are
    /// named.
    private void facts() throws IOException {
        flow.section("Catalog facts used", 90);
        flow.note("Catalog %s of %s. Every value keeps its own source in the catalog; here they are gathered by part."
                .formatted(catalog.version(), catalog.date()));
        flow.space(4);
        var table = new Table(
                Column.wide("Part", 1.2),
                Column.number("Values"),
                Column.wide("Source", 3.4),
                Column.text("Confidence"));
        for (String id : used()) {
            Entry entry = catalog.entries().get(id);
            LanguageModel model = catalog.models().get(id);
            if (model != null) {
                table.row(
                        Cell.of(model.name(), model.vendor()),
                        Cell.muted(
                                entry == null
                                        ? "–"
                                        : Integer.toString(entry.cells().size())),
                        Cell.of(model.source()),
                        Cell.of(model.confidence()));
                continue;
            }
            if (entry == null) {
                table.row(
                        Cell.of(id),
                        Cell.muted("–"),
                        Cell.of("not in this catalog: everything about it is unknown"),
                        Cell.muted("–"));
                continue;
            }
            var sources = new LinkedHashSet<String>();
            var own = new ArrayList<String>();
            Confidence confidence = Confidence.HIGH;
            for (io.kilorack.catalog.Cell cell : entry.cells().values()) {
                confidence = confidence.and(cell.source().confidence());
                if (cell.origin() == Origin.USER) {
                    own.add(cell.field() + " = " + cell.text());
                } else {
                    sources.add(cell.source().text());
                    listed.add(cell.source().text());
                }
            }
            String overrides = own.isEmpty() ? "" : "Overridden here: " + String.join(", ", own);
            table.row(
                    Cell.of(entry.name(), entry.vendor()),
                    Cell.muted(Integer.toString(entry.cells().size())),
                    Cell.of(String.join("\n", sources), overrides),
                    Cell.of(Words.confidence(confidence)));
        }
        table.write(flow);
    }

    /// Everything of the catalog that the plan names, in plan order.
    private SequencedSet<String> used() {
        var ids = new LinkedHashSet<String>();
        for (Site site : assessment.plan().sites()) {
            for (Hall hall : site.halls()) {
                for (Rack rack : hall.racks()) {
                    part(rack.modelId(), ids);
                    for (Device device : rack.devices()) {
                        part(device.modelId(), ids);
                    }
                }
            }
            site.chain().forEach(n -> part(n.partId(), ids));
            site.cooling().forEach(c -> part(c.partId(), ids));
        }
        for (Workload workload : assessment.plan().workloads()) {
            part(workload.modelId(), ids);
        }
        return ids;
    }

    private void part(String id, Set<String> ids) {
        if (!id.isEmpty() && ids.add(id)) {
            SystemModel system = catalog.systems().get(id);
            if (system != null) {
                ids.add(system.acceleratorId());
            }
        }
    }

    /// Every source named by a figure, with what it was used for.
    private void formulas() throws IOException {
        var uses = new LinkedHashMap<Source, Set<String>>();
        for (Figure figure : figures()) {
            gather(figure, uses, 0);
        }
        uses.keySet().removeIf(s -> listed.contains(s.text()) || s.text().startsWith("catalog entry "));
        assessment
                .checks()
                .forEach(c -> c.rule()
                        .ifPresent(rule -> uses.computeIfAbsent(rule, _ -> new LinkedHashSet<>())
                                .add("check " + c.code())));
        if (uses.isEmpty()) {
            return;
        }
        var table = new Table(Column.wide("Source", 2.6), Column.wide("Used for", 1.6), Column.text("Confidence"));
        for (Map.Entry<Source, Set<String>> use : uses.entrySet()) {
            table.row(
                    Cell.of(use.getKey().text()),
                    Cell.muted(Words.list(use.getValue(), 5)),
                    Cell.of(Words.confidence(use.getKey().confidence())));
        }
        table.write(flow, "Formulas and references");
    }

    private static void gather(Figure figure, Map<Source, Set<String>> uses, int depth) {
        for (Source source : figure.sources()) {
            uses.computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(figure.label());
        }
        if (depth < 8) {
            for (Figure part : figure.parts()) {
                gather(part, uses, depth + 1);
            }
        }
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (WorkloadResult w : assessment.throughput().workloads()) {
            figures.add(w.rate());
            w.days().ifPresent(figures::add);
            w.requestRate().ifPresent(figures::add);
            figures.add(w.memory());
            figures.addAll(w.figures());
        }
        PowerResult p = assessment.power();
        figures.addAll(List.of(
                p.itMaximum(), p.itExpected(), p.facility(), p.pue(), p.annualEnergy(), p.annualCarbon(), p.water()));
        p.nodes().forEach(n -> figures.add(n.detail()));
        figures.add(assessment.structure().mass());
        figures.add(assessment.structure().worstFloorLoad());
        figures.add(assessment.cost().capex());
        figures.add(assessment.cost().annualEnergyCost());
        figures.add(assessment.cost().embodied());
        for (BomLine line : assessment.cost().bill()) {
            figures.add(line.unitPrice());
        }
        var designs = new LinkedHashSet<RackDesign>();
        assessment.racks().values().forEach(r -> designs.add(r.design()));
        for (RackDesign d : designs) {
            figures.addAll(List.of(d.maximumPower(), d.expectedPower(), d.mass(), d.floorKpa()));
        }
        return figures;
    }
}
