package io.kilorack.power.validation;

import io.kilorack.catalog.Climate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the climate of a case from its words: a shipped city, else a place near one, else the kind of
/// climate, else, for fleets and averages, a mix of large markets.
final class CasePlaces {
    /// Places that are not the name of a shipped city, most specific first.
    private static final SequencedMap<String, List<String>> PLACES = new LinkedHashMap<>();

    /// Kinds of climate, most specific first.
    private static final SequencedMap<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        place("golden", "colorado", "nrel", "denver", "wyoming", "cheyenne");
        place("ulanqab", "inner mongolia", "wulanchabu");
        place("hohhot", "horinger");
        place("zhongwei", "ningxia");
        place("helsinki", "finland", "kajaani", "hamina", "lumi");
        place("lulea", "luleå", "boden", "sweden, north", "norrbotten", "skellefte");
        place("stockholm", "sweden", "gävle", "falun");
        place("oslo", "norway", "rjukan", "lefdal", "green mountain");
        place("copenhagen", "denmark", "odense", "viborg", "fredericia");
        place("reykjavik", "iceland", "verne", "keflav");
        place("dublin", "ireland", "clonee");
        place("amsterdam", "netherlands", "eemshaven", "groningen", "rotterdam");
        place("paris", "belgium", "st. ghislain", "saint-ghislain", "brussels", "luxembourg", "roubaix", "strasbourg");
        place("zurich", "switzerland", "lugano", "cscs", "geneva", "bern");
        place("munich", "garching", "supermuc", "bavaria", "lrz", "augsburg");
        place("frankfurt", "germany", "jülich", "juelich", "stuttgart", "falkenstein", "hamburg", "karlsruhe");
        place("orsay", "idris", "jean zay", "saclay", "bruyères");
        place("milan", "italy", "bologna", "leonardo", "cineca", "arezzo");
        place("madrid", "spain");
        place("marseille", "barcelona", "marenostrum", "bsc", "nice", "monaco");
        place("paris", "france", "gravelines");
        place("warsaw", "poland", "prague", "czech", "krak", "ostrava", "lithuania", "latvia", "estonia");
        place("vienna", "austria", "hungary", "budapest", "slovenia", "bratislava");
        place(
                "london",
                "united kingdom",
                "england",
                "britain",
                "slough",
                "manchester",
                "edinburgh",
                "scotland",
                "wales");
        place("des-moines", "iowa", "council bluffs", "nebraska", "omaha", "altoona");
        place("hillsboro", "the dalles", "portland", "seattle");
        place("quincy", "prineville", "washington state", "wenatchee", "boise", "idaho", "oregon");
        place("salt-lake-city", "utah", "eagle mountain", "bluffdale", "reno", "nevada, north");
        place("phoenix", "arizona", "las vegas", "nevada", "new mexico", "los lunas", "mesa");
        place(
                "memphis",
                "tennessee",
                "oak ridge",
                "frontier",
                "summit",
                "alabama",
                "huntsville",
                "kentucky",
                "arkansas");
        place("abilene", "west texas", "stargate", "oklahoma", "amarillo");
        place("dallas", "texas", "fort worth", "austin", "louisiana");
        place(
                "santa-clara",
                "california",
                "livermore",
                "berkeley",
                "san jos",
                "silicon valley",
                "el capitan",
                "perlmutter");
        place("chicago", "illinois", "argonne", "wisconsin", "michigan", "minnesota", "aurora");
        place("columbus", "ohio", "indiana", "pennsylvania");
        place("kansas-city", "kansas", "missouri");
        place("ashburn", "virginia", "maryland", "loudoun", "washington d.c");
        place("atlanta", "georgia", "carolina", "lenoir", "florida");
        place("new-york", "new jersey", "massachusetts", "holyoke", "connecticut");
        place("montreal", "quebec", "québec", "beauharnois");
        place("toronto", "ontario", "canada");
        place("queretaro", "mexico");
        place("sao-paulo", "brazil");
        place("santiago", "chile");
        place("tokyo", "japan", "inzai", "chiba");
        place("osaka", "fugaku", "kobe", "riken");
        place("seoul", "korea", "chuncheon", "sejong");
        place("guiyang", "guizhou", "gui'an", "guian");
        place("zhangjiakou", "hebei", "zhangbei", "huailai", "datong", "yangquan", "shanxi");
        place("beijing", "tianjin", "langfang");
        place("hangzhou", "zhejiang", "qiandao", "wuzhen");
        place("guangzhou", "qingyuan", "guangdong", "shaoguan", "heyuan");
        place("chengdu", "jianyang", "sichuan", "chongqing");
        place("shanghai", "jiangsu", "nanjing", "nantong", "suzhou", "wuhan", "hubei", "anhui", "wuhu");
        place("hong-kong", "hong kong");
        place("taipei", "taiwan", "changhua");
        place("johor", "malaysia");
        place("jakarta", "indonesia", "batam");
        place("bangkok", "thailand", "vietnam", "hanoi");
        place("mumbai", "pune", "india");
        place("chennai", "tamil");
        place("sydney", "australia");
        place("dubai", "emirates", "uae");
        place("riyadh", "saudi");
        place("doha", "qatar");
        place("tel-aviv", "israel");
        place("johannesburg", "south africa", "cape town");
        place("nairobi", "kenya");
        PLACES.put("china", List.of("beijing", "shanghai", "guangzhou", "chengdu", "zhangjiakou", "guiyang"));
        PLACES.put("united states", List.of("ashburn", "dallas", "phoenix", "hillsboro", "chicago"));
        PLACES.put("north america", List.of("ashburn", "dallas", "phoenix", "hillsboro", "toronto"));
        PLACES.put("europe", List.of("frankfurt", "london", "amsterdam", "paris", "dublin", "stockholm"));
        PLACES.put("eu ", List.of("frankfurt", "london", "amsterdam", "paris", "dublin", "stockholm"));
        PLACES.put("nordic", List.of("stockholm", "helsinki", "oslo"));
        PLACES.put("asia", List.of("singapore", "tokyo", "hong-kong", "mumbai", "sydney"));
        PLACES.put("middle east", List.of("dubai", "riyadh"));
        kind("dubai", "hot desert", "arid, hot");
        kind("golden", "cold semi-arid", "semi-arid, cold", "cold desert", "highland", "semi-arid");
        kind("phoenix", "desert", "arid", "hot and dry");
        kind("lulea", "subarctic", "boreal", "arctic", "polar", "tundra");
        kind("chicago", "humid continental", "continental");
        kind("shanghai", "humid subtropical", "subtropical", "monsoon-influenced");
        kind("mumbai", "monsoon", "savanna");
        kind("singapore", "tropical", "equatorial", "hot and humid");
        kind("santa-clara", "mediterranean");
        kind("paris", "oceanic", "maritime", "temperate", "marine");
        kind("helsinki", "cold", "nordic", "cool");
    }

    /// Where a fleet or an industry average stands: a mix of large markets.
    private static final List<String> MIXED =
            List.of("ashburn", "dallas", "frankfurt", "london", "hillsboro", "singapore", "tokyo", "des-moines");

    private static final List<String> FLEET = List.of(
            "fleet",
            "average",
            "global",
            "mixed",
            "worldwide",
            "survey",
            "industry",
            "typical",
            "portfolio",
            "all sites");

    private CasePlaces() {}

    private static void place(String key, String... words) {
        for (String word : words) {
            PLACES.put(word, List.of(key));
        }
    }

    private static void kind(String key, String... words) {
        for (String word : words) {
            KINDS.put(word, List.of(key));
        }
    }

    /// The climates a case is about, in the order of mention; empty when its words name none.
    static List<Climate> of(PowerCase c, SequencedMap<String, Climate> shipped) {
        String site = " " + c.site().toLowerCase(Locale.ROOT) + " ";
        String climate = " " + c.climate().toLowerCase(Locale.ROOT) + " ";
        List<Climate> cities = cities(site + "|" + climate, shipped);
        if (!cities.isEmpty()) {
            return cities;
        }
        for (String words : List.of(site, climate)) {
            List<Climate> place = first(words, PLACES, shipped);
            if (!place.isEmpty()) {
                return place;
            }
        }
        boolean fleet = FLEET.stream().anyMatch(w -> site.contains(w) || climate.contains(w));
        List<Climate> kind = fleet ? List.of() : first(climate + site, KINDS, shipped);
        if (!kind.isEmpty()) {
            return kind;
        }
        // An operator without a place stands for all of its sites.
        return fleet || (!c.site().isBlank() && CaseDesigns.operator(site)) ? climates(MIXED, shipped) : List.of();
    }

    private static List<Climate> cities(String words, SequencedMap<String, Climate> shipped) {
        var found = new LinkedHashSet<Climate>();
        for (Climate each : shipped.values()) {
            String city = each.name()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[,(].*", "")
                    .strip();
            if (words.contains(city)) {
                found.add(each);
            }
        }
        return List.copyOf(found);
    }

    private static List<Climate> first(
            String words, SequencedMap<String, List<String>> table, SequencedMap<String, Climate> shipped) {
        for (Map.Entry<String, List<String>> each : table.entrySet()) {
            if (words.contains(each.getKey())) {
                List<Climate> found = climates(each.getValue(), shipped);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static List<Climate> climates(List<String> keys, SequencedMap<String, Climate> shipped) {
        var found = new ArrayList<Climate>();
        for (String key : keys) {
            Climate climate = shipped.get(key);
            if (climate != null) {
                found.add(climate);
            }
        }
        return found;
    }
}
