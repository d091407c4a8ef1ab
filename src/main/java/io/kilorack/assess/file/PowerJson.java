package io.kilorack.assess.file;

import io.kilorack.assess.LineLoads;
import io.kilorack.assess.PowerResult;
import io.kilorack.assess.SingleFailure;
import io.kilorack.assess.SiteSwing;
import io.kilorack.power.electrical.SupplyLoss;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes the power chain, failures, cooling and years of an assessment.
final class PowerJson {
    private final JsonFields fields;
    private final JsonGenerator json;

    PowerJson(JsonFields fields) {
        this.fields = fields;
        this.json = fields.generator();
    }

    void power(PowerResult p) {
        json.writeObjectPropertyStart("power");
        fields.figure("itMaximum", p.itMaximum());
        fields.figure("itExpected", p.itExpected());
        fields.figure("facility", p.facility());
        fields.figure("pue", p.pue());
        fields.figure("annualEnergy", p.annualEnergy());
        fields.figure("annualCarbon", p.annualCarbon());
        fields.figure("water", p.water());
        sites(p.sites());
        json.writeObjectPropertyStart("heat");
        p.heat().forEach(fields::figure);
        json.writeEndObject();
        json.writeArrayPropertyStart("usableCapacity");
        for (PowerResult.Usable usable : p.usable()) {
            json.writeStartObject();
            json.writeStringProperty("site", usable.siteId());
            fields.figure("capacity", usable.capacity());
            json.writeNumberProperty("loadWatts", usable.load());
            json.writeNumberProperty("coolingWatts", usable.coolingWatts());
            fields.text("bindingNode", usable.node());
            fields.text("failure", usable.failure());
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
            fields.text("side", node.side());
            fields.number("limitWatts", node.limitWatts());
            json.writeNumberProperty("normalWatts", node.normalWatts());
            json.writeNumberProperty("worstWatts", node.worstWatts());
            fields.text("worstFailure", node.worstFailure());
            json.writeNumberProperty("unknownDevices", node.unknownDevices());
            node.lines().ifPresent(this::lines);
            fields.figure("detail", node.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("failures");
        for (PowerResult.Failure failure : p.failures()) {
            json.writeStartObject();
            json.writeStringProperty("node", failure.nodeId());
            fields.text("site", failure.siteId());
            fields.text("kind", failure.more().kind());
            json.writeStringProperty("name", failure.name());
            json.writeBooleanProperty("survived", failure.survived());
            fields.texts("darkRacks", failure.darkRacks());
            fields.texts("throttledRacks", failure.throttledRacks());
            fields.texts("overloadedNodes", failure.overloadedNodes());
            json.writeNumberProperty("lostWatts", failure.lostWatts());
            fields.number("worstShare", failure.worstShare());
            fields.text("worstNode", failure.worstNode());
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
            fields.number("leftWatts", loss.leftWatts());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("cooling");
        for (PowerResult.CoolingLoad load : p.cooling()) {
            json.writeStartObject();
            json.writeStringProperty("group", load.group());
            json.writeStringProperty("medium", load.medium());
            json.writeNumberProperty("heatWatts", load.heatWatts());
            fields.number("capacityWatts", load.capacityWatts());
            fields.number("capacityAfterLossWatts", load.capacityAfterLossWatts());
            json.writeNumberProperty("unknownDevices", load.unknownDevices());
            json.writeNumberProperty("flowCubicMetresPerSecond", load.flowCubicMetresPerSecond());
            fields.number("secondsWithoutFlow", load.secondsWithoutFlow());
            if (load.pumps().isPresent()) {
                fields.number("capacityAfterPumpLossWatts", load.pumps().get().capacityWatts());
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
        fields.figure("training", swing.training());
        json.writeNumberProperty("floor", swing.floor());
        json.writeBooleanProperty("floorStated", swing.floorStated());
        json.writeNumberProperty("stepWatts", swing.stepWatts());
        json.writeArrayPropertyStart("sources");
        for (SiteSwing.OfSource source : swing.sources()) {
            json.writeStartObject();
            fields.text("node", source.nodeId());
            json.writeNumberProperty("rampWattsPerSecond", source.rampWattsPerSecond());
            json.writeBooleanProperty("rampStated", source.stated());
            json.writeNumberProperty("seconds", source.seconds());
            fields.figure("buffer", source.buffer());
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
            fields.number("secondsToOverTemperature", heat.seconds());
            if (heat.tooWarm()) {
                fields.texts("racks", heat.racks());
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
            fields.texts("stoppedCooling", more.stopped());
        }
        more.start().ifPresent(start -> {
            json.writeObjectPropertyStart("generatorStart");
            json.writeNumberProperty("seconds", start.seconds());
            json.writeBooleanProperty("assumed", start.assumed());
            fields.texts("waitingCooling", start.units());
            json.writeBooleanProperty(
                    "riddenThrough", start.tooLong().isEmpty() && start.untold().isEmpty());
            json.writeArrayPropertyStart("groups");
            for (SingleFailure.Wait wait : start.groups()) {
                json.writeStartObject();
                json.writeStringProperty("group", wait.heat().group());
                json.writeNumberProperty("secondsUntilItRuns", wait.seconds());
                json.writeNumberProperty("unitsOfUnstatedRestart", wait.restartUnknown());
                fields.number("secondsToOverTemperature", wait.heat().seconds());
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
            json.writeStringProperty("outcome", JsonFields.word(one.outcome()));
            fields.texts("racks", one.racks());
            json.writeEndObject();
        });
        json.writeNumberProperty("unknownDevices", more.unknownDevices());
        fields.text("unknown", more.unknown());
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
            fields.number("neutralAmps", l.amps(l.neutralTotalVa()));
            fields.number("neutralFundamentalAmps", l.amps(l.neutralVa()));
            fields.number("worstAmps", l.amps(l.worstVa()));
        }
        json.writeNumberProperty("neutralVa", l.neutralTotalVa());
        json.writeBooleanProperty("neutralIsLowerBound", l.neutralLeast());
        json.writeNumberProperty("lineNeutralVa", l.lineNeutralVa());
        fields.number("thirdHarmonic", l.third());
        fields.number("kFactor", l.kFactor());
        json.writeNumberProperty("unstatedVa", l.unstatedVa());
        json.writeNumberProperty("imbalance", l.imbalance());
        json.writeNumberProperty("worstVa", l.worstVa());
        json.writeStringProperty("worstLine", l.worstLine());
        fields.text("worstFailure", l.worstFailure());
        fields.number("limitVa", l.limitVa());
        fields.number("worstShare", l.worstShare());
        json.writeEndObject();
    }

    private void sites(List<PowerResult.SitePue> sites) {
        json.writeArrayPropertyStart("sites");
        for (PowerResult.SitePue site : sites) {
            json.writeStartObject();
            json.writeStringProperty("site", site.siteId());
            json.writeStringProperty("climate", site.climate());
            fields.figure("pue", site.pue());
            fields.figure("wue", site.wue());
            json.writeArrayPropertyStart("pueByMonth");
            site.months().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeArrayPropertyStart("wueByMonth");
            site.waterMonths().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeNumberProperty("energyReuseFactor", site.reuseFactor());
            fields.text("coolingPlant", site.design());
            json.writeNumberProperty("worstHour", site.worstHour());
            json.writeNumberProperty("freeCoolingHours", site.freeHours());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
