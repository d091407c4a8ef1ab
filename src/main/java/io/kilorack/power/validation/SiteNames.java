package io.kilorack.power.validation;

import io.kilorack.catalog.Climate;
import io.kilorack.power.climate.Designs;
import io.kilorack.power.climate.Facility;
import io.kilorack.power.climate.HeatPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Reads climate and building design from the words of a case.
final class SiteNames {
    /// Places and climate words that are not the name of a shipped city, most specific first.
    private static final SequencedMap<String, String> PLACES = new LinkedHashMap<>();

    static {
        put("golden", "colorado", "nrel", "denver", "semi-arid, cold", "wyoming");
        put("ulanqab", "inner mongolia", "cold semi-arid", "ulanqab");
        put("helsinki", "finland", "kajaani", "hamina", "lumi");
        put("lulea", "luleå", "lulea", "boden", "sweden, north", "subarctic", "boreal");
        put("stockholm", "sweden");
        put("oslo", "norway");
        put("copenhagen", "denmark", "odense");
        put("reykjavik", "iceland");
        put("dublin", "ireland");
        put("amsterdam", "netherlands", "eemshaven");
        put("zurich", "switzerland", "lugano", "cscs");
        put("munich", "garching", "supermuc", "bavaria");
        put("frankfurt", "germany", "jülich", "juelich", "stuttgart");
        put("orsay", "orsay", "idris", "jean zay");
        put("paris", "france", "oceanic");
        put("milan", "italy", "bologna", "leonardo");
        put("madrid", "spain", "barcelona");
        put("london", "united kingdom", "england");
        put("des-moines", "iowa", "council bluffs");
        put("hillsboro", "oregon", "the dalles", "prineville");
        put("quincy", "quincy", "washington state");
        put("salt-lake-city", "utah");
        put("memphis", "tennessee", "oak ridge", "frontier", "alabama", "huntsville");
        put("dallas", "texas");
        put("phoenix", "arizona", "nevada", "hot desert", "desert");
        put("santa-clara", "california", "livermore", "berkeley", "mediterranean");
        put("chicago", "illinois", "argonne", "humid continental", "continental");
        put("ashburn", "virginia");
        put("atlanta", "georgia", "carolina");
        put("montreal", "quebec", "québec");
        put("tokyo", "japan", "fugaku", "kobe");
        put("seoul", "korea");
        put("guiyang", "guizhou", "gui'an");
        put("zhangjiakou", "hebei");
        put("hangzhou", "zhejiang", "qiandao");
        put("guangzhou", "qingyuan", "guangdong", "shaoguan");
        put("chengdu", "jianyang", "sichuan");
        put("shanghai", "humid subtropical");
        put("singapore", "tropical", "equatorial");
        put("mumbai", "india");
        put("sydney", "australia");
        put("sao-paulo", "brazil");
        put("dubai", "emirates");
    }

    /// Where a fleet or an industry average stands: a mix of large markets.
    private static final List<String> MIXED =
            List.of("ashburn", "dallas", "frankfurt", "london", "hillsboro", "singapore", "tokyo", "des-moines");

    private SiteNames() {}

    private static void put(String key, String... words) {
        for (String word : words) {
            PLACES.put(word, key);
        }
    }

    /// A building and what it is called.
    record Design(String name, Facility facility) {}

    static List<Climate> climates(PowerCase c, SequencedMap<String, Climate> shipped) {
        String words = (c.site() + " | " + c.climate()).toLowerCase(Locale.ROOT);
        var found = new ArrayList<Climate>();
        boolean fleet = has(words, "fleet", "average", "global", "mixed", "worldwide");
        if (!fleet) {
            for (Climate climate : shipped.values()) {
                String city = climate.name()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[,(].*", "")
                        .strip();
                if (words.contains(city)) {
                    found.add(climate);
                    return found;
                }
            }
            for (Map.Entry<String, String> place : PLACES.entrySet()) {
                Climate climate = shipped.get(place.getValue());
                if (words.contains(place.getKey()) && climate != null) {
                    found.add(climate);
                    return found;
                }
            }
        }
        for (String key : MIXED) {
            Climate climate = shipped.get(key);
            if (climate != null) {
                found.add(climate);
            }
        }
        return found;
    }

    static Design design(PowerCase c) {
        String site = c.site().toLowerCase(Locale.ROOT);
        String cooling = c.cooling().toLowerCase(Locale.ROOT);
        boolean large = has(
                site,
                "google",
                "meta",
                "facebook",
                "microsoft",
                "amazon",
                "aws",
                "alibaba",
                "huawei",
                "tencent",
                "baidu",
                "bytedance",
                "apple",
                "oracle",
                "yandex",
                "ovh");
        boolean research = has(
                site,
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
                "eni",
                "leonardo",
                "fugaku",
                "oak ridge",
                "livermore",
                "jülich",
                "garching",
                "national");
        boolean average = has(site, "average", "survey", "industry", "enterprise");
        double loss = large ? 0.04 : research ? 0.015 : average ? 0.12 : 0.09;
        double other = large ? 0.01 : research ? 0.005 : average ? 0.04 : 0.03;
        HeatPath air = Designs.chilledWaterEconomizer();
        if (has(cooling, "immersion")) {
            return new Design("immersion", new Facility(loss + 0.02, other, 0.95, air, Designs.immersion()));
        }
        if (has(cooling, "warm water", "warm-water", "hot water", "hot-water", "direct liquid")) {
            boolean all = has(cooling, "direct liquid") || has(site, "lumi", "frontier", "supermuc");
            // A "warm water" room without further word cools its older machines by air.
            double share = all ? 0.93 : 0.65;
            double more = all ? 0 : 0.04;
            return new Design(
                    "warm water, liquid share %.0f %%".formatted(share * 100),
                    new Facility(loss + more, other, share, air, Designs.warmWaterTower()));
        }
        if (has(cooling, "indirect")) {
            return new Design(
                    "indirect evaporative",
                    new Facility(loss, other, 0, Designs.indirectEvaporative(), Designs.warmWaterDry()));
        }
        if (has(cooling, "evaporative", "free air", "free-air", "outside air", "adiabatic", "free cooling")) {
            boolean seawater = has(cooling, "sea");
            return new Design(
                    "evaporative and free cooling",
                    new Facility(loss, other, 0, seawater ? air : Designs.directEvaporative(), Designs.warmWaterDry()));
        }
        if (has(cooling, "econom") || (large && !cooling.isEmpty())) {
            return new Design(
                    "chilled water with economizer", new Facility(loss, other, 0, air, Designs.warmWaterDry()));
        }
        if (has(cooling, "chilled", "chiller") || !average) {
            return new Design(
                    "chilled water", new Facility(loss, other, 0, Designs.chilledWater(), Designs.warmWaterDry()));
        }
        return new Design(
                "room units of an average site",
                new Facility(loss, other, 0, Designs.directExpansion(), Designs.warmWaterDry()));
    }

    private static boolean has(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
