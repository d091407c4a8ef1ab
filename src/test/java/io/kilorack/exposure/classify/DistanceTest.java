package io.kilorack.exposure.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.exposure.Classification;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        // value, threshold, share, near: 3 % is near, a hair more is not
        "4800,   4800,  0,      true",
        "4944,   4800,  0.03,   true",
        "4656,   4800, -0.03,   true",
        "4944.1, 4800,  0.03002083, false",
        "4655.9, 4800, -0.03002083, false",
        "6.0976, 5.92,  0.03,   true",
        "5.7424, 5.92, -0.03,   true",
        "2368,   2400, -0.01333333, true",
    })
    void nearIsWithinThreePercent(double value, double threshold, double share, boolean near) {
        var distance = new Distance("part.tpp", ">=", threshold, value, "rule");
        assertEquals(share, distance.share(), 1e-7);
        assertEquals(near, distance.sensitive());
    }

    private static Classification of(double tpp, double pd, double io, double dram, String day) {
        return RuleBases.SHIPPED
                .judge(
                        Facts.builder()
                                .put("part.kind", "ic")
                                .put("part.tpp", tpp)
                                .put("part.pd", pd)
                                .put("part.io_bidirectional_gb_s", io)
                                .put("part.dram_bandwidth_gb_s", dram)
                                .put("part.datacenter_marketed", true)
                                .build(),
                        new Act("import", LocalDate.parse(day), "US"),
                        TODAY)
                .classification();
    }

    private static Set<String> limits(Classification classification, String field) {
        return classification.distances().stream()
                .filter(d -> d.field().equals(field))
                .map(d -> d.op() + " " + d.threshold())
                .collect(Collectors.toSet());
    }

    /// The thresholds are those of the day: the transfer rate in 2022, density from November 2023, memory
    /// bandwidth from January 2026.
    @Test
    void distancesAreToTheThresholdsOfTheDay() {
        Classification then = of(4992, 6.04, 664, 2039, "2023-06-01");
        assertEquals(Set.of(">= 600.0"), limits(then, "part.io_bidirectional_gb_s"));
        assertEquals(Set.of(">= 4800.0"), limits(then, "part.tpp"));
        assertEquals(Set.of(), limits(then, "part.pd"));
        Classification since = of(4992, 6.04, 664, 2039, "2023-11-17");
        assertEquals(Set.of(), limits(since, "part.io_bidirectional_gb_s"));
        assertEquals(Set.of(">= 4800.0", "< 4800.0", ">= 2400.0", ">= 1600.0"), limits(since, "part.tpp"));
        assertEquals(Set.of(">= 5.92", "< 5.92", ">= 3.2", ">= 1.6"), limits(since, "part.pd"));
        assertTrue(since.sensitive(), "6.04 is 2 % above 5.92");
        Classification now = of(20919, 8.7, 1024, 6000, "2026-02-01");
        assertTrue(limits(now, "part.tpp").containsAll(Set.of("< 21000.0", "> 20800.0", "< 21100.0")));
        assertTrue(limits(now, "part.dram_bandwidth_gb_s").contains("< 6500.0"));
        assertTrue(now.sensitive());
    }

    /// An H100 is nearest to a band of the duty, but what a reader asks first is how far it lies from
    /// 3A090.
    @Test
    void thresholdsThatClassifyComeFirst() {
        Classification h100 = of(15832, 19.45, 1028, 3350, "2026-02-01");
        assertEquals(
                List.of(
                        "TPP 15\u202f832 is 229.8 % above 4\u202f800 (US-3A090A-2023)",
                        "memory bandwidth [GB/s] 3\u202f350 is 25.6 % below 4\u202f500 (US-232-2026)",
                        "performance density 19.45 is 228.5 % above 5.92 (US-3A090A-2023)"),
                h100.nearest().stream().map(Distance::words).sorted().toList());
        Classification h20 = of(2368, 2.909, 1028, 4000, "2026-02-01");
        assertEquals(
                "TPP 2\u202f368 is 1.3 % below 2\u202f400 (US-3A090B-2023)",
                h20.nearest().getFirst().words());
    }

    @ParameterizedTest
    @CsvSource({
        // TPP, PD, I/O, day, class: each edge exactly and just below
        "4800,    0.1,   600, 2022-10-20, not 3A090",
        "4800,    0.1,   600, 2022-10-21, 3A090 (2022 text)",
        "4800,    0.1, 599.9, 2022-10-21, not 3A090",
        "4799.9,  0.1,   600, 2023-11-16, not 3A090",
        "4800,    0.1,     0, 2023-11-16, not 3A090",
        "4800,    0.1,     0, 2023-11-17, 3A090.a",
        "4799.9, 5.92,     0, 2023-11-17, 3A090.a",
        "4799.9, 5.919,    0, 2023-11-17, 3A090.b",
        "1600,   5.92,     0, 2023-11-17, 3A090.a",
        "1599.9, 5.92,     0, 2023-11-17, not 3A090",
        "2400,    1.6,     0, 2023-11-17, 3A090.b",
        "2400,   1.599,    0, 2023-11-17, not 3A090",
        "2399.9, 3.199,    0, 2023-11-17, not 3A090",
        "2399.9,  3.2,     0, 2026-11-23, 3A090.b",
    })
    void edgesFallAsTheTextSays(double tpp, double pd, double io, String day, String eccn) {
        assertEquals(eccn, of(tpp, pd, io, 1000, day).eccn());
    }
}
