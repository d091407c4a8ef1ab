package io.kilorack.exposure.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.exposure.ExposureEngine;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.classify.Neighbour.Standing;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entries beside 3A090; limits of 15 CFR 774 Supp. 1 as amended by 87 FR 62186 and 88 FR 73458.
class NeighboursTest {
    private static final ExposureEngine ENGINE = RuleBases.SHIPPED;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Facts.Builder part(String kind, double tpp, double pd) {
        return Facts.builder()
                .put("part.kind", kind)
                .put("part.tpp", tpp)
                .put("part.pd", pd)
                .put("part.io_bidirectional_gb_s", 64)
                .put("part.datacenter_marketed", true);
    }

    private static List<Neighbour> of(Facts.Builder facts, String day) {
        return ENGINE.judge(facts.build(), new Act("purchase", LocalDate.parse(day), ""), TODAY)
                .classification()
                .neighbours();
    }

    private static Neighbour one(List<Neighbour> neighbours, String eccn) {
        return neighbours.stream()
                .filter(n -> n.eccn().startsWith(eccn))
                .findFirst()
                .orElseThrow(() -> new AssertionError(eccn + " in " + neighbours));
    }

    @Test
    void aT4IsOutside3A090AndInTheEntryForEightTops() {
        List<Neighbour> t4 = of(part("board", 1040, 1.908), "2024-06-01");
        Neighbour entry = one(t4, "4A994.l");
        assertEquals(Standing.APPLIES, entry.standing());
        // 1,040 / 64 bit = 16.25 TOPS at the least, twice the limit of 8.
        assertTrue(entry.sentence().contains("16.2") || entry.sentence().contains("16.3"), entry.sentence());
        assertEquals(Standing.NOT, one(t4, "4A090").standing());
        assertEquals(Standing.NOT, one(t4, "EAR99").standing());
        assertEquals(List.of("part.encryption"), one(t4, "5A992.c").missing());
        assertEquals(
                Standing.APPLIES,
                one(of(part("ic", 1040, 1.908), "2024-06-01"), "3A991.p").standing());
    }

    @Test
    void whatIs3A090IsNotTheResidualEntryAndKeepsItsDutyWithCryptography() {
        List<Neighbour> h100 = of(part("system", 15832, 19.45), "2024-06-01");
        assertEquals(Standing.APPLIES, one(h100, "4A090.a").standing());
        assertEquals(Standing.NOT, one(h100, "4A994.l").standing());
        assertEquals(Standing.OPEN, one(h100, "5A992.z").standing());
        assertEquals(Standing.NOT, one(h100, "EAR99").standing());
        List<Neighbour> before = of(part("ic", 15832, 19.45).put("part.io_bidirectional_gb_s", 1028), "2023-11-16");
        assertEquals(Standing.APPLIES, one(before, "4A090").standing());
        assertTrue(before.stream().noneMatch(n -> n.eccn().contains(".z")), before::toString);
    }

    /// How the cryptography is classified decides 5A992 and 5A002; what meets 3A090 is in their paragraphs
    /// .z since 17 November 2023 (88 FR 73458) and before that under the duty of 3A090 all the same.
    @ParameterizedTest
    @CsvSource({
        // TPP, PD, encryption, day, entry that applies, entry that does not
        "15832, 19.45, 5A992.c, 2024-06-01, 5A992.z, 5A002.z",
        "15832, 19.45, 5A002.a, 2024-06-01, 5A002.z, 5A992.z",
        "15832, 19.45, 5A002.a, 2023-11-17, 5A002.z, 5A992.z",
        "15832, 19.45, 5A992.c, 2023-11-16, 5A992.c, 5A002.a",
        " 2368,  4.5,  5A002.a, 2024-06-01, 5A002.z, 5A992.z",
        " 1040, 1.908, 5A992.c, 2024-06-01, 5A992.c, 5A002.a",
        " 1040, 1.908, 5A992.c, 2024-06-01, 5A992.c, 4A994.l",
        " 1040, 1.908, 5A002.a, 2026-06-01, 5A002.a, 5A992.c",
        " 1040, 1.908, none,    2024-06-01, 4A994.l, 5A992.c",
        "15832, 19.45, none,    2024-06-01, 4A090.a, 5A992.z",
    })
    void cryptographyDecidesCategoryFivePartTwo(
            double tpp, double pd, String encryption, String day, String applies, String not) {
        List<Neighbour> found = of(
                part("board", tpp, pd).put("part.io_bidirectional_gb_s", 1028).put("part.encryption", encryption), day);
        assertEquals(Standing.APPLIES, one(found, applies).standing(), found::toString);
        assertEquals(Standing.NOT, one(found, not).standing(), found::toString);
        assertEquals(Standing.NOT, one(found, "EAR99").standing(), found::toString);
    }

