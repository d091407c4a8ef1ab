package io.kilorack.plan.file;

import static io.kilorack.plan.file.Kind.choice;
import static io.kilorack.plan.file.Kind.id;
import static io.kilorack.plan.file.Kind.number;
import static io.kilorack.plan.file.Kind.optionalChoice;
import static io.kilorack.plan.file.Kind.reference;

import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Phases;
import io.kilorack.plan.PowerNode;
import io.kilorack.plan.Rack;
import io.kilorack.plan.Site;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Format 1 of sites: place, power chain, cooling, halls.
final class SiteFormat {
    private SiteFormat() {}

    static final Shape<Site> SITE = new SiteShape();

    /// Ratings are read whatever they are: an absurd one is a check with its place, and the rest of the
    /// plan is still worth opening.
    private static final double ANY = 1e15;

    /// Longest wall of a hall [m]: well over the largest building, well under a typing error.
    private static final double LONGEST_M = 100_000;

    private static final class SiteShape extends Shape<Site> {
        final Field<Site, String> id = required("id", id("site"), Site::id);
        final Field<Site, String> name = textField("name", Site::name);
        final Field<Site, String> country = textField("country", Site::country);
        final Field<Site, String> climate = textField("climate", Site::climate);
        final Field<Site, OptionalDouble> altitude = numberField("altitudeM", Site::altitudeM, -500, 9000, "m");
        final Field<Site, OptionalDouble> grid = numberField("gridKgPerKwh", Site::gridKgPerKwh, 0, 10, "kg/kWh");
        final Field<Site, OptionalDouble> tariff =
                numberField("tariffUsdPerKwh", Site::tariffUsdPerKwh, 0, 100, "USD/kWh");
        final Field<Site, OptionalDouble> demand =
                numberField("demandUsdPerKwMonth", Site::demandUsdPerKwMonth, 0, 10_000, "USD/kW");
        final Field<Site, Site.RuleSet> rules = required("wiringRules", choice(Site.RuleSet.class), Site::ruleSet);
        final Field<Site, OptionalDouble> utility = numberField("utilityKw", Site::utilityKw, 0, 1e8, "kW");
        final Field<Site, List<PowerNode>> chain = listField("power", new NodeShape(), Site::chain, false);
        final Field<Site, List<CoolingUnit>> cooling = listField("cooling", new CoolingShape(), Site::cooling, false);
        final Field<Site, CoolingPlant> plant =
                optional("coolingPlant", new PlantShape(), Site::plant, CoolingPlant.UNSTATED);
        final Field<Site, List<Hall>> halls = listField("halls", new HallShape(), Site::halls, false);
        final Field<Site, OptionalDouble> floor = numberField("trainingFloor", Site::trainingFloor, 0, 1, "");
        final Field<Site, OptionalDouble> third = numberField("thirdHarmonic", Site::thirdHarmonic, 0, 1, "");

        SiteShape() {
            super("site", false);
        }

        @Override
        Site make(Values v) {
            return new Site(
                    v.get(id),
                    v.get(name),
                    v.get(country),
                    v.get(climate),
                    v.get(altitude),
                    v.get(grid),
                    v.get(tariff),
                    v.get(demand),
                    v.get(rules),
                    v.get(utility),
                    v.get(chain),
                    v.get(cooling),
                    v.get(halls),
                    v.get(floor),
                    v.get(plant),
                    v.get(third));
        }
    }

