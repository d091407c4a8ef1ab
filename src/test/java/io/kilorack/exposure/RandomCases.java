package io.kilorack.exposure;

import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// Random complete cases: every field the US result reads is known, so that what is removed is what is
/// missing.
final class RandomCases {
    private static final List<String> PARTS = List.of(
            "NVIDIA H100 SXM5 80GB",
            "NVIDIA A800 80GB SXM",
            "NVIDIA H20 SXM 96GB",
            "NVIDIA H200 SXM",
            "NVIDIA RTX Pro 6000D",
            "AMD Instinct MI308X",
            "Example Card",
            "Huawei Ascend 910B",
            "Huawei Ascend 310");
    private static final List<String> COUNTRIES =
            List.of("CN", "HK", "MO", "SG", "DE", "SA", "AE", "VN", "US", "RU", "MY", "KH", "CY", "FR", "TW", "IL");
    private static final List<String> USES = List.of(
            "commercial_inference", "ai_training", "research", "supercomputer", "military", "military_intelligence");

    final SplittableRandom random;

    RandomCases(long seed) {
        random = new SplittableRandom(seed);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    LocalDate date() {
        return LocalDate.of(2022, 8, 1).plusDays(random.nextInt(1575));
    }

    Act act() {
        return new Act(pick(Act.KINDS), date(), pick(List.of("US", "CN", "SG", "TW", "MY", "DE")));
    }

    Facts facts() {
        String part = pick(PARTS);
        boolean prc = part.startsWith("Huawei");
        double tpp = pick(List.of(
                176.0, 1040.0, 1599.0, 1600.0, 2368.0, 2400.0, 4799.0, 4800.0, 15832.0, 20999.0, 21000.0, 36000.0));
        double area = 100 + random.nextInt(2000);
        String country = pick(COUNTRIES);
        return Facts.builder()
                .put("part.name", part)
                .put("part.manufacturer", prc ? "Huawei/HiSilicon" : part.startsWith("AMD") ? "AMD" : "NVIDIA")
                .put("part.manufacturer_lists", prc ? List.of("BIS_ENTITY_LIST", "BIS_EL_FN1") : List.of())
                .put("part.designer_hq_country", prc ? "CN" : "US")
                .put("part.kind", pick(List.of("ic", "board", "system")))
                .put("part.tpp", tpp)
                .put("part.pd", tpp / area)
                .put("part.applicable_die_area_mm2", area)
                .put("part.dram_bandwidth_gb_s", pick(List.of(300.0, 2039.0, 4000.0, 4800.0, 6499.0, 6500.0, 8000.0)))
                .put("part.io_bidirectional_gb_s", pick(List.of(64.0, 464.0, 599.0, 600.0, 1028.0)))
                .put("part.datacenter_marketed", chance(0.7))
                .put("part.commercially_available_in_us", chance(0.7))
                .put("part.is_accelerator", true)
                .put("part.us_origin", !prc)
                .put("part.us_content_above_de_minimis", false)
                .put("part.fdp_rule_met", false)
                .put("part.fdp_of_us_technology", chance(0.5))
                .put("part.reaches_h20_bandwidth", chance(0.3))
                .put("part.hbm_copackaged", true)
                .put("part.hbm_density_gb_s_mm2", 4)
                .put(
                        "owner.names",
                        List.of(pick(List.of("Acme Cloud", "Huawei Cloud", "Tencent", "HUMAIN", "SMIC Beijing"))))
                .put("owner.hq_country", pick(COUNTRIES))
                .put("owner.ultimate_parent_country", pick(COUNTRIES))
                .put("owner.entity_lists", chance(0.2) ? List.of("BIS_ENTITY_LIST") : List.of())
                .put(
                        "owner.approved_lists",
                        chance(0.15) ? List.of(pick(List.of("BIS_PART740_SUPP8_UAE", "BIS_DC_VEU"))) : List.of())
                .put("owner.sdn_share_pct", 0)
                .put("owner.listed_parent_share_pct", chance(0.2) ? 60 : 0)
                .put("owner.is_government_of", "none")
                .put("owner.state_funded", chance(0.2))
                .put("owner.is_ciio", false)
                .put("site.country", country)
                .put("site.state_funded", false)
                .put("site.is_new_or_expanded", false)
                .put("use.end_use", pick(USES))
                .put("use.remote_user_hq_d5_or_macau", false)
                .put("system.fp64_pflops", 10)
                .put("system.fp32_pflops", 20)
                .put("system.volume_ft3", 1000)
                .put("event.lawful_when_acquired", chance(0.7))
                .put("event.counterparty_country", "US")
                .put("event.counterparty_applies_us_controls", chance(0.3))
                .build();
    }

    /// The facts with the site, a seat or the ultimate parent in a country that the base does not list, or
    /// in a text that is no country code.
    Facts displaced(Facts facts) {
        String field = pick(List.of("site.country", "owner.hq_country", "owner.ultimate_parent_country"));
        String place = pick(List.of("KY", "VG", "BM", "LI", "JE", "GG", "IM", "GI", "PS", "XX", "Chian"));
        return facts.toBuilder().put(field, place).build();
    }

    /// The facts with one to six of them forgotten.
    Facts forgetful(Facts facts) {
        List<String> fields = List.copyOf(facts.known().keySet());
        Facts.Builder less = facts.toBuilder();
        int n = 1 + random.nextInt(6);
        for (int i = 0; i < n; i++) {
            less.remove(fields.get(random.nextInt(fields.size())));
        }
        return less.build();
    }
}
