package io.kilorack.exposure.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.BaseCatalog;
import io.kilorack.catalog.ControlRule;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Assumptions;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words of a row that run ahead of the reader's day are found and remarked upon.
class TextDayTest {
    @ParameterizedTest
    @CsvSource({
        "carve-out from 10 Jul 2026, 2024-06-01, 2026-07-10",
        "not before July 2025, 2025-06-30, 2025-07-01",
        "not before July 2025, 2025-07-01, ",
        "on 2026-11-27 unless rolled over, 2026-11-26, 2026-11-27",
        "TPP of 4800 and 1600 in 41600 cubic feet, 2022-01-01, ",
        "88 FR 73458 of 25 October 2023, 2023-10-24, 2023-10-25",
        "on 31 Feb 2026, 2025-01-01, 2026-02-01",
    })
    void findsTheLatestDayAfterTheReaders(String text, LocalDate day, LocalDate expected) {
        assertEquals(expected, TextDay.after(text, day).orElse(null));
    }

    private static ControlRule rule(String id) {
        return BaseCatalog.get().rules().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowThatSpeaksOfLaterDaysSaysSo() {
        LocalDate newest = RuleBases.SHIPPED.newest();
        ControlRule emirates = rule("US-RS-2023-UAE");
        String early = TextDay.remark(emirates, LocalDate.of(2024, 6, 1), newest);
        assertTrue(early.contains("2026-07-10") && early.contains("2024-06-01"), early);
        assertEquals("", TextDay.remark(emirates, LocalDate.of(2026, 7, 10), newest));
        assertEquals("", TextDay.remark(rule("US-FDD-EXT-2026"), LocalDate.of(2026, 11, 23), newest));
        assertTrue(TextDay.remark(rule("US-3A090-2022"), LocalDate.of(2023, 1, 1), newest)
                .contains("2023-11-16"));
    }

    @Test
    void theFindingCarriesIt() {
        Facts b200 = Assumptions.complete(
                Facts.builder()
                        .put("part.name", "NVIDIA B200")
                        .put("part.manufacturer", "NVIDIA")
                        .put("part.designer_hq_country", "US")
                        .put("part.kind", "ic")
                        .put("part.tpp", 36000)
                        .put("part.applicable_die_area_mm2", 1600)
                        .put("part.datacenter_marketed", true)
                        .put("site.country", "AE")
                        .build(),
                "test");
        LocalDate early = LocalDate.of(2025, 1, 1);
        LocalDate today = LocalDate.of(2026, 11, 23);
        assertTrue(sentence(b200, early, early).contains("later knowledge"));
        assertFalse(sentence(b200, early, today).contains("later knowledge"));
    }

    private static String sentence(Facts facts, LocalDate day, LocalDate asOf) {
        return RuleBases.SHIPPED.judge(facts, new Act("import", day, "US"), asOf).findings().stream()
                .filter(f -> f.ruleId().equals("US-RS-2023-UAE"))
                .findFirst()
                .orElseThrow()
                .sentence();
    }
}
