package io.kilorack.exposure.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kilorack.catalog.Accelerator;
import io.kilorack.catalog.BaseCatalog;
import io.kilorack.exposure.Classification;
import io.kilorack.exposure.RuleBases;
import io.kilorack.exposure.facts.Act;
import io.kilorack.exposure.facts.Facts;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of the catalog against classes that makers, the authority or the worked cases state.
class PartFactsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Accelerator part(String id) {
        Accelerator accelerator = BaseCatalog.get().accelerators().get(id);
        assertNotNull(accelerator, id);
        return accelerator;
    }

    @ParameterizedTest
    @CsvSource({
        // NVIDIA's filing of 17 October 2023 names A100, A800, H100, H800, L40S, RTX 4090; L4 falls by density.
        "nv-a100-pcie-80,     2023-11-17, 3A090.a",
        "nv-a800-sxm-80,      2023-11-17, 3A090.a",
        "nv-a800-sxm-80,      2023-06-01, not 3A090",
        "nv-a100-sxm-80,      2023-06-01, 3A090 (2022 text)",
        "nv-h800-sxm,         2023-06-01, not 3A090",
        "nv-h800-sxm,         2023-11-17, 3A090.a",
        "nv-l40s,             2023-11-17, 3A090.a",
        "nv-l4,               2023-11-17, 3A090.a",
        "nv-l40,              2024-06-01, 3A090.b",
        "nv-l20,              2024-06-01, not 3A090",
        "nv-l2,               2024-06-01, not 3A090",
        "nv-h20-96,           2024-06-01, not 3A090",
        "nv-h20-141,          2025-06-01, not 3A090",
        "nv-rtx4090,          2023-11-17, 3A090.a",
        "nv-rtx4090d,         2024-02-01, not 3A090",
        "nv-rtx5090d,         2025-02-01, not 3A090",
        "nv-rtxpro6000-server, 2025-09-01, 3A090.a",
        "nv-rtxpro6000d,      2025-09-01, unknown",
        "amd-mi210,           2024-06-01, 3A090.b",
        "amd-mi250x,          2022-10-21, 3A090 (2022 text)",
        "amd-mi300x,          2024-06-01, 3A090.a",
        "amd-mi308x,          2025-04-20, unknown",
        "intel-gaudi2,        2022-12-01, 3A090 (2022 text)",
        "intel-gaudi3-oam,    2026-02-01, 3A090.a",
        "goog-tpu-v5e,        2024-06-01, unknown",
        "ascend-910c,         2026-03-01, 3A090.a",
        "ascend-910d,         2025-06-01, unknown",
        "ascend-310p,         2025-06-01, not 3A090",
        "cambricon-mlu370-x8, 2025-06-01, unknown",
        "hygon-k100,          2025-06-01, not 3A090",
        "kunlun-p800,         2025-06-01, 3A090.a",
    })
    void classesAreThoseOfTheDay(String id, String day, String eccn) {
        Classification classification = RuleBases.SHIPPED
                .judge(PartFacts.of(part(id)), new Act("purchase", LocalDate.parse(day), ""), TODAY)
                .classification();
        assertEquals(eccn, classification.eccn(), classification::toString);
        assertEquals(
                eccn.equals(Classification.UNKNOWN), !classification.missing().isEmpty(), classification::toString);
    }

    /// TPP is the dense maximum over precisions: 1,979 dense TOPS at 8 bit, not the 3,958 quoted with
    /// sparsity.
    @Test
    void tppIsDense() {
        assertEquals(15832, Tpp.of(part("nv-h100-sxm")).orElseThrow(), 1e-9);
        assertEquals(4992, Tpp.of(part("nv-a100-sxm-80")).orElseThrow(), 1e-9);
        assertEquals(2368, Tpp.of(part("nv-h20-96")).orElseThrow(), 1e-9);
        assertTrue(Tpp.of(part("nv-rtxpro6000d")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "nv-h200-sxm, true",
        "amd-mi325x, true",
        "nv-h800-sxm, false",
        "nv-h20-96, false",
        "amd-mi308x, false",
        "nv-rtxpro6000d, false",
        "goog-tpu-v6e, false",
        "aws-trn2, false",
    })
    void whatIsSoldInTheUnitedStates(String id, boolean sold) {
        Facts facts = PartFacts.of(part(id));
        assertEquals(sold, facts.get("part.commercially_available_in_us"));
    }
}