    private static final class NodeShape extends Shape<PowerNode> {
        final Field<PowerNode, String> id = required("id", id("power node"), PowerNode::id);
        final Field<PowerNode, String> name = textField("name", PowerNode::name);
        final Field<PowerNode, PowerNode.NodeKind> kind =
                required("kind", choice(PowerNode.NodeKind.class), PowerNode::kind);
        final Field<PowerNode, List<String>> sources = listField("sources", reference(), PowerNode::sources, true);
        final Field<PowerNode, String> side = referenceField("side", PowerNode::side);
        final Field<PowerNode, String> part = referenceField("part", PowerNode::partId);
        final Field<PowerNode, PowerNode.Wiring> wiring =
                required("wiring", choice(PowerNode.Wiring.class), PowerNode::wiring);
        final Field<PowerNode, OptionalDouble> voltage = numberField("voltage", PowerNode::voltage, -ANY, ANY, "V");
        final Field<PowerNode, OptionalDouble> kw = numberField("ratedKw", PowerNode::ratedKw, -ANY, ANY, "kW");
        final Field<PowerNode, OptionalDouble> kva = numberField("ratedKva", PowerNode::ratedKva, -ANY, ANY, "kVA");
        final Field<PowerNode, OptionalDouble> amps = numberField("ratedAmps", PowerNode::ratedAmps, -ANY, ANY, "A");
        final Field<PowerNode, OptionalDouble> efficiency =
                numberField("efficiency", PowerNode::efficiency, 0.01, 1, "");
        final Field<PowerNode, OptionalDouble> policy =
                numberField("policyLimit", PowerNode::policyLimit, -ANY, ANY, "");
        final Field<PowerNode, Optional<Phases>> phases =
                optional("phases", optionalChoice(Phases.class), PowerNode::phases, Optional.empty());
        final Field<PowerNode, OptionalInt> position = wholeField("position", PowerNode::position, 1, 10_000);
        final Field<PowerNode, OptionalInt> positions = wholeField("positions", PowerNode::positions, 1, 10_000);
        final Field<PowerNode, OptionalDouble> ramp =
                numberField("rampKwPerS", PowerNode::rampKwPerS, 1e-6, 1e9, "kW/s");
        final Field<PowerNode, Optional<PowerNode.VectorGroup>> group = optional(
                "vectorGroup", optionalChoice(PowerNode.VectorGroup.class), PowerNode::vectorGroup, Optional.empty());
        final Field<PowerNode, OptionalDouble> start =
                numberField("startSeconds", PowerNode::startSeconds, 0, 86_400, "s");

        NodeShape() {
            super("power node", true);
        }

        @Override
        PowerNode make(Values v) {
            return new PowerNode(
                    v.get(id),
                    v.get(name),
                    v.get(kind),
                    v.get(sources),
                    v.get(side),
                    v.get(part),
                    v.get(wiring),
                    v.get(voltage),
                    v.get(kw),
                    v.get(kva),
                    v.get(amps),
                    v.get(efficiency),
                    v.get(policy),
                    v.get(phases),
                    v.get(position),
                    v.get(positions),
                    v.get(ramp),
                    v.get(group),
                    v.get(start));
        }
    }

    private static final class CoolingShape extends Shape<CoolingUnit> {
        final Field<CoolingUnit, String> id = required("id", id("cooling unit"), CoolingUnit::id);
        final Field<CoolingUnit, String> name = textField("name", CoolingUnit::name);
        final Field<CoolingUnit, CoolingUnit.Medium> medium =
                required("medium", choice(CoolingUnit.Medium.class), CoolingUnit::medium);
        final Field<CoolingUnit, String> group = referenceField("group", CoolingUnit::group);
        final Field<CoolingUnit, String> part = referenceField("part", CoolingUnit::partId);
        final Field<CoolingUnit, OptionalDouble> capacity =
                numberField("capacityKw", CoolingUnit::capacityKw, 0, 1e8, "kW");
        final Field<CoolingUnit, OptionalDouble> supply =
                numberField("supplyCelsius", CoolingUnit::supplyCelsius, -50, 100, "°C");
        final Field<CoolingUnit, List<String>> feeds = listField("feeds", reference(), CoolingUnit::feeds, true);
        final Field<CoolingUnit, CoolingUnit.Transfer> transfer = optional(
                "transfer", choice(CoolingUnit.Transfer.class), CoolingUnit::transfer, CoolingUnit.Transfer.UNSTATED);
        final Field<CoolingUnit, OptionalDouble> draw = numberField("drawKw", CoolingUnit::drawKw, 0, 1e8, "kW");
        final Field<CoolingUnit, OptionalDouble> restart =
                numberField("restartSeconds", CoolingUnit::restartSeconds, 0, 86_400, "s");

        CoolingShape() {
            super("cooling unit", true);
        }

        @Override
        CoolingUnit make(Values v) {
            return new CoolingUnit(
                    v.get(id),
                    v.get(name),
                    v.get(medium),
                    v.get(group),
                    v.get(part),
                    v.get(capacity),
                    v.get(supply),
                    v.get(feeds),
                    v.get(transfer),
                    v.get(draw),
                    v.get(restart));
        }
    }

