package io.kilorack.exposure.facts;

import io.kilorack.catalog.RuleField;
import java.util.List;
import java.util.Map;

/// Fields of the rule language as questions to a person who is to state them.
public final class FieldWords {
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("owner.founded_on", "When was the owner founded?"),
            Map.entry("owner.kyc_complete", "Have customers and owner been screened (know your customer)?"),
            Map.entry("owner.hq_country", "In which country are the owner's headquarters?"),
            Map.entry("owner.ultimate_parent_country", "In which country does the ultimate parent sit?"),
            Map.entry("owner.listed_parent_share_pct", "What share of the owner do listed parties hold [%]?"),
            Map.entry("owner.sdn_share_pct", "What share of the owner do SDN parties hold [%]?"),
            Map.entry("owner.is_ciio", "Is the owner an operator of critical information infrastructure?"),
            Map.entry("owner.state_funded", "Is the owner funded by the state?"),
            Map.entry("owner.is_government_of", "Of which country is the owner a government body?"),
            Map.entry("owner.has_us_investor", "Has the owner a US investor?"),
            Map.entry("owner.us_federal_contractor", "Is the owner a US federal contractor?"),
            Map.entry("owner.is_us_iaas", "Is the owner a US provider of infrastructure as a service?"),
            Map.entry("site.is_new_or_expanded", "Is the site new or being expanded?"),
            Map.entry("site.state_funded", "Is the site built with state funds?"),
            Map.entry("site.completion_pct", "How far is the site built [%]?"),
            Map.entry("site.country", "In which country does the site stand?"),
            Map.entry("site.groups", "In which country groups is the site (Supp. 1 to part 740: B, D:1, D:4, D:5 …)?"),
            Map.entry(
                    "derived.hq_d5_or_macau",
                    "Do the owner or its ultimate parent sit in a D:5 country, Macau or Hong Kong?"),
            Map.entry("site.region_export_from", "From which country or customs territory is it shipped?"),
            Map.entry("site.power_mw_available", "What power has the site [MW]?"),
            Map.entry("system.power_mw", "What power does the ordered hardware need [MW]?"),
            Map.entry("system.volume_ft3", "What volume does the system fill [cubic feet]?"),
            Map.entry("system.fp64_pflops", "What is the system's peak at 64 bit [PFLOPS]?"),
            Map.entry("use.end_use", "What is it used for?"),
            Map.entry(
                    "use.remote_user_hq_d5_or_macau",
                    "Do remote users sit in, or belong to groups of, D:5 countries or Macau?"),
            Map.entry("event.lawful_when_acquired", "Was it lawfully acquired?"),
            Map.entry("event.ship_from", "From which country is it shipped?"),
            Map.entry("event.counterparty_country", "In which country is the other side of the deal?"),
            Map.entry("event.counterparty_applies_us_controls", "Does the other side apply US controls?"),
            Map.entry("event.enters_us_customs", "Does it enter US customs territory?"),
            Map.entry("event.us_exempt_use", "Is the use exempt from the US duty?"),
            Map.entry("part.designer_approved", "Is the designer approved or authorised (Supp. 6 and 7 to part 740)?"),
            Map.entry(
                    "part.fdp_of_us_technology", "Is it a direct product of US technology or software (15 CFR 734.9)?"),
            Map.entry("part.fdp_rule_met", "Is one of the foreign direct product rules met (15 CFR 734.9)?"),
            Map.entry("part.us_origin", "Is it of US origin?"),
            Map.entry("part.us_content_above_de_minimis", "Is its US content above de minimis (15 CFR 734.4)?"),
            Map.entry("part.subject_to_ear", "Is it subject to the EAR?"),
            Map.entry(
                    "part.reaches_h20_bandwidth",
                    "Does it reach the H20's memory or interconnect bandwidth, or their combination?"),
            Map.entry("part.cn_origin_materials", "Which controlled materials of Chinese origin does it hold?"),
            Map.entry("part.cn_rare_earth_value_share", "What share of its value are Chinese rare earths (0 to 1)?"),
            Map.entry("part.cn_dual_use_listed", "Is it on the Chinese dual-use list?"),
            Map.entry("part.eu_annex_i_listed", "Is it on Annex I of the EU dual-use regulation?"),
            Map.entry("part.memory_vendor", "Who made its memory?"),
            Map.entry("part.memory_fab_country", "In which country was its memory made?"),
            Map.entry(
                    "part.encryption",
                    "How is its cryptography for data confidentiality classified (Category 5 Part 2)?"),
            Map.entry("part.foundry", "Who made its logic dies?"),
            Map.entry("part.node_nm", "On which node is it made [nm]?"),
            Map.entry("part.tpp", "What is its total processing performance?"),
            Map.entry("part.pd", "What is its performance density?"),
            Map.entry("part.applicable_die_area_mm2", "What is its applicable die area [mm²]?"),
            Map.entry("part.nonplanar", "Is it made on a non-planar transistor process?"),
            Map.entry("part.io_bidirectional_gb_s", "What is its bidirectional transfer rate [GB/s]?"),
            Map.entry("part.dram_bandwidth_gb_s", "What is its memory bandwidth [GB/s]?"),
            Map.entry("part.datacenter_marketed", "Is it designed or marketed for data centres?"),
            Map.entry("part.commercially_available_in_us", "Is it sold in the United States?"));

    private FieldWords() {}

    /// The question, or the field's name where none is written.
    public static String question(String field) {
        return QUESTIONS.getOrDefault(field, field.replace('.', ' ').replace('_', ' '));
    }

    /// How to write the value: `true or false`, `a number`, `a date`, `a list`, `a word`, or the words
    /// to choose from.
    public static String form(String field) {
        List<String> words = RuleField.words(field);
        if (!words.isEmpty()) {
            return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        }
        return RuleField.type(field)
                .map(type -> switch (type) {
                    case FLAG -> "true or false";
                    case NUMBER -> "a number";
                    case DATE -> "a date such as 2026-11-23";
                    case TEXTS -> "words, with commas between";
                    case TEXT -> "a word";
                })
                .orElse("a value");
    }
}
