package io.kilorack.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import io.kilorack.exposure.findings.Finding;
import io.kilorack.exposure.findings.Licence.Outcome;
import io.kilorack.exposure.findings.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lot is judged by its own day; what is done with it later by the day it is done.
class ProvenanceTest {
    private static final Provenance PROVENANCE = new Provenance(RuleBases.SHIPPED);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Facts.Builder a100(String name, double io) {
        return Facts.builder()
                .put("part.name", name)
                .put("part.manufacturer", "NVIDIA")
                .put("part.designer_hq_country", "US")
                .put("part.kind", "ic")
                .put("part.tpp", 4992)
                .put("part.applicable_die_area_mm2", 826)
                .put("part.dram_bandwidth_gb_s", 2039)
                .put("part.io_bidirectional_gb_s", io)
                .put("part.datacenter_marketed", true)
                .put("site.country", "CN")
                .put("site.state_funded", false);
    }

    private static Facts complete(Facts.Builder facts) {
        return Assumptions.complete(facts.build(), "test");
    }

    private static Map<String, Judgement> later(Provenance.Standing standing) {
        return standing.later().stream().collect(Collectors.toMap(j -> j.act().kind(), Function.identity()));
    }

    /// Days around the letter of August 2022, the rule of October 2022 and that of October 2023.
    @ParameterizedTest
    @CsvSource({
        "NVIDIA A100 80GB SXM, 664, 2022-08-25, ALLOWED, ",
        "NVIDIA A100 80GB SXM, 664, 2022-08-26, LICENCE_REQUIRED, US-ISINF-2022-08",
        "NVIDIA A100 80GB SXM, 664, 2022-10-21, LICENCE_REQUIRED, US-RS-2022-CN",
        "NVIDIA A800 80GB SXM, 464, 2022-10-21, ALLOWED, ",
        "NVIDIA A800 80GB SXM, 464, 2023-10-22, ALLOWED, ",
        "NVIDIA A800 80GB SXM, 464, 2023-10-23, LICENCE_REQUIRED, US-ISINF-2023-10",
        "NVIDIA A800 80GB SXM, 464, 2023-11-17, LICENCE_REQUIRED, US-RS-2023-DEST",
    })
    void aLotIsJudgedByItsOwnDay(String name, double io, LocalDate acquired, Outcome outcome, String rule) {
        Provenance.Standing standing = PROVENANCE.stand(complete(a100(name, io)), acquired, "US", TODAY);
        assertEquals(outcome, standing.acquisition().licence().outcome());
        assertEquals(acquired, standing.acquisition().law());
        if (rule != null) {
            assertTrue(standing.acquisition().licence().rules().contains(rule), standing.acquisition()::sentence);
        }
        Judgement use = assertNotNullIs(standing.use());
        boolean free = outcome == Outcome.ALLOWED;
        // Bought when no licence was asked for: lawful, as far as licensing goes. Else somebody must state it.
        assertEquals(free, use.fired().contains("RES-STOCK-US-IN-CN"));
        assertEquals(!free, use.fired().contains("RES-GREY-US-IN-CN"));
        assertEquals(free ? Outcome.ALLOWED : Outcome.PROHIBITED, use.licence().outcome());
        assertEquals(free ? Severity.NOTICE : Severity.UNKNOWN, use.severity());
    }

    private static Judgement assertNotNullIs(Judgement judgement) {
        assertNotNull(judgement);
        return judgement;
    }

    @Test
    void whatIsDoneLaterIsJudgedByTheDayItIsDone() {
        Provenance.Standing standing =
                PROVENANCE.stand(complete(a100("NVIDIA A800 80GB SXM", 464)), LocalDate.of(2023, 6, 1), "US", TODAY);
        Map<String, Judgement> later = later(standing);
        assertEquals(List.copyOf(Provenance.LATER).size(), later.size());
        for (String kind : List.of("import", "transfer_in_country", "resell")) {
            assertEquals(Outcome.LICENCE_REQUIRED, later.get(kind).licence().outcome(), kind);
            assertTrue(later.get(kind).licence().rules().contains("US-HQ-2023"), kind);
            assertEquals(TODAY, later.get(kind).law());
        }
        // For an unlisted owner of lawful stock support and firmware ask for no licence.
        assertEquals(Outcome.ALLOWED, later.get("service").licence().outcome());
        assertEquals(Outcome.ALLOWED, later.get("software_update").licence().outcome());
        assertEquals(Severity.LICENCE, standing.supportSeverity());
    }

