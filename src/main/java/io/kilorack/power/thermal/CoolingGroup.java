package io.kilorack.power.thermal;

import io.kilorack.quantity.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Units that carry one heat load together: CDUs on a loop, or room units in a hall.
///
/// @param heatWatts heat they have to carry [W]; `unknownDevices` devices of unknown heat make it a
/// lower bound
/// @param supplyCelsius coolant or air leaving the units; the warmest stated counts
/// @param deltaK rise over the machines [K]
public record CoolingGroup(
        String id,
        String name,
        Medium medium,
        List<Unit> units,
        double heatWatts,
        int unknownDevices,
        OptionalDouble supplyCelsius,
        double deltaK) {
    /// What carries the heat, with density [kg/m³] and specific heat [J/kgK] (planning defaults of the
    /// fluid table).
    public enum Medium {
        AIR(1.2, 1005),
        WATER(997, 4180),
        PG25(1020, 3900);

        private final double density;
        private final double specificHeat;

        Medium(double density, double specificHeat) {
            this.density = density;
            this.specificHeat = specificHeat;
        }

        public double density() {
            return density;
        }

        public double specificHeat() {
            return specificHeat;
        }
    }

    /// One CDU, CRAH or fan wall; capacity empty when not stated.
    public record Unit(String id, String name, OptionalDouble capacityWatts) {}

    /// Loss of one unit.
    ///
    /// @param capacityWatts what is left; empty when a surviving unit has no stated capacity
    public record Loss(String unitId, OptionalDouble capacityWatts) {}

    public CoolingGroup {
        units = List.copyOf(units);
        Guard.notNegative("heatWatts", heatWatts);
        Guard.positive("deltaK", deltaK);
    }

    /// Capacity of all units [W]; empty when one has none stated or there is no unit.
    public OptionalDouble capacity() {
        return capacityWithout("");
    }

    /// Smallest capacity after the loss of one unit [W]: the usable one.
    public OptionalDouble capacityAfterLoss() {
        OptionalDouble least = OptionalDouble.empty();
        for (Loss loss : losses()) {
            if (loss.capacityWatts().isEmpty()) {
                return OptionalDouble.empty();
            }
            double left = loss.capacityWatts().getAsDouble();
            least = OptionalDouble.of(Math.min(least.orElse(Double.POSITIVE_INFINITY), left));
        }
        return least;
    }

    /// Every single loss of a unit.
    public List<Loss> losses() {
        var result = new ArrayList<Loss>(units.size());
        for (Unit unit : units) {
            result.add(new Loss(unit.id(), units.size() == 1 ? OptionalDouble.of(0) : capacityWithout(unit.id())));
        }
        return result;
    }

    private OptionalDouble capacityWithout(String id) {
        double sum = 0;
        int counted = 0;
        for (Unit unit : units) {
            if (unit.id().equals(id)) {
                continue;
            }
            if (unit.capacityWatts().isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += unit.capacityWatts().getAsDouble();
            counted++;
        }
        return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /// Flow that carries the heat [m³/s]: `Q/(ρ·c_p·ΔT)`. Source: rules T02, T04.
    public double flowCubicMetresPerSecond() {
        return heatWatts / (medium.density() * medium.specificHeat() * deltaK);
    }

    public double flowLitresPerMinute() {
        return flowCubicMetresPerSecond() * 60_000;
    }

    /// Margin of the supply over the room's dew point [K]; water should stay 2 K above it. Source: rule
    /// T12.
    public OptionalDouble dewMargin(double roomCelsius, double roomHumidity) {
        if (supplyCelsius.isEmpty()) {
            return OptionalDouble.empty();
        }
        double g = Math.log(roomHumidity / 100) + 17.62 * roomCelsius / (243.12 + roomCelsius);
        return OptionalDouble.of(supplyCelsius.getAsDouble() - 243.12 * g / (17.62 - g));
    }

    /// Seconds from loss of flow until `litres` of coolant warm by `riseK`: `V·ρ·c_p·ΔT/Q`. Machines
    /// only; pipes and
    /// metal add some. Source: rules T24, T25. Infinite without heat.
    public double secondsToOverTemperature(double litres, double riseK) {
        Guard.positive("litres", litres);
        Guard.positive("riseK", riseK);
        return heatWatts == 0
                ? Double.POSITIVE_INFINITY
                : litres / 1000 * medium.density() * medium.specificHeat() * riseK / heatWatts;
    }
}
