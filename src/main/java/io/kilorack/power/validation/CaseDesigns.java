package io.kilorack.power.validation;

import io.kilorack.power.climate.CoolingPreset;
import io.kilorack.power.climate.Designs;
import io.kilorack.power.climate.Facility;
import io.kilorack.power.climate.HeatPath;
import java.util.List;
import java.util.Locale;

/// Reads the building of a case from its words: who runs it gives the electrical losses and other loads,
/// what it is cooled with gives the heat paths.
final class CaseDesigns {
    /// Operators, by how their buildings are supplied.
    private enum Operator {
        /// Own designs without central double conversion.
        OWN_DESIGN(0.04, 0.01, "google", "meta ", "facebook", "apple"),
        /// Clouds with usual supplies and leased sites among theirs.
        CLOUD(
                0.06,
                0.015,
                "microsoft",
                "azure",
                "amazon",
                "aws",
                "alibaba",
                "huawei",
                "tencent",
                "baidu",
                "bytedance",
                "oracle",
                "yandex",
                "chindata",
                "gds ",
                "coreweave"),
        RESEARCH(
                0.015,
                0.005,
                "nrel",
                "hpc",
                "supercomput",
                "laborator",
                "universit",
                "cscs",
                "idris",
                "jean zay",
                "lumi",
                "frontier",
                "summit",
                "eni ",
                "leonardo",
                "fugaku",
                "oak ridge",
                "livermore",
                "el capitan",
                "jülich",
                "juelich",
                "garching",
                "lrz",
                "riken",
                "national"),
        AVERAGE(0.12, 0.04, "average", "survey", "industry", "enterprise", "legacy"),
        HOST(
                0.09,
                0.03,
                "equinix",
                "digital realty",
                "ovh",
                "scaleway",
                "hetzner",
                "switch",
                "interxion",
                "cyrusone",
                "ntt",
                "iron mountain",
                "colocation",
                "telehouse",
                "sabey",
                "qts",
                "vantage");

        private final double loss;
        private final double other;
        private final List<String> words;

        Operator(double loss, double other, String... words) {
            this.loss = loss;
            this.other = other;
            this.words = List.of(words);
        }

        static Operator of(String site) {
            for (Operator each : values()) {
                if (has(site, each.words)) {
                    return each;
                }
            }
            return HOST;
        }

        boolean large() {
            return this == OWN_DESIGN || this == CLOUD;
        }
    }

    private CaseDesigns() {}

    /// A building and what it is called.
    record Design(String name, Facility facility) {}

    /// True when the words name somebody who runs data centres.
    static boolean operator(String site) {
        for (Operator each : Operator.values()) {
            if (has(site, each.words)) {
                return true;
            }
        }
        return false;
    }

    static Design of(PowerCase c) {
        String site = " " + c.site().toLowerCase(Locale.ROOT) + " ";
        String cooling = c.cooling().toLowerCase(Locale.ROOT);
        Operator operator = Operator.of(site);
        double loss = operator.loss;
        double other = operator.other;
        HeatPath air = operator.large() ? Designs.warmChilledWater() : Designs.chilledWaterEconomizer();
        if (has(cooling, "immersion")) {
            return new Design(
                    "immersion",
                    new Facility(loss + 0.02, other, 0.95, Designs.chilledWaterEconomizer(), Designs.immersion()));
        }
        if (has(
                cooling,
                "warm water",
                "warm-water",
                "hot water",
                "hot-water",
                "direct liquid",
                "cold plate",
                "cold-plate")) {
            boolean all = has(cooling, "direct liquid") || has(site, "lumi", "frontier", "supermuc");
            boolean part = has(cooling, "part", "cpus", "hybrid");
            // A "warm water" room without further word cools its older machines by air.
            double share = all && !part ? 0.93 : 0.65;
            double more = all ? 0 : 0.04;
            HeatPath liquid =
                    has(cooling, "dry cooler", "dry-cooler") ? Designs.warmWaterDry() : Designs.warmWaterTower();
            return new Design(
                    "warm water, liquid share %.0f %%".formatted(share * 100),
                    new Facility(loss + more, other, share, Designs.chilledWaterEconomizer(), liquid));
        }
        if (has(cooling, "lake", "sea water", "seawater", "river", "groundwater", "aquifer", "deep water", "fjord")) {
            return air("water from a lake or the sea", loss, other, Designs.naturalWater());
        }
        if (has(cooling, "indirect")) {
            return air("indirect evaporative", loss, other, Designs.indirectEvaporative());
        }
        if (has(cooling, "adiabatic") && has(cooling, "chill", "cooler")) {
            return air("adiabatic coolers", loss, other, CoolingPreset.ADIABATIC_COOLER.air());
        }
        if (has(cooling, "dry cooler", "dry-cooler")) {
            return air("dry coolers", loss, other, CoolingPreset.DRY_COOLER.air());
        }
        if (has(cooling, "evaporative", "free air", "free-air", "outside air", "outdoor air", "adiabatic")) {
            return air("evaporative and free cooling", loss, other, Designs.directEvaporative());
        }
        if (has(cooling, "tower")
                || has(cooling, "econom")
                || (operator.large() && !cooling.isEmpty() && !has(cooling, "free"))) {
            return air(air.name(), loss, other, air);
        }
        if (has(cooling, "free cooling", "free-cooling")) {
            return has(cooling, "chill")
                    ? air("free-cooling chillers", loss, other, CoolingPreset.FREE_COOLING_CHILLER.air())
                    : air("evaporative and free cooling", loss, other, Designs.directEvaporative());
        }
        if (has(cooling, "direct expansion", "dx", "crac")) {
            return air("direct expansion", loss, other, Designs.directExpansion());
        }
        if (has(cooling, "air-cooled chiller", "air cooled chiller")) {
            return air("air-cooled chillers", loss, other, CoolingPreset.AIR_COOLED_CHILLER.air());
        }
        return has(cooling, "chill") || operator != Operator.AVERAGE
                ? air("chilled water", loss, other, Designs.chilledWater())
                : air("room units of an average site", loss, other, Designs.directExpansion());
    }

    private static Design air(String name, double loss, double other, HeatPath path) {
        return new Design(name, new Facility(loss, other, 0, path, Designs.warmWaterDry()));
    }

    private static boolean has(String text, String... words) {
        return has(text, List.of(words));
    }

    private static boolean has(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }
}