    private static final class PlantShape extends Shape<CoolingPlant> {
        final Field<CoolingPlant, CoolingPlant.Kind> kind =
                required("kind", choice(CoolingPlant.Kind.class), CoolingPlant::kind);
        final Field<CoolingPlant, OptionalDouble> air =
                numberField("airSupplyCelsius", CoolingPlant::airSupplyCelsius, -10, 60, "°C");
        final Field<CoolingPlant, OptionalDouble> water =
                numberField("waterSupplyCelsius", CoolingPlant::waterSupplyCelsius, -10, 75, "°C");
        final Field<CoolingPlant, OptionalDouble> inside =
                numberField("insideShare", CoolingPlant::insideShare, 0, 1, "kW/kW");
        final Field<CoolingPlant, OptionalDouble> outside =
                numberField("outsideShare", CoolingPlant::outsideShare, 0, 1, "kW/kW");
        final Field<CoolingPlant, OptionalDouble> reuse = numberField("reuseShare", CoolingPlant::reuseShare, 0, 1, "");
        final Field<CoolingPlant, OptionalDouble> dew =
                numberField("roomDewCelsius", CoolingPlant::roomDewCelsius, -40, 40, "°C");
        final Field<CoolingPlant, OptionalDouble> stored = numberField("waterM3", CoolingPlant::waterM3, 0, 1e6, "m³");

        PlantShape() {
            super("cooling plant", true);
        }

        @Override
        CoolingPlant make(Values v) {
            return new CoolingPlant(
                    v.get(kind),
                    v.get(air),
                    v.get(water),
                    v.get(inside),
                    v.get(outside),
                    v.get(reuse),
                    v.get(dew),
                    v.get(stored));
        }
    }

    private static final class DeliveryShape extends Shape<DeliveryPath> {
        final Field<DeliveryPath, String> entry = textField("entry", DeliveryPath::entry);
        final Field<DeliveryPath, OptionalDouble> x =
                numberField("doorXM", DeliveryPath::doorXM, -LONGEST_M, LONGEST_M, "m");
        final Field<DeliveryPath, OptionalDouble> y =
                numberField("doorYM", DeliveryPath::doorYM, -LONGEST_M, LONGEST_M, "m");
        final Field<DeliveryPath, OptionalDouble> width =
                numberField("doorWidthM", DeliveryPath::doorWidthM, 0.1, 100, "m");
        final Field<DeliveryPath, OptionalDouble> height =
                numberField("doorHeightM", DeliveryPath::doorHeightM, 0.1, 100, "m");
        final Field<DeliveryPath, OptionalDouble> corridor =
                numberField("corridorM", DeliveryPath::corridorM, 0.1, 1000, "m");
        final Field<DeliveryPath, OptionalDouble> turn = numberField("turnM", DeliveryPath::turnM, 0.1, 1000, "m");
        final Field<DeliveryPath, OptionalDouble> ramp =
                numberField("rampDegrees", DeliveryPath::rampDegrees, 0, 60, "°");
        final Field<DeliveryPath, OptionalDouble> liftMass = numberField("liftKg", DeliveryPath::liftKg, 1, 1e6, "kg");
        final Field<DeliveryPath, OptionalDouble> liftWidth =
                numberField("liftWidthM", DeliveryPath::liftWidthM, 0.1, 100, "m");
        final Field<DeliveryPath, OptionalDouble> liftDepth =
                numberField("liftDepthM", DeliveryPath::liftDepthM, 0.1, 100, "m");
        final Field<DeliveryPath, OptionalDouble> liftHeight =
                numberField("liftHeightM", DeliveryPath::liftHeightM, 0.1, 100, "m");
        final Field<DeliveryPath, OptionalDouble> kpa =
                numberField("pathKpa", DeliveryPath::pathKpa, 0, 100_000, "kPa");
        final Field<DeliveryPath, OptionalDouble> rolling =
                numberField("rollingKn", DeliveryPath::rollingKn, 0, 100_000, "kN");
        final Field<DeliveryPath, Optional<Boolean>> level =
                optional("level", Kind.bool(), p -> Optional.of(p.level()), Optional.of(false));
        final Field<DeliveryPath, Optional<Boolean>> filled =
                optional("filled", Kind.bool(), p -> Optional.of(p.filled()), Optional.of(false));

        DeliveryShape() {
            super("delivery path", true);
        }

        @Override
        DeliveryPath make(Values v) {
            return new DeliveryPath(
                    v.get(entry),
                    v.get(x),
                    v.get(y),
                    v.get(width),
                    v.get(height),
                    v.get(corridor),
                    v.get(turn),
                    v.get(ramp),
                    v.get(liftMass),
                    v.get(liftWidth),
                    v.get(liftDepth),
                    v.get(liftHeight),
                    v.get(kpa),
                    v.get(rolling),
                    v.get(level).orElseThrow(),
                    v.get(filled).orElseThrow());
        }
    }

