package io.kilorack.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.exposure.classify.Region;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.Severity;
import io.kilorack.exposure.replay.Replay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureEngineTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Facts.Builder h100(String country) {
        return Facts.builder()
                .put("part.name", "NVIDIA H100 SXM5 80GB")
                .put("part.manufacturer", "NVIDIA")
                .put("part.designer_hq_country", "US")
                .put("part.kind", "ic")
                .put("part.tpp", 15832)
                .put("part.applicable_die_area_mm2", 814)
                .put("part.dram_bandwidth_gb_s", 3350)
                .put("part.io_bidirectional_gb_s", 1028)
                .put("part.datacenter_marketed", true)
                .put("site.country", country);
    }

    private static Facts complete(Facts.Builder facts) {
        return Assumptions.complete(facts.build(), "test");
    }

    @Test
    void aFutureActIsJudgedByTodaysRulesAndListsWhatIsScheduled() {
        Judgement judgement = ENGINE.judge(
                complete(h100("US").put("part.cn_origin_materials", List.of("gallium"))),
                new Act("import", LocalDate.of(2026, 12, 15), "CN"),
                TODAY);
        assertEquals(TODAY, judgement.law());
        assertFalse(judgement.fired().contains("CN-46-2-2024"), "suspended today");
        Judgement.Scheduled resumes = judgement.scheduled().stream()
                .filter(s -> s.ruleId().equals("CN-46-2-2024"))
                .findFirst()
                .orElseThrow();
        assertEquals(LocalDate.of(2026, 11, 28), resumes.day());
        assertTrue(resumes.begins());
    }

    @Test
    void anEmbargoIsNotLiftedByAnExceptionForTheItem() {
        // A gaming card of class .a has License Exception NAC for D:5, but part 746 stands by itself.
        Facts.Builder card =
                h100("RU").put("part.datacenter_marketed", false).put("part.name", "NVIDIA GeForce RTX 4090");
        Judgement russia = ENGINE.judge(
                complete(card), new Act("import", LocalDate.of(2024, 6, 1), "US"), LocalDate.of(2024, 6, 1));
        assertTrue(russia.fired().contains("US-NAC-2024"));
        assertEquals(Outcome.LICENCE_REQUIRED, russia.licence().outcome());
        assertEquals("policy_of_denial", russia.licence().policy());
        Judgement china = ENGINE.judge(
                complete(card.put("site.country", "CN")), new Act("import", LocalDate.of(2024, 6, 1), "US"), TODAY);
        assertEquals(Outcome.LICENCE_EXCEPTION, china.licence().outcome());
    }

    @Test
    void aListedPartyLosesTheExceptionAndTheRelaxedPolicy() {
        Facts.Builder buyer = h100("CN").put("owner.entity_lists", List.of("BIS_ENTITY_LIST"));
        Judgement listed = ENGINE.judge(complete(buyer), new Act("import", LocalDate.of(2026, 2, 1), "US"), TODAY);
        assertTrue(listed.fired().contains("US-CBC-2026"));
        assertEquals(
                "per_entry (usually presumption_of_denial)", listed.licence().policy());
    }

    @Test
    void aTagIsHeldFromTheDayOfTheListing() {
        Facts inspur = complete(h100("CN")
                .put("owner.names", List.of("Inspur Electronic Information Industry Co., Ltd."))
                .put("owner.entity_lists", List.of("BIS_ENTITY_LIST", "BIS_EL_FN4")));
        LocalDate listed = LocalDate.of(2025, 3, 25);
        assertFalse(ENGINE.judge(inspur, new Act("purchase", listed.minusDays(1), "US"), TODAY)
                .fired()
                .contains("US-EL-GENERIC"));
        assertTrue(ENGINE.judge(inspur, new Act("purchase", listed, "US"), TODAY)
                .fired()
                .contains("US-EL-GENERIC"));
    }

    @Test
    void aCountryOutsideTheBaseIsUnknownNeverHarmless() {
        Judgement cayman = ENGINE.judge(complete(h100("KY")), new Act("import", TODAY, "US"), TODAY);
        assertEquals(Outcome.UNKNOWN, cayman.licence().outcome());
        assertEquals(Severity.UNKNOWN, cayman.severity());
        assertTrue(
                cayman.licence().missing().contains("site.groups"),
                cayman.licence().missing().toString());
        assertTrue(cayman.sentence().contains("site.country KY"), cayman::sentence);
    }

    @Test
    void anUncertainRuleHasTwoBranches() {
        Facts affiliate = complete(h100("SG")
                .put("part.tpp", 1040)
                .put("part.datacenter_marketed", true)
                .put("part.applicable_die_area_mm2", 545)
                .put("owner.listed_parent_share_pct", 60));
        Judgement judgement = ENGINE.judge(affiliate, new Act("purchase", LocalDate.of(2026, 11, 15), "US"), TODAY);
        assertEquals(Outcome.LICENCE_REQUIRED, judgement.licence().outcome());
        assertEquals(Outcome.ALLOWED, judgement.relaxed().outcome());
        Finding finding = judgement.findings().stream()
                .filter(f -> f.ruleId().equals("US-AFFIL-2026"))
                .findFirst()
                .orElseThrow();
        assertEquals("strict", finding.branch());
    }

    @Test
    void domesticPartsStandInConflict() {
        Facts ascend = complete(Facts.builder()
                .put("part.name", "Huawei Ascend 910C")
                .put("part.manufacturer", "Huawei/HiSilicon")
                .put("part.designer_hq_country", "CN")
                .put("part.kind", "ic")
                .put("part.tpp", 12032)
                .put("part.applicable_die_area_mm2", 1331)
                .put("part.datacenter_marketed", true)
                .put("site.country", "CN"));
        Judgement judgement = ENGINE.judge(ascend, new Act("operate", LocalDate.of(2026, 3, 1), "CN"), TODAY);
        assertEquals(Severity.CONFLICT, judgement.severity());
        Judgement before =
                ENGINE.judge(ascend, new Act("operate", LocalDate.of(2025, 5, 12), "CN"), LocalDate.of(2025, 5, 12));
        assertEquals(Outcome.NOT_APPLICABLE, before.licence().outcome());
    }

    @Test
    void aThresholdWithinThreePercentIsSensitive() {
        // A10: PD 3.183 against 3.2 is 0.5 % below; 15 CFR 774, 3A090.b.2.
        Facts a10 = complete(h100("CN").put("part.tpp", 2000).put("part.applicable_die_area_mm2", 628.4));
        Classification classification = ENGINE.judge(a10, new Act("import", LocalDate.of(2024, 6, 1), "US"), TODAY)
                .classification();
        assertEquals(Classification.NOT_CONTROLLED, classification.eccn());
        assertTrue(classification.sensitive());
        assertEquals(3.1827, classification.performanceDensity().orElseThrow(), 1e-4);
    }

    @Test
    void unknownNamesTheMissingInput() {
        Facts open = complete(h100("CN").remove("part.tpp"));
        Classification classification = ENGINE.judge(open, new Act("import", LocalDate.of(2024, 6, 1), "US"), TODAY)
                .classification();
        assertEquals(Classification.UNKNOWN, classification.eccn());
        assertEquals(List.of("part.tpp"), classification.missing());
    }

    /// 3A090 as of November 2023 (88 FR 73458): .a from 4800, or from 1600 at 5.92; .b between 2400 and
    /// 4800 from 1.6, or from 1600 at 3.2.
    @Test
    void theControlPlaneHasTheRegionsOfTheRule() {
        LocalDate on = LocalDate.of(2024, 6, 1);
        var regions = ControlPlane.regions(ENGINE, true, 900, on, TODAY);
        assertEquals("3A090.a", at(regions, 4800, 0.1));
        assertEquals("3A090.b", at(regions, 4799, 1.6));
        assertEquals("3A090.b", at(regions, 1600, 3.2));
        assertEquals("not 3A090", at(regions, 2399, 3.19));
        assertEquals("3A090.a", at(regions, 1600, 5.92));
        assertEquals("not 3A090", at(regions, 1599, 50));
        var consumer = ControlPlane.regions(ENGINE, false, 900, on, TODAY);
        assertEquals("not 3A090", at(consumer, 4799, 20));
        var text2022 = ControlPlane.regions(ENGINE, true, 599, LocalDate.of(2023, 1, 1), TODAY);
        assertEquals("not 3A090", at(text2022, 20000, 20));
    }

    private static String at(List<Region> regions, double tpp, double density) {
        return regions.stream()
                .filter(r ->
                        tpp >= r.tppFrom() && tpp < r.tppTo() && density >= r.densityFrom() && density < r.densityTo())
                .map(Region::eccn)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stockIsJudgedByItsOwnDate() {
        var provenance = new Provenance(ENGINE);
        Facts h800 =
                complete(h100("CN").put("part.name", "NVIDIA H800 SXM5 80GB").put("part.io_bidirectional_gb_s", 528));
        Provenance.Standing standing = provenance.stand(h800, LocalDate.of(2023, 8, 1), "US", TODAY);
        assertEquals(Outcome.ALLOWED, standing.acquisition().licence().outcome());
        assertNotNull(standing.use());
        assertTrue(standing.present().fired().contains("RES-STOCK-US-IN-CN"));
        assertFalse(standing.present().fired().contains("RES-GREY-US-IN-CN"));
        // Spares for the same fleet are new imports under today's law.
        assertEquals(
                Outcome.LICENCE_REQUIRED, standing.later().getFirst().licence().outcome());
    }

    @Test
    void replayFindsTheDaysOnWhichTheH20Changed() {
        Facts h20 = complete(h100("CN")
                .put("part.name", "NVIDIA H20 SXM 96GB")
                .put("part.tpp", 2368)
                .put("part.dram_bandwidth_gb_s", 4000));
        List<Replay.Change> changes = Replay.of(ENGINE, h20, "import", "US", LocalDate.of(2022, 8, 1), TODAY);
        assertEquals(Outcome.ALLOWED, changes.getFirst().outcome());
        Replay.Change letter = changes.stream()
                .filter(c -> c.causes().contains("US-ISINF-2025-04-NVDA"))
                .findFirst()
                .orElseThrow();
        // In force from 9 April, but the public learned of it on 15 April 2025.
        assertEquals(LocalDate.of(2025, 4, 15), letter.date());
        assertEquals(Outcome.LICENCE_REQUIRED, letter.outcome());
    }
}
