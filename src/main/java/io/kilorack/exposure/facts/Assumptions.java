package io.kilorack.exposure.facts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the worked cases take for granted (`case_defaults` of `rules_schema.json`). For a planner's own
/// input the same holds only
/// where the planner confirms it, by name and date.
public final class Assumptions {
    private static final Set<String> PRC = Set.of("CN", "HK", "MO");

    private Assumptions() {}

    /// Fills what a worked case leaves out. Nothing known is changed.
    ///
    /// @param basis what to print as the basis of a filled field
    public static Facts complete(Facts facts, String basis) {
        Facts.Builder filled = facts.toBuilder();
        part(filled, basis);
        owner(filled, basis);
        filled.putDefault("use.end_use", "commercial_inference", basis);
        if (!filled.has("system.fp64_pflops")
                && !filled.has("system.fp32_pflops")
                && !filled.has("system.volume_ft3")
                && !filled.has("system.power_mw")) {
            // A part judged by itself is not a system.
            filled.putDefault("derived.is_supercomputer", false, basis);
        }
        return filled.build();
    }

    /// The part's side: origin, reach of the EAR and availability by the designer's seat.
    public static void part(Facts.Builder filled, String basis) {
        Object designer = filled.get("part.designer_hq_country");
        if (designer != null) {
            if (designer.equals("US")) {
                filled.putDefault("part.us_origin", true, basis);
                filled.putDefault("part.commercially_available_in_us", true, basis);
            }
            if (!PRC.contains(designer)) {
                filled.putDefault("part.subject_to_ear", true, basis);
            }
        }
        Object kind = filled.get("part.kind");
        if (kind != null && Set.of("ic", "board", "system").contains(kind)) {
            filled.putDefault("part.is_accelerator", true, basis);
        }
        filled.putDefault("part.manufacturer_lists", List.of(), basis);
    }

    /// The owner's side: seated at the site unless stated, on no list, with none of the flags.
    public static void owner(Facts.Builder filled, String basis) {
        @Nullable Object site = filled.get("site.country");
        if (site != null
                && !filled.has("owner.hq_country")
                && !filled.has("owner.ultimate_parent_country")
                && !filled.has("owner.parent_country")) {
            filled.put("owner.hq_country", site, basis);
        }
        // `parent_country` is another name of the same field.
        Object parent = filled.get("owner.parent_country");
        if (parent != null) {
            filled.putDefault("owner.ultimate_parent_country", parent, basis);
        }
        Object seat = filled.get("owner.hq_country");
        if (seat != null) {
            filled.putDefault("owner.ultimate_parent_country", seat, basis);
        }
        for (String list : List.of("owner.names", "owner.entity_lists", "owner.approved_lists")) {
            filled.putDefault(list, List.of(), basis);
        }
        filled.putDefault("owner.sdn_share_pct", 0, basis);
        filled.putDefault("owner.listed_parent_share_pct", 0, basis);
        filled.putDefault("owner.is_government_of", "none", basis);
        for (String flag :
                List.of("state_funded", "is_ciio", "us_federal_contractor", "has_us_investor", "is_us_iaas")) {
            filled.putDefault("owner." + flag, false, basis);
        }
    }
}
