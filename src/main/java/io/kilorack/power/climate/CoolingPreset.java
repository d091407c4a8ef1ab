package io.kilorack.power.climate;

/// Kinds of cooling plant with planning values: how air heat and liquid heat leave the building. Each value
/// can be replaced. The coefficients are ours; `source` says what kind of plant they stand for and
/// where its annual result can be compared.
public enum CoolingPreset {
    /// Where nothing is stated: a new AI site.
    UNSTATED(
            Designs.chilledWaterEconomizer(),
            Designs.warmWaterDry(),
            0,
            "assumed: room units on towers with economizer, liquid loops on dry coolers (rules T15–T18)"),
    AIR_COOLED_CHILLER(
            Designs.airCooledChillers(false),
            Designs.chilledLoop(false),
            0,
            "chillers with air-cooled condensers, no free cooling: 0.42 of Carnot (rule T16), COP 3.9 at 35 °C"),
    FREE_COOLING_CHILLER(
            Designs.airCooledChillers(true),
            Designs.chilledLoop(true),
            0,
            "chillers with dry free-cooling coils (rules T15, T16)"),
    WATER_COOLED_CHILLER(
            Designs.towerChillers(),
            Designs.towerLoop(),
            0,
            "chillers with towers, no economizer: 0.5 of Carnot (rule T16); water by rule T20"),
    WATER_ECONOMIZER(
            Designs.chilledWaterEconomizer(),
            Designs.warmWaterTower(),
            0,
            "towers with water-side economizer (rules T15, T16, T20); NREL ESIF, liquid on towers: 1.03–1.04"),
    DRY_COOLER(
            Designs.dryCoolers(),
            Designs.warmWaterDry(),
            0,
            "dry coolers with trim chillers, no water (rules T15, T16)"),
    ADIABATIC_COOLER(
            Designs.adiabaticCoolers(),
            Designs.warmWaterAdiabatic(),
            0,
            "dry coolers with wetted pads on warm days, pads 80 % effective (rules T15, T20)"),
    DIRECT_EVAPORATIVE(
            Designs.directEvaporative(),
            Designs.warmWaterAdiabatic(),
            0,
            "outside air with evaporative assist (rules T15, T20); Meta fleet 1.08, Google fleet 1.09"),
    INDIRECT_EVAPORATIVE(
            Designs.indirectEvaporative(),
            Designs.warmWaterAdiabatic(),
            0,
            "air-to-air exchangers with sprays and trim compressor (rules T15, T20); Huawei Ulanqab 1.15"),
    DIRECT_EXPANSION(
            Designs.directExpansion(),
            Designs.chilledLoop(false),
            0,
            "direct-expansion room units (rule T16); Uptime survey average 1.56"),
    HEAT_REUSE(
            Designs.chilledWaterEconomizer(),
            Designs.hotWater(),
            0.7,
            "hot-water loops 45/55 °C, heat given to a network, the rest to dry coolers (rules T15, T22)");

    /// Air that leaves a coil over the water that enters it [K].
    private static final double COIL_K = 6;

    /// Open aisles: supply air this much colder for the same inlets [K], and fans this much stronger.
    private static final double OPEN_SUPPLY_K = 4;

    private static final double OPEN_FANS = 1.3;

    private final HeatPath air;
    private final HeatPath liquid;
    private final double reuse;
    private final String source;

    CoolingPreset(HeatPath air, HeatPath liquid, double reuse, String source) {
        this.air = air;
        this.liquid = liquid;
        this.reuse = reuse;
        this.source = source;
    }

    public HeatPath air() {
        return air;
    }

    public HeatPath liquid() {
        return liquid;
    }

    /// Share of the liquid heat that a network takes on a cold day.
    public double reuse() {
        return reuse;
    }

    /// What the values stand for.
    public String source() {
        return source;
    }

    /// Air that the room units supply [°C]: the path's own where outside air is the supply, else its water
    /// and the rise over the coil.
    public double airSupply() {
        return air.supplyCelsius() + coil();
    }

    /// The air path at another supply of room air [°C].
    public HeatPath airAt(double supplyCelsius) {
        return air.withSupply(supplyCelsius - coil());
    }

    private double coil() {
        return this == DIRECT_EVAPORATIVE || this == INDIRECT_EVAPORATIVE ? 0 : COIL_K;
    }

    /// What mixing of cold and warm air costs where a share of the air heat stands in open aisles: colder
    /// supply for the same inlets, and stronger fans, 1.3 (contained rooms save 20 to 25 % of fan energy;
    /// Energy Star and PG&E data-centre guides).
    ///
    /// @param open share of the air heat in open aisles, 0..1
    public static HeatPath mixed(HeatPath path, double open) {
        if (open <= 0) {
            return path;
        }
        double inside = path.movers() * (1 + (OPEN_FANS - 1) * open);
        double supply = path.supplyCelsius() - OPEN_SUPPLY_K * open;
        return path.withMovers(inside, path.outside()).withSupply(supply);
    }
}
