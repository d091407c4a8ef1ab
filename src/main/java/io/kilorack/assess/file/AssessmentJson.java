package io.kilorack.assess.file;

import io.kilorack.assess.ActLaw;
import io.kilorack.assess.Assessment;
import io.kilorack.assess.Check;
import io.kilorack.assess.CostResult;
import io.kilorack.assess.ExposureResult;
import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.RackResult;
import io.kilorack.assess.SingleFailure;
import io.kilorack.assess.SiteSwing;
import io.kilorack.assess.ThroughputResult;
import io.kilorack.assess.WorkloadInsight;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.classify.Distance;
import io.kilorack.power.electrical.SupplyLoss;
import io.kilorack.quantity.Figure;
import io.kilorack.quantity.Source;
import io.kilorack.throughput.Accuracy;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes an [Assessment] as JSON. An unknown number is absent, never 0; racks of equal design name one of
/// the `designs`.
public final class AssessmentJson {
    /// Number of the shape; raised when a key changes its meaning.
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonGenerator json;

    private AssessmentJson(JsonGenerator json) {
        this.json = json;
    }

    /// The whole assessment, indented by two spaces, lines ended by `\n`.
    public static String text(Assessment a) {
        var out = new StringWriter();
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try (JsonGenerator generator = MAPPER.writer().with(printer).createGenerator(out)) {
            new AssessmentJson(generator).write(a);
        }
        return out + "\n";
    }

