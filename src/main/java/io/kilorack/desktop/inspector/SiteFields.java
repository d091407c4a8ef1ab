package io.kilorack.desktop.inspector;

import io.kilorack.catalog.Climate;
import io.kilorack.catalog.load.Climates;
import io.kilorack.desktop.inspector.Row.Choice;
import io.kilorack.desktop.model.Editing;
import io.kilorack.desktop.model.Workspace;
import io.kilorack.desktop.texts.Texts;
import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.DeliveryPath;
import io.kilorack.plan.DeliveryPath.Limit;
import io.kilorack.plan.Hall;
import io.kilorack.plan.Site;
import io.kilorack.plan.edit.Edit;
import io.kilorack.plan.edit.PlaceEdits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Values of a site and of a hall, edited in place.
final class SiteFields {
    private final Fields fields;
    private final Workspace workspace;

    SiteFields(Fields fields, Workspace workspace) {
        this.fields = fields;
        this.workspace = workspace;
    }

    List<Row> site(Site site) {
        return List.of(
                fields.text("field.name", site.name(), v -> put(site.withName(v))),
                fields.country("field.country", site.country(), v -> put(site.withCountry(v))),
                climate(site),
                choice(
                        "field.ruleSet",
                        Site.RuleSet.values(),
                        site.ruleSet(),
                        "ruleSet.",
                        v -> put(site.withRuleSet(v))),
                fields.optional("field.altitude", site.altitudeM(), "m", v -> put(site.withAltitudeM(v))),
                fields.optional("field.utility", site.utilityKw(), "kW", v -> put(site.withUtilityKw(v))),
                fields.optional(
                        "field.tariff", site.tariffUsdPerKwh(), "USD/kWh", v -> put(site.withTariffUsdPerKwh(v))),
                fields.optional(
                        "field.demandCharge",
                        site.demandUsdPerKwMonth(),
                        "USD/kW/month",
                        v -> put(site.withDemandUsdPerKwMonth(v))),
                fields.optional("field.grid", site.gridKgPerKwh(), "kg/kWh", v -> put(site.withGridKgPerKwh(v))),
                fields.percent("field.trainingFloor", site.trainingFloor(), v -> put(site.withTrainingFloor(v))),
                fields.percent("field.thirdHarmonic", site.thirdHarmonic(), v -> put(site.withThirdHarmonic(v))));
    }

    /// How the building gets rid of its heat; what is left empty is the preset's.
    List<Row> plant(Site site) {
        CoolingPlant plant = site.plant();
        return List.of(
                choice(
                        "field.coolingPlant",
                        CoolingPlant.Kind.values(),
                        plant.kind(),
                        "plant.",
                        v -> put(site.withPlant(plant.withKind(v)))),
                fields.optional(
                        "field.airSupply",
                        plant.airSupplyCelsius(),
                        "°C",
                        v -> put(site.withPlant(plant.withAirSupplyCelsius(v)))),
                fields.optional(
                        "field.waterSupply",
                        plant.waterSupplyCelsius(),
                        "°C",
                        v -> put(site.withPlant(plant.withWaterSupplyCelsius(v)))),
                fields.optional(
                        "field.insideShare",
                        plant.insideShare(),
                        "kW/kW",
                        v -> put(site.withPlant(plant.withInsideShare(v)))),
                fields.optional(
                        "field.outsideShare",
                        plant.outsideShare(),
                        "kW/kW",
                        v -> put(site.withPlant(plant.withOutsideShare(v)))),
                fields.optional(
                        "field.reuseShare", plant.reuseShare(), "", v -> put(site.withPlant(plant.withReuseShare(v)))),
                fields.optional(
                        "field.roomDew",
                        plant.roomDewCelsius(),
                        "°C",
                        v -> put(site.withPlant(plant.withRoomDewCelsius(v)))),
                fields.optional(
                        "field.storedWater",
                        plant.waterM3(),
                        "m³",
                        v -> v.orElse(0) < 0
                                ? Edit.refused(
                                        Texts.get("refuse.negative"), Texts.get("refuse.negative.next"), site.id())
                                : put(site.withPlant(plant.withWaterM3(v)))));
    }