    /// Where 3A090 itself is open, so is the paragraph; a part with nothing at all stays short of EAR99.
    @Test
    void anOpenClassificationLeavesTheParagraphOpen() {
        List<Neighbour> open =
                of(part("board", 2000, 7).remove("part.pd").put("part.encryption", "5A992.c"), "2024-06-01");
        assertTrue(one(open, "5A992.c").sentence().contains(".z"), open::toString);
        List<Neighbour> small = of(part("ic", 7, 0.1).put("part.encryption", "none"), "2024-06-01");
        assertEquals(Standing.NOT, one(small, "3A991.p").standing());
        assertEquals(Standing.OPEN, one(small, "EAR99").standing());
        assertFalse(one(small, "EAR99").missing().isEmpty());
    }

    /// The entries of October 2022 did not exist before 21 October 2022, nor for a reader of before 7
    /// October.
    @Test
    void entriesHaveTheirDates() {
        assertTrue(of(part("ic", 1040, 1.9), "2022-10-20").stream()
                .noneMatch(n -> n.eccn().startsWith("3A991") || n.eccn().startsWith("4A090")));
        assertEquals(
                Standing.APPLIES,
                one(of(part("ic", 1040, 1.9), "2022-10-21"), "3A991.p").standing());
    }

    @ParameterizedTest
    @CsvSource({
        // TPP, I/O [GB/s], standing of 3A991.p: 512 / 64 = 8 TOPS; 150 GB/s; under 8 at one bit
        "512,   64, APPLIES",
        "511.9, 64, OPEN",
        "100,  150, APPLIES",
        "100, 149.9, OPEN",
        "7.9,  64, NOT",
        "8,    64, OPEN",
    })
    void theResidualEntryBeginsAtEightTopsOr150GigabytesPerSecond(double tpp, double io, Standing expected) {
        Neighbour entry = one(of(part("ic", tpp, 0.1).put("part.io_bidirectional_gb_s", io), "2024-06-01"), "3A991.p");
        assertEquals(expected, entry.standing(), entry.sentence());
        assertEquals(expected == Standing.OPEN, !entry.missing().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // PFLOPS at 64 bit, day, standing of 4A003.b: 0.3 R > 70, 0.9 R <= 70
        "0.2334, 2024-06-01, APPLIES",
        "0.2333, 2024-06-01, OPEN",
        "0.0777, 2024-06-01, NOT",
        "0.0778, 2024-06-01, OPEN",
        "0.0777, 2022-06-01, OPEN",
        "0.0322, 2022-06-01, NOT",
    })
    void computersGoByAdjustedPeakPerformance(double pflops, String day, Standing expected) {
        Facts.Builder system = part("system", 1000, 0.1).put("system.fp64_pflops", pflops);
        assertEquals(expected, one(of(system, day), "4A003.b").standing());
    }

    @Test
    void whatIsMissingIsNamed() {
        List<Neighbour> open = of(part("system", 2000, 7).remove("part.pd"), "2024-06-01");
        assertEquals(List.of("part.applicable_die_area_mm2"), one(open, "4A090").missing());
        assertEquals(List.of("system.fp64_pflops"), one(open, "4A003").missing());
        assertEquals(Standing.OPEN, one(open, "4A994.l").standing());
        assertEquals(Standing.OPEN, one(open, "EAR99").standing());
        open.forEach(
                n -> assertFalse(n.standing() == Standing.OPEN && n.missing().isEmpty(), n::toString));
        assertEquals(List.of(), of(part("hbm", 0, 0), "2025-06-01"));
    }
}