    @Test
    void aListingCutsSupportAndFirmwareOfStockBoughtBeforeIt() {
        Facts inspur = complete(a100("NVIDIA A800 80GB SXM", 464)
                .put("owner.names", List.of("Inspur Electronic Information Industry Co., Ltd."))
                .put("owner.entity_lists", List.of("BIS_ENTITY_LIST", "BIS_EL_FN4")));
        Provenance.Standing standing = PROVENANCE.stand(inspur, LocalDate.of(2023, 6, 1), "US", TODAY);
        assertEquals(Outcome.ALLOWED, standing.acquisition().licence().outcome(), "not yet listed");
        assertTrue(assertNotNullIs(standing.use()).fired().contains("RES-STOCK-US-IN-CN"));
        for (Judgement judgement : standing.later()) {
            assertTrue(judgement.fired().contains("US-EL-INSPUR-2025"), judgement::sentence);
            assertEquals(Outcome.LICENCE_REQUIRED, judgement.licence().outcome(), judgement::sentence);
        }
    }

    @Test
    void whatIsStillToBeBoughtHasNoLaterActs() {
        Provenance.Standing standing = PROVENANCE.stand(complete(a100("NVIDIA A800 80GB SXM", 464)), null, "US", TODAY);
        assertNull(standing.use());
        assertEquals(List.of(), standing.later());
        assertEquals(Outcome.LICENCE_REQUIRED, standing.present().licence().outcome());
        // What would follow: use and support of lawful goods go free, a move or a resale asks for a licence.
        Map<String, Outcome> outlook = PROVENANCE.outlook(standing).stream()
                .collect(Collectors.toMap(j -> j.act().kind(), j -> j.licence().outcome()));
        assertEquals(Outcome.ALLOWED, outlook.get("operate"));
        assertEquals(Outcome.ALLOWED, outlook.get("service"));
        assertEquals(Outcome.LICENCE_REQUIRED, outlook.get("transfer_in_country"));
        assertEquals(Outcome.LICENCE_REQUIRED, outlook.get("resell"));
    }

    /// A domestic part: US guidance against PRC law. Both are reported; neither wins, on no act.
    @Test
    void aConflictOfLawsHasNoWinner() {
        Facts ascend = complete(Facts.builder()
                .put("part.name", "Huawei Ascend 910C")
                .put("part.manufacturer", "Huawei/HiSilicon")
                .put("part.designer_hq_country", "CN")
                .put("part.kind", "ic")
                .put("part.tpp", 12032)
                .put("part.applicable_die_area_mm2", 1331)
                .put("part.datacenter_marketed", true)
                .put("site.country", "CN"));
        Provenance.Standing standing = PROVENANCE.stand(ascend, LocalDate.of(2024, 6, 1), "CN", TODAY);
        assertEquals(
                Outcome.NOT_APPLICABLE,
                assertNotNullIs(new Provenance(RuleBases.SHIPPED)
                                .present(ascend, LocalDate.of(2024, 6, 1), "CN", LocalDate.of(2025, 5, 12)))
                        .licence()
                        .outcome());
        for (Judgement judgement :
                List.of(assertNotNullIs(standing.use()), later(standing).get("service"))) {
            assertEquals(Severity.CONFLICT, judgement.severity());
            assertTrue(judgement
                    .fired()
                    .containsAll(List.of(
                            "US-GP10-ASCEND-2025", "CN-MOFCOM-ASCEND-2025", "CN-BLOCKING-2021", "CN-ORDER835-2026")));
            Finding guidance = judgement.findings().stream()
                    .filter(f -> f.ruleId().equals("US-GP10-ASCEND-2025"))
                    .findFirst()
                    .orElseThrow();
            assertFalse(guidance.severity() == Severity.PROHIBITED, "guidance is no ban");
            assertTrue(judgement.sentence().contains("not forbidden by law"), judgement.sentence());
        }
        // Outside China there is no PRC law against it: the guidance stands alone.
        Facts abroad = complete(ascend.toBuilder()
                .put("site.country", "MY")
                .put("owner.hq_country", "MY")
                .put("owner.ultimate_parent_country", "MY"));
        assertEquals(
                Severity.LICENCE,
                PROVENANCE.stand(abroad, LocalDate.of(2024, 6, 1), "CN", TODAY).severity());
    }
}