    private Choice climate(Site site) {
        var values = new ArrayList<>(List.of(""));
        var texts = new ArrayList<>(List.of(Texts.get("climate.none")));
        Climates.shipped().entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().name()))
                .forEach(e -> {
                    Climate climate = e.getValue();
                    values.add(e.getKey());
                    texts.add(climate.name() + " · " + climate.country());
                });
        if (!values.contains(site.climate())) {
            values.add(site.climate());
            texts.add(site.climate());
        }
        return new Choice(
                Texts.get("field.climate"), values, texts, site.climate(), v -> fields.apply(put(site.withClimate(v))));
    }

    List<Row> hall(Hall hall) {
        return List.of(
                fields.text("field.name", hall.name(), v -> put(hall.withName(v))),
                fields.number(
                        "field.width",
                        hall.widthM(),
                        "m",
                        v -> places().resizeHall(workspace.plan(), hall.id(), v, hall.depthM())),
                fields.number(
                        "field.depth",
                        hall.depthM(),
                        "m",
                        v -> places().resizeHall(workspace.plan(), hall.id(), hall.widthM(), v)),
                fields.optional("field.floorRating", hall.floorKpa(), "kPa", v -> put(hall.withFloorKpa(v))),
                choice(
                        "field.containment",
                        Hall.Containment.values(),
                        hall.containment(),
                        "containment.",
                        v -> put(hall.withContainment(v))));
    }

    /// The way a rack takes into the hall.
    List<Row> delivery(Hall hall) {
        DeliveryPath path = hall.delivery();
        return List.of(
                fields.text("field.entry", path.entry(), v -> put(hall.withDelivery(path.withEntry(v)))),
                limit(hall, "field.doorX", Limit.DOOR_X, "m"),
                limit(hall, "field.doorY", Limit.DOOR_Y, "m"),
                limit(hall, "field.doorWidth", Limit.DOOR_WIDTH, "m"),
                limit(hall, "field.doorHeight", Limit.DOOR_HEIGHT, "m"),
                limit(hall, "field.corridor", Limit.CORRIDOR, "m"),
                limit(hall, "field.turn", Limit.TURN, "m"),
                limit(hall, "field.ramp", Limit.RAMP, "°"),
                new Choice(
                        Texts.get("field.lift"),
                        List.of("false", "true"),
                        List.of(Texts.get("lift.unstated"), Texts.get("lift.none")),
                        String.valueOf(path.level()),
                        v -> fields.apply(put(hall.withDelivery(path.withLevel(v.equals("true")))))),
                limit(hall, "field.liftMass", Limit.LIFT_MASS, "kg"),
                limit(hall, "field.liftWidth", Limit.LIFT_WIDTH, "m"),
                limit(hall, "field.liftDepth", Limit.LIFT_DEPTH, "m"),
                limit(hall, "field.liftHeight", Limit.LIFT_HEIGHT, "m"),
                limit(hall, "field.pathKpa", Limit.PATH_KPA, "kPa"),
                limit(hall, "field.rolling", Limit.ROLLING, "kN"),
                new Choice(
                        Texts.get("field.shipped"),
                        List.of("false", "true"),
                        List.of(Texts.get("shipped.empty"), Texts.get("shipped.filled")),
                        String.valueOf(path.filled()),
                        v -> fields.apply(put(hall.withDelivery(path.withFilled(v.equals("true")))))));
    }

    private Row limit(Hall hall, String key, Limit limit, String unit) {
        DeliveryPath path = hall.delivery();
        return fields.optional(
                key,
                path.get(limit),
                unit,
                v -> v.isPresent() && v.getAsDouble() < 0
                        ? Edit.refused(Texts.get("refuse.negative"), Texts.get("refuse.negative.next"), hall.id())
                        : put(hall.withDelivery(path.with(limit, v))));
    }

    private <E extends Enum<E>> Choice choice(
            String key, E[] all, E now, String prefix, java.util.function.Function<E, Edit> edit) {
        return new Choice(
                Texts.get(key),
                Arrays.stream(all).map(Enum::name).toList(),
                Arrays.stream(all).map(e -> Texts.get(prefix + e.name())).toList(),
                now.name(),
                v -> fields.apply(edit.apply(Enum.valueOf(now.getDeclaringClass(), v))));
    }

    private Edit put(Site site) {
        return places().changeSite(workspace.plan(), site);
    }

    private Edit put(Hall hall) {
        return places().changeHall(workspace.plan(), hall);
    }

    private PlaceEdits places() {
        return Editing.of(workspace).places();
    }
}
