package io.kilorack.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.OptionalDouble;

/// A place with a country, a climate, a grid and a power chain.
///
/// @param country ISO 3166 alpha-2
/// @param climate key of a climate (city) the product ships, or empty when not stated
/// @param altitudeM [m]
/// @param gridKgPerKwh grid emission factor [kg CO2e/kWh]; empty: the country's from the catalog
/// @param tariffUsdPerKwh energy price [USD/kWh]
/// @param demandUsdPerKwMonth demand charge [USD per kW and month]
/// @param ruleSet which wiring rules bind
/// @param utilityKw power the utility grants [kW], empty when not stated
/// @param chain the power chain: every node names its sources; racks name the nodes that feed them
/// @param cooling coolant loops and room cooling
/// @param trainingFloor share of the expected draw that stays while all training waits at once, 0..1; empty
/// when not stated
/// @param plant how the building gets rid of its heat
/// @param thirdHarmonic third harmonic of the current of the power supplies over its fundamental, 0..1,
/// from their data sheet or a measurement; empty when not stated
@RecordBuilder
public record Site(
        String id,
        String name,
        String country,
        String climate,
        OptionalDouble altitudeM,
        OptionalDouble gridKgPerKwh,
        OptionalDouble tariffUsdPerKwh,
        OptionalDouble demandUsdPerKwMonth,
        RuleSet ruleSet,
        OptionalDouble utilityKw,
        List<PowerNode> chain,
        List<CoolingUnit> cooling,
        List<Hall> halls,
        OptionalDouble trainingFloor,
        CoolingPlant plant,
        OptionalDouble thirdHarmonic)
        implements SiteBuilder.With {

    /// NEC (0.8 for continuous loads) and IEC (I_B ≤ I_n ≤ I_Z) are different rules, chosen per site.
    public enum RuleSet {
        NEC,
        IEC
    }

    public Site {
        chain = List.copyOf(chain);
        cooling = List.copyOf(cooling);
        halls = List.copyOf(halls);
    }

    /// A site that states no floor of its training load and nothing about its cooling plant.
    public Site(
            String id,
            String name,
            String country,
            String climate,
            OptionalDouble altitudeM,
            OptionalDouble gridKgPerKwh,
            OptionalDouble tariffUsdPerKwh,
            OptionalDouble demandUsdPerKwMonth,
            RuleSet ruleSet,
            OptionalDouble utilityKw,
            List<PowerNode> chain,
            List<CoolingUnit> cooling,
            List<Hall> halls) {
        this(
                id,
                name,
                country,
                climate,
                altitudeM,
                gridKgPerKwh,
                tariffUsdPerKwh,
                demandUsdPerKwMonth,
                ruleSet,
                utilityKw,
                chain,
                cooling,
                halls,
                OptionalDouble.empty(),
                CoolingPlant.UNSTATED,
                OptionalDouble.empty());
    }
}