    private static final class HallShape extends Shape<Hall> {
        final Field<Hall, String> id = required("id", id("hall"), Hall::id);
        final Field<Hall, String> name = textField("name", Hall::name);
        final Field<Hall, Double> width = required("widthM", number(0.1, LONGEST_M, "m"), Hall::widthM);
        final Field<Hall, Double> depth = required("depthM", number(0.1, LONGEST_M, "m"), Hall::depthM);
        final Field<Hall, Double> height = required("heightM", number(0.1, 1000, "m"), Hall::heightM);
        final Field<Hall, OptionalDouble> floor = numberField("floorKpa", Hall::floorKpa, 0, 100_000, "kPa");
        final Field<Hall, Double> grid = optional("gridMm", number(1, 100_000, "mm"), Hall::gridMm, 600.0);
        final Field<Hall, String> air = referenceField("airGroup", Hall::airGroup);
        final Field<Hall, Hall.Containment> containment =
                optional("containment", choice(Hall.Containment.class), Hall::containment, Hall.Containment.UNSTATED);
        final Field<Hall, DeliveryPath> delivery =
                optional("delivery", new DeliveryShape(), Hall::delivery, DeliveryPath.UNSTATED);
        final Field<Hall, List<Hall.Aisle>> aisles = listField("aisles", new AisleShape(), Hall::aisles, false);
        final Field<Hall, List<Hall.Zone>> obstacles = listField("obstacles", new ZoneShape(), Hall::obstacles, false);
        final Field<Hall, List<Rack>> racks = listField("racks", new PlanFormat.RackShape(), Hall::racks, false);

        HallShape() {
            super("hall", false);
        }

        @Override
        Hall make(Values v) {
            return new Hall(
                    v.get(id),
                    v.get(name),
                    v.get(width),
                    v.get(depth),
                    v.get(height),
                    v.get(floor),
                    v.get(grid),
                    v.get(air),
                    v.get(containment),
                    v.get(delivery),
                    v.get(aisles),
                    v.get(obstacles),
                    v.get(racks));
        }
    }

    private static final class AisleShape extends Shape<Hall.Aisle> {
        final Field<Hall.Aisle, String> id = required("id", id("aisle"), Hall.Aisle::id);
        final Field<Hall.Aisle, String> name = textField("name", Hall.Aisle::name);
        final Field<Hall.Aisle, Hall.AisleKind> kind = required("kind", choice(Hall.AisleKind.class), Hall.Aisle::kind);
        final Field<Hall.Aisle, Double> x = required("xM", number(-LONGEST_M, LONGEST_M, "m"), Hall.Aisle::xM);
        final Field<Hall.Aisle, Double> y = required("yM", number(-LONGEST_M, LONGEST_M, "m"), Hall.Aisle::yM);
        final Field<Hall.Aisle, Double> width = required("widthM", number(0.001, LONGEST_M, "m"), Hall.Aisle::widthM);
        final Field<Hall.Aisle, Double> depth = required("depthM", number(0.001, LONGEST_M, "m"), Hall.Aisle::depthM);

        AisleShape() {
            super("aisle", true);
        }

        @Override
        Hall.Aisle make(Values v) {
            return new Hall.Aisle(v.get(id), v.get(name), v.get(kind), v.get(x), v.get(y), v.get(width), v.get(depth));
        }
    }

    private static final class ZoneShape extends Shape<Hall.Zone> {
        final Field<Hall.Zone, String> name = textField("name", Hall.Zone::name);
        final Field<Hall.Zone, Double> x = required("xM", number(-LONGEST_M, LONGEST_M, "m"), Hall.Zone::xM);
        final Field<Hall.Zone, Double> y = required("yM", number(-LONGEST_M, LONGEST_M, "m"), Hall.Zone::yM);
        final Field<Hall.Zone, Double> width = required("widthM", number(0.001, LONGEST_M, "m"), Hall.Zone::widthM);
        final Field<Hall.Zone, Double> depth = required("depthM", number(0.001, LONGEST_M, "m"), Hall.Zone::depthM);

        ZoneShape() {
            super("obstacle", true);
        }

        @Override
        Hall.Zone make(Values v) {
            return new Hall.Zone(v.get(name), v.get(x), v.get(y), v.get(width), v.get(depth));
        }
    }
}
