package io.kilorack.exposure.facts;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Lists of parties by the names people know them by: `BIS_ENTITY_LIST` reads `US Entity List`.
public final class ListWords {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("BIS_ENTITY_LIST", "US Entity List"),
            Map.entry("BIS_EL_FN1", "Entity List footnote 1"),
            Map.entry("BIS_EL_FN4", "Entity List footnote 4"),
            Map.entry("BIS_EL_FN5", "Entity List footnote 5"),
            Map.entry("BIS_ENTITY_SPECIFIC_AUTH", "US authorisation for this entity"),
            Map.entry("BIS_PART740_SUPP8_UAE", "EAR part 740 supplement 8 (UAE)"),
            Map.entry("BIS_VEU_REVOKED", "US validated end user, revoked"),
            Map.entry("BIS_MEU", "US military end-user list"),
            Map.entry("BIS_DPL", "US Denied Persons List"),
            Map.entry("BIS_UVL", "US Unverified List"),
            Map.entry("OFAC_SDN", "OFAC SDN list"),
            Map.entry("OFAC_SSI", "OFAC SSI list"),
            Map.entry("OFAC_NS_CMIC", "OFAC NS-CMIC list"),
            Map.entry("STATE_ISN", "US State nonproliferation list"),
            Map.entry("STATE_DTC", "US State debarred list"),
            Map.entry("DOD_1260H", "US DoD section 1260H list"),
            Map.entry("CN_CAC_CII_BAN", "CAC ban for critical infrastructure (China)"),
            Map.entry("CN_UEL", "Unreliable Entity List (China)"),
            Map.entry("TW_SHTC", "SHTC entity list (Taiwan)"));

    private ListWords() {}

    /// The list's name; its key where nobody gave it one.
    public static String of(String key) {
        return NAMES.getOrDefault(key, key);
    }

    /// Names of several lists in a row.
    public static String join(Collection<String> keys) {
        return keys.stream().map(ListWords::of).collect(Collectors.joining(", "));
    }
}
