package io.kilorack.assess;

import io.kilorack.plan.CoolingPlant;
import io.kilorack.plan.CoolingUnit;
import io.kilorack.plan.Site;
import io.kilorack.power.climate.CoolingPreset;
import io.kilorack.power.climate.Designs;
import io.kilorack.power.climate.Facility;
import io.kilorack.power.climate.HeatPath;
import io.kilorack.quantity.NumberText;
import java.util.OptionalDouble;

/// The cooling plant of a site as the yearly model wants it: the preset of its kind, with what the site and
/// its units state in its place.
///
/// @param description in words, with the temperatures used and where they come from
/// @param source what the preset stands for
record SiteCooling(Facility facility, String description, String source) {
    /// What the yearly model takes [°C]; a supply outside is a check, not an error.
    private static final double COLDEST_AIR = 5;

    private static final double WARMEST = 75;

    /// @param loss of the chain over IT power; empty: the preset's
    /// @param open share of the air heat that stands in open aisles
    static SiteCooling of(Site site, PowerTotals it, OptionalDouble loss, double open) {
        CoolingPlant plant = site.plant();
        CoolingPreset preset = CoolingPreset.valueOf(plant.kind().name());
        OptionalDouble units = coldest(site, CoolingUnit.Medium.AIR);
        OptionalDouble loops = coldest(site, CoolingUnit.Medium.LIQUID);
        OptionalDouble airSupply = plant.airSupplyCelsius().isPresent() ? plant.airSupplyCelsius() : units;
        OptionalDouble waterSupply = plant.waterSupplyCelsius().isPresent() ? plant.waterSupplyCelsius() : loops;
        HeatPath air = airSupply.isPresent()
                ? preset.airAt(Math.clamp(airSupply.getAsDouble(), COLDEST_AIR, WARMEST))
                : preset.air();
        HeatPath liquid = waterSupply.isPresent()
                ? preset.liquid().withSupply(Math.clamp(waterSupply.getAsDouble(), 0, WARMEST))
                : preset.liquid();
        air = CoolingPreset.mixed(
                air.withMovers(
                        plant.insideShare().orElse(air.movers()),
                        plant.outsideShare().orElse(air.outside())),
                open);
        liquid = liquid.withMovers(liquid.movers(), plant.outsideShare().orElse(liquid.outside()));
        double expected = it.expected().value().orElse(0);
        double share = expected > 0 ? Math.clamp(it.liquidWatts() / expected, 0, 1) : 0;
        Facility typical = Designs.aiSite(share);
        var facility = new Facility(
                loss.orElse(typical.electricalLoss()),
                typical.other(),
                share,
                air,
                liquid,
                Math.clamp(plant.reuseShare().orElse(preset.reuse()), 0, 1));
        String text = "Air: %s, supply %s °C (%s)%s. "
                        .formatted(
                                air.name(),
                                NumberText.plain(airSupply.orElse(preset.airSupply())),
                                where(plant.airSupplyCelsius(), units),
                                open > 0 ? ", mixing in open aisles" : "")
                + (share > 0
                        ? "Liquid, %s %% of the heat: %s, supply %s °C (%s). "
                                .formatted(
                                        NumberText.plain(100 * share),
                                        liquid.name(),
                                        NumberText.plain(liquid.supplyCelsius()),
                                        where(plant.waterSupplyCelsius(), loops))
                        : "")
                + (plant.kind() == CoolingPlant.Kind.UNSTATED ? "The plant is not stated." : "");
        int unknown = it.heat().values().stream()
                .mapToInt(f -> f.unknowns().size())
                .max()
                .orElse(0);
        text += unknown > 0
                ? "Heat whose medium is not known (%d kinds of device) is taken as air. ".formatted(unknown)
                : "";
        return new SiteCooling(facility, text.strip() + " Preset: " + preset.source() + ".", preset.source());
    }

    private static String where(OptionalDouble stated, OptionalDouble units) {
        return stated.isPresent() ? "stated" : units.isPresent() ? "of the units" : "preset";
    }

    /// The coldest supply that a unit of the medium states: what the plant has to make.
    private static OptionalDouble coldest(Site site, CoolingUnit.Medium medium) {
        return site.cooling().stream()
                .filter(u -> u.medium() == medium && u.supplyCelsius().isPresent())
                .mapToDouble(u -> u.supplyCelsius().getAsDouble())
                .filter(t -> t >= 0 && t <= 75)
                .min();
    }
}