    private void write(Assessment a) {
        json.writeStartObject();
        json.writeNumberProperty("format", FORMAT);
        json.writeStringProperty("plan", a.plan().name());
        json.writeStringProperty("asOf", a.asOf().toString());
        json.writeStringProperty("catalogVersion", a.catalogVersion());
        json.writeStringProperty("catalogHash", a.catalogHash());
        figures("headlines", a.headlines());
        throughput(a.throughput());
        power(a.power());
        exposure(a.exposure());
        ComplianceJson.write(json, a.plan());
        new StructureJson(json, this::figure).write(a.structure());
        cost(a.cost());
        racks(a);
        json.writeArrayPropertyStart("checks");
        a.checks().forEach(this::check);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void throughput(ThroughputResult t) {
        json.writeObjectPropertyStart("throughput");
        json.writeArrayPropertyStart("pools");
        for (ThroughputResult.PoolResult pool : t.pools()) {
            json.writeStartObject();
            json.writeStringProperty("id", pool.poolId());
            json.writeStringProperty("name", pool.name());
            families(pool.families());
            figure("peakBf16", pool.peakBf16());
            figure("memory", pool.memory());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("workloads");
        for (ThroughputResult.WorkloadResult w : t.workloads()) {
            json.writeStartObject();
            json.writeStringProperty("id", w.workloadId());
            json.writeStringProperty("name", w.name());
            json.writeStringProperty("kind", word(w.kind()));
            json.writeStringProperty("pool", w.poolId());
            json.writeStringProperty("accelerator", w.acceleratorId());
            json.writeNumberProperty("accelerators", w.accelerators());
            json.writeBooleanProperty("fits", w.fits());
            text("remedy", w.remedy());
            text("note", w.note());
            share(w.share());
            text("layout", w.layout());
            text("bound", w.bound());
            if (w.meetsTarget().isPresent()) {
                json.writeBooleanProperty("meetsTarget", w.meetsTarget().get());
            }
            figure("rate", w.rate());
            w.days().ifPresent(f -> figure("days", f));
            w.requestRate().ifPresent(f -> figure("requestRate", f));
            figure("memory", w.memory());
            w.pairing().ifPresent(this::pairing);
            figures("figures", w.figures());
            WorkloadInsight.of(w).ifPresent(i -> {
                json.writeName("explanation");
                json.writeTree(ExplanationJson.of(i.explanation(), i.sensitivity(), i.choice()));
            });
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void share(ThroughputResult.Share share) {
        json.writeNumberProperty("ofPoolAccelerators", share.poolAccelerators());
        text("shareRule", share.rule());
    }

    private void pairing(ThroughputResult.Pairing pairing) {
        json.writeArrayPropertyStart("sides");
        for (ThroughputResult.Side side : pairing.sides()) {
            json.writeStartObject();
            json.writeStringProperty("role", side.role());
            json.writeStringProperty("pool", side.poolId());
            json.writeStringProperty("accelerator", side.acceleratorId());
            json.writeNumberProperty("accelerators", side.accelerators());
            share(side.share());
            text("layout", side.layout());
            figure("capacity", side.capacity());
            figure("busy", side.busy());
            figure("memory", side.memory());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void families(List<ThroughputResult.Family> families) {
        json.writeArrayPropertyStart("families");
        for (ThroughputResult.Family family : families) {
            json.writeStartObject();
            json.writeStringProperty("accelerator", family.acceleratorId());
            json.writeStringProperty("name", family.name());
            json.writeNumberProperty("count", family.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void power(PowerResult p) {
        json.writeObjectPropertyStart("power");
        figure("itMaximum", p.itMaximum());
        figure("itExpected", p.itExpected());
        figure("facility", p.facility());
        figure("pue", p.pue());
        figure("annualEnergy", p.annualEnergy());
        figure("annualCarbon", p.annualCarbon());
        figure("water", p.water());
        sites(p.sites());
        json.writeObjectPropertyStart("heat");
        p.heat().forEach(this::figure);
        json.writeEndObject();
        json.writeArrayPropertyStart("usableCapacity");
        for (PowerResult.Usable usable : p.usable()) {
            json.writeStartObject();
            json.writeStringProperty("site", usable.siteId());
            figure("capacity", usable.capacity());
            json.writeNumberProperty("loadWatts", usable.load());
            json.writeNumberProperty("coolingWatts", usable.coolingWatts());
            text("bindingNode", usable.node());
            text("failure", usable.failure());
            json.writeNumberProperty("unknownDevices", usable.unknownDevices());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("nodes");
        for (PowerResult.NodeLoad node : p.nodes()) {
            json.writeStartObject();
            json.writeStringProperty("site", node.siteId());
            json.writeStringProperty("id", node.nodeId());
            json.writeStringProperty("name", node.name());
            json.writeStringProperty("kind", node.kind());
            text("side", node.side());
            number("limitWatts", node.limitWatts());
            json.writeNumberProperty("normalWatts", node.normalWatts());
            json.writeNumberProperty("worstWatts", node.worstWatts());
            text("worstFailure", node.worstFailure());
            json.writeNumberProperty("unknownDevices", node.unknownDevices());
            node.lines().ifPresent(this::lines);
            figure("detail", node.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("failures");
        for (PowerResult.Failure failure : p.failures()) {
            json.writeStartObject();
            json.writeStringProperty("node", failure.nodeId());
            text("site", failure.siteId());
            text("kind", failure.more().kind());
            json.writeStringProperty("name", failure.name());
            json.writeBooleanProperty("survived", failure.survived());
            texts("darkRacks", failure.darkRacks());
            texts("throttledRacks", failure.throttledRacks());
            texts("overloadedNodes", failure.overloadedNodes());
            json.writeNumberProperty("lostWatts", failure.lostWatts());
            number("worstShare", failure.worstShare());
            text("worstNode", failure.worstNode());
            more(failure.more());
            json.writeEndObject();
        }
        json.writeEndArray();
        PanelJson.write(json, p.panels().all());
        json.writeArrayPropertyStart("loadSwings");
        p.swings().forEach(this::swing);
        json.writeEndArray();
        json.writeArrayPropertyStart("supplyLosses");
        for (SupplyLoss loss : p.supplies()) {
            json.writeStartObject();
            json.writeStringProperty("name", loss.name());
            json.writeNumberProperty("pieces", loss.pieces());
            json.writeStringProperty("outcome", loss.outcome().name().toLowerCase(Locale.ROOT));
            number("leftWatts", loss.leftWatts());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("cooling");
        for (PowerResult.CoolingLoad load : p.cooling()) {
            json.writeStartObject();
            json.writeStringProperty("group", load.group());
            json.writeStringProperty("medium", load.medium());
            json.writeNumberProperty("heatWatts", load.heatWatts());
            number("capacityWatts", load.capacityWatts());
            number("capacityAfterLossWatts", load.capacityAfterLossWatts());
            json.writeNumberProperty("unknownDevices", load.unknownDevices());
            json.writeNumberProperty("flowCubicMetresPerSecond", load.flowCubicMetresPerSecond());
            number("secondsWithoutFlow", load.secondsWithoutFlow());
            if (load.pumps().isPresent()) {
                number("capacityAfterPumpLossWatts", load.pumps().get().capacityWatts());
                json.writeNumberProperty("unknownPumpUnits", load.pumps().get().unknownUnits());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void swing(SiteSwing swing) {
        json.writeStartObject();
        json.writeStringProperty("site", swing.siteId());
        figure("training", swing.training());
        json.writeNumberProperty("floor", swing.floor());
        json.writeBooleanProperty("floorStated", swing.floorStated());
        json.writeNumberProperty("stepWatts", swing.stepWatts());
        json.writeArrayPropertyStart("sources");
        for (SiteSwing.OfSource source : swing.sources()) {
            json.writeStartObject();
            text("node", source.nodeId());
            json.writeNumberProperty("rampWattsPerSecond", source.rampWattsPerSecond());
            json.writeBooleanProperty("rampStated", source.stated());
            json.writeNumberProperty("seconds", source.seconds());
            figure("buffer", source.buffer());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void heat(String name, List<SingleFailure.Overheat> groups) {
        if (groups.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        for (SingleFailure.Overheat heat : groups) {
            json.writeStartObject();
            json.writeStringProperty("group", heat.group());
            json.writeStringProperty("medium", heat.medium());
            json.writeBooleanProperty("tooWarm", heat.tooWarm());
            json.writeNumberProperty("heatWatts", heat.heatWatts());
            json.writeNumberProperty("leftWatts", heat.leftWatts());
            json.writeNumberProperty("shortfallWatts", heat.shortfallWatts());
            number("secondsToOverTemperature", heat.seconds());
            if (heat.tooWarm()) {
                texts("racks", heat.racks());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void more(SingleFailure more) {
        if (!more.overloads().isEmpty()) {
            json.writeArrayPropertyStart("overloads");
            for (SingleFailure.Overload over : more.overloads()) {
                json.writeStartObject();
                json.writeStringProperty("node", over.nodeId());
                json.writeNumberProperty("watts", over.watts());
                json.writeNumberProperty("limitWatts", over.limitWatts());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        heat("cooling", more.heat());
        if (!more.stopped().isEmpty()) {
            texts("stoppedCooling", more.stopped());
        }
        more.start().ifPresent(start -> {
            json.writeObjectPropertyStart("generatorStart");
            json.writeNumberProperty("seconds", start.seconds());
            json.writeBooleanProperty("assumed", start.assumed());
            texts("waitingCooling", start.units());
            json.writeBooleanProperty("riddenThrough", start.tooLong().isEmpty() && start.untold().isEmpty());
            json.writeArrayPropertyStart("groups");
            for (SingleFailure.Wait wait : start.groups()) {
                json.writeStartObject();
                json.writeStringProperty("group", wait.heat().group());
                json.writeNumberProperty("secondsUntilItRuns", wait.seconds());
                json.writeNumberProperty("unitsOfUnstatedRestart", wait.restartUnknown());
                number("secondsToOverTemperature", wait.heat().seconds());
                json.writeNumberProperty("shortfallWatts", wait.heat().shortfallWatts());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        if (more.unfedUnits() > 0) {
            json.writeNumberProperty("coolingOfUnstatedFeed", more.unfedUnits());
        }
        more.oneOf().ifPresent(one -> {
            json.writeObjectPropertyStart("anyOneOf");
            json.writeNumberProperty("pieces", one.pieces());
            json.writeStringProperty("outcome", word(one.outcome()));
            texts("racks", one.racks());
            json.writeEndObject();
        });
        json.writeNumberProperty("unknownDevices", more.unknownDevices());
        text("unknown", more.unknown());
    }

    /// Currents where the voltage is stated, volt-amperes (current × line-neutral voltage) always.
    private void lines(LineLoads l) {
        json.writeObjectPropertyStart("lines");
        json.writeArrayPropertyStart("normalVa");
        l.normalVa().forEach(json::writeNumber);
        json.writeEndArray();
        if (l.lineVolts().isPresent()) {
            json.writeArrayPropertyStart("normalAmps");
            l.normalVa().forEach(va -> json.writeNumber(l.amps(va).orElseThrow()));
            json.writeEndArray();
            number("neutralAmps", l.amps(l.neutralVa()));
            number("worstAmps", l.amps(l.worstVa()));
        }
        json.writeNumberProperty("neutralVa", l.neutralVa());
        json.writeNumberProperty("unstatedVa", l.unstatedVa());
        json.writeNumberProperty("imbalance", l.imbalance());
        json.writeNumberProperty("worstVa", l.worstVa());
        json.writeStringProperty("worstLine", l.worstLine());
        text("worstFailure", l.worstFailure());
        number("limitVa", l.limitVa());
        number("worstShare", l.worstShare());
        json.writeEndObject();
    }

    private void sites(List<PowerResult.SitePue> sites) {
        json.writeArrayPropertyStart("sites");
        for (PowerResult.SitePue site : sites) {
            json.writeStartObject();
            json.writeStringProperty("site", site.siteId());
            json.writeStringProperty("climate", site.climate());
            figure("pue", site.pue());
            figure("wue", site.wue());
            json.writeArrayPropertyStart("pueByMonth");
            site.months().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeArrayPropertyStart("wueByMonth");
            site.waterMonths().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeNumberProperty("energyReuseFactor", site.reuseFactor());
            text("coolingPlant", site.design());
            json.writeNumberProperty("worstHour", site.worstHour());
            json.writeNumberProperty("freeCoolingHours", site.freeHours());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void exposure(ExposureResult e) {
        json.writeObjectPropertyStart("exposure");
        json.writeStringProperty("notice", e.notice());
        parts("parts", e.parts());
        parts("inStore", e.store());
        json.writeObjectPropertyStart("acceleratorsBySeverity");
        counts("inRacks", ExposureResult.bySeverity(e.parts()));
        counts("inStore", ExposureResult.bySeverity(e.store()));
        json.writeEndObject();
        timeline("timeline", e.timeline());
        timeline("timelineInStore", e.storeTimeline());
        json.writeEndObject();
    }

    private void parts(String name, List<ExposureResult.PartExposure> parts) {
        json.writeArrayPropertyStart(name);
        for (ExposureResult.PartExposure part : parts) {
            json.writeStartObject();
            json.writeStringProperty("accelerator", part.acceleratorId());
            json.writeStringProperty("name", part.name());
            json.writeStringProperty("site", part.siteId());
            text("stock", part.stockId());
            json.writeNumberProperty("accelerators", part.accelerators());
            json.writeNumberProperty("peakTflops", part.peakTflops());
            json.writeStringProperty("eccn", part.eccn());
            number("tpp", part.tpp());
            number("performanceDensity", part.performanceDensity());
            json.writeStringProperty("severity", word(part.severity()));
            json.writeStringProperty("sentence", part.sentence());
            texts("racks", part.rackIds());
            law(part);
            json.writeArrayPropertyStart("findings");
            part.findings().forEach(this::finding);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void counts(String name, Map<ExposureResult.Severity, Integer> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach((severity, count) -> json.writeNumberProperty(word(severity), count));
        json.writeEndObject();
    }

    private void timeline(String name, List<ExposureResult.TimelinePoint> points) {
        json.writeArrayPropertyStart(name);
        for (ExposureResult.TimelinePoint point : points) {
            json.writeStartObject();
            json.writeStringProperty("date", point.date().toString());
            counts("accelerators", point.accelerators());
            text("cause", point.cause());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Class with what lies near it and beside it, and every act by the law of its own day.
    private void law(ExposureResult.PartExposure part) {
        Classification c = part.classification();
        if (c != null) {
            json.writeObjectPropertyStart("classification");
            text("boardOrSystem", c.boardOrSystem());
            json.writeBooleanProperty("sensitive", c.sensitive());
            texts("nearest", c.nearest().stream().map(Distance::words).toList());
            texts("inputsMissing", c.missing());
            texts(
                    "neighbours",
                    c.neighbours().stream()
                            .map(n -> n.eccn() + " " + n.standing().word())
                            .toList());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("acts");
        for (ActLaw act : part.acts()) {
            json.writeStartObject();
            json.writeStringProperty("act", act.act());
            json.writeStringProperty("date", act.date().toString());
            json.writeStringProperty("usOutcome", act.outcome());
            text("licencePolicy", act.policy());
            if (!act.relaxed().equals(act.outcome())) {
                json.writeStringProperty("usOutcomeRelaxedReading", act.relaxed());
            }
            texts("rules", act.rules());
            texts("inputsMissing", act.missing());
            text("provided", act.provided());
            json.writeStringProperty("severity", word(act.severity()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void finding(ExposureResult.Finding f) {
        json.writeStartObject();
        json.writeStringProperty("rule", f.ruleId());
        json.writeStringProperty("jurisdiction", f.jurisdiction());
        json.writeStringProperty("title", f.title());
        json.writeStringProperty("outcome", f.outcome());
        text("licencePolicy", f.licencePolicy());
        json.writeStringProperty("citation", f.citation());
        text("url", f.url());
        json.writeStringProperty("binding", f.binding());
        json.writeStringProperty("act", f.act());
        json.writeStringProperty("actDate", f.actDate().toString());
        if (f.effectiveFrom() != null) {
            json.writeStringProperty("effectiveFrom", f.effectiveFrom().toString());
        }
        if (f.effectiveTo() != null) {
            json.writeStringProperty("effectiveTo", f.effectiveTo().toString());
        }
        json.writeStringProperty("severity", word(f.severity()));
        text("branch", f.branch());
        texts("inputsUsed", f.inputsUsed());
        texts("inputsMissing", f.inputsMissing());
        json.writeStringProperty("confidence", f.confidence());
        json.writeStringProperty("sentence", f.sentence());
        json.writeEndObject();
    }

    private void cost(CostResult cost) {
        json.writeObjectPropertyStart("cost");
        json.writeArrayPropertyStart("bill");
        for (CostResult.BomLine line : cost.bill()) {
            json.writeStartObject();
            json.writeStringProperty("part", line.catalogId());
            json.writeStringProperty("name", line.name());
            text("vendor", line.vendor());
            json.writeStringProperty("category", line.category());
            json.writeNumberProperty("quantity", line.quantity());
            json.writeNumberProperty("fromStock", line.fromStock());
            figure("unitPrice", line.unitPrice());
            figure("total", line.total());
            json.writeEndObject();
        }
        json.writeEndArray();
        figure("capex", cost.capex());
        figure("stockValue", cost.stockValue());
        figure("annualEnergyCost", cost.annualEnergyCost());
        figure("embodiedCarbon", cost.embodied());
        figure("embodiedCarbonPerYear", cost.embodiedPerYear());
        json.writeEndObject();
    }

    private void racks(Assessment a) {
        var designs = new java.util.LinkedHashMap<RackResult.RackDesign, Integer>();
        var byIdentity = new java.util.IdentityHashMap<RackResult.RackDesign, Integer>();
        for (RackResult rack : a.racks().values()) {
            if (!byIdentity.containsKey(rack.design())) {
                byIdentity.put(rack.design(), designs.computeIfAbsent(rack.design(), d -> designs.size()));
            }
        }
        json.writeArrayPropertyStart("designs");
        designs.keySet().forEach(this::design);
        json.writeEndArray();
        json.writeArrayPropertyStart("racks");
        for (RackResult rack : a.racks().values()) {
            json.writeStartObject();
            json.writeStringProperty("id", rack.rackId());
            json.writeNumberProperty("design", byIdentity.getOrDefault(rack.design(), -1));
            number("feedHeadroom", rack.feedHeadroom());
            json.writeStringProperty("severity", word(rack.severity()));
            json.writeNumberProperty("checks", rack.checks());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void design(RackResult.RackDesign d) {
        json.writeStartObject();
        figure("maximumPower", d.maximumPower());
        figure("expectedPower", d.expectedPower());
        figure("heatToAir", d.heatToAir());
        figure("heatToLiquid", d.heatToLiquid());
        figure("mass", d.mass());
        figure("floorLoad", d.floorKpa());
        figure("price", d.price());
        json.writeNumberProperty("unitsUsed", d.unitsUsed());
        if (!Double.isNaN(d.unitsTotal())) {
            json.writeNumberProperty("unitsTotal", d.unitsTotal());
        }
        families(d.families());
        json.writeEndObject();
    }

    private void check(Check check) {
        json.writeStartObject();
        json.writeStringProperty("code", check.code());
        json.writeStringProperty("severity", word(check.severity()));
        json.writeStringProperty("room", word(check.room()));
        texts("subjects", check.subjects());
        json.writeStringProperty("message", check.message());
        json.writeStringProperty("nextStep", check.nextStep());
        check.rule().ifPresent(rule -> json.writeStringProperty("rule", rule.text()));
        text("waiver", check.waiver());
        json.writeEndObject();
    }

    private void figures(String key, List<Figure> figures) {
        json.writeArrayPropertyStart(key);
        figures.forEach(this::figure);
        json.writeEndArray();
    }

    private void figure(String key, Figure figure) {
        json.writeName(key);
        figure(figure);
    }

    private void figure(Figure f) {
        json.writeStartObject();
        json.writeStringProperty("label", f.label());
        number("value", f.value());
        json.writeStringProperty("unit", f.unit());
        if (f.band() != null) {
            json.writeNumberProperty("low", f.band().low());
            json.writeNumberProperty("high", f.band().high());
        }
        if (Accuracy.notValidated(f)) {
            json.writeBooleanProperty("validated", false);
        }
        texts("unknowns", f.unknowns());
        text("formula", f.formula());
        json.writeStringProperty("confidence", word(f.confidence()));
        texts("sources", f.sources().stream().map(Source::text).toList());
        if (!f.parts().isEmpty()) {
            figures("parts", f.parts());
        }
        json.writeEndObject();
    }

    private void number(String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            json.writeNumberProperty(key, value.getAsDouble());
        }
    }

    private void text(String key, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(key, value);
        }
    }

    private void text(String key, Optional<String> value) {
        value.ifPresent(v -> json.writeStringProperty(key, v));
    }

    private void texts(String key, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(key);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
