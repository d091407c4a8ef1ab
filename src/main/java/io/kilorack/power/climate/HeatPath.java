package io.kilorack.power.climate;

import io.kilorack.quantity.Guard;
import io.soabase.recordbuilder.core.RecordBuilder;

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
/// @param evaporates share of the rejected heat that evaporates water in an hour in which all of it
/// runs wet, 0..1
/// @param wetting when and how much water evaporates
@RecordBuilder
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
        double evaporates,
        Wetting wetting)
        implements HeatPathBuilder.With {
    private static final double EVAPORATOR_K = 4;
    private static final double CONDENSER_K = 10;
    private static final double LEAST_LIFT_K = 12;
    private static final double KELVIN = 273.15;

    /// Latent heat 2 430 kJ/kg and 5 cycles of concentration: 1.85 L make-up per kWh of heat (rule T20).
    private static final double MAKE_UP = 3600 / 2430.0 * 5 / 4;

    /// Effectiveness of wetted pads before a dry cooler: share of the way from dry to wet bulb.
    private static final double PAD = 0.8;

    /// Warming of the outside air through a dry cooler [K].
    private static final double COOLER_AIR_K = 10;

    /// Deep water of northern lakes and seas [°C].
    private static final double DEEP_WATER_CELSIUS = 10;

    /// Which outdoor temperature the path works against.
    public enum Sink {
        DRY_BULB,
        WET_BULB,
        /// Dry bulb while that is enough; above, air cooled by wetted pads for 0.8 of the way to the wet
        /// bulb.
        ADIABATIC,
        /// Deep water of a lake or the sea, the same all year.
        NATURAL_WATER
    }

    /// How water is used.
    public enum Wetting {
        NONE,
        /// A tower evaporates all year, also for the compressor's heat.
        TOWER,
        /// Sprays and pads run only in hours in which dry air would not do, as far as it is too warm.
        ASSIST
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

    /// A path whose water, if any, evaporates as in a tower.
    public HeatPath(
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
        this(
                name,
                sink,
                supplyCelsius,
                returnCelsius,
                approachK,
                movers,
                outside,
                economizer,
                carnotShare,
                maxCop,
                evaporates,
                evaporates > 0 ? Wetting.TOWER : Wetting.NONE);
    }

    /// The same with another supply; the return keeps its distance.
    public HeatPath withSupply(double celsius) {
        return with().supplyCelsius(celsius)
                .returnCelsius(celsius + returnCelsius - supplyCelsius)
                .build();
    }

    public HeatPath withMovers(double inside, double outer) {
        return with().movers(inside).outside(outer).build();
    }

    double sinkCelsius(SyntheticYear.Hour hour) {
        return switch (sink) {
            case WET_BULB -> hour.wetBulb();
            case DRY_BULB -> hour.celsius();
            case NATURAL_WATER -> DEEP_WATER_CELSIUS;
            case ADIABATIC ->
                hour.celsius() + approachK <= supplyCelsius
                        ? hour.celsius()
                        : hour.celsius() - PAD * (hour.celsius() - hour.wetBulb());
        };
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

    /// Make-up water per kWh of heat in an hour [L/kWh].
    ///
    /// A tower evaporates its share of the heat and of the compressor's work. An assisted path is dry while
    /// the outside air alone suffices. Wetted pads then take up what cools the outside air:
    /// `(T − T_sink)/ΔT_cooler` of the heat; direct and indirect evaporation what cools the supply air,
    /// `(T + approach − T_supply)/(T_return − T_supply)`, at most all of it.
    public double waterPerHeat(SyntheticYear.Hour hour) {
        double sinkAt = sinkCelsius(hour);
        return MAKE_UP
                * evaporates
                * switch (wetting) {
                    case NONE -> 0;
                    case TOWER -> 1 + (1 - free(sinkAt)) / cop(sinkAt);
                    case ASSIST ->
                        sink == Sink.ADIABATIC
                                ? Math.clamp((hour.celsius() - sinkAt) / COOLER_AIR_K, 0, 1)
                                : Math.clamp(
                                        (hour.celsius() + approachK - supplyCelsius) / (returnCelsius - supplyCelsius),
                                        0,
                                        1);
                };
    }
}
