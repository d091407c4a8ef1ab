package io.kilorack.assess;

import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import io.kilorack.power.climate.MoistAir;
import io.kilorack.power.thermal.AirClass;
import io.kilorack.quantity.NumberText;
import io.kilorack.quantity.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Supply temperatures of cooling units: water against the dew point of the room, air against the
/// class of the machines.
final class LoopChecks {
    /// Room air that a loop runs through: upper end of usual control.
    private static final double ROOM_CELSIUS = 24;

    private static final double ROOM_HUMIDITY = 50;
    private static final double DEW_MARGIN_K = 2;
    /// Class of general servers; accelerators' data sheets name 5–35 °C, which is A2.
    private static final AirClass CLASS = AirClass.A2;

    private static final Source DEW = Source.of("rule T12: water at least 2 K above the dew point of the room");
    private static final Source AIR = Source.of("rule T13: ASHRAE TC 9.9 air classes, limits with altitude");
    /// Warmest facility-water class with a number.
    private static final double WARMEST_WATER = 45;

    /// Rise over the machines [K] and supply of a low-temperature heat network [°C].
    private static final double LOOP_RISE_K = 10;

    private static final double NETWORK_CELSIUS = 50;

    private LoopChecks() {}

    static List<Check> of(Site site) {
        var checks = new ArrayList<Check>();
        OptionalDouble stated = site.plant().roomDewCelsius();
        double dew = stated.orElse(MoistAir.dewPoint(ROOM_CELSIUS, ROOM_HUMIDITY));
        String room = stated.isPresent()
                ? "as stated for the room"
                : "of a room at %s °C and %s %%"
                        .formatted(NumberText.plain(ROOM_CELSIUS), NumberText.plain(ROOM_HUMIDITY));
        for (CoolingUnit unit : site.cooling()) {
            if (unit.supplyCelsius().isEmpty()) {
                continue;
            }
            double supply = unit.supplyCelsius().getAsDouble();
            if (unit.medium() == CoolingUnit.Medium.LIQUID) {
                water(unit, supply, dew, room, checks);
            } else {
                air(unit, supply, site, checks);
            }
        }
        reuse(site, checks);
        return checks;
    }

    /// Heat that a network is to take must be warm enough for it.
    private static void reuse(Site site, List<Check> checks) {
        boolean given = site.plant().kind() == CoolingPlant.Kind.HEAT_REUSE
                || site.plant().reuseShare().orElse(0) > 0;
        OptionalDouble loop = site.plant().waterSupplyCelsius().isPresent()
                ? site.plant().waterSupplyCelsius()
                : site.cooling().stream()
                        .filter(u -> u.medium() == CoolingUnit.Medium.LIQUID)
                        .filter(u -> u.supplyCelsius().isPresent())
                        .mapToDouble(u -> u.supplyCelsius().getAsDouble())
                        .min();
        if (given && loop.isPresent() && loop.getAsDouble() + LOOP_RISE_K < NETWORK_CELSIUS) {
            checks.add(new Check(
                    "cooling.reuse.cold",
                    Check.Severity.WARNING,
                    Check.Room.COOLING,
                    List.of(site.id()),
                    "Heat is given to a network, but the loops return about %s °C; below %s °C it needs a heat pump, which is not counted."
                            .formatted(
                                    NumberText.plain(loop.getAsDouble() + LOOP_RISE_K),
                                    NumberText.plain(NETWORK_CELSIUS)),
                    "Run the loops warmer, or add the heat pump's power to the outside fans and pumps.",
                    Optional.of(Source.of("rule T22: energy reuse counts what leaves the building usable")),
                    Optional.empty()));
        }
    }

    private static void water(CoolingUnit unit, double supply, double dew, String room, List<Check> checks) {
        if (supply < dew + DEW_MARGIN_K) {
            checks.add(check(
                    "cooling.loop.dew-point",
                    Check.Severity.WARNING,
                    unit,
                    "%s supplies %s °C; the dew point %s is %s °C, so pipes may sweat."
                            .formatted(unit.name(), NumberText.plain(supply), room, NumberText.plain(dew)),
                    "Supply at least %s °C or dry the room's air.".formatted(NumberText.plain(dew + DEW_MARGIN_K)),
                    DEW));
        } else if (supply > WARMEST_WATER) {
            checks.add(check(
                    "cooling.loop.warm",
                    Check.Severity.WARNING,
                    unit,
                    "%s supplies %s °C, above class W45.".formatted(unit.name(), NumberText.plain(supply)),
                    "Check the limit of every machine on the loop.",
                    Source.of("rule T14: ASHRAE TC 9.9 facility-water classes")));
        }
    }

    private static void air(CoolingUnit unit, double supply, Site site, List<Check> checks) {
        double most = CLASS.maximumAt(site.altitudeM().orElse(0));
        if (supply > most) {
            checks.add(check(
                    "cooling.air.hot",
                    Check.Severity.ERROR,
                    unit,
                    "%s supplies %s °C; class %s allows %s °C at %s m."
                            .formatted(
                                    unit.name(),
                                    NumberText.plain(supply),
                                    CLASS,
                                    NumberText.plain(most),
                                    NumberText.plain(site.altitudeM().orElse(0))),
                    "Supply cooler air.",
                    AIR));
        } else if (supply > CLASS.recommendedHigh()) {
            checks.add(check(
                    "cooling.air.warm",
                    Check.Severity.WARNING,
                    unit,
                    "%s supplies %s °C; %s °C is recommended at most."
                            .formatted(
                                    unit.name(), NumberText.plain(supply), NumberText.plain(CLASS.recommendedHigh())),
                    "Supply cooler air or accept faster fans.",
                    AIR));
        }
    }

    private static Check check(
            String code, Check.Severity severity, CoolingUnit unit, String message, String next, Source rule) {
        return new Check(
                code,
                severity,
                Check.Room.COOLING,
                List.of(unit.id()),
                message,
                next,
                Optional.of(rule),
                Optional.empty());
    }
}
