package io.kilorack.power.climate;

import io.kilorack.quantity.Guard;

/// One way heat leaves the building, as power per heat.
///
/// `c(T) = movers + outside + (1 − f)/COP`, all kW per kW of heat; f is the share the outside air takes
/// without a
/// compressor: 1 while `T + approach ≤ supply`, 0 from `T + approach ≥ return`, linear between (rule
/// T15);
/// `COP = η_c · T_e/(T_c − T_e)` in kelvin (rule T16) with 4 K below the supply and 10 K above the
/// outside temperature,
/// at least 12 K lift and at most `maxCop`.
///
/// @param sink what the outside temperature is
/// @param supplyCelsius coolant or air going to the machines, `returnCelsius` coming back
/// @param approachK between the sink and the supply
/// @param movers fans and pumps inside [kW/kW], `outside` tower or dry-cooler fans and pumps [kW/kW]
/// @param economizer false: the compressor always runs
/// @param carnotShare η_c
/// @param evaporates share of the heat that is rejected by evaporating water while the sink is wet-bulb,
/// 0..1
public record HeatPath(
        String name,
        Sink sink,
        double supplyCelsius,
        double returnCelsius,
        double approachK,
        double movers,
        double outside,
        boolean economizer,
        double carnotShare,
        double maxCop,
        double evaporates) {
    private static final double EVAPORATOR_K = 4;
    private static final double CONDENSER_K = 10;
    private static final double LEAST_LIFT_K = 12;
    private static final double KELVIN = 273.15;

    /// Latent heat 2 430 kJ/kg and 5 cycles of concentration: 1.85 L make-up per kWh of heat (rule T20).
    private static final double MAKE_UP = 3600 / 2430.0 * 5 / 4;

    /// Which outdoor temperature the path works against.
    public enum Sink {
        DRY_BULB,
        WET_BULB
    }

    public HeatPath {
        Guard.inRange("supplyCelsius", supplyCelsius, -10, 80);
        Guard.inRange("returnCelsius", returnCelsius, supplyCelsius, 100);
        Guard.inRange("approachK", approachK, 0, 40);
        Guard.notNegative("movers", movers);
        Guard.notNegative("outside", outside);
        Guard.inRange("carnotShare", carnotShare, 0.05, 1);
        Guard.positive("maxCop", maxCop);
        Guard.inRange("evaporates", evaporates, 0, 1);
    }

    double sinkCelsius(SyntheticYear.Hour hour) {
        return sink == Sink.WET_BULB ? hour.wetBulb() : hour.celsius();
    }

    /// Share of the heat the outside takes without a compressor, 0..1.
    public double free(double sinkCelsius) {
        if (!economizer) {
            return 0;
        }
        double o = sinkCelsius + approachK;
        if (o <= supplyCelsius) {
            return 1;
        }
        return o >= returnCelsius ? 0 : (returnCelsius - o) / (returnCelsius - supplyCelsius);
    }

    public double cop(double sinkCelsius) {
        double evaporator = supplyCelsius - EVAPORATOR_K + KELVIN;
        double lift = Math.max(LEAST_LIFT_K, sinkCelsius + CONDENSER_K - (supplyCelsius - EVAPORATOR_K));
        return Math.min(maxCop, carnotShare * evaporator / lift);
    }

    /// Cooling power per heat [kW/kW] at the sink temperature.
    public double powerPerHeat(double sinkCelsius) {
        return movers + outside + (1 - free(sinkCelsius)) / cop(sinkCelsius);
    }

    /// Make-up water per kWh of heat [L/kWh].
    public double waterPerHeat() {
        return evaporates * MAKE_UP;
    }
}
