package io.kilorack.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The vocabulary of the rule language: every field a condition may name, with its type.
///
/// It is the `fields` section of `rules_schema.json`, and `part.encryption`, which a user may attest: how
/// the part's cryptography for data confidentiality is classified. A rule that names anything else is
/// refused when it is loaded, so the
/// engine never meets a field it does not know.
public final class RuleField {
    /// Type of a field. [#TEXTS] is a list of words.
    public enum Type {
        TEXT,
        TEXTS,
        NUMBER,
        FLAG,
        DATE
    }

    private static final Map<String, Type> TYPES = types();
    private static final Map<String, List<String>> WORDS = Map.of(
            "part.kind", List.of("ic", "board", "system", "hbm", "memory", "sme"),
            // Beside the schema: no rule of the base asks it, the entries beside 3A090 do.
            "part.encryption", List.of("none", "5A992.c", "5A002.a"),
            "use.end_use",
                    List.of(
                            "commercial_inference",
                            "ai_training",
                            "advanced_ai_training",
                            "research",
                            "supercomputer",
                            "military",
                            "military_intelligence",
                            "wmd"),
            "event.kind",
                    List.of(
                            "purchase",
                            "import",
                            "export",
                            "reexport",
                            "transfer_in_country",
                            "operate",
                            "stockpile",
                            "service",
                            "software_update",
                            "resell",
                            "finance"));

    private RuleField() {}

    /// Type of a field, empty when the vocabulary does not have it.
    public static Optional<Type> type(String field) {
        return Optional.ofNullable(TYPES.get(field));
    }

    /// All fields in a fixed order, with their types.
    public static Map<String, Type> all() {
        return TYPES;
    }

    /// The words a field may hold, or an empty list where any text is meant. A word outside them would
    /// match no rule and so look harmless.
    public static List<String> words(String field) {
        return WORDS.getOrDefault(field, List.of());
    }

    private static Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        put(
                types,
                "part",
                Type.TEXT,
                "name manufacturer designer_hq_country kind foundry memory_type memory_vendor memory_fab_country encryption");
        put(types, "part", Type.TEXTS, "manufacturer_lists cn_origin_materials");
        put(
                types,
                "part",
                Type.NUMBER,
                "tpp pd applicable_die_area_mm2 node_nm dram_bandwidth_gb_s io_bidirectional_gb_s hbm_density_gb_s_mm2"
                        + " cn_rare_earth_value_share");
        put(
                types,
                "part",
                Type.FLAG,
                "nonplanar datacenter_marketed commercially_available_in_us is_accelerator subject_to_ear us_origin"
                        + " us_content_above_de_minimis fdp_rule_met fdp_of_us_technology hbm_copackaged designer_approved"
                        + " reaches_h20_bandwidth cn_dual_use_listed eu_annex_i_listed");
        put(types, "owner", Type.TEXT, "hq_country ultimate_parent_country parent_country is_government_of");
        put(types, "owner", Type.TEXTS, "names entity_lists approved_lists");
        put(types, "owner", Type.NUMBER, "listed_parent_share_pct sdn_share_pct");
        put(
                types,
                "owner",
                Type.FLAG,
                "is_ciio state_funded has_us_investor us_federal_contractor is_us_iaas kyc_complete");
        put(types, "owner", Type.DATE, "founded_on");
        put(types, "site", Type.TEXT, "country region_export_from");
        put(types, "site", Type.TEXTS, "groups");
        put(types, "site", Type.NUMBER, "ai_diffusion_tier completion_pct power_mw_available");
        put(types, "site", Type.FLAG, "state_funded is_new_or_expanded");
        put(types, "system", Type.NUMBER, "fp64_pflops fp32_pflops volume_ft3 power_mw");
        put(types, "use", Type.TEXT, "end_use");
        put(types, "use", Type.FLAG, "remote_user_hq_d5_or_macau");
        put(types, "event", Type.TEXT, "kind ship_from counterparty_country");
        put(types, "event", Type.DATE, "date");
        put(
                types,
                "event",
                Type.FLAG,
                "enters_us_customs us_exempt_use lawful_when_acquired counterparty_applies_us_controls");
        put(types, "plan", Type.TEXTS, "vendor_jurisdictions");
        put(types, "derived", Type.TEXTS, "eccn");
        put(types, "derived", Type.FLAG, "hq_d5_or_macau is_supercomputer");
        return java.util.Collections.unmodifiableMap(types);
    }

    private static void put(Map<String, Type> types, String prefix, Type type, String names) {
        for (String name : names.split(" ", -1)) {
            types.put(prefix + "." + name, type);
        }
    }
}
